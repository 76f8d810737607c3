"""Firms step by step, each counted once a step; amounts only where there are orders."""

from tradeplanner.domain.funnels import Reached, funnel


def test_a_later_step_of_the_registration_counts_for_the_earlier() -> None:
    found = funnel(
        [(1, Reached.INVITED), (2, Reached.ATTENDED), (2, Reached.ATTENDED), (3, Reached.APPLIED),
         (2, Reached.CONTRACT), (9, Reached.SHIPPED)],
        {Reached.CONTRACT: 500}, year=2024, currency="USD",
    )  # fmt: skip
    assert [step.firms for step in found.steps] == [3, 2, 1, 0, 1, 1]
    assert [step.minor for step in found.steps] == [None, None, None, 0, 500, 0]
    assert found.firms(Reached.APPLIED) == 2
