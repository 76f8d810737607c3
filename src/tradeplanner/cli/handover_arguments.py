"""The arguments of handing an edition over and bringing it back."""

import argparse
from collections.abc import Callable
from pathlib import Path

from tradeplanner.domain.handover import Side
from tradeplanner.i18n.language import tr


def add(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add both commands; ``command`` begins one by its name and what it does."""
    parser = command("handover", tr("write an edition as a data file for a desk without connection"))
    parser.add_argument(
        "--edition", metavar=tr("NAME"), required=True, help=tr("the edition, by its name or a part of it")
    )
    parser.add_argument(
        "--output", "--out", metavar=tr("FILE"), type=Path, required=True, help=tr("the file to write (.db)")
    )
    parser.add_argument(
        "--personal", action="store_true",
        help=tr("take travellers and people at firms along whole; the history notes it"),
    )  # fmt: skip
    parser = command("bring-back", tr("take over what was done in a file that was handed over"))
    parser.add_argument("file", metavar=tr("FILE"), type=Path, help=tr("the file; it is never changed"))
    parser.add_argument("--dry-run", action="store_true", help=tr("only say what differs; store nothing"))
    parser.add_argument(
        "--prefer", choices=[one.value for one in Side],
        help=tr("whose values stay where both desks changed the same; otherwise nothing is stored then"),
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON, for other programs"))
