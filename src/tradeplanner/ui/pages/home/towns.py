"""Who is behind: the towns' attainment as bars with the mark of time progress, furthest behind first."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import half_up
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.bullet import Bullet, BulletDelegate
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.empty import Empty


def bullet(course: Course) -> Bullet | None:
    """Return a town's bar, or None without figures or target."""
    if course.attainment is None:
        return None
    return Bullet(float(course.attainment), float(course.progress))


def gap(course: Course) -> str:
    """Return the points ahead or behind with an arrow, so that colour is not needed to tell."""
    if course.points is None:
        return "—"
    off = half_up(course.points, 1)
    arrow = "▲" if off > 0 else "▼" if off < 0 else "■"
    return f"{formats.signed(course.points, 1)} {arrow}"


def behind(courses: Sequence[Course]) -> int:
    """Return how many courses are behind time progress at the shown precision."""
    return sum(course.points is not None and half_up(course.points, 1) < 0 for course in courses)


def headline(courses: Sequence[Course]) -> str:
    """Return what the card says first."""
    count = behind(courses)
    if not courses:
        return tr("Who is behind")
    if not count:
        return tr("No town is behind time progress")
    return ntr("{count} town is behind time progress", "{count} towns are behind time progress", count)


COLUMNS = (
    Column("town", mark("Town or sub-district"), lambda c: c.name),
    Column("bar", mark("Attainment"), bullet, lambda c: _spoken(c), Kind.PAINTED),
    Column(
        "gap", mark("Points ahead or behind"), lambda c: c.points, gap, Kind.NUMBER,
        tone=lambda c: "red_text" if (c.points or Decimal(0)) <= Decimal("-0.05") else "",
    ),
)  # fmt: skip


def _spoken(course: Course) -> str:
    if course.attainment is None:
        return tr("no figures")
    return tr(
        "{share} of the target, time progress {progress}",
        share=formats.percent(course.attainment),
        progress=formats.percent(course.progress),
    )


class TownsCard(Card):
    """The list; ``town_wanted(name)`` on Enter or double click."""

    town_wanted = Signal(str)

    def __init__(self, set_target: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows = Compact(mark("Towns against their targets"), COLUMNS, wide="bar", heads=False)
        self.rows.set_delegate("bar", BulletDelegate(self.rows))
        self.rows.edit_wanted.connect(lambda course: self.town_wanted.emit(course.name))
        self._none = Empty(mark("No town has an export target for this year."), [set_target])
        self.body.addWidget(self.rows)
        self.body.addWidget(self._none)
        self._courses: Sequence[Course] = ()

    def show_towns(self, courses: Sequence[Course]) -> None:
        """Show the courses in the order given."""
        self._courses = courses
        self.rows.set_rows(courses)
        self.rows.setVisible(bool(courses))
        self._none.setVisible(not courses)
        under = tr("Attainment by town, widest gap first; the upright mark is time progress")
        self.set_texts(headline(courses), under if courses else "")
