"""How a town's course is told in lists: its bar, its gap with an arrow, and the bar in words."""

from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import half_up
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr
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


def gap(course: Course) -> str:
    """Return the points ahead or behind with an arrow, so that colour is not needed to tell."""
    if course.points is None:
        return "—"
    arrow = "▼" if is_behind(course) else "▲" if half_up(course.points, 1) > 0 else "■"
    return f"{formats.signed(course.points, 1)} {arrow}"


def gap_tone(course: Course) -> str:
    """Return the colour role of the gap."""
    return "red_text" if is_behind(course) else ""
