"""The one entry: the window without a command, the command line with one.

It looks at the arguments only, so that the window's first paint waits for nothing else.
"""

import sys
from collections.abc import Sequence

COMMANDS = (
    "inspect",
    "import",
    "report",
    "demo",
    "profiles",
    "own-reports",
    "history",
    "undo",
    "redo",
    "sample",
    "template",
    "backup",
    "check",
    "copy",
    "chart",
    "charts",
    "handover",
    "bring-back",
    "due",
    "calendar",
)
_WITH_VALUE = ("--data", "--lang")
_ANSWERS = ("--version", "--help", "-h")


def command_of(arguments: Sequence[str]) -> str:
    """Return the command among ``arguments``, or "" if they ask for the window."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in _WITH_VALUE:
            skip = True
        elif argument in _ANSWERS or not argument.startswith("-"):
            return argument
    return ""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv`` (the process's own by default) and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if command_of(arguments):
        from tradeplanner.cli.main import run  # the window must not wait for it

        return run(arguments)
    from tradeplanner.ui.start import main as start  # the command line needs no Qt

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())
