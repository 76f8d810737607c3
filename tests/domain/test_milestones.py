"""Milestones and the lines of their template, by themselves."""

from tests import builders
from tradeplanner.domain import milestones
from tradeplanner.domain.findings import Code
from tradeplanner.domain.milestones import MilestoneKind


def test_one_of_a_known_kind_needs_no_name() -> None:
    assert milestones.check(builders.a_milestone()) == []
    assert milestones.check_rule(builders.a_milestone_rule()) == []


def test_an_own_one_needs_a_name() -> None:
    own = builders.a_milestone(kind=MilestoneKind.OWN, name=" ")
    rule = builders.a_milestone_rule(kind=MilestoneKind.OWN)
    for (finding,) in (milestones.check(own), milestones.check_rule(rule)):
        assert (finding.code, finding.place.field) == (Code.REQUIRED, "name")
