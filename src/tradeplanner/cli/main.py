"""The entry of the command line: language, arguments, the command, and calm endings.

Exit status: 0 done, 1 some of it waits for a decision, 2 it could not be done, 3 a fault of the
program, 130 stopped by Ctrl+C, 141 the reader of our output has left.
"""

import argparse
import importlib
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from tradeplanner import paths
from tradeplanner.cli import output, parser
from tradeplanner.cli.stored import UntoldError
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import LANGUAGES, set_language, system_language, tr

WAITS, CANNOT, FAULT, STOPPED, DEAF = 1, 2, 3, 130, 141

_COMMANDS = {
    "inspect": "tradeplanner.cli.inspecting:inspect",
    "import": "tradeplanner.cli.data:bring_in",
    "template": "tradeplanner.cli.data:template",
    "report": "tradeplanner.cli.reports:report",
    "chart": "tradeplanner.cli.charts:chart",
    "charts": "tradeplanner.cli.charts:charts",
    "demo": "tradeplanner.cli.demo:demo",
    "sample": "tradeplanner.cli.sample:sample",
    "profiles": "tradeplanner.cli.profiles:profiles",
    "own-reports": "tradeplanner.cli.own_reports:own_reports",
    "due": "tradeplanner.cli.calendars:due",
    "calendar": "tradeplanner.cli.calendars:calendar",
    "history": "tradeplanner.cli.history:history",
    "undo": "tradeplanner.cli.history:undo",
    "redo": "tradeplanner.cli.history:redo",
    "backup": "tradeplanner.cli.backups:backup",
    "check": "tradeplanner.cli.checking:check",
    "copy": "tradeplanner.cli.backups:copy",
    "handover": "tradeplanner.cli.handover:hand_over",
    "bring-back": "tradeplanner.cli.handover:bring_back",
}
"""Where each command lives; it is imported when it is asked for."""

Command = Callable[[argparse.Namespace], int]


def run(argv: Sequence[str]) -> int:
    """Run the command line ``argv`` (without the program's name) and return its exit status."""
    output.speak_utf8()
    set_language(_asked_language(argv) or system_language())
    try:
        status = _answer(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        output.deafen()
        return DEAF
    except KeyboardInterrupt:
        output.tell(tr("Stopped. Nothing is half done; “tradeplanner history” shows what was stored."))
        return STOPPED
    return status


def command(name: str) -> Command:
    """Return the function of the command ``name``."""
    module, _, function = _COMMANDS[name].partition(":")
    return cast("Command", getattr(importlib.import_module(module), function))


def _answer(argv: Sequence[str]) -> int:
    try:
        asked = parser.build().parse_args(argv)
    except SystemExit as leaving:  # argparse has said what there is to say
        return int(leaving.code or 0)
    try:
        return command(asked.command)(asked)
    except ExpectedError as error:
        from tradeplanner.i18n.messages import error_sentence

        output.tell(error_sentence(error))
        return STOPPED if error.code is Code.IMPORT_STOPPED else CANNOT
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except UntoldError as untold:
        return _untold(untold)
    except Exception as error:  # noqa: BLE001  # the last line of defence: a fault of ours, told calmly
        return _fault(error)


def _fault(error: Exception) -> int:
    """Log ``error`` and say where; the data file's own transactions keep it whole."""
    place = _logged(error)
    output.tell(tr("The program made a mistake; nothing is half done. Details are in {place}.", place=place))
    return FAULT


def _untold(error: UntoldError) -> int:
    """Log ``error`` and say that all was stored all the same, and how it is taken back."""
    place = _logged(error)
    output.tell(
        tr("It was stored, as step {step}; only its report failed. Details are in {place}.", step=error.step,
           place=place)
    )  # fmt: skip
    output.tell(tr("To take it back: tradeplanner undo {step}", step=error.step))
    return error.status


def _logged(error: Exception) -> Path:
    """Write ``error`` into the log and return where that is."""
    from tradeplanner import logs

    handler = logs.start(paths.log_folder())
    logging.getLogger(__name__).error("the command line failed", exc_info=error)
    logs.stop(handler)
    return paths.log_folder() / logs.NAME


def _asked_language(argv: Sequence[str]) -> str:
    """Return the language named last by ``--lang``, "" if none is: the parser itself must speak it."""
    found = ""
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name == "--lang":
            found = value or following
    return found if found in LANGUAGES else ""
