"""The first day: the bureau's name, place, year, currencies, towns and industries in one window."""

from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tradeplanner.app import lists, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import settings as rules
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import currencies
from tradeplanner.ui.forms.settings import asked, bureau_values, made
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values
from tradeplanner.ui.widgets.names import names_in

NAMES, FIGURES, LISTS = mark("The bureau"), mark("Figures"), mark("Towns and industries")
ONE_A_LINE = mark("One on each line; a column copied from Excel can be pasted. It can stay empty.")

FORM = (
    Field("bureau_zh", FIELDS["bureau_zh"], limit=60, group=NAMES),
    Field("bureau_en", FIELDS["bureau_en"], limit=80, group=NAMES),
    Field(
        "place", FIELDS["place"], limit=40, group=NAMES,
        hint=mark("The district's name as it stands in published figures, for example 越城区."),
    ),
    Field(
        "year", mark("Year to open with"), Kind.INTEGER, group=NAMES,
        hint=mark("Empty: the current year."),
    ),
    Field(
        "export_currency", mark("Exports are reported in"), Kind.CHOICE, required=True,
        choices=currencies(("CNY", "USD", "EUR")), group=FIGURES,
    ),
    Field(
        "order_currency", mark("Orders are reported in"), Kind.CHOICE, required=True,
        choices=currencies(("USD", "CNY", "EUR")), group=FIGURES,
    ),
    Field("towns", FIELDS["towns"], Kind.LONG, group=LISTS, hint=ONE_A_LINE),
    Field("industries", mark("List of industries"), Kind.LONG, group=LISTS, hint=ONE_A_LINE),
)  # fmt: skip
_LISTS = ("towns", "industries")
_LINES = 5


def open_window(context: Context, _focus: object = None, parent: QWidget | None = None) -> None:
    """Read what is set already and open the window with it."""
    ws = context.workspace

    def show(found: object) -> None:
        if isinstance(found, BureauSettings):
            open_form(context, found, parent)

    context.jobs.data(lambda: proposed(ws), show, key="first day")


def proposed(ws: Workspace) -> BureauSettings:
    """Return the settings to begin with: what is set, else this year and what firms already have."""
    before, known = settings.get(ws), lists.offered(ws)
    now = str(date.today().year)  # noqa: DTZ011  # a local calendar year
    return made(
        {
            "year": int(before.year or now),
            "towns": before.towns or known.towns,
            "industries": before.industries or known.industries,
        },
        before,
    )


def open_form(context: Context, before: BureauSettings, parent: QWidget | None = None) -> FormDialog:
    """Open the window with ``before`` in it and return it; once saved, Home says what to do next."""

    def wrong(values: Values) -> list[Finding]:
        return check(values, before)

    form = FormDialog(tr("Set up the bureau"), FORM, shown(before), check=wrong, parent=parent)
    for name in _LISTS:
        field = form.entry(name)
        field.setFixedHeight(form.fontMetrics().lineSpacing() * _LINES + 2 * theme.GRID)
        if isinstance(field, QPlainTextEdit):
            field.setPlaceholderText(tr(ONE_A_LINE))
    room = form.screen().availableGeometry().height() - 8 * theme.GRID
    form.resize(form.width(), min(form.height() + 6 * theme.GRID, room))

    def done(_changed: object) -> None:
        year = form_year.get("year", "")
        if year:
            context.desk.set_year(int(year))
        context.desk.go("home")

    form_year: dict[str, str] = {}

    def save(values: Values) -> object:
        fresh = read(values, before)
        form_year["year"] = str(fresh["year"])
        return settings.change(context.workspace, **fresh)

    save_by(context, form, save, done, topic="settings")
    return form


def shown(before: BureauSettings) -> Values:
    """Return the settings as the window's values, lists one entry a line."""
    return bureau_values(before) | {name: "\n".join(getattr(before, name)) for name in _LISTS}


def read(values: Values, before: BureauSettings) -> Values:
    """Return the window's values as settings hold them; names that stood in a list ``before`` stay whole."""
    lists = {name: names_in(str(values[name] or ""), getattr(before, name)) for name in _LISTS}
    return asked(values | lists)


def check(values: Values, before: BureauSettings) -> list[Finding]:
    """Return what is wrong with the values."""
    return rules.check(made(read(values, before), BureauSettings()))
