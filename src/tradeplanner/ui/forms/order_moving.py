"""Small forms over orders: moving them along to a stage, and sharing the credit of one between editions."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from tradeplanner.app import credits as sharing
from tradeplanner.app import orders
from tradeplanner.domain import credits as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import EditionId, OrderId
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.participation import today
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import fair_choices, members
from tradeplanner.ui.forms.whose import editions_offered
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

NEXT = {Stage.INTENDED: Stage.CONTRACT, Stage.CONTRACT: Stage.SHIPPED}
"""Where an order goes from a stage, as a rule."""
LINES = 4
"""Editions among which one order may be shared."""


def move(context: Context, rows: Sequence[Order], parent: QWidget | None = None) -> FormDialog:
    """Ask to which stage and since when, and move all rows in one step; returns the form."""
    wanted = {NEXT.get(row.stage, Stage.CANCELLED) for row in rows}
    first = wanted.pop() if len(wanted) == 1 else Stage.CONTRACT
    form = FormDialog(
        ntr("Move {count} order along", "Move {count} orders along", len(rows)),
        (
            Field("stage", FIELDS["stage"], Kind.CHOICE, required=True, choices=members(Stage)),
            Field(
                "stage_on", FIELDS["stage_on"], Kind.DATE, required=True,
                hint=mark("The day of signing stays, and so do earlier figures in the history."),
            ),
        ),
        {"stage": first, "stage_on": today()},
        parent=parent,
    )  # fmt: skip
    chosen = [(OrderId(row.id or 0), row.version) for row in rows]

    def save(values: Values) -> object:
        on = values["stage_on"]
        day = on if isinstance(on, date) else today()
        return orders.move(context.workspace, chosen, Stage(str(values["stage"])), day)

    save_by(context, form, save)
    return form


def share(context: Context, order: Order, parent: QWidget | None = None) -> None:
    """Read the shares of an order, then ask for them."""
    ws, number = context.workspace, OrderId(order.id or 0)

    def show(found: object) -> None:
        if isinstance(found, tuple):
            build_share(context, order, found[0], found[1], parent)

    context.jobs.data(lambda: (sharing.of_order(ws, number), editions_offered(ws)), show, key="order shares")


def build_share(
    context: Context, order: Order, shares: sharing.Shares, editions: Sequence[Edition],
    parent: QWidget | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form that shares an order between editions, and return it."""
    asked: list[Field] = []
    values: Values = {}
    known: list[tuple[EditionId | None, Decimal | None]] = [*shares.items()]
    known = known or [(order.edition_id, rules.WHOLE if order.edition_id else None)]
    for at in range(1, LINES + 1):
        group = mark("Editions and their shares, 100% together; none for the order's own edition alone")
        asked += [
            Field(
                f"edition_{at}", FIELDS["edition_id"], Kind.SEARCH, choices=lambda: fair_choices(editions),
                group=group,
            ),
            Field(f"share_{at}", FIELDS["share"], Kind.DECIMAL, group=group),
        ]  # fmt: skip
        edition, share_ = known[at - 1] if at <= len(known) else (None, None)
        values |= {f"edition_{at}": edition, f"share_{at}": share_}
    form = FormDialog(tr("Share the credit of the order"), tuple(asked), values, check=_check, parent=parent)
    form.edits = True
    save_by(context, form, lambda found: orders.edit(context.workspace, order, dict(_pairs(found))))
    return form


def _pairs(values: Values) -> list[tuple[EditionId, Decimal]]:
    """Return the lines that say something; one that lacks its half counts as a share of nought."""
    lines = [(values[f"edition_{at}"], values[f"share_{at}"]) for at in range(1, LINES + 1)]
    return [
        (EditionId(edition if isinstance(edition, int) else 0), Decimal(str(share_ or 0)))
        for edition, share_ in lines
        if edition is not None or share_ is not None
    ]


def _check(values: Values) -> Sequence[Finding]:
    return rules.check(_pairs(values))
