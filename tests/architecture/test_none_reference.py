"""Qt's bindings must give back the references to None that they take.

PySide6 6.12 on Python 3.11 and older loses one with every call that returns nothing, and aborts the
process after some thousands of calls; the lock excludes it, and this test notices if its like comes back.
"""

import sys

from pytestqt.qtbot import QtBot

CALLS = 1000
TOLERANCE = 50


def test_a_thousand_void_calls_leave_the_count_of_none_alone(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    label.setText("")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < TOLERANCE
