"""The tab of the course: the chart of the district or of one town, and the league under it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tradeplanner.charts import messages, outlooks
from tradeplanner.charts.scale import scale_for
from tradeplanner.domain.courses import Course
from tradeplanner.domain.league import By, Entrant, League
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.chart_saving import save_chart
from tradeplanner.ui.context import Context
from tradeplanner.ui.drawing import drawn
from tradeplanner.ui.habits import on_paper
from tradeplanner.ui.pages.exports.leagues import Leagues
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.figure import Drawn, Figure, Look, Shape
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.split import Split


class CourseTab(QWidget):
    """Chart over league; the current town's course is drawn until the district is asked for again.

    ``league_wanted()`` asks the page to read the league that was put in front.
    """

    status = Signal(str)
    league_wanted = Signal()

    def __init__(self, context: Context, begin: Sequence[Act], parent: QWidget | None = None) -> None:
        """``begin`` are the acts offered while there are no towns with targets."""
        super().__init__(parent)
        self._context = context
        self._district: Course | None = None
        self._town: Course | None = None
        self.figure = Figure(context.jobs)
        self.figure.failed.connect(context.notices.error)
        self.figure.save_wanted.connect(self.save_picture)
        bring = Act("exports.import", mark("Import…"), lambda: context.desk.go("import"))
        self.card = Card()
        self.back = button(role="link")
        self.back.clicked.connect(self.show_district)
        self.card.head.addWidget(self.back)
        self._nothing = Empty(
            mark("Export figures of this year are drawn here, against the target."), [bring]
        )
        self.outlook = label(role="caption", wrap=True)
        self.card.body.addWidget(self.figure, 1)
        self.card.body.addWidget(self.outlook)
        self.card.body.addWidget(self._nothing)
        self._nothing.hide()
        self.leagues = Leagues(begin, bring, papers=partial(on_paper, context))
        self.leagues.town.connect(self._choose)
        self.leagues.wanted.connect(self._turned)
        self.leagues.status.connect(self.status)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._parts = Split("exports", (self.card, self.leagues), (11, 9))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        column.addWidget(self._parts)

    # --- for the page ---

    def show_courses(self, district: Course, league: League, settings: BureauSettings | None = None) -> None:
        """Show what was read; a town that was in front stays in front."""
        self._district = district
        if self._town is not None:
            courses = (entrant.course for entrant in league.entrants if entrant.course is not None)
            self._town = next((course for course in courses if course.name == self._town.name), None)
        self.leagues.show_league(league, settings)
        self._draw()

    def show_district(self) -> None:
        """Draw the whole district again."""
        self._town = None
        table = self.leagues.table(By.TOWN)
        table.view.clearSelection()
        table.view.setCurrentIndex(table.model.index(-1, -1))
        self._draw()

    def show_town(self, name: str) -> bool:
        """Draw a town and mark it in the league; return whether it was read already."""
        self.leagues.choose(By.TOWN)
        table = self.leagues.table(By.TOWN)
        table.select([name])
        found = [entrant for entrant in table.rows() if entrant.name == name]
        if found:
            self._choose(found[0])
        return bool(found)

    def summary(self) -> str:
        """Return what the status line says of the league."""
        return self.leagues.summary()

    def keep(self) -> None:
        """Remember how the room is parted."""
        self._parts.remember()

    def save_picture(self, shape: Shape = Shape.PNG) -> None:
        """Ask where, and save the chart."""
        course = self._town or self._district
        if course is not None:
            save_chart(self._context, self.figure, f"{course.year}-{course.name or tr('exports')}", shape)

    # --- inside ---

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.back.setText(tr("Whole district"))
        self.leagues.retranslate()
        self._name()

    def _choose(self, entrant: object) -> None:
        if isinstance(entrant, Entrant) and entrant.course is not None and entrant.course != self._town:
            self._town = entrant.course
            self._draw()

    def _turned(self) -> None:
        """Draw the district: another league has no town in front; and have the league read."""
        if self._town is not None and self.leagues.by is not By.TOWN:
            self.show_district()
        self.league_wanted.emit()

    def _draw(self) -> None:
        course = self._town or self._district
        if course is None:
            return
        self._name()
        drawn_at_all = _has_lines(course)
        self.figure.setVisible(drawn_at_all)
        self._nothing.setVisible(not drawn_at_all)

        def draw(look: Look) -> Drawn:
            from tradeplanner.charts import targets

            return drawn(lambda size, palette: targets.draw(course, size, palette, titled=False), look)

        self.figure.show_chart(draw, messages.course_title(course))

    def _name(self) -> None:
        course = self._town or self._district
        self.back.setVisible(self._town is not None)
        told = outlooks.told(course) if course is not None else ""
        self.outlook.setText(told)
        self.outlook.setVisible(bool(told))
        if course is None:
            self.card.set_texts(tr("Cumulative exports and target"))
            return
        amounts = [v for v in (*course.actual, *course.last_year, *course.target) if v is not None]
        under = messages.course_subtitle(course, scale_for(course.currency, amounts)) if amounts else ""
        title = messages.course_title(course) if self._town else tr("Cumulative exports and target")
        self.card.set_texts(title, under)


def _has_lines(course: Course) -> bool:
    """Tell whether there is anything to draw."""
    return any(value is not None for value in (*course.actual, *course.last_year, *course.target))
