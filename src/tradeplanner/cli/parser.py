"""The commands and their arguments, explained in the language in force.

argparse speaks English only, so its headings and complaints are put through our catalogue here.
"""

import argparse
import re
from functools import partial
from pathlib import Path
from typing import NoReturn, TypeAlias

from tradeplanner import __version__
from tradeplanner.cli import handover_arguments, output, own_report_arguments, report_arguments
from tradeplanner.domain.dashboards import Ask
from tradeplanner.i18n.language import LANGUAGES, mark, tr

FLOWS = ("export", "import", "total")
ENCODINGS = ("UTF-8", "GB18030", "Big5", "UTF-16 LE", "UTF-16 BE", "Windows-1252")
UNREADABLE = 2
"""The exit status of a command that could not do its work at all; argparse's own too."""

_COMPLAINTS = (
    (r"the following arguments are required: (?P<names>.*)", mark("This is missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.*)", mark("This is not understood: {names}.")),
    (
        r"argument (?P<name>.*?): invalid choice: (?P<value>.*) \(choose from (?P<known>.*)\)",
        mark("{name} cannot be {value}. Choose one of: {known}."),
    ),
    (r"argument (?P<name>.*?): expected one argument", mark("{name} needs a value.")),
    (
        r"argument (?P<name>.*?): invalid int value: (?P<value>.*)",
        mark("{name} cannot be {value}. Write a whole number."),
    ),
)
"""argparse's sentences, and ours for them."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints are in the language in force."""

    def __init__(self, **settings: object) -> None:
        """Take argparse's settings; help is added with our words."""
        super().__init__(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]  # passed on as they came
        self._positionals.title = tr("Arguments")
        self._optionals.title = tr("Options")
        self.add_argument("-h", "--help", action="help", help=tr("show this help and leave"))

    def format_usage(self) -> str:
        """Return the usage line with our word before it."""
        return super().format_usage().replace("usage: ", tr("Usage: "), 1)

    def format_help(self) -> str:
        """Return the help with our word before its usage line."""
        return super().format_help().replace("usage: ", tr("Usage: "), 1)

    def error(self, message: str) -> NoReturn:
        """Say what was not understood and how to get help, and leave."""
        output.tell(complaint(message))
        output.tell(tr("See: {command}", command=f"{self.prog} --help"))
        self.exit(UNREADABLE)


def complaint(message: str) -> str:
    """Return argparse's ``message`` in the language in force; one we do not know stays as it is."""
    for pattern, ours in _COMPLAINTS:
        found = re.fullmatch(pattern, message)
        if found:
            return tr(ours, **found.groupdict())
    return message


def build() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(prog="tradeplanner", description=_what_it_is())
    _common(parser, default=None)
    parser.add_argument(
        "--version",
        action="version",
        version=f"tradeplanner {__version__}",
        help=tr("print the version and leave"),
    )
    commands = parser.add_subparsers(
        dest="command", metavar=tr("COMMAND"), title=tr("What it does"), required=True
    )
    for add in (
        _inspect,
        _import,
        _template,
        _report,
        _chart,
        _demo,
        _sample,
        _profiles,
        _due,
        _calendar,
        _history,
        _undo,
        _redo,
        _backup,
        _check,
        _copy,
    ):
        add(commands)
    handover_arguments.add(partial(_command, commands))
    own_report_arguments.add(partial(_command, commands))
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001  # argparse has no public name for it


def _what_it_is() -> str:
    return tr(
        "Plan a district's overseas exhibitions, record the orders won and compare exports with targets."
        " Without a command the window opens."
    )


def _common(parser: Parser, default: object = argparse.SUPPRESS) -> None:
    """Add what every command takes; it may stand before the command or after it."""
    parser.add_argument(
        "--data",
        metavar=tr("FOLDER"),
        type=Path,
        default=default,
        help=tr("the folder of the data file, or the file (otherwise TRADEPLANNER_DATA, or the user's own)"),
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=default, help=tr("the language: Chinese or English")
    )


def _command(commands: _Commands, name: str, text: str) -> Parser:
    parser: Parser = commands.add_parser(name, help=text, description=text)
    _common(parser)
    return parser


def _file(parser: Parser) -> None:
    parser.add_argument("file", metavar=tr("FILE"), type=Path, help=tr("the file; it is never changed"))


def _kind(parser: Parser) -> None:
    parser.add_argument(
        "kind",
        metavar=tr("KIND"),
        help=tr(
            "what it holds: firms, programmes, catalogue, registrations, booths, delegates, returns, orders,"
            " exports, customs, published, rates or targets"
        ),
    )


def _reading(parser: Parser) -> None:
    """Add what a person may have to say before a file can be read."""
    parser.add_argument(
        "--encoding",
        metavar=tr("NAME"),
        type=_encoding_named,
        choices=ENCODINGS,
        default="",
        help=tr(
            "the encoding of a text file, where the program took the wrong one: {names}",
            names=", ".join(ENCODINGS),
        ),
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help=tr("read the workbook's password from the first line of standard input"),
    )


def _encoding_named(text: str) -> str:
    """Return the encoding of that name however it is written; an unknown one as it is."""
    return next((name for name in ENCODINGS if name.lower() == text.lower()), text)


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON, for other programs"))


def _inspect(commands: _Commands) -> None:
    parser = _command(commands, "inspect", tr("show what a file holds, cell by cell; nothing is stored"))
    _file(parser)
    _reading(parser)
    _json(parser)


def _layout(parser: Parser) -> None:
    """Add what a person may say of how the sheets are laid out and what their figures cover."""
    parser.add_argument(
        "--as-it-stands",
        action="store_true",
        help=tr("read sheets just as they stand: do not turn them or join tables side by side"),
    )
    parser.add_argument(
        "--basis",
        choices=("ytd", "month"),
        help=tr(
            "exports and published: whether figures are sums since January (ytd)"
            " or of their own month (month)"
        ),
    )


def _import(commands: _Commands) -> None:
    parser = _command(commands, "import", tr("import a file: good rows are stored, the others reported"))
    _kind(parser)
    _file(parser)
    _reading(parser)
    parser.add_argument("--dry-run", action="store_true", help=tr("check and count only; store nothing"))
    parser.add_argument(
        "--edition",
        metavar=tr("NAME"),
        help=tr(
            "registrations: the exhibition, where the file does not name it (its name, a part, or its number)"
        ),
    )
    parser.add_argument(
        "--place", metavar=tr("NAME"), help=tr("customs and exports: whose figures these are, such as 越城区")
    )
    parser.add_argument("--flow", choices=FLOWS, help=tr("customs and exports: which way the goods went"))
    parser.add_argument(
        "--months",
        metavar=tr("MONTHS"),
        help=tr("customs: the months, where the file has no column for them, such as 2024-01..11"),
    )
    _layout(parser)
    parser.add_argument(
        "--split",
        choices=("yes", "no"),
        nargs="?",
        const="yes",
        help=tr(
            "booths and registrations: split cells that hold several booths or firms, or keep them whole"
        ),
    )
    parser.add_argument(
        "--unregistered",
        choices=("register", "free"),
        help=tr("booths: register firms that are not registered yet, or leave their booths without a firm"),
    )
    parser.add_argument(
        "--profile", metavar=tr("NAME"), help=tr("read the file as this profile says (tradeplanner profiles)")
    )
    _json(parser)


def _template(commands: _Commands) -> None:
    parser = _command(commands, "template", tr("save an empty workbook to fill in and import"))
    _kind(parser)
    parser.add_argument("file", metavar=tr("FILE"), type=Path, help=tr("the workbook to write (.xlsx)"))


def _report(commands: _Commands) -> None:
    text = tr("write a report as PDF, Excel, Word or picture, or a list of an edition as PDF or Excel")
    report_arguments.add(_command(commands, "report", text))


def _chart(commands: _Commands) -> None:
    _command(commands, "charts", tr("list the charts and the questions that they answer"))
    parser = _command(commands, "chart", tr("write a chart as PNG, SVG or PDF"))
    parser.add_argument("name", choices=[ask.value for ask in Ask], help=tr("which chart"))
    parser.add_argument("--year", type=int, help=tr("the year (otherwise the bureau's)"))
    parser.add_argument(
        "--output", "--out", metavar=tr("FILE"), type=Path, help=tr("the file to write: .png, .svg or .pdf")
    )
    parser.add_argument("--language", choices=LANGUAGES, help=tr("the language of the chart"))
    parser.add_argument("--grey", action="store_true", help=tr("as it prints without colour"))


def _demo(commands: _Commands) -> None:
    text = tr("import the sample year into a fresh folder and write its page as PDF and pictures")
    parser = _command(commands, "demo", text)
    parser.add_argument(
        "folder", metavar=tr("FOLDER"), type=Path, help=tr("a folder that holds no data file yet")
    )


def _sample(commands: _Commands) -> None:
    parser = _command(commands, "sample", tr("import the sample year into the data file, or remove it again"))
    parser.add_argument("act", metavar=tr("ACT"), choices=("load", "remove"), help=tr("load or remove"))
    parser.add_argument(
        "--yes", action="store_true", help=tr("remove it for good; otherwise only say what would go")
    )
    parser.add_argument(
        "--backups", action="store_true", help=tr("also delete backups that hold nothing but the sample")
    )
    _json(parser)


def _profiles(commands: _Commands) -> None:
    parser = _command(commands, "profiles", tr("list the profiles by which files are read"))
    _json(parser)


def _due(commands: _Commands) -> None:
    parser = _command(commands, "due", tr("list what is overdue or due soon"))
    parser.add_argument(
        "--days", metavar=tr("COUNT"), type=int, default=7, help=tr("how many days ahead (7)")
    )
    _json(parser)


def _calendar(commands: _Commands) -> None:
    parser = _command(commands, "calendar", tr("write editions and milestones to a calendar file (.ics)"))
    parser.add_argument("--year", type=int, help=tr("the year (otherwise all)"))
    parser.add_argument(
        "--output", metavar=tr("FILE"), type=Path, default=Path("tradeplanner.ics"),
        help=tr("the file to write"),
    )  # fmt: skip


def _history(commands: _Commands) -> None:
    parser = _command(commands, "history", tr("list who did what, newest first"))
    parser.add_argument("--limit", metavar=tr("COUNT"), type=int, default=50, help=tr("how many (50)"))
    _json(parser)


def _undo(commands: _Commands) -> None:
    parser = _command(commands, "undo", tr("take back the last step, or the one named"))
    parser.add_argument("step", metavar=tr("STEP"), type=int, nargs="?", help=tr("its number in the history"))
    parser.add_argument(
        "--force", action="store_true", help=tr("where later work stands in the way, take back the rest")
    )


def _redo(commands: _Commands) -> None:
    _command(commands, "redo", tr("do again what was taken back last"))


def _backup(commands: _Commands) -> None:
    parser = _command(commands, "backup", tr("list backups, make one, see what a restore changes, restore"))
    parser.add_argument(
        "act",
        metavar=tr("ACT"),
        nargs="?",
        choices=("list", "make", "preview", "restore"),
        default="list",
        help=tr("list, make, preview or restore (list)"),
    )
    parser.add_argument(
        "file",
        metavar=tr("FILE"),
        type=Path,
        nargs="?",
        help=tr("a backup: its name in the list, or any file"),
    )
    _json(parser)


def _check(commands: _Commands) -> None:
    parser = _command(commands, "check", tr("check the data file from the first page to the last"))
    parser.add_argument(
        "--repair", action="store_true", help=tr("mend what can be mended; the file as it was is kept")
    )
    _json(parser)


def _copy(commands: _Commands) -> None:
    parser = _command(commands, "copy", tr("save a whole copy of the data file"))
    parser.add_argument("target", metavar=tr("FILE"), type=Path, help=tr("the file to write (.db)"))
