"""The list of findings: words, links, keys, lots, and languages."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.i18n.language import mark
from tradeplanner.ui import speech
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.findings import LOT, FindingsList


def finding(cell: str, severity: Severity = Severity.ERROR) -> Finding:
    """Return a finding at a cell."""
    return Finding(Code.CODE_LENGTH, severity, Place(sheet="名录", cell=cell), {"code": cell, "length": 2})


def texts(shown: FindingsList) -> list[str]:
    """Return everything the labels say."""
    return [label.text() for label in shown.findChildren(QLabel) if not label.isHidden()]


def test_it_says_how_serious_where_and_what(qtbot: QtBot) -> None:
    shown = FindingsList()
    qtbot.addWidget(shown)
    shown.set_findings([finding("C246"), finding("C12", Severity.NOTE)])
    said = texts(shown)
    assert said[0] == "2 things to look at"
    assert {"Needs mending", "名录 C246", "Done for you"} <= set(said)
    assert "C246" in shown.items()[0].accessibleName()
    assert shown.items()[0].accessibleDescription()


def test_click_and_enter_lead_to_the_place_and_links_act(qtbot: QtBot) -> None:
    done: list[Finding] = []
    shown = FindingsList(lambda it: [Act("skip", mark("Skip the row"), lambda: done.append(it))])
    qtbot.addWidget(shown)
    first = finding("A1")
    shown.set_findings([first, finding("A2")])
    shown.show()
    with qtbot.waitSignal(shown.activated) as led:
        QTest.keyClick(shown.items()[0], Qt.Key.Key_Return)
    assert led.args == [first]
    with qtbot.waitSignal(shown.activated):
        QTest.mouseClick(shown.items()[1], Qt.MouseButton.LeftButton)
    link = shown.items()[0].findChild(QPushButton)
    assert isinstance(link, QPushButton)
    with qtbot.assertNotEmitted(shown.activated):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert done == [first]


def test_thousands_come_in_lots(qtbot: QtBot) -> None:
    shown = FindingsList()
    qtbot.addWidget(shown)
    many = [finding(f"A{at}") for at in range(LOT * 2 + 5)]
    shown.set_findings(many)
    assert len(shown.items()) == LOT
    shown.reveal(many[-1])
    assert len(shown.items()) == len(many)
    shown.set_findings([])
    assert shown.items() == []
    assert texts(shown)[0] == "Nothing to look at"


def test_another_language_and_names(qtbot: QtBot, qapp: QApplication, keep: Keep) -> None:
    shown = keep(FindingsList())
    shown.set_findings([finding("A1")])
    speech.choose(qapp, "zh")
    qapp.processEvents()
    assert "需处理" in texts(shown)
    assert unnamed(shown) == []
    shown.deleteLater()
    gone(qtbot, shown)
