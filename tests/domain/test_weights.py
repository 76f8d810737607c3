"""The bureau's points: what stands in the settings is what firms are given."""

from tradeplanner.domain import inviting, points, weights
from tradeplanner.domain.settings import POINTS, BureauSettings


def test_at_first_the_points_are_those_of_the_rules() -> None:
    assert weights.of_waiting(BureauSettings()) == points.Weights()
    assert weights.of_inviting(BureauSettings()) == inviting.WEIGHTS


def test_every_reason_has_a_setting_and_every_setting_a_reason() -> None:
    named = {f"points_{one}" for one in points.Reason} | {f"invite_{one}" for one in inviting.Reason}
    assert named == set(POINTS)


def test_what_is_set_counts() -> None:
    mine = BureauSettings(points_absent=-9, invite_sells=40)
    assert weights.of_waiting(mine).absent == -9
    assert weights.of_inviting(mine)[inviting.Reason.SELLS] == 40
