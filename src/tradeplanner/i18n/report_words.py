"""What each report is called and what it shows, as marked sentences; a test holds that none is without."""

from dataclasses import dataclass

from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.i18n.language import mark


@dataclass(frozen=True, slots=True)
class Named:
    """A report's name in lists of reports, and what it shows; both msgids."""

    name: str
    words: str


REPORTS = {
    ReportKind.SUMMARY: Named(
        mark("Summary of the year"),
        mark("One page: the course of exports against the target, and what the exhibitions brought."),
    ),
    ReportKind.TIMELINE: Named(
        mark("Timeline of the plan"),
        mark("A3 across: the year's editions and milestones over the months, then the table of their days."),
    ),
    ReportKind.LEAGUES: Named(
        mark("League tables"),
        mark("Towns, industries, firms and markets by their exports: rank, growth, share and contribution."),
    ),
    ReportKind.DOSSIER: Named(
        mark("Dossier of an exhibition"),
        mark(
            "One page: the facts, results against aims and the last edition, orders by stage, and the cost."
        ),
    ),
    ReportKind.CHASE: Named(
        mark("Follow-up list"),
        mark("The firms to be asked what came of an exhibition, and the orders that they have told of."),
    ),
    ReportKind.ROSTER: Named(
        mark("Roster"), mark("The firms that take part in an exhibition, with their booths and states.")
    ),
    ReportKind.ALLOTMENT: Named(
        mark("Booth allotment"), mark("The booths of an exhibition in order, with size, price and firm.")
    ),
    ReportKind.FEES: Named(
        mark("Fee list"), mark("What each firm owes for an exhibition, what was paid and what is open.")
    ),
    ReportKind.INVITATIONS: Named(
        mark("Invitation list"), mark("The firms that are invited to an exhibition, with whom to call.")
    ),
    ReportKind.MISSING_PAPERS: Named(
        mark("Missing papers"), mark("The papers that firms still have to hand in for an exhibition.")
    ),
    ReportKind.DELEGATION: Named(
        mark("Delegation list"), mark("Who travels to an exhibition; what is personal is masked.")
    ),
    ReportKind.ROOMS: Named(mark("Rooming list"), mark("Who shares which room at an exhibition.")),
}
