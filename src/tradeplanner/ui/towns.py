"""How a town's course is told in lists: its bar, its gap with an arrow, and the bar in words."""

from tradeplanner.domain.courses import Course
from tradeplanner.domain.lights import Light, light
from tradeplanner.domain.money import half_up
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.lights import brief
from tradeplanner.ui.widgets.bullet import Bullet


def bar(course: Course) -> Bullet | None:
    """Return the bar, or None without figures or target."""
    if course.attainment is None:
        return None
    return Bullet(float(course.attainment), float(course.progress))


def bar_words(course: Course) -> str:
    """Return what the bar shows, for people who do not see it."""
    if course.attainment is None:
        return tr("no figures")
    return tr(
        "{share} of the target, time progress {progress}",
        share=formats.percent(course.attainment),
        progress=formats.percent(course.progress),
    )


def is_behind(course: Course) -> bool:
    """Tell whether a course is behind time progress at the precision that is shown."""
    return course.points is not None and half_up(course.points, 1) < 0


class Lights:
    """The bureau's traffic lights, as a list of courses shows them: the gap with its sign, and its colour."""

    def __init__(self) -> None:
        """Begin with the rule that stands until a bureau sets its own."""
        self.follow(BureauSettings())

    def follow(self, settings: BureauSettings) -> None:
        """Judge as ``settings`` say from now on."""
        self._green, self._amber = settings.green_points, settings.amber_points

    def light(self, course: Course) -> Light | None:
        """Return the light of a course, None where nothing is known of it."""
        return None if course.points is None else light(course.points, self._green, self._amber)

    def gap(self, course: Course) -> str:
        """Return the points ahead or behind with a sign, so that colour is not needed to tell.

        The arrow says which way; behind, only what is red is filled.
        """
        if course.points is None:
            return "—"
        behind = "▼" if self.light(course) is Light.RED else "▽"
        arrow = behind if is_behind(course) else "▲" if half_up(course.points, 1) > 0 else "■"
        return f"{formats.signed(course.points, 1)} {arrow}"

    def tone(self, course: Course) -> str:
        """Return the colour role of the gap."""
        found = self.light(course)
        return {Light.RED: "red_text", Light.AMBER: "amber_text"}.get(found, "") if found else ""

    def words(self) -> str:
        """Return the rule, to stand beside the colours."""
        return brief(self._green, self._amber)
