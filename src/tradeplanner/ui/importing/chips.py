"""What the program concluded of a sheet, as a row of chips: each says why, and can be changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from tradeplanner.app.import_values import Checked, Guess, Session, is_money
from tradeplanner.ui.importing import conclusions
from tradeplanner.ui.importing.conclusions import Chip
from tradeplanner.ui.widgets.flowing import Flowing

YEARLY = ("exports", "targets", "catalogue")
"""Kinds whose sheets mean a year even where they state none."""


class Chips(QWidget):
    """The chips of one sheet. ``decided(proposal)`` when a conclusion is changed, ``sheet_chosen(str)``.

    ``encoding_chosen(str)``, ``kind_chosen(str)`` and ``standing_chosen(bool)``, whether as it stands, to
    read the file anew.
    """

    decided = Signal(object)
    sheet_chosen = Signal(str)
    encoding_chosen = Signal(str)
    kind_chosen = Signal(str)
    standing_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flowing(self)
        self._made: list[QToolButton] = []
        self.guesses: Sequence[Guess] = ()
        self.as_it_stands = False
        self.profile: Callable[[], Chip] | None = None

    def show_sheet(self, session: Session, checked: Checked, sheet: str) -> None:
        """Show what was concluded of ``sheet``."""
        focused = next((at for at, old in enumerate(self._made) if old.hasFocus()), -1)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._made = [self._make(chip) for chip in self._chips(session, checked, sheet)]
        if 0 <= focused < len(self._made):
            self._made[focused].setFocus()

    def buttons(self) -> list[QToolButton]:
        """Return the chips in the order shown."""
        return list(self._made)

    def _make(self, chip: Chip) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("role", "chip")
        made.setProperty("tone", chip.tone)
        made.setText(chip.text.replace("&", "&&"))
        made.setToolTip(chip.why or chip.text)
        made.setAccessibleName(chip.text)
        made.setAccessibleDescription(chip.why)
        if chip.press is None:
            made.setProperty("still", "true")
        else:
            made.clicked.connect(lambda _=False, press=chip.press, at=made: press(at))
        self._flow.addWidget(made)
        made.show()
        return made

    def _chips(self, session: Session, checked: Checked, sheet: str) -> list[Chip]:
        proposal, decide = checked.proposal, self.decided.emit
        plan = proposal.sheet(sheet)
        chips = [conclusions.sheet_chip(session, proposal, sheet, decide, self.sheet_chosen.emit)]
        if self.guesses:
            chips.insert(0, conclusions.kind_chip(proposal.kind, self.guesses, self.kind_chosen.emit))
        encoding = conclusions.encoding_chip(session.facts, self.encoding_chosen.emit)
        if encoding is not None:
            chips.append(encoding)
        if self.as_it_stands or sheet in session.opened.arranged:
            chips.append(conclusions.standing_chip(self.as_it_stands, self.standing_chosen.emit))
        chips.append(conclusions.heading_chip(proposal, plan, decide))
        if not plan.used:
            return chips
        chips.append(conclusions.data_chip(proposal, plan, decide))
        if plan.unit or any(is_money(proposal.kind, column.field) for column in plan.columns):
            chips.append(conclusions.unit_chip(proposal, plan, decide))
        questions = [each for each in checked.questions if each.sheet == sheet]
        chips += [conclusions.question_chip(proposal, each, decide) for each in questions]
        if plan.year is not None or proposal.kind in YEARLY:
            chips.append(conclusions.year_chip(proposal, plan, decide))
        if plan.per:
            chips.append(conclusions.per_chip(plan))
        controls = [each for each in checked.controls if each.sheet == sheet]
        chips += conclusions.control_chips(controls)
        return [*chips, self.profile()] if self.profile is not None else chips
