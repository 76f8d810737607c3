"""A look into a file on the command line: sheets, cells and findings, for a person or in JSON."""

import argparse

from tradeplanner.app import inspections
from tradeplanner.cli import output
from tradeplanner.cli.passwords import with_password
from tradeplanner.cli.stopping import stoppable
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code

READ, UNREADABLE = 0, 2


def inspect(asked: argparse.Namespace) -> int:
    """Show what a file holds, whatever its kind; status 2 if it cannot be read."""
    try:
        with stoppable() as stop:
            report = with_password(
                asked,
                lambda moved, password: inspections.inspection_json(
                    asked.file, moved, stop, password, encoding=asked.encoding
                ),
            )
    except ExpectedError as refused:
        if refused.code is Code.IMPORT_STOPPED:
            raise
        report = inspections.unread_json(asked.file, refused)
    if asked.json:
        output.say_json(report)
    else:
        from tradeplanner.cli.telling import inspection_lines

        for line in inspection_lines(report):
            output.say(line)
    return READ if report["sheets"] else UNREADABLE
