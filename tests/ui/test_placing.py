"""Where the window stands when it is opened again."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from tests.ui.ends import Keep
from tradeplanner.ui import placing


def screen() -> QRect:
    """Return what the first screen offers."""
    return QGuiApplication.primaryScreen().availableGeometry()


def test_a_new_window_is_in_the_middle_and_fits(keep: Keep) -> None:
    window = keep(QMainWindow())
    placing.recall(window)
    assert screen().contains(window.geometry())
    assert abs(window.frameGeometry().center().x() - screen().center().x()) <= 1


def test_a_window_comes_back_where_it_was(keep: Keep) -> None:
    left = keep(QMainWindow())
    left.setGeometry(40, 60, 500, 400)
    placing.keep(left)
    again = keep(QMainWindow())
    placing.recall(again)
    assert again.geometry() == left.geometry()


def test_a_window_whose_screen_is_gone_is_centred(keep: Keep) -> None:
    window = keep(QMainWindow())
    window.setGeometry(5000, 5000, 500, 400)
    placing.centre(window)
    assert screen().contains(window.frameGeometry().center())
