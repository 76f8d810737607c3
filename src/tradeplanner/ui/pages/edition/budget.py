"""The budget of an edition: lines in six groups, their sums, and the cost of a booth, a firm or an order."""

from collections.abc import Callable, Sequence

from tradeplanner.app import budgets
from tradeplanner.app.budgets import BudgetReading
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.charts import messages
from tradeplanner.domain.budgets import BudgetLine, CostGroup, per
from tradeplanner.domain.ids import BudgetLineId, EditionId
from tradeplanner.domain.money import Money, summed
from tradeplanner.domain.orders import ACTUAL
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.messages import explanation
from tradeplanner.i18n.words import word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import budgets as form
from tradeplanner.ui.pages.edition.rows import RowsTab
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.labels import label


def columns() -> Sequence[Column]:
    """Return the columns of the budget."""
    return (
        Column("cost_group", FIELDS["cost_group"], lambda r: list(CostGroup).index(r.cost_group),
               lambda r: word(r.cost_group), width=136),
        Column("name", FIELDS["name"], lambda r: r.name, width=104),
        Column("supplier", FIELDS["supplier"], lambda r: r.supplier, width=88),
        _money("planned"),
        _money("committed"),
        _money("actual"),
        Column("rate", FIELDS["rate"], lambda r: r.rate, kind=Kind.NUMBER, width=88, total=lambda _: ""),
        Column("due_on", FIELDS["due_on"], lambda r: r.due_on,
               lambda r: formats.day(r.due_on) if r.due_on else "", Kind.DATE, 104),
        Column("notes", FIELDS["notes"], lambda r: r.notes, hidden=True),
    )  # fmt: skip


def _money(name: str) -> Column:
    def amount(row: BudgetLine) -> Money | None:
        found = getattr(row, name)
        return found if isinstance(found, Money) else None

    def text(row: BudgetLine) -> str:
        found = amount(row)
        return formats.amount(found) if found else ""

    def total(rows: Sequence[BudgetLine]) -> str:
        return listed([formats.compact(money) for money in summed(filter(None, map(amount, rows)))])

    return Column(
        name, FIELDS[name], lambda r: found.amount if (found := amount(r)) else None, text, Kind.NUMBER, 136,
        total=total,
    )  # fmt: skip


class BudgetTab(RowsTab):
    """Adds, edits and removes lines; says their sums, what one booth costs, and what passes the ceiling."""

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        self._context, self._edition = context, edition
        self._reading: BudgetReading | None = None
        heads = [Act("edition.budget.add", mark("Add a budget line…"), self.add, "", "plus")]
        on_rows = [
            Act("edition.budget.change", mark("Edit…"), self._edit),
            Act("edition.budget.delete", mark("Delete"), self._remove),
        ]
        super().__init__(
            "edition.budget", mark("Budget of the edition"), columns(),
            mark(
                "What this edition costs stands here: planned, signed and paid, in the six groups of costs."
            ),
            lambda row: row.id, heads, on_rows,
        )  # fmt: skip
        self.warning = label(role="advice", wrap=True)
        self.column.insertWidget(1, self.warning)
        self.warning.hide()

    def show_reading(self, found: EditionReading) -> None:
        """Show the lines by group and what they add up to."""
        self._reading = found.budget
        lines = found.budget.lines
        self.set_rows(sorted(lines, key=lambda line: list(CostGroup).index(line.cost_group)))
        self.say(told(found))
        words = warned(found)
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def add(self) -> None:
        """Open the form of a new line of this edition's budget."""
        if (number := self._edition()) is not None:
            form.open_form(self._context, BudgetLine(edition_id=number), self.window(), self._reading)

    def _edit(self) -> None:
        row = self.table.current()
        if isinstance(row, BudgetLine):
            form.open_form(self._context, row, self.window(), self._reading)

    def _remove(self) -> None:
        rows = [(BudgetLineId(row.id or 0), row.version) for row in self.table.selected()]
        if rows:
            act(self._context, lambda: budgets.remove(self._context.workspace, rows))


def told(found: EditionReading) -> str:
    """Return the sums and what a booth, a firm and an actual order cost, by what is known best."""
    if not found.budget.lines:
        return ""
    whole, came = found.budget.budget, found.now.turnout
    orders = sum(one.count for stage, one in found.now.stages.items() if stage in ACTUAL)
    sums = [
        tr("planned {amount}", amount=formats.compact(whole.planned)),
        tr("committed {amount}", amount=formats.compact(whole.committed)),
        tr("paid out {amount}", amount=formats.compact(whole.actual)),
    ]
    one = [
        (per(whole.expected, came.booths), mark("{amount} per booth")),
        (per(whole.expected, came.firms), mark("{amount} per firm")),
        (per(whole.expected, orders), mark("{amount} per actual order")),
    ]
    each = [tr(words, amount=formats.compact(cost)) for cost, words in one if cost is not None]
    expected = tr("expected {amount}", amount=formats.compact(whole.expected))
    return " · ".join([listed(sums), listed([expected, *each])])


def warned(found: EditionReading) -> str:
    """Return what passes the ceiling and which lines are in no sum; "" where nothing is amiss."""
    reading = found.budget
    parts = [explanation(finding) for finding in reading.findings]
    if reading.budget.left_out:
        parts.append(
            ntr(
                "{count} line is in no sum for want of a rate.",
                "{count} lines are in no sum for want of a rate.", reading.budget.left_out,
            )
        )  # fmt: skip
    missing = [*reading.budget.missing, *([reading.missing] if reading.missing else [])]
    if missing:
        parts.append(messages.missing_rates(tuple(missing)))
    return " ".join(parts)
