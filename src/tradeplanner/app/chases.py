"""Lists of a round of follow-up: on paper to work through, and as the workbook that is sent out."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from tradeplanner.app import follow_ups, questions, reports
from tradeplanner.app.follow_ups import Asking
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.follow_ups import Asked
from tradeplanner.domain.ids import Changed, EditionId, FirmId
from tradeplanner.i18n.words import name_of
from tradeplanner.reports.chases import ChaseFacts, ChaseRow
from tradeplanner.reports.report import Report
from tradeplanner.storage import readings


def facts(
    ws: Workspace, edition_id: EditionId, months: int, chosen: Collection[FirmId] | None = None
) -> ChaseFacts:
    """Return what the list of a round is made from, of the firms ``chosen`` or of all that are asked."""
    chase = follow_ups.read(ws, edition_id, months)
    with ws.store.read() as connection:
        standing = readings.standing(connection)
    rows = [_row(row) for row in chase.rows if chosen is None or row.firm.id in chosen]
    codes = {order.market for row in rows for order in row.orders}
    known = ((code, ws.markets.get(code)) for code in codes)
    return ChaseFacts(
        edition=chase.edition, months=months, due_on=chase.due_on, rows=rows,
        markets={code: name_of(one) for code, one in known if one is not None}, step=standing.step,
        made=questions.today(), bureau=reports.bureau_name(standing.settings),
        sample=bool(standing.settings.sample),
    )  # fmt: skip


def report(made: ChaseFacts) -> Report:
    """Return the list as it is laid out on paper."""
    from tradeplanner.reports import chases

    return chases.report(made)


def save(made: ChaseFacts, path: Path) -> int:
    """Save the list: as PDF where ``path`` ends so, else as the workbook to send out; return its firms.

    The workbook leaves out firms that have answered. Raises ExpectedError: DISK_FULL, FOLDER_READ_ONLY.
    """
    from tradeplanner.reports import chases

    if path.suffix.lower() == ".pdf":
        reports.save_pdf(chases.report(made), path)
        return len(made.rows)
    asked = replace(made, rows=[row for row in made.rows if row.asked is not Asked.ANSWERED])
    reports.save(chases.to_workbook(asked), path)
    return len(asked.rows)


def sent(ws: Workspace, made: ChaseFacts) -> Changed:
    """Note in one step that the firms of a list that have not answered were asked today."""
    asked = [FirmId(row.firm.id or 0) for row in made.rows if row.asked is not Asked.ANSWERED]
    return follow_ups.send(ws, EditionId(made.edition.id or 0), made.months, asked, made.made)


def _row(row: Asking) -> ChaseRow:
    return ChaseRow(row.firm, row.asked, row.orders)
