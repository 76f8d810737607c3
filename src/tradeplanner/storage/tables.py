"""All tables of nouns by noun, and which columns of which tables refer to each."""

from sqlalchemy import Connection, Table, func, select

from tradeplanner.domain.ids import Noun
from tradeplanner.storage.booths import booths
from tradeplanner.storage.budgets import budget_lines
from tradeplanner.storage.credits import order_credits
from tradeplanner.storage.delegates import delegates
from tradeplanner.storage.exhibitions import editions, exhibitions
from tradeplanner.storage.exports import exports
from tradeplanner.storage.fees import fees
from tradeplanner.storage.firms import firm_figures, firms
from tradeplanner.storage.follow_ups import follow_ups
from tradeplanner.storage.milestones import milestone_rules, milestones
from tradeplanner.storage.orders import orders
from tradeplanner.storage.own_reports import own_reports
from tradeplanner.storage.papers import papers
from tradeplanner.storage.participation import participations
from tradeplanner.storage.people import people
from tradeplanner.storage.profiles import profiles
from tradeplanner.storage.programmes import programmes
from tradeplanner.storage.rates import rates
from tradeplanner.storage.returns import returns
from tradeplanner.storage.settings import settings
from tradeplanner.storage.targets import targets

TABLES: dict[Noun, Table] = {
    Noun.FIRM: firms,
    Noun.FIGURE: firm_figures,
    Noun.PROGRAMME: programmes,
    Noun.EXHIBITION: exhibitions,
    Noun.EDITION: editions,
    Noun.PARTICIPATION: participations,
    Noun.ORDER: orders,
    Noun.RATE: rates,
    Noun.EXPORT: exports,
    Noun.TARGET: targets,
    Noun.RETURN: returns,
    Noun.BOOTH: booths,
    Noun.DELEGATE: delegates,
    Noun.PROFILE: profiles,
    Noun.MILESTONE: milestones,
    Noun.MILESTONE_RULE: milestone_rules,
    Noun.BUDGET: budget_lines,
    Noun.FEE: fees,
    Noun.PAPER: papers,
    Noun.PERSON: people,
    Noun.CREDIT: order_credits,
    Noun.FOLLOW_UP: follow_ups,
    Noun.OWN_REPORT: own_reports,
    Noun.SETTING: settings,
}


def referrers(noun: Noun) -> list[tuple[Noun, str]]:
    """Return (noun, column) of every foreign key that points at ``noun``."""
    return [
        (other, column.name)
        for other, table in TABLES.items()
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == noun.value
    ]


def row_counts(connection: Connection) -> dict[Noun, int]:
    """Return how many rows there are of each noun."""
    return {
        noun: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for noun, table in TABLES.items()
    }
