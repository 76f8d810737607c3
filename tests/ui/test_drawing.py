"""Charts arrive in the shape, size and palette that the figure asks for."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QImage

from tradeplanner.charts import targets
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.ui.drawing import drawn
from tradeplanner.ui.widgets.figure import Drawn, Look, Shape

MONTHLY = tuple(month * 1_000_000_00 for month in range(1, 13))
COURSE = Course(
    year=2023,
    currency="CNY",
    as_of=date(2023, 11, 30),
    through=11,
    actual=(*MONTHLY[:11], None),
    last_year=MONTHLY,
    target=MONTHLY,
    amount=Money(MONTHLY[-1], "CNY"),
    attainment=Decimal("0.92"),
    progress=Decimal("0.9"),
    points=Decimal(2),
)


def picture(shape: Shape = Shape.PNG, *, dark: bool = False, ratio: float = 1.0) -> Drawn:
    """Return the course drawn for a place of 600 by 400."""
    look = Look(600, 400, ratio, dark, shape)
    return drawn(lambda size, theme: targets.draw(COURSE, size, theme, titled=False), look)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_picture_is_as_sharp_as_the_screen(ratio: float) -> None:
    image = QImage.fromData(picture(ratio=ratio).data)
    assert (image.width(), image.height()) == (600 * ratio, 400 * ratio)


def test_dark_and_light_have_grounds_of_their_own() -> None:
    light, dark = (QImage.fromData(picture(dark=dark).data).pixelColor(2, 2) for dark in (False, True))
    assert light.lightness() > 240
    assert dark.lightness() < 60


@pytest.mark.parametrize(
    "shape,start", [(Shape.PDF, b"%PDF"), (Shape.SVG, b"<?xml"), (Shape.PNG, b"\x89PNG")]
)
def test_a_picture_comes_in_the_shape_wanted(shape: Shape, start: bytes) -> None:
    assert picture(shape).data.startswith(start)


def test_marks_lie_within_the_picture_and_speak() -> None:
    made = picture()
    assert len(made.marks) >= 11
    for mark in made.marks:
        assert 0 <= mark.left <= mark.left + mark.width <= 1.001
        assert 0 <= mark.top <= mark.top + mark.height <= 1.001
        assert mark.text
    assert "2.0 points ahead" in made.message
