"""Light and dark, the type, and who is told of a change."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tradeplanner.ui import colours, icons, theme


def test_choosing_dark_changes_palette_and_tells(qapp: QApplication) -> None:
    heard: list[bool] = []
    leave = theme.on_change(lambda: heard.append(theme.is_dark()))
    theme.choose(qapp, "dark")
    assert theme.colours() is colours.DARK
    assert qapp.palette().window().color().name().upper() == colours.DARK.window
    leave()
    theme.choose(qapp, "light")
    assert heard == [True]
    assert theme.colours() is colours.LIGHT


def test_an_unknown_choice_and_an_unknown_system_are_light(qapp: QApplication) -> None:
    theme.choose(qapp, "purple")
    assert theme.scheme() is theme.Scheme.SYSTEM
    assert not theme.is_dark()


@pytest.mark.usefixtures("qapp")
def test_the_bundled_type_is_used_at_the_system_size() -> None:
    system = QFont("Whatever")
    system.setPointSizeF(17.5)
    made = theme.font(system)
    assert made.pointSizeF() == 17.5
    assert made.families() == [theme.FAMILY]
    assert {"Regular", "Bold"} <= set(QFontDatabase.styles(theme.FAMILY))
    made.setWeight(QFont.Weight.DemiBold)
    assert QFontInfo(made).family() == theme.FAMILY


def test_scaling_keeps_points_and_pixels_apart() -> None:
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10)
    pixels.setPixelSize(10)
    assert theme.scaled(points, 1.5).pointSizeF() == 15
    assert theme.scaled(pixels, 1.5, bold=True).pixelSize() == 15


def test_the_sheet_is_filled_and_understood(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.setProperty("role", "faint")
    sheet = theme.sheet(colours.DARK, qapp.font())
    assert "$" not in sheet
    label.setStyleSheet(sheet)
    label.ensurePolished()
    assert label.palette().windowText().color().name().upper() == colours.DARK.faint


def test_icons_take_the_palette_and_a_missing_one_is_empty(qapp: QApplication) -> None:
    theme.choose(qapp, "light")
    picture = icons.pixmap("plus", colours.LIGHT.accent, 20, 2.0)
    assert picture is not None
    assert picture.width() == 40
    image = picture.toImage()
    inks = {image.pixelColor(x, y).name().upper() for x in range(40) for y in range(40)
            if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert inks == {colours.LIGHT.accent}
    assert icons.icon("no-such-icon").isNull()
    assert not icons.icon("house").isNull()
