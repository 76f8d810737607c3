"""Comparing two editions: both can be chosen, their figures stand side by side and can be copied."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import comparing
from tradeplanner.app.comparing import Comparison
from tradeplanner.charts import messages
from tradeplanner.domain.comparing import Compared, Measured
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.combo import Finder
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import button, label

NONE = "—"
NAMES = {
    Measured.FIRMS: mark("Exhibiting firms"),
    Measured.VISITS: mark("Firm-visits (attended)"),
    Measured.BOOTHS: mark("Standard booths"),
    Measured.INTENDED: mark("Intended orders"),
    Measured.ACTUAL: mark("Actual orders"),
    Measured.BUYERS: mark("Buyers received, by the firms' forms"),
    Measured.COST: mark("Cost (budget)"),
    Measured.PER_BOOTH: mark("Cost per booth"),
    Measured.PER_FIRM: mark("Cost per firm"),
    Measured.PER_ORDER: mark("Cost per actual order"),
}


def value(line: Compared, figure: Decimal | None) -> str:
    """Return a figure as an amount in its currency or as a count; "—" where nobody has said."""
    if figure is None:
        return NONE
    if line.currency:
        return formats.compact(Money.of(figure, line.currency))
    return formats.grouped(figure if figure % 1 else figure.to_integral_value())


def difference(line: Compared) -> str:
    """Return by how much the first is above the second, with its sign."""
    found = line.difference
    return f"+{value(line, found)}" if found is not None and found > 0 else value(line, found)


def columns() -> Sequence[Column]:
    """Return the columns of the comparison."""
    return (
        Column("measured", mark("Indicator"), lambda r: tr(NAMES[r.measured])),
        Column("first", mark("This edition"), lambda r: r.first, lambda r: value(r, r.first), Kind.NUMBER),
        Column("second", mark("Compared with"), lambda r: r.second, lambda r: value(r, r.second),
               Kind.NUMBER),
        Column("difference", mark("Difference"), lambda r: r.difference, difference, Kind.NUMBER),
        Column("change", mark("In per cent"), lambda r: r.change,
               lambda r: NONE if r.change is None else formats.growth(r.change), Kind.NUMBER),
    )  # fmt: skip


class CompareWindow(QDialog):
    """Two editions, each chosen by any part of its name, and their figures."""

    def __init__(
        self, context: Context, first: EditionId, second: EditionId | None, parent: QWidget | None = None
    ) -> None:
        """Compare ``first`` with ``second``, or with the fair's edition before it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._found = context, None  # type: Context, Comparison | None
        self.first, self.second = Finder([]), Finder([])
        self._labels = label(), label()
        self.table = Compact(mark("Figures of both editions"), columns(), wide="measured")
        self.note = label(role="caption", wrap=True)
        self.copy_button, self._close = button(), button(role="primary")
        self._lay_out()
        self.first.changed.connect(self._choose)
        self.second.changed.connect(self._choose)
        self.copy_button.clicked.connect(self.copy)
        self._close.clicked.connect(self.accept)
        self.resize(104 * theme.GRID, 76 * theme.GRID)
        self.retranslate()
        self._read(first, second)

    def _lay_out(self) -> None:
        top = QGridLayout()
        for at, (name, entry) in enumerate(zip(self._labels, (self.first, self.second), strict=True)):
            name.setBuddy(entry)
            top.addWidget(name, at, 0)
            top.addWidget(entry, at, 1)
        top.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        column.addLayout(foot)

    def copy(self) -> None:
        """Put the whole table with its headings on the clipboard."""
        self.table.view.selectAll()
        self.table.view.copy(headings=True)

    def _read(self, first: EditionId, second: EditionId | None) -> None:
        read = partial(comparing.compare, self._context.workspace, first, second)
        self._context.jobs.data(read, self._show, self._failed, key="compare", owner=self)

    def _choose(self) -> None:
        first, second = self.first.value(), self.second.value()
        if isinstance(first, int) and (second is None or isinstance(second, int)):
            self._read(EditionId(first), None if second is None else EditionId(second))

    def _failed(self, error: BaseException) -> None:
        self._context.notices.error(error)
        self.reject()

    def _show(self, found: object) -> None:
        if not isinstance(found, Comparison):
            return
        self._found = found
        choices = [Choice(one.id, _name(one), f"{one.name_zh} {one.name_en}") for one in found.editions]
        for entry, edition in ((self.first, found.first), (self.second, found.second)):
            entry.blockSignals(True)
            entry.set_choices(choices)
            entry.set_value(None if edition is None else edition.id)
            entry.blockSignals(False)
        self.table.set_rows(found.lines)
        self.note.setText(note(found))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("Compare editions"))
        names = tr("This edition"), tr("Compared with")
        for shown, entry, text in zip(self._labels, (self.first, self.second), names, strict=True):
            shown.setText(text)
            entry.setAccessibleName(text)
        self.copy_button.setText(tr("Copy the table"))
        self._close.setText(tr("Close"))
        if self._found is not None:
            self._show(self._found)


def _name(edition: Edition) -> str:
    return f"{named(edition)} ({edition.year})"


def note(found: Comparison) -> str:
    """Return how the amounts were made, and what is missing from them."""
    parts = [
        tr(
            "Orders at the rates of their own dates, intended and actual never added; cost is what was paid,"
            " else signed, else planned."
        )
    ]
    if found.second is None:
        parts.append(tr("No earlier edition of this exhibition is known to compare with."))
    if found.left_out:
        count = ntr(
            "{count} order or budget line is in no sum.", "{count} orders or budget lines are in no sum.",
            found.left_out,
        )  # fmt: skip
        parts.append(count)
    if found.missing:
        parts.append(messages.missing_rates(found.missing))
    return " ".join(parts)


def open_window(
    context: Context, chosen: Sequence[Edition], current: EditionId | None, parent: QWidget
) -> CompareWindow | None:
    """Compare the two editions ``chosen``, the later one first, or the current one with the one before it."""
    if len(chosen) == 2:
        when: Callable[[Edition], tuple[object, ...]] = lambda e: (e.year, str(e.opens or ""), e.id or 0)  # noqa: E731
        later, earlier = sorted(chosen, key=when, reverse=True)
        window = CompareWindow(context, EditionId(later.id or 0), EditionId(earlier.id or 0), parent)
    elif current is not None:
        window = CompareWindow(context, current, None, parent)
    else:
        return None
    window.open()
    return window
