"""What can be done about a booth whose firm is not registered at the edition: for one row, or for all."""

from collections.abc import Callable

from tradeplanner.app.import_values import Proposal
from tradeplanner.domain.findings import Code, Finding
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.actions import Act

Decide = Callable[[Proposal], None]
_FIELD, _OPTION = "registration", "unregistered"


def registering(finding: Finding, proposal: Proposal, decide: Decide) -> list[Act]:
    """Return the two ways out for one row: register the firm with the booth, or leave the booth free."""
    at = (finding.place.sheet, finding.place.row or 0)
    return [
        Act(
            "register",
            mark("Register it with this booth"),
            lambda: decide(proposal.with_choice(*at, "new", _FIELD)),
        ),
        Act("free", mark("Leave the booth free"), lambda: decide(proposal.with_choice(*at, 0, _FIELD))),
    ]


def registering_all(finding: Finding, count: int, proposal: Proposal, decide: Decide) -> list[Act]:
    """Return the same for all such rows of the file; none for other findings."""
    if finding.code is not Code.BOOTH_UNREGISTERED:
        return []
    register, free = (
        mark("Register the firms of all {count} rows"),
        mark("Leave the booths of all {count} rows free"),
    )
    return [
        Act("register_all", register, lambda: decide(proposal.with_option(_OPTION, "register")),
            words=lambda: tr(register, count=count)),
        Act("free_all", free, lambda: decide(proposal.with_option(_OPTION, "free")),
            words=lambda: tr(free, count=count)),
    ]  # fmt: skip
