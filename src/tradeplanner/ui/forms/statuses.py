"""Giving editions another status: the menu that offers it, and the reason where one is needed."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import cast

from PySide6.QtWidgets import QMenu, QWidget

from tradeplanner.app import exhibitions
from tradeplanner.domain.exhibitions import NEEDS_REASON, Edition, Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.context import Context
from tradeplanner.ui.saving import act, save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

NEW_DAYS = (
    Field("opens", mark("New opening day"), Kind.DATE, hint=mark("Empty while nobody knows it.")),
    Field("closes", mark("New closing day"), Kind.DATE),
)
"""What is asked of an edition that is put off; its days so far are kept beside them."""


def fill(menu: QMenu, now: Collection[Status], run: Callable[[Status], None]) -> None:
    """Put every status into ``menu``; one that all have now is greyed. ``run(status)`` follows a choice."""
    for status in Status:
        made = menu.addAction(word(status))
        made.setEnabled(bool(now) and set(now) != {status})
        made.triggered.connect(lambda _=False, status=status: run(status))


def move(
    context: Context, editions: Sequence[Edition], status: Status, parent: QWidget | None = None
) -> None:
    """Give editions another status in one step; for one that needs a reason, ask for it first."""
    ws = context.workspace
    rows = [(EditionId(one.id or 0), one.version) for one in editions]
    if not rows:
        return
    if status not in NEEDS_REASON:
        act(context, lambda: exhibitions.move(ws, rows, status))
        return
    title = ntr(
        "Set {count} edition to “{status}”", "Set {count} editions to “{status}”", len(rows),
        status=word(status),
    )  # fmt: skip
    why = Field("status_reason", FIELDS["status_reason"], required=True, limit=200)
    if status is Status.POSTPONED and len(editions) == 1:
        asked = FormDialog(title, (why, *NEW_DAYS), save=tr("Set the status"), parent=parent)
        _postpone(context, editions[0], asked)
        return
    form = FormDialog(title, (why,), save=tr("Set the status"), parent=parent)
    save_by(context, form, lambda values: exhibitions.move(ws, rows, status, str(values["status_reason"])))


def _postpone(context: Context, edition: Edition, form: FormDialog) -> None:
    """Let the form put the edition off; it keeps its first days, and open milestones follow the new ones."""

    def save(values: Values) -> object:
        days = cast("tuple[date | None, date | None]", (values["opens"], values["closes"]))
        return exhibitions.postpone(context.workspace, edition, str(values["status_reason"] or ""), days)

    save_by(context, form, save)
