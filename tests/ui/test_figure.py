"""The figure: drawn on the work lane, anew when it must be, saved, copied and pointed at."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tradeplanner.ui import speech, theme
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.widgets.figure import Drawn, Figure, Look, Mark, Shape


def picture(look: Look, colour: str = "#004488") -> bytes:
    """Return a picture of one colour in the size wanted."""
    image = QImage(
        round(look.width * look.ratio), round(look.height * look.ratio), QImage.Format.Format_RGB32
    )
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


class Pen:
    """Draws, and keeps how it was asked and where it ran."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.threads: set[int] = set()

    def __call__(self, look: Look) -> Drawn:
        """Draw."""
        self.looks.append(look)
        self.threads.add(threading.get_ident())
        marks = (Mark(0, 0, 0.5, 1, "left: 12", "left"), Mark(0.5, 0, 0.5, 1, "right"))
        return Drawn(picture(look), "Exports lead.", marks)


@pytest.fixture
def figure(qtbot: QtBot, jobs: Jobs, keep: Keep) -> Iterator[Figure]:
    """Give a figure on the screen that has nothing to draw yet."""
    made = keep(Figure(jobs))
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: not jobs.busy())


@pytest.fixture
def pen(qtbot: QtBot, figure: Figure) -> Pen:
    """Give the pen that has drawn once."""
    made = Pen()
    with qtbot.waitSignal(figure.drawn):
        figure.show_chart(made, "Exports")
    return made


def test_it_draws_elsewhere_in_its_own_size_and_says_its_message(figure: Figure, pen: Pen) -> None:
    assert (pen.looks[0].width, pen.looks[0].height) == (300, 200)
    assert pen.looks[0].shape is Shape.PNG
    assert threading.get_ident() not in pen.threads
    assert figure.accessibleName() == "Exports"
    assert figure.accessibleDescription() == "Exports lead."
    assert figure.grab().toImage().pixelColor(150, 100).name() == "#004488"


def test_size_theme_and_language_draw_anew(
    qtbot: QtBot, qapp: QApplication, figure: Figure, pen: Pen
) -> None:
    with qtbot.waitSignal(figure.drawn):
        figure.resize(320, 240)
    assert (pen.looks[-1].width, pen.looks[-1].height) == (320, 240)
    with qtbot.waitSignal(figure.drawn):
        theme.choose(qapp, "dark")
    assert pen.looks[-1].dark
    with qtbot.waitSignal(figure.drawn):
        speech.choose(qapp, "zh")


def test_a_hidden_figure_draws_when_it_is_shown(qtbot: QtBot, jobs: Jobs) -> None:
    figure, pen = Figure(jobs), Pen()
    qtbot.addWidget(figure)
    figure.show_chart(pen, "Exports")
    assert not jobs.busy()
    with qtbot.waitSignal(figure.drawn):
        figure.show()
    qtbot.waitUntil(lambda: not jobs.busy())


def test_marks_name_themselves_and_lead_on(qtbot: QtBot, figure: Figure, pen: Pen) -> None:
    del pen
    with qtbot.waitSignal(figure.picked) as picked:
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert picked.args == ["left"]
    with qtbot.assertNotEmitted(figure.picked):
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=QPoint(280, 20))
    QTest.mouseMove(figure, QPoint(10, 10))
    assert figure.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_the_picture_can_be_copied_and_saved_in_each_shape(qtbot: QtBot, figure: Figure, pen: Pen) -> None:
    QTest.keyClick(figure, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 300
    acts = figure.menu().actions()
    assert [act.text() for act in acts] == ["Copy picture", "Save as PNG…", "Save as SVG…", "Save as PDF…"]
    with qtbot.waitSignal(figure.save_wanted) as wanted:
        acts[2].trigger()
    assert wanted.args == [Shape.SVG]
    saved: list[bytes] = []
    figure.export(Shape.PDF, saved.append)
    qtbot.waitUntil(lambda: bool(saved))
    assert pen.looks[-1] == Look(300, 200, 2.0, dark=False, shape=Shape.PDF, titled=True)


def test_a_failure_is_told_and_leaves_the_place(qtbot: QtBot, figure: Figure) -> None:
    def broken(look: Look) -> Drawn:
        raise ValueError(look)

    with qtbot.waitSignal(figure.failed) as failed:
        figure.show_chart(broken, "Exports")
    assert isinstance(failed.args[0], ValueError)
    figure.clear()
    assert figure.grab().toImage().pixelColor(150, 100).name() != "#004488"


def test_it_has_a_name_and_dies(qtbot: QtBot, figure: Figure, pen: Pen) -> None:
    del pen
    assert unnamed(figure) == []
    figure.deleteLater()
    gone(qtbot, figure)
