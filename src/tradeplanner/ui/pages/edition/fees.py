"""The fees of an edition: what is due, paid and late, and what the allotment alone tells of booths."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tradeplanner.app import fees
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.domain import owing
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.fees import Fee, FeeState, state
from tradeplanner.domain.ids import EditionId, FeeId
from tradeplanner.domain.money import Money, summed
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import fees as form
from tradeplanner.ui.habits import habits
from tradeplanner.ui.pages.edition.rows import RowsTab, firm_of
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind

TONES = {FeeState.PART: "amber_text", FeeState.VOID: "faint"}


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A fee, or a booth whose own fee counts (``fee`` is None then), with its firm and how late it is."""

    firm: str
    due: Money
    paid: Money | None
    late: int
    state: FeeState
    fee: Fee | None = None
    booth: Booth | None = None


def rows_of(found: EditionReading, today: date) -> list[FeeRow]:
    """Return the fees, the late ones first, and then the booths that no fee stands for."""
    own = [
        FeeRow(
            firm_of(found, fee.firm_id), fee.due, fee.paid, owing.days_overdue(fee, today), state(fee), fee
        )
        for fee in found.fees
    ]
    own.sort(key=lambda row: (-row.late, list(FeeState).index(row.state)))
    bare = [(one, due) for one in owing.bare(found.fees, found.booths) if (due := owing.charged(one))]
    return own + [
        FeeRow(firm_of(found, one.firm_id), due, paid, 0, _state(due, paid), None, one)
        for one, due in bare
        for paid in (owing.paid_of(one),)
    ]


def _state(due: Money, paid: Money | None) -> FeeState:
    if not owing.rest(due, paid).minor:
        return FeeState.PAID
    return FeeState.PART if paid and paid.minor else FeeState.DUE


def columns() -> Sequence[Column]:
    """Return the columns of the fees."""
    return (
        Column("firm", FIELDS["firm"], lambda r: r.firm, width=192, tone=_tone),
        Column("kind", mark("Kind of fee"), _kind, width=144, tone=_tone),
        _money("due", FIELDS["due"], lambda r: r.due),
        _money("paid", FIELDS["paid"], lambda r: r.paid),
        _money("open", mark("Still open"), lambda r: owing.rest(r.due, r.paid)),
        Column("state", mark("Payment"), lambda r: list(FeeState).index(r.state), lambda r: word(r.state),
               width=88, tone=_tone, hint=lambda r: r.fee.void_reason if r.fee else ""),
        Column("due_on", FIELDS["due_on"], lambda r: r.fee.due_on if r.fee else None,
               lambda r: _shown(r.fee.due_on if r.fee else None), Kind.DATE, 112, tone=_tone),
        Column("late", mark("Days overdue"), lambda r: r.late or None, kind=Kind.NUMBER, width=88, tone=_tone,
               total=lambda _: ""),
        Column("paid_on", FIELDS["paid_on"], lambda r: r.fee.paid_on if r.fee else None,
               lambda r: _shown(r.fee.paid_on if r.fee else None), Kind.DATE, 112, tone=_tone),
        Column("receipt", FIELDS["receipt"], lambda r: r.fee.receipt if r.fee else r.booth.receipt, width=96),
        Column("void_reason", FIELDS["void_reason"], lambda r: r.fee.void_reason if r.fee else "",
               hidden=True),
        Column("voided_on", FIELDS["voided_on"], lambda r: r.fee.voided_on if r.fee else None,
               lambda r: _shown(r.fee.voided_on if r.fee else None), Kind.DATE, hidden=True),
        Column("notes", FIELDS["notes"], lambda r: r.fee.notes if r.fee else "", hidden=True),
    )  # fmt: skip


def _kind(row: FeeRow) -> str:
    if row.fee is not None:
        return word(row.fee.kind)
    return tr("Booth {number}, by allotment", number=row.booth.number if row.booth else "")


def _shown(day: date | None) -> str:
    return formats.day(day) if day else ""


def _tone(row: FeeRow) -> str:
    return "red_text" if row.late else TONES.get(row.state, "" if row.fee else "faint")


def _money(name: str, title: str, amount: Callable[[FeeRow], Money | None]) -> Column:
    def total(rows: Sequence[FeeRow]) -> str:
        counted = [row for row in rows if row.state is not FeeState.VOID]
        return listed([formats.compact(one) for one in summed(filter(None, map(amount, counted)))])

    return Column(
        name, title, lambda r: found.amount if (found := amount(r)) else None,
        lambda r: formats.amount(found) if (found := amount(r)) else "", Kind.NUMBER, 136, total=total,
        tone=_tone,
    )  # fmt: skip


class FeesTab(RowsTab):
    """Adds fees, makes them due of all, pays many at once, makes void."""

    quiet: ClassVar[frozenset[str]] = frozenset({"edition.fee.delete"})

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        self._context, self._edition = context, edition
        heads = [
            Act("edition.fee.add", mark("Add a fee…"), self.add, "", "plus"),
            Act("edition.fee.due", mark("Make fees due…"), self.make_due),
        ]
        on_rows = [
            Act("edition.fee.change", mark("Edit…"), self._edit),
            Act("edition.fee.pay", mark("Record payment…"), self.pay),
            Act("edition.fee.void", mark("Make void…"), self.void),
            Act("edition.fee.delete", mark("Delete"), self._remove),
        ]
        super().__init__(
            "edition.fees", mark("Fees of the edition"), columns(),
            mark("What firms owe for this edition stands here: deposits, booth fees and the rest."),
            lambda row: row.fee.id if row.fee else ("booth", row.booth.id), heads, on_rows,
        )  # fmt: skip
        habits(context, self.table, "edition.fees", beside=self.beside)

    def show_reading(self, found: EditionReading) -> None:
        """Show the fees, and what they add up to."""
        self.set_rows(rows_of(found, found.today))
        self.say(_told(found))

    def add(self) -> None:
        """Open the form of a new fee at this edition."""
        if (number := self._edition()) is not None:
            form.open_form(self._context, None, self.window(), edition=number)

    def make_due(self) -> None:
        """Ask what becomes due of all confirmed firms."""
        if (number := self._edition()) is not None:
            form.ask_due(self._context, number, self.window())

    def pay(self) -> None:
        """Ask for day and receipt of the selected fees' payment."""
        if chosen := self._chosen():
            form.ask_payment(self._context, chosen, self.window())

    def void(self) -> None:
        """Ask why the selected fees become void."""
        if chosen := self._chosen():
            form.ask_void(self._context, chosen, self.window())

    def _edit(self) -> None:
        row = self.table.current()
        if isinstance(row, FeeRow) and row.fee is not None:
            form.open_form(self._context, row.fee, self.window())
        elif isinstance(row, FeeRow):
            self._context.notices.say(
                tr("The allotment tells this fee. Change it at its booth, or make fees due to keep it here.")
            )

    def _remove(self) -> None:
        if chosen := self._chosen():
            act(self._context, lambda: fees.remove(self._context.workspace, chosen))

    def _chosen(self) -> list[tuple[FeeId, int]]:
        return [(FeeId(row.fee.id or 0), row.fee.version) for row in self.table.selected() if row.fee]


def _told(found: EditionReading) -> str:
    """Return what is due, paid and open by currency, and how many fees are late; "" for none."""
    sums = owing.sums(found.fees, found.booths)
    late = sum(1 for fee in found.fees if owing.days_overdue(fee, found.today))
    parts = [
        tr(text, amount=listed([formats.compact(one) for one in amounts]))
        for text, amounts in (
            (mark("due {amount}"), sums.due), (mark("paid {amount}"), sums.paid),
            (mark("open {amount}"), sums.open),
        )
        if amounts
    ]  # fmt: skip
    parts += [ntr("{count} fee overdue", "{count} fees overdue", late)] if late else []
    return listed(parts)
