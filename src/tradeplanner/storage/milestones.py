"""Milestones of editions, and the lines of the template that they come from."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, Table, false, func, select

from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.ids import EditionId, MilestoneId, MilestoneRuleId, Noun
from tradeplanner.domain.milestones import Milestone, MilestoneRule
from tradeplanner.storage import rows
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.schema import day, flag, noun_table, number, refers, text

milestones: Table = noun_table(
    Noun.MILESTONE,
    refers("edition_id", Noun.EDITION, required=True),
    text("kind"),
    text("name"),
    day("due_on", required=True),
    text("anchor"),
    number("plus_months", required=True),
    number("plus_days", required=True),
    day("done_on"),
    text("owner"),
    text("notes"),
)
milestone_rules: Table = noun_table(
    Noun.MILESTONE_RULE,
    text("kind"),
    text("name"),
    text("fair_class"),
    text("scope"),
    text("market"),
    text("anchor"),
    number("plus_months", required=True),
    number("plus_days", required=True),
    flag("active", required=True),
)


def get(connection: Connection, milestone_id: MilestoneId) -> Milestone | None:
    """Return one milestone, or None."""
    return rows.one(connection, Milestone, select(milestones).where(milestones.c.id == milestone_id))


def listed(
    connection: Connection, editions: Collection[EditionId] | None = None, until: date | None = None
) -> list[Milestone]:
    """Return the milestones of these editions, or of all, up to a day if one is given, by day."""
    query = select(milestones).order_by(milestones.c.due_on, milestones.c.edition_id, milestones.c.id)
    if editions is not None:
        query = query.where(milestones.c.edition_id.in_(editions))
    if until is not None:
        query = query.where(milestones.c.due_on <= until)
    return rows.many(connection, Milestone, query)


def of_ids(connection: Connection, ids: Collection[MilestoneId]) -> list[Milestone]:
    """Return the milestones of these ids."""
    return rows.many(connection, Milestone, select(milestones).where(milestones.c.id.in_(ids)))


def due(connection: Connection, until: date) -> list[tuple[Milestone, str, str]]:
    """Return what is open and due up to a day, with both names of its edition, by day.

    Editions that are settled or were called off have nothing due, nor have those put off as long as
    no new days are known.
    """
    over = editions.c.status.in_((Status.CANCELLED.value, Status.SETTLED.value))
    off = over | (
        (editions.c.status == Status.POSTPONED.value) & (editions.c.opens == editions.c.first_opens)
    )
    query = (
        select(milestones, editions.c.name_zh.label("edition_zh"), editions.c.name_en.label("edition_en"))
        .join(editions, milestones.c.edition_id == editions.c.id)
        .where(milestones.c.done_on.is_(None), milestones.c.due_on <= until, ~func.coalesce(off, false()))
        .order_by(milestones.c.due_on, milestones.c.edition_id, milestones.c.id)
    )
    found = connection.execute(query).mappings().all()
    return [
        (rows.from_row(Milestone, row), str(row["edition_zh"]), str(row["edition_en"] or "")) for row in found
    ]


def get_rule(connection: Connection, rule_id: MilestoneRuleId) -> MilestoneRule | None:
    """Return one line of the template, or None."""
    return rows.one(connection, MilestoneRule, select(milestone_rules).where(milestone_rules.c.id == rule_id))


def listed_rules(connection: Connection) -> list[MilestoneRule]:
    """Return the lines of the template in the order they were written."""
    return rows.many(connection, MilestoneRule, select(milestone_rules).order_by(milestone_rules.c.id))
