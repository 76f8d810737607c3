"""The booths of an edition: whose each is, and what of its fee is paid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tradeplanner.app import booths
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.ids import BoothId, EditionId
from tradeplanner.domain.money import Money, summed
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import templates
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import booths as form
from tradeplanner.ui.habits import habits
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.pages.edition.allotting import AllottingDialog
from tradeplanner.ui.pages.edition.rows import RowsTab, firm_of
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind


@dataclass(frozen=True, slots=True)
class BoothRow:
    """A booth with its firm's name, "" where it is free."""

    booth: Booth
    firm: str


def columns() -> Sequence[Column]:
    """Return the columns of the booths."""
    return (
        Column("hall", FIELDS["hall"], lambda r: r.booth.hall, width=88),
        Column("number", FIELDS["number"], lambda r: r.booth.number, width=112),
        Column(
            "firm", FIELDS["firm"], lambda r: r.firm, lambda r: r.firm or tr("free"), width=192,
            tone=lambda r: "" if r.firm else "faint", copy=lambda r: r.firm,
        ),
        Column("booth_type", FIELDS["booth_type"], lambda r: r.booth.booth_type, width=80),
        Column("area", FIELDS["area"], lambda r: r.booth.area, kind=Kind.NUMBER, width=112),
        Column("open_sides", FIELDS["open_sides"], lambda r: r.booth.open_sides, kind=Kind.NUMBER, width=80),
        _money("fee"),
        Column("fee_rate", FIELDS["fee_rate"], lambda r: r.booth.fee_rate, kind=Kind.NUMBER, hidden=True),
        _money("fee_home"),
        _money("paid"),
        Column("receipt", FIELDS["receipt"], lambda r: r.booth.receipt, width=96),
        Column("fascia_zh", FIELDS["fascia_zh"], lambda r: r.booth.fascia_zh, hidden=True),
        Column("fascia_en", FIELDS["fascia_en"], lambda r: r.booth.fascia_en, hidden=True),
        Column("notes", FIELDS["notes"], lambda r: r.booth.notes, hidden=True),
    )  # fmt: skip


def _money(name: str) -> Column:
    def amount(row: BoothRow) -> Money | None:
        found = getattr(row.booth, name)
        return found if isinstance(found, Money) else None

    def text(row: BoothRow) -> str:
        found = amount(row)
        return formats.amount(found) if found else ""

    def total(rows: Sequence[BoothRow]) -> str:
        return listed([formats.compact(money) for money in summed(filter(None, map(amount, rows)))])

    return Column(
        name, FIELDS[name], lambda r: found.amount if (found := amount(r)) else None, text, Kind.NUMBER, 160,
        total=total,
    )  # fmt: skip


class BoothsTab(RowsTab):
    """Adds, allots and removes booths; imports an allotment."""

    quiet: ClassVar[frozenset[str]] = frozenset({"edition.booth.form"})

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        self._context, self._edition = context, edition
        heads = [
            Act("edition.booth.add", mark("Add a booth…"), self.add, "", "plus"),
            Act("edition.booth.propose", mark("Propose an allotment…"), self.propose),
            Act("edition.booth.bring", mark("Import booths…"), self._import, "", "file-input"),
            Act("edition.booth.form", mark("Template for booths…"), self._template, "", "file-spreadsheet"),
        ]
        on_rows = [
            Act("edition.booth.change", mark("Edit…"), self._edit),
            Act("edition.booth.delete", mark("Delete"), self._remove),
        ]
        super().__init__(
            "edition.booths", mark("Booths of the edition"), columns(),
            mark("The booths of this edition stand here, each with its firm and its fee."),
            lambda row: row.booth.id, heads, on_rows,
        )  # fmt: skip
        habits(
            context, self.table, "edition.booths", kind="booths", answers=self._answers, beside=self.beside
        )

    def show_reading(self, found: EditionReading) -> None:
        """Show the booths by hall and number."""
        self.set_rows([BoothRow(one, firm_of(found, one.firm_id)) for one in found.booths])
        self.say(_told(found.booths))

    def add(self) -> None:
        """Open the form of a new booth at this edition."""
        if (number := self._edition()) is not None:
            form.open_form(self._context, None, self.window(), edition=number)

    def propose(self) -> None:
        """Show who would get which free booth."""
        if (number := self._edition()) is not None:
            AllottingDialog(self._context, number, self.window()).open()

    def _import(self) -> None:
        self._context.desk.go("import", Wanted("booths", self._answers()))

    def _template(self) -> None:
        templates.ask_one(self._context, "booths", self.window())

    def _answers(self) -> dict[str, str]:
        """Return what a file of booths need not say here: which edition it is about."""
        number = self._edition()
        return {} if number is None else {"edition": str(number)}

    def _edit(self) -> None:
        row = self.table.current()
        if isinstance(row, BoothRow):
            form.open_form(self._context, row.booth, self.window())

    def _remove(self) -> None:
        rows = [(BoothId(row.booth.id or 0), row.booth.version) for row in self.table.selected()]
        if rows:
            act(self._context, lambda: booths.remove(self._context.workspace, rows))


def _told(rows: Sequence[Booth]) -> str:
    """Return how many booths there are, how many are free, and what is due and paid; "" for none."""
    if not rows:
        return ""
    free = sum(1 for booth in rows if booth.firm_id is None)
    due = summed(booth.fee_home for booth in rows if booth.fee_home)
    paid = summed(booth.paid for booth in rows if booth.paid)
    parts = [ntr("{count} booth", "{count} booths", len(rows))]
    parts += [tr("{count} free", count=free)] if free else []
    parts += [tr("due {amount}", amount=listed([formats.compact(each) for each in due]))] if due else []
    parts += [tr("paid {amount}", amount=listed([formats.compact(each) for each in paid]))] if paid else []
    return listed(parts)
