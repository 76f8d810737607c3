"""The preview: page images under each other, at a size of choice or as wide as the window."""

import pytest
from PySide6.QtCore import QBuffer, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tradeplanner.ui.report_preview import STEPS, Preview

A4 = (1654, 2339)


def page(colour: str = "#FFFFFF", size: tuple[int, int] = A4) -> bytes:
    """Return a page of one colour as a PNG file."""
    image, buffer = QImage(*size, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(colour))
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows no buffer
    return bytes(buffer.data().data())


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    """Show two pages."""
    made = Preview()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    assert made.show_pages([page(), page("#004488")]) == 2
    return made


def test_pages_fit_the_width_at_first(preview: Preview) -> None:
    assert preview.fits
    sheets = preview.widget()
    assert sheets is not None
    assert sheets.width() <= preview.viewport().width()
    assert sheets.height() > 2 * preview.viewport().width()


def test_a_page_that_cannot_be_read_is_left_out(preview: Preview) -> None:
    assert preview.show_pages([page(), b"no picture"]) == 1


def test_sizes_have_two_ends(preview: Preview) -> None:
    for _ in range(20):
        preview.step(1)
    assert preview.zoom == STEPS[-1]
    for _ in range(20):
        preview.step(-1)
    assert preview.zoom == STEPS[0]


@pytest.mark.parametrize("turn,larger", [(120, True), (-120, False)])
def test_ctrl_and_the_wheel_zoom(preview: Preview, turn: int, larger: bool) -> None:  # noqa: FBT001 — a case
    preview.set_zoom(1.0)
    at = QPointF(100, 100)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview.viewport(), event)
    assert (preview.zoom > 1.0) is larger
    assert preview.zoom != 1.0


def test_paper_is_shown_in_its_own_colours(preview: Preview) -> None:
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    shown = preview.viewport().grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("#004488")
