"""What the sections of reports are called where somebody chooses them; on paper each has its own message."""

from collections.abc import Mapping

from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.i18n.language import mark, tr

SECTIONS: Mapping[str, str] = {
    "course": mark("Exports against the target"),
    "orders": mark("Orders of the exhibitions"),
    "timeline": mark("Timeline of the year"),
    "days": mark("Editions and their milestones"),
    "clashes": mark("Clashes"),
    "league_town": mark("League of towns"),
    "league_industry": mark("League of industries"),
    "league_firm": mark("League of firms"),
    "league_market": mark("League of markets"),
    "facts": mark("Facts"),
    "results": mark("Result against the aims and the last edition"),
    "stages": mark("Orders by stage"),
    "costs": mark("Cost"),
    "each_cost": mark("Each cost"),
    "firms": mark("Firms"),
}
"""By the key that a report's maker gives; a section without words here goes by its heading."""
SECTIONS_OF: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.SUMMARY: ("course", "orders"),
    ReportKind.TIMELINE: ("timeline", "days", "clashes"),
    ReportKind.LEAGUES: ("league_town", "league_industry", "league_firm", "league_market"),
    ReportKind.DOSSIER: ("facts", "results", "stages", "costs"),
}
"""The sections that a report usually has, in its own order, whatever its subject has now."""


def section_name(key: str) -> str:
    """Return the words for a section, "" where it has none of its own."""
    return tr(SECTIONS[key]) if key in SECTIONS else ""
