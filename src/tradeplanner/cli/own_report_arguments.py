"""The arguments of a bureau's own reports."""

import argparse
from collections.abc import Callable
from pathlib import Path

from tradeplanner.i18n.language import tr

ACTS = ("list", "export", "import")


def add(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command ``own-reports``."""
    parser = command(
        "own-reports", tr("list the bureau's own reports, or hand them from desk to desk as a file")
    )
    parser.add_argument(
        "act", metavar=tr("ACT"), choices=ACTS, nargs="?", default="list", help=tr("list, export or import")
    )
    parser.add_argument(
        "what", metavar=tr("NAME|FILE"), nargs="?", help=tr("the report to export, or the file to import")
    )
    parser.add_argument(
        "--out", "--output", metavar=tr("FILE"), type=Path,
        help=tr("the file to write (otherwise the report's name)"),
    )  # fmt: skip
