"""What is unfinished, found in the figures themselves, and the last imports: one line and one link each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from tradeplanner.app.insights import HomeFacts
from tradeplanner.charts import messages
from tradeplanner.domain.history import Step
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import counted
from tradeplanner.ui import theme
from tradeplanner.ui.topbar import Elided
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.labels import button, label

LINES, LEAST = 5, 2
"""Lines on the card, and how many of them imports keep however much is unfinished."""

Go = Callable[[str, object], None]


@dataclass(frozen=True, slots=True)
class Task:
    """One line: a time if it has one, what it is, the link's words, and where that leads."""

    tag: str
    text: str
    link: str
    page: str
    focus: object = None


def unfinished(facts: HomeFacts) -> list[Task]:
    """Return what keeps the year's figures from being whole, the worst first."""
    course, orders, result = facts.exports, facts.orders, list[Task]()
    open_ = tr("Enter")
    if orders.left_out:
        text = ntr(
            "{count} order is left out of the sums",
            "{count} orders are left out of the sums",
            orders.left_out,
        )
        rates = messages.named_rates(orders.missing, most=1)
        result.append(Task("", tr("{head}: {parts}", head=text, parts=rates), open_, "exports", "rates"))
    elif orders.missing or course.missing:
        rates = messages.missing_rates((*orders.missing, *course.missing))
        result.append(Task("", rates, open_, "exports", "rates"))
    if course.amount is None:
        text = tr("No export target for {year} yet", year=facts.year)
        result.append(Task("", text, tr("Set"), "exports", "targets"))
    if not course.through:
        text = tr("No export figures for {year} yet", year=facts.year)
        result.append(Task("", text, tr("Import"), "import"))
    if course.gaps:
        result.append(Task("", messages.gaps(course), tr("Import"), "import"))
    aimless = [row for row in orders.rows if row.edition is not None and row.aim is None]
    if aimless:
        text = ntr("{count} exhibition has no aim", "{count} exhibitions have no aim", len(aimless))
        result.append(Task("", text, tr("Set"), "plan"))
    return result


def imported(facts: HomeFacts) -> list[Task]:
    """Return the last imports, newest first."""
    if not facts.imports:
        return [Task("", tr("No file has been imported yet"), tr("Import"), "import")]
    return [_import_line(step, name) for step, name in facts.imports]


def _import_line(step: Step, name: str) -> Task:
    at = step.at.astimezone()
    count = step.params.get("count")
    what = "" if count is None else f" · {counted(step.noun, int(count))}"
    undone = f" · {tr('taken back')}" if step.undone else ""
    return Task(_when(at), f"{name}{what}{undone}", tr("Look"), "history", step.id)


def _when(at: datetime) -> str:
    today = date.today()  # noqa: DTZ011 — dates here are local calendar dates
    if at.date() == today:
        return f"{at:%H:%M}"
    return f"{at:%m-%d}" if at.year == today.year else f"{at:%Y-%m-%d}"


class LinesCard(Card):
    """A card of lines with a link each."""

    def __init__(self, go: Go, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._go = go
        self._lines = QWidget()
        self.body.addWidget(self._lines)
        self.body.addStretch()

    def lines(self) -> QWidget:
        """Return the widget that holds the lines."""
        return self._lines

    def fill(self, tasks: Sequence[Task]) -> None:
        """Show these lines instead of those before."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnStretch(1, 1)
        for at, task in enumerate(tasks):
            self._add(grid, at, task)
        self.body.replaceWidget(self._lines, fresh)
        self._lines.setParent(None)
        self._lines.deleteLater()
        self._lines = fresh

    def _add(self, grid: QGridLayout, at: int, task: Task) -> None:
        tag, text, link = label(task.tag, "caption"), Elided(), button(task.link, "link")
        text.setText(task.text)
        text.setToolTip(task.text)
        text.setProperty("role", "")
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        link.setAccessibleName(f"{task.link}: {task.text}")
        link.clicked.connect(lambda: self._go(task.page, task.focus))
        if task.tag:
            grid.addWidget(tag, at, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(text, at, 1 if task.tag else 0, 1, 1 if task.tag else 2)
        grid.addWidget(link, at, 2, Qt.AlignmentFlag.AlignRight)


class TasksCard(LinesCard):
    """Lines with a link each: what is unfinished, then the last imports."""

    def show_facts(self, facts: HomeFacts) -> None:
        """Show the lines of ``facts``."""
        open_, done = unfinished(facts), imported(facts)
        if open_:
            title = ntr("{count} thing to see to", "{count} things to see to", len(open_))
        else:
            title = tr("Nothing unfinished")
        self.set_texts(title, tr("Last imports") if facts.imports and not open_ else "")
        room = max(LINES - len(open_), LEAST)
        self.fill([*open_, *done[:room]])
