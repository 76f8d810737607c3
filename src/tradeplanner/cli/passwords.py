"""Passwords of workbooks on the command line: asked at a terminal or read from a pipe, kept nowhere.

A password is never an argument, because other programs on the machine see those.
"""

import argparse
import getpass
import sys
from collections.abc import Callable
from typing import TypeVar

from tradeplanner.cli import output
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.messages import error_sentence

_LOCKED = frozenset({Code.IMPORT_PASSWORD, Code.IMPORT_PASSWORD_WRONG})
_Read = TypeVar("_Read")


def with_password(asked: argparse.Namespace, read: Callable[[output.Progress, str | None], _Read]) -> _Read:
    """Return what ``read`` does; a person at a terminal is asked for a password where the file has one.

    With ``--password-stdin`` the first line of standard input is the password instead.
    """
    password = sys.stdin.readline().rstrip("\r\n") if asked.password_stdin else None
    while True:
        try:
            with output.progress(tr("Reading")) as moved:
                return read(moved, password)
        except ExpectedError as refused:
            if refused.code not in _LOCKED or asked.password_stdin or not sys.stdin.isatty():
                raise
            output.tell(error_sentence(refused))
        password = getpass.getpass(tr("Password (Enter to leave): "), stream=sys.stderr)
        if not password:
            raise ExpectedError(Code.IMPORT_PASSWORD, file=asked.file.name)
