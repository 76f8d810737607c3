"""The points that the bureau gives: for the waiting list and the allotment, and for whom to invite."""

from collections.abc import Mapping

from tradeplanner.domain import inviting, points
from tradeplanner.domain.settings import BureauSettings


def of_waiting(settings: BureauSettings) -> points.Weights:
    """Return the points by which the waiting list and the allotment are ordered."""
    return points.Weights(
        **{reason.value: int(getattr(settings, f"points_{reason}")) for reason in points.Reason}
    )


def of_inviting(settings: BureauSettings) -> Mapping[inviting.Reason, int]:
    """Return the points of each reason for which a firm is invited."""
    return {reason: int(getattr(settings, f"invite_{reason}")) for reason in inviting.Reason}
