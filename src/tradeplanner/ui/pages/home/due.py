"""What is due this week: milestones that are overdue or come within seven days; each leads to its edition."""

from collections.abc import Sequence
from datetime import date

from tradeplanner.app.milestones import Due
from tradeplanner.app.questions import today
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.milestones import edition_name, title
from tradeplanner.ui.pages.home.tasks import LinesCard, Task

MOST = 3
"""Lines shown; the rest is counted."""


class DueCard(LinesCard):
    """The nearest milestones by day; hidden where nothing is due."""

    def show_due(self, due: Sequence[Due]) -> None:
        """Show what is due, the overdue first."""
        self.setVisible(bool(due))
        now = today()
        late = sum(1 for one in due if one.milestone.due_on < now)
        over = ntr("{count} of them overdue", "{count} of them overdue", late) if late else ""
        self.set_texts(ntr("{count} due this week", "{count} due this week", len(due)), over)
        lines = [_line(one, now) for one in due[:MOST]]
        if len(due) > MOST:
            more = ntr("{count} more", "{count} more", len(due) - MOST)
            lines.append(Task("", more, tr("Look"), "plan"))
        self.fill(lines)


def _line(one: Due, now: date) -> Task:
    day = one.milestone.due_on
    tag = f"{day:%m-%d}" if day.year == now.year else f"{day:%Y-%m-%d}"
    name = edition_name(one.name_zh, one.name_en)
    text = tr("{milestone}: {name}", milestone=title(one.milestone), name=name)
    return Task(tag, text, tr("Open"), "edition", (int(one.milestone.edition_id), "milestones"))
