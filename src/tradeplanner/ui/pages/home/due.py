"""What is due this week, then what is overdue of late; each leads to its edition, old ones to the plan."""

from datetime import date

from tradeplanner.app.milestones import Due, DueNow
from tradeplanner.domain.milestones import LATE_DAYS
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.milestones import edition_name, title
from tradeplanner.ui.pages.home.tasks import LinesCard, Task

MOST = 3
"""Lines shown; the rest is counted."""


class DueCard(LinesCard):
    """The nearest milestones; hidden where nothing is due."""

    def show_due(self, due: DueNow | None) -> bool:
        """Show what is due, and return whether anything is."""
        is_due = due is not None and bool(due.soon or due.late or due.older)
        self.setVisible(is_due)
        if due is not None and is_due:
            self._show(due)
        return is_due

    def _show(self, due: DueNow) -> None:
        soon, late = len(due.soon), len(due.late)
        head = ntr("{count} due this week", "{count} due this week", soon) if soon else ""
        over = ntr(
            "{count} overdue in the last {days} days", "{count} overdue in the last {days} days", late,
            days=LATE_DAYS,
        ) if late else ""  # fmt: skip
        self.set_texts(head or tr("Nothing due this week"), over)
        listed = [*due.soon, *due.late]
        lines = [_line(one, due.today) for one in listed[:MOST]]
        if len(listed) > MOST:
            more = ntr("{count} more", "{count} more", len(listed) - MOST)
            lines.append(Task("", more, tr("Look"), "plan"))
        if due.older:
            old = ntr("{count} older one is open", "{count} older ones are open", due.older)
            lines.append(Task("", old, tr("Look"), "plan"))
        self.fill(lines)


def _line(one: Due, now: date) -> Task:
    day = one.milestone.due_on
    tag = f"{day:%m-%d}" if day.year == now.year else f"{day:%Y-%m-%d}"
    name = edition_name(one.name_zh, one.name_en)
    text = tr("{milestone}: {name}", milestone=title(one.milestone), name=name)
    return Task(tag, text, tr("Open"), "edition", (int(one.milestone.edition_id), "milestones"))
