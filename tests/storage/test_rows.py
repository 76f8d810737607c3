"""Rows and nouns: every field has its column, and any noun comes back equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.budgets import BudgetLine
from tradeplanner.domain.credits import Credit
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.fees import Fee
from tradeplanner.domain.firms import Firm, FirmFigure
from tradeplanner.domain.follow_ups import FollowUp
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.milestones import Milestone, MilestoneRule
from tradeplanner.domain.orders import Order
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.papers import Paper
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.people import Person
from tradeplanner.domain.profiles import Profile
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import Rate
from tradeplanner.domain.returns import Return
from tradeplanner.domain.settings import Setting
from tradeplanner.domain.targets import Target
from tradeplanner.storage import rows
from tradeplanner.storage.tables import TABLES

CLASSES: dict[Noun, type] = {
    Noun.FIRM: Firm,
    Noun.FIGURE: FirmFigure,
    Noun.PROGRAMME: Programme,
    Noun.EXHIBITION: Exhibition,
    Noun.EDITION: Edition,
    Noun.PARTICIPATION: Participation,
    Noun.ORDER: Order,
    Noun.RATE: Rate,
    Noun.EXPORT: ExportRecord,
    Noun.TARGET: Target,
    Noun.RETURN: Return,
    Noun.BOOTH: Booth,
    Noun.DELEGATE: Delegate,
    Noun.PROFILE: Profile,
    Noun.MILESTONE: Milestone,
    Noun.MILESTONE_RULE: MilestoneRule,
    Noun.BUDGET: BudgetLine,
    Noun.FEE: Fee,
    Noun.PAPER: Paper,
    Noun.PERSON: Person,
    Noun.CREDIT: Credit,
    Noun.FOLLOW_UP: FollowUp,
    Noun.OWN_REPORT: OwnReport,
    Noun.SETTING: Setting,
}


@pytest.mark.parametrize("noun", list(Noun))
def test_every_field_has_its_column_and_no_column_is_idle(noun: Noun) -> None:
    assert set(rows.columns_of(CLASSES[noun])) == {column.name for column in TABLES[noun].columns}


@given(
    st.one_of(
        strategies.firms(),
        strategies.orders(),
        strategies.rates(),
        strategies.editions(),
        strategies.participations(),
        strategies.exports(),
        strategies.targets(),
        strategies.own_reports(),
    )
)
def test_a_noun_survives_the_way_to_columns_and_back(noun: object) -> None:
    row = {"id": None, "version": 0, **rows.to_row(noun)}
    assert rows.from_row(type(noun), row) == noun
