"""The arguments of a report: which one, of what, in which form."""

import argparse
from pathlib import Path

from tradeplanner.domain.follow_ups import ROUNDS
from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.domain.units import Units
from tradeplanner.i18n.language import LANGUAGES, tr

FORMATS = ("pdf", "xlsx", "docx", "png")


def add(parser: argparse.ArgumentParser) -> None:
    """Add what a report can be told."""
    known = [one.value for one in ReportKind]
    parser.add_argument("name", nargs="?", choices=known, help=tr("which report"))
    parser.add_argument(
        "--own",
        metavar=tr("NAME"),
        help=tr("one of the bureau's own reports (tradeplanner own-reports list)"),
    )
    parser.add_argument(
        "--units", choices=[one.value for one in Units], default=Units.OWN.value,
        help=tr(
            "how large amounts are counted: as the language does, in 万 and 亿, or in thousands and millions"
        ),
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=FORMATS, help=tr("the kind of file; otherwise as the ending of FILE says")
    )
    parser.add_argument(
        "--out", "--output", metavar=tr("FILE"), type=Path,
        help=tr("the file to write; a list becomes a workbook where it ends in .xlsx"),
    )  # fmt: skip
    parser.add_argument(
        "--language", choices=LANGUAGES, help=tr("the language of the report (otherwise the program's)")
    )
    parser.add_argument("--grey", action="store_true", help=tr("as it prints without colour"))
    _subject(parser)
    _choices(parser)


def _subject(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", type=int, help=tr("the year (otherwise the bureau's)"))
    parser.add_argument(
        "--edition", metavar=tr("NAME"), help=tr("the edition of a list, by its name or a part of it")
    )


def _choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--round", type=int, choices=ROUNDS, help=tr("of chase: how many months after the edition")
    )
    parser.add_argument(
        "--sent", action="store_true", help=tr("of chase: note that the firms of the list were asked today")
    )
    parser.add_argument(
        "--personal", action="store_true",
        help=tr("show the people of a delegation list whole (passports, phones); the history notes it"),
    )  # fmt: skip
    parser.add_argument(
        "--whole", action="store_true",
        help=tr("write the dossier of an edition with every firm and every cost"),
    )  # fmt: skip
