"""Small questions of the import window: which rows, which year, why, which record."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from tradeplanner.app.import_values import Candidate, is_unit
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values


def ask(
    parent: QWidget, title: str, fields: Sequence[Field], values: Values, take: Callable[[Values], None]
) -> FormDialog:
    """Open a form and give its values to ``take`` when they are confirmed."""
    form = FormDialog(title, fields, values, save=tr("OK"), parent=parent.window())

    def finish(found: Values) -> None:
        form.accept()
        take(found)

    form.save_wanted.connect(finish)
    form.open()
    return form


def ask_rows(parent: QWidget, first: int, last: int, take: Callable[[int, int], None]) -> None:
    """Ask in which rows the heading is."""
    fields = [
        Field("first", mark("First row of the heading"), Kind.INTEGER, required=True),
        Field("last", mark("Last row of the heading"), Kind.INTEGER, required=True),
    ]

    def finish(found: Values) -> None:
        top, bottom = found["first"], found["last"]
        if isinstance(top, int) and isinstance(bottom, int):
            take(max(top, 1), max(bottom, top, 1))

    ask(parent, tr("Where is the heading?"), fields, {"first": first, "last": last}, finish)


def ask_ends(parent: QWidget, first: int, last: int, take: Callable[[int, int], None]) -> None:
    """Ask in which rows the data is."""
    fields = [
        Field("first", mark("First row of the data"), Kind.INTEGER, required=True),
        Field("last", mark("Last row of the data"), Kind.INTEGER, required=True),
    ]

    def finish(found: Values) -> None:
        top, bottom = found["first"], found["last"]
        if isinstance(top, int) and isinstance(bottom, int):
            take(max(top, 1), max(bottom, top, 1))

    ask(parent, tr("Where is the data?"), fields, {"first": first, "last": last}, finish)


def ask_unit(parent: QWidget, take: Callable[[str], None]) -> None:
    """Ask for a unit in words; one that the program does not know is refused at its field."""
    hint = mark("For example 百万日元, 千美元, EUR")
    field = Field("unit", mark("Unit"), Kind.TEXT, required=True, hint=hint)
    title = tr("In which unit are these amounts?")
    form = FormDialog(title, [field], {}, save=tr("OK"), parent=parent.window())

    def finish(found: Values) -> None:
        text = str(found["unit"]).strip()
        if is_unit(text):
            form.accept()
            take(text)
        else:
            form.refuse([Finding(Code.UNIT_UNKNOWN, Severity.ERROR, Place(field="unit"), {"unit": text})])

    form.save_wanted.connect(finish)
    form.open()


def ask_year(parent: QWidget, year: int | None, take: Callable[[int], None]) -> None:
    """Ask for the year of a sheet's figures."""

    def finish(found: Values) -> None:
        if isinstance(found["year"], int):
            take(found["year"])

    field = Field("year", mark("Year"), Kind.INTEGER, required=True)
    ask(parent, tr("Which year is this?"), [field], {"year": year}, finish)


def ask_reason(parent: QWidget, take: Callable[[str], None]) -> None:
    """Ask why a code that fails its check is kept."""
    field = Field(
        "reason",
        mark("Reason"),
        Kind.TEXT,
        required=True,
        hint=mark("For example: as on the business licence"),
    )
    ask(parent, tr("Why is this code kept?"), [field], {}, lambda found: take(str(found["reason"])))


def ask_record(
    parent: QWidget,
    title: str,
    candidates: Sequence[Candidate],
    take: Callable[[int | str], None],
    *,
    new: bool = False,
    search: bool = False,
) -> None:
    """Ask which stored record a row means; "new" where a new one may be made, ``search`` among very many."""
    choices = [Choice(each.id, f"{each.label}  {each.detail}".strip()) for each in candidates]
    if new:
        choices.append(Choice("new", tr("None of these: a new one")))

    def finish(found: Values) -> None:
        if isinstance(found["record"], int | str):
            take(found["record"])

    kind = Kind.SEARCH if search else Kind.CHOICE
    field = Field("record", mark("This row means"), kind, required=True, choices=choices)
    first = choices[0].value if choices and not search else None
    ask(parent, title, [field], {"record": first}, finish)


def ask_password(parent: QWidget, file: str, take: Callable[[str], None], *, again: bool = False) -> None:
    """Ask for the password of a workbook; it is used once and kept nowhere. ``again`` after a wrong one."""
    hint = mark("The last one did not open it. Capitals and small letters differ.") if again else ""
    field = Field("password", mark("Password of the workbook"), Kind.TEXT, required=True, hint=hint)
    title = tr("“{file}” has a password", file=file)
    ask(parent, title, [field], {}, lambda found: take(str(found["password"])))
