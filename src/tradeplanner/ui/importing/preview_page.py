"""The preview: what will be stored, what differs from what is stored, what stays out, and the sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app.import_values import Checked, Control, Outcome, Sum
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.orders import Stage
from tradeplanner.i18n import messages, words
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.formats import grouped
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.importing.words import OUTCOMES, field_word, value_word
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.labels import label
from tradeplanner.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """One thing worth seeing before the import: a changed field, or a row that stays out."""

    sheet: str
    row: int
    outcome: Outcome
    what: str
    old: str
    new: str


def lines(checked: Checked) -> list[Line]:
    """Return the changed fields with old and new values, then the rows that stay out with the reason."""
    found = [
        Line(
            sheet,
            row,
            Outcome.CHANGED,
            field_word(change.field),
            value_word(change.field, change.old),
            value_word(change.field, change.new),
        )
        for (sheet, row), changes in checked.changes.items()
        for change in changes
    ]
    seen = {(line.sheet, line.row) for line in found}
    for finding in checked.findings:
        place = finding.place
        if place.row is None or (place.sheet, place.row) in seen:
            continue
        outcome = checked.outcome(place.sheet, place.row)
        if outcome in (Outcome.AMBIGUOUS, Outcome.REJECTED, Outcome.SKIPPED):
            seen.add((place.sheet, place.row))
            found.append(Line(place.sheet, place.row, outcome, _why(finding), "", ""))
    return found


def _why(finding: Finding) -> str:
    return messages.explanation(finding)


def _where(line: Line) -> str:
    return f"{words.file_word(line.sheet)} {line.row}"


COLUMNS = (
    Column("row", mark("Row"), lambda line: line.row, _where, width=88),
    Column("outcome", mark("Outcome"), lambda line: tr(OUTCOMES[line.outcome]), width=160),
    Column("what", mark("Field or reason"), lambda line: line.what, width=436, hint=lambda line: line.what),
    Column("old", mark("Stored now"), lambda line: line.old, width=124),
    Column("new", mark("In the file"), lambda line: line.new, width=124),
)


class PreviewPage(QWidget):
    """``row_wanted(sheet, row)`` to see a line in its sheet."""

    row_wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: Checked | None = None
        self._stale = False
        self._counts, self._sums, self._details = Card(), Card(), Card()
        self._whole = label(role="faint", wrap=True)
        nothing = Empty(mark("Nothing differs and nothing stays out: every row comes in as it is."))
        self.table = Table("import-preview", mark("Changes and rows that stay out"), COLUMNS, empty=nothing,
                           key=lambda line: (line.sheet, line.row, line.what))  # fmt: skip
        self.table.edit_wanted.connect(lambda line: self.row_wanted.emit(line.sheet, line.row))
        self.table.chosen.connect(self._show_whole)
        self._details.body.addWidget(self.table, 1)
        self._details.body.addWidget(self._whole)
        top = QHBoxLayout()
        top.setSpacing(2 * theme.GRID)
        top.addWidget(self._counts, 1)
        top.addWidget(self._sums, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(top)
        column.addWidget(self._details, 1)

    def show_result(self, checked: Checked) -> None:
        """Show what a commit would do, once the page is looked at."""
        self._checked, self._stale = checked, True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the newest check."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        checked = self._checked
        if checked is None or not self._stale:
            return
        self._stale = False
        counts = checked.counts
        self._counts.set_texts(tr("What the import does"), tr("Counted in records; nothing is stored yet"))
        pairs = [(tr(OUTCOMES[outcome]), f"{getattr(counts, outcome.value):,}") for outcome in OUTCOMES]
        _fill(self._counts, [(tr("Read"), f"{counts.read:,}"), *pairs])
        self._sums.set_texts(tr("Sums of what would be stored"), _controls(checked.controls))
        _fill(self._sums, [(sum_words(each), grouped(each.sum)) for each in checked.sums[:12]])
        self._details.set_texts(tr("Changes, and rows that stay out"))
        self.table.set_rows(lines(checked))
        current = self.table.current()
        self._show_whole(current if isinstance(current, Line) else None)

    def _show_whole(self, line: Line | None) -> None:
        """Show the current row's sentence in full, for it may be longer than its column."""
        self._whole.setText(line.what if line is not None else "")
        self._whole.setVisible(line is not None)

    def focus_rows(self) -> bool:
        """Put the focus on the rows, and the first of them in full under the table; False without rows."""
        if not self.table.rows():
            return False
        if self.table.current() is None:
            self.table.view.selectRow(0)
        self.table.setFocus()
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._checked is not None:
            self.show_result(self._checked)


def sum_words(total: Sum) -> str:
    """Return what a sum is of, in words: its field, what its records share, and its unit."""
    shared = [_value(name, value) for name, value in total.by.items()]
    return " · ".join(filter(None, [field_name(total.field), *shared, total.unit]))


def _value(name: str, value: str) -> str:
    if name == "currency":
        return words.currency_name(value)
    if name == "stage":
        return words.word(Stage(value))
    if name == "flow":
        return words.word(Flow(value))
    return value


def _controls(controls: Sequence[Control]) -> str:
    if not controls:
        return tr("The file has no total of its own to compare with")
    wrong = [control for control in controls if not control.matches]
    if not wrong:
        return tr("All {count} totals in the file match", count=len(controls))
    first = wrong[0]
    return tr(
        "The file's total in row {row} differs by {by}", row=first.row, by=grouped(first.stated - first.sum)
    )


def _fill(card: Card, pairs: Sequence[tuple[str, str]]) -> None:
    while (item := card.body.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.deleteLater()
    body = QWidget()
    body.setProperty("role", "plain")
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme.GRID // 2)
    half = len(pairs) if len(pairs) <= 7 else (len(pairs) + 1) // 2
    for at, (name, value) in enumerate(pairs):
        row, column = at % half, 3 * (at // half)
        figure = label(value)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(name, "faint"), row, column)
        grid.addWidget(figure, row, column + 1)
    for column in (2, 5):
        grid.setColumnStretch(column, 1)
    card.body.addWidget(body)
    card.body.addStretch()
