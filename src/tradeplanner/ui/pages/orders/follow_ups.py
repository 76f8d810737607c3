"""The window of the rounds of follow-up: whom to ask after which edition, and the lists that go out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tradeplanner.app import chases, follow_ups
from tradeplanner.app.follow_ups import Asking, Chase, Round
from tradeplanner.domain.follow_ups import Asked
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.money import summed
from tradeplanner.domain.orders import ACTUAL, Stage
from tradeplanner.domain.participation import today
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.habits import on_paper
from tradeplanner.ui.list_window import ListWindow
from tradeplanner.ui.notices import Tone
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.table import Table

TONES = {Asked.DUE: "amber_text", Asked.ANSWERED: "faint"}


def columns() -> Sequence[Column]:
    """Return the columns: the firm, whom to ring up, its orders, and how far the round has come."""
    return (
        Column("firm", FIELDS["firm"], lambda row: row.firm.name_zh, width=208),
        Column("town", FIELDS["town"], lambda row: row.firm.town, width=128),
        Column("contact", FIELDS["contact"], lambda row: row.firm.contact, width=112),
        Column("phone", FIELDS["phone"], lambda row: row.firm.phone, width=112),
        Column("intended", mark("Intended orders"), lambda row: _sums(row, actual=False), width=136),
        Column("actual", mark("Actual orders"), lambda row: _sums(row, actual=True), width=136),
        Column(
            "asked", mark("Follow-up"), lambda row: list(Asked).index(row.asked), lambda row: word(row.asked),
            width=112, tone=lambda row: TONES.get(row.asked, ""),
        ),
        Column(
            "sent_on", FIELDS["sent_on"], lambda row: row.row.sent_on if row.row else None,
            lambda row: formats.day(row.row.sent_on) if row.row and row.row.sent_on else "", Kind.DATE, 104,
        ),
        Column(
            "answered_on", FIELDS["answered_on"], lambda row: row.row.answered_on if row.row else None,
            lambda row: formats.day(row.row.answered_on) if row.row and row.row.answered_on else "",
            Kind.DATE, 104,
        ),
    )  # fmt: skip


def _sums(row: Asking, *, actual: bool) -> str:
    """Return what the firm's intended or actual orders come to, each currency by itself."""
    own = [order for order in row.orders if order.stage is not Stage.CANCELLED]
    amounts = (order.amount for order in own if (order.stage in ACTUAL) is actual)
    return listed([formats.amount(one) for one in summed(amounts)])


class FollowUpWindow(ListWindow):
    """One round at a time; the newest that is due with somebody to ask comes first."""

    def __init__(self, context: Context, found: Sequence[Round], parent: QWidget | None = None) -> None:
        self._context, self._rounds = context, list(found)
        self._chase: Chase | None = None
        self.round = Picker([], optional=False)
        empty = Empty(mark("No edition is long enough over for a round of follow-up."), [])
        table = Table("follow-ups", mark("Follow-up"), columns(), empty=empty, key=lambda row: row.firm.id)
        acts = [
            Act("chase.save", mark("Save the list…"), self.ask, "", "download", enabled=self._has_rows),
            Act("chase.sent", mark("Asked today"), self.sent, "", "", enabled=self._has_chosen),
            Act("chase.answered", mark("Answered today"), self.answered, "", "", enabled=self._has_chosen),
        ]
        super().__init__(mark("Rounds of follow-up"), table, acts, parent)
        on_paper(context, table, "follow-ups", self.round.currentText)
        table.bar.addWidget(self.round)
        self.round.setMinimumContentsLength(56)
        self.round.set_choices([Choice(at, told(one)) for at, one in enumerate(self._rounds)])
        waiting = next((at for at, one in enumerate(self._rounds) if one.waiting), 0)
        self.round.set_value(waiting if self._rounds else None)
        self.round.changed.connect(self.read)
        self.read()

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self.round.setAccessibleName(tr("Round shown"))
        self.round.setToolTip(tr("Round shown"))

    def read(self) -> None:
        """Read the round that is chosen."""
        at = self.round.value()
        if not isinstance(at, int):
            return
        one, ws = self._rounds[at], self._context.workspace
        number = EditionId(one.edition.id or 0)
        self._context.jobs.data(
            lambda: follow_ups.read(ws, number, one.months), self._show, key="follow-ups", owner=self
        )

    def ask(self) -> None:
        """Ask where to save the list: as the workbook to send out, or as PDF."""
        if self._chase is not None:
            name = tr("Follow-up after {months} months: {edition}", months=self._chase.months,
                      edition=named(self._chase.edition))  # fmt: skip
            plain = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in name)
            kinds = "Excel (*.xlsx);;PDF (*.pdf)"
            ask_where(self, tr("Save the list"), f"{plain}.xlsx", kinds, self.save)

    def save(self, path: Path) -> None:
        """Write the list to ``path``, as its ending says."""
        if self._chase is None:
            return
        ws, number, months = self._context.workspace, *self._place()

        def done(count: object) -> None:
            self._context.notices.post(
                lambda: ntr(
                    "Saved for {count} firm: {file}",
                    "Saved for {count} firms: {file}",
                    int(str(count)),
                    file=path,
                ),
                Tone.NOTE,
            )

        act(self._context, lambda: chases.save(chases.facts(ws, number, months), path), done)

    def sent(self) -> None:
        """Note that the chosen firms were asked today."""
        self._note(follow_ups.send)

    def answered(self) -> None:
        """Note that the chosen firms have answered today."""
        self._note(follow_ups.answer)

    def _note(self, do: Callable[..., object]) -> None:
        rows = [row for row in self.table.selected() if isinstance(row, Asking)]
        if self._chase is not None and rows:
            chosen = [FirmId(row.firm.id or 0) for row in rows]
            run = partial(do, self._context.workspace, *self._place(), chosen, today())
            act(self._context, run, lambda _: self.read())

    def _place(self) -> tuple[EditionId, int]:
        chase = self._chase
        return (EditionId(chase.edition.id or 0), chase.months) if chase else (EditionId(0), 0)

    def _show(self, found: object) -> None:
        if isinstance(found, Chase):
            self._chase = found
            self.table.set_rows(found.rows)
            open_ = sum(row.asked in (Asked.DUE, Asked.SENT) for row in found.rows)
            due = formats.day(found.due_on) if found.due_on else ""
            self.line.setText(
                ntr(
                    "Due on {day}; {count} firm has not answered.",
                    "Due on {day}; {count} firms have not answered.",
                    open_,
                    day=due,
                )
            )
            self.enable()

    def _has_rows(self) -> bool:
        return self._chase is not None and bool(self._chase.rows)

    def _has_chosen(self) -> bool:
        return bool(self.table.selected())


def told(one: Round) -> str:
    """Return a round in words: the edition, the months, and how many firms are waiting."""
    line = tr("{edition}: {months} months", edition=named(one.edition), months=one.months)
    return tr("{round} ({count} open)", round=line, count=one.waiting) if one.waiting else line


def open_window(context: Context, parent: QWidget | None = None) -> None:
    """Read the rounds, then open the window."""

    def show(found: object) -> None:
        if isinstance(found, list):
            FollowUpWindow(context, found, parent).open()

    context.jobs.data(lambda: follow_ups.rounds(context.workspace), show, key="rounds")
