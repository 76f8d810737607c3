"""Who is behind: the towns' attainment as bars with the mark of time progress, furthest behind first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tradeplanner.domain.courses import Course
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import towns
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.bullet import BulletDelegate
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.labels import label


def headline(courses: Sequence[Course]) -> str:
    """Return what the card says first."""
    count = sum(map(towns.is_behind, courses))
    if not courses:
        return tr("Who is behind")
    if all(course.points is None for course in courses):
        return tr("No town has figures of this year yet")
    if not count:
        return tr("No town is behind time progress")
    return ntr("{count} town is behind time progress", "{count} towns are behind time progress", count)


def columns(lights: towns.Lights) -> tuple[Column, ...]:
    """Return the columns; gaps are coloured as ``lights`` judges them."""
    return (
        Column("town", mark("Town or sub-district"), lambda c: c.name),
        Column("bar", mark("Attainment"), towns.bar, towns.bar_words, Kind.PAINTED),
        Column("gap", mark("Gap in points"), lambda c: c.points, lights.gap, Kind.NUMBER, tone=lights.tone),
    )


class TownsCard(Card):
    """The list; ``town_wanted(name)`` on Enter or double click."""

    town_wanted = Signal(str)

    def __init__(self, set_target: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.lights, self.rule = towns.Lights(), label(role="caption", wrap=True)
        self.rows = Compact(
            mark("Towns against their targets"), columns(self.lights), wide="bar", heads=False
        )
        self.rows.set_delegate("bar", BulletDelegate(self.rows))
        self.rows.edit_wanted.connect(self._open)
        self._none = Empty(mark("No town has an export target for this year."), [set_target])
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.rule)
        self.body.addWidget(self._none)
        self._courses: Sequence[Course] = ()

    def _open(self, course: Course) -> None:
        self.town_wanted.emit(course.name)

    def show_towns(self, courses: Sequence[Course], settings: BureauSettings | None = None) -> None:
        """Show the courses in the order given, judged as ``settings`` say."""
        self.lights.follow(settings or BureauSettings())
        self.rule.setText(self.lights.words())
        self.rule.setVisible(bool(courses))
        self._courses = courses
        self.rows.set_rows(courses)
        self.rows.setVisible(bool(courses))
        self._none.setVisible(not courses)
        under = tr("Attainment by town, widest gap first; the upright mark is time progress")
        self.set_texts(headline(courses), under if courses else "")
