"""What the firms of an edition reported themselves: their forms, what these add up to, and who is missing.

Sums of forms stand apart from orders: a firm's own figure and the deals it showed are never added.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import returns
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.domain.exhibitions import OVER, Status
from tradeplanner.domain.ids import EditionId, FirmId, ReturnId
from tradeplanner.domain.money import Money
from tradeplanner.domain.returns import Reported, Return
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS, field_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import returns as form
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.labels import button, label, rule

SHOWN = 12
"""Rows that show at once."""
DUE = 7
"""Days after the last day of a show by which its firms return their forms."""


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """A firm that registered, with its form, or None where none came."""

    firm: FirmId
    name: str
    told: Return | None


def rows(found: EditionReading) -> list[ReportedRow]:
    """Return the forms in the order in which they came, then the firms without one."""
    names = {firm: name for firm, (name, _) in found.firms.items()}
    forms = [ReportedRow(one.firm_id, names.get(one.firm_id, ""), one) for one in found.returns]
    missing = [ReportedRow(firm, names.get(firm, ""), None) for firm in found.reported.missing]
    return [*forms, *sorted(missing, key=lambda row: row.name)]


def is_ahead(found: EditionReading) -> bool:
    """Whether no form can be missing yet: the show is not over, and none came."""
    edition = found.edition
    last = edition.closes or edition.opens
    held = edition.status is not Status.CANCELLED and last is not None and last < found.today
    over = edition.status in OVER or held
    return not over and not found.returns


def title(found: EditionReading) -> str:
    """Return how many forms came of those that are awaited; before a show is over, when they are due."""
    last, told = found.edition.closes or found.edition.opens, found.reported
    if found.edition.status is Status.CANCELLED and not found.returns:
        return tr("The exhibition is cancelled: no result forms are awaited")
    if is_ahead(found):
        if last is None:
            return tr("Result forms are due 7 days after the show days")
        due = formats.day(last + timedelta(days=DUE))
        return tr("Result forms are due by {day}, 7 days after the show days", day=due)
    return tr(
        "As the firms reported: {forms} of {expected} forms returned",
        forms=told.forms,
        expected=told.expected,
    )


def totals(told: Reported) -> str:
    """Return what the forms add up to: buyers, and each sum in its own currency."""
    parts = []
    if told.buyers:
        parts.append(ntr("{count} buyer received", "{count} buyers received", told.buyers))
    if told.new_buyers:
        parts.append(
            ntr("{count} of them new from abroad", "{count} of them new from abroad", told.new_buyers)
        )
    for name, amounts in told.sums.items():
        shown = listed([formats.compact(amount) for amount in amounts.values()])
        parts.append(tr("{field} {amount}", field=field_name(name), amount=shown))
    return " · ".join(parts)


def _columns() -> Sequence[Column]:
    return (
        Column("firm", FIELDS["firm"], lambda row: row.name, tone=_tone),
        Column("reported_on", FIELDS["reported_on"], _day, _day_text, tone=_tone),
        Column("buyers", mark("Buyers"), lambda row: _of(row, "buyers"), kind=Kind.NUMBER),
        _sum("intended", mark("Intended")),
        _sum("on_site", mark("On site")),
        _sum("contracted", mark("Contracted")),
    )  # fmt: skip


def _sum(name: str, heading: str) -> Column:
    def amount(row: ReportedRow) -> object:
        value = _of(row, name)
        return value.amount if isinstance(value, Money) else None

    def text(row: ReportedRow) -> str:
        value = _of(row, name)
        return formats.compact(value) if isinstance(value, Money) else ""

    return Column(name, heading, amount, text, Kind.NUMBER)


def _of(row: ReportedRow, name: str) -> object:
    return getattr(row.told, name) if row.told is not None else None


def _day(row: ReportedRow) -> object:
    return _of(row, "reported_on")


def _day_text(row: ReportedRow) -> str:
    if row.told is None:
        return tr("not returned")
    return formats.day(row.told.reported_on) if row.told.reported_on else tr("no date")


def _tone(row: ReportedRow) -> str:
    return "" if row.told is not None else "faint"


class ReportedPart(QWidget):
    """The firms' own figures under a line, with what enters, mends and deletes a form."""

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        super().__init__()
        self._context, self._edition = context, edition
        self.heads = (
            Act("edition.return", mark("Enter a result form…"), self.add, "Ctrl+Shift+G", "plus"),
            Act(
                "edition.return.delete", mark("Delete the result form"), self.remove, enabled=self._is_on_form
            ),
        )
        self.heading, self.line = label(role="heading"), label(wrap=True)
        self.note = label(role="caption", wrap=True)
        self.forms = Compact(mark("What the firms reported"), _columns(), wide="firm")
        self.forms.edit_wanted.connect(self._open)
        self.buttons = [button() for _ in self.heads]
        bar = QHBoxLayout()
        bar.setSpacing(theme.GRID)
        for made, one in zip(self.buttons, self.heads, strict=True):
            made.clicked.connect(lambda _=False, run=one.run: run())
            bar.addWidget(made)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        for part in (rule(), self.heading, self.line, self.forms):
            column.addWidget(part)
        column.addLayout(bar)
        column.addWidget(self.note)
        self.forms.view.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        self._enable()

    def show_reading(self, found: EditionReading) -> None:
        """Show what the firms of an edition reported."""
        told = found.reported
        shown = [] if is_ahead(found) else rows(found)
        self.heading.setText(title(found))
        self.line.setText(totals(told))
        self.line.setVisible(bool(self.line.text()))
        self.note.setText(
            tr("The firms' own figures, each in its currency; they are never added to the orders above.")
        )
        self.forms.set_rows(shown)
        self.forms.setVisible(bool(shown))
        self.note.setVisible(not is_ahead(found))
        self.forms.show_column("contracted", shown="contracted" in told.sums)
        self.fit()
        for made, one in zip(self.buttons, self.heads, strict=True):
            made.setText(one.name())
        self.buttons[1].setVisible(bool(found.returns))
        self._enable()

    def fit(self) -> None:
        """Let the list be as high as its rows, up to a limit."""
        head = self.forms.view.horizontalHeader().sizeHint().height()
        count = min(len(self.forms.rows()), SHOWN)
        self.forms.setFixedHeight(head + count * self.forms.row_height + 2 * self.forms.view.frameWidth())

    def add(self) -> None:
        """Open a new form at this edition, of the chosen firm where none came from it."""
        number, row = self._edition(), self._current()
        if number is not None:
            firm = row.firm if row is not None and row.told is None else None
            form.open_form(self._context, None, self.window(), edition=number, firm=firm)

    def remove(self) -> None:
        """Delete the chosen form, as one step that Undo takes back."""
        row = self._current()
        if row is not None and row.told is not None:
            ws, told = self._context.workspace, row.told
            act(self._context, lambda: returns.remove(ws, ReturnId(told.id or 0), told.version))

    def _open(self, row: object) -> None:
        number = self._edition()
        if isinstance(row, ReportedRow) and number is not None:
            firm = row.firm if row.told is None else None
            form.open_form(self._context, row.told, self.window(), edition=number, firm=firm)

    def _current(self) -> ReportedRow | None:
        at, shown = self.forms.view.currentIndex().row(), self.forms.rows()
        row = shown[at] if 0 <= at < len(shown) else None
        return row if isinstance(row, ReportedRow) else None

    def _is_on_form(self) -> bool:
        row = self._current()
        return row is not None and row.told is not None

    def _enable(self) -> None:
        for made, one in zip(self.buttons, self.heads, strict=True):
            made.setEnabled(one.possible())
