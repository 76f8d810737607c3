"""Profiles in the window: kept, offered with what they would change, used, renamed and removed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.importing import books
from tests.ui.importing.hands import Hands
from tradeplanner.app import history, profiles
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import Act
from tradeplanner.ui.importing.profiles import ProfilesWindow
from tradeplanner.ui.importing.steps import Step

Read = Callable[[str, Path], Hands]
ODD = ("企业名称", "联系人", "手机", "管哪个镇", "去年做了多少")
ROWS = [
    ODD,
    ("甲有限公司", "张三", "13800000001", "塔山街道", 12.5),
    ("乙有限公司", "李四", "13800000002", "塔山街道", 3),
]


def choose(hands: Hands, chip: str, text: str) -> None:
    """Choose an entry of a chip's menu."""
    next(action for action in hands.menu(chip).actions() if text in action.text()).trigger()
    hands.settle()


def keep(hands: Hands, tmp_path: Path) -> None:
    """Say what odd columns mean and keep it."""
    hands.window.read("firms", books.book(tmp_path / "一月.xlsx", ROWS))
    hands.settle()
    said = hands.checked.proposal.with_mapping("名录", 3, "town").with_mapping("名录", 4, "exports.2023")
    hands.window.flow.decide(said.with_unit("名录", 4, "万美元"))
    hands.settle()
    choose(hands, "Remember as a profile", "Remember how this file is read")
    hands.form().set_values({"name": "镇街月报"})
    hands.press("Save", hands.form())
    hands.settle()


def test_a_profile_is_kept_and_offered_with_what_it_would_change(
    hands: Hands, ws: Workspace, tmp_path: Path
) -> None:
    keep(hands, tmp_path)
    assert hands.chip("Read as in “镇街月报”").isVisible()
    assert history.steps(ws)[0].act is Act.ADD
    hands.window.read("firms", books.book(tmp_path / "二月.xlsx", ROWS))
    hands.settle()
    shown = hands.window.strip.shown
    assert shown is not None
    assert "100% of the headings are those of “镇街月报”" in shown.text
    assert "管哪个镇 → Town" in shown.text
    hands.press("Use it", hands.window.strip)
    hands.settle()
    plan = hands.checked.proposal.sheet("名录")
    assert [(c.field, c.unit) for c in plan.columns[3:]] == [("town", ""), ("exports.2023", "万美元")]
    assert hands.chip("Read as in “镇街月报”").isVisible()
    assert unnamed(hands.window) == []
    hands.press("Take back the last decision")
    hands.settle()
    assert hands.checked.proposal.sheet("名录").column("town") is None


def test_a_profile_that_changes_nothing_is_not_pressed_on_a_person(hands: Hands, tmp_path: Path) -> None:
    plain = books.register(tmp_path / "名录.xlsx", 2)
    hands.window.read("firms", plain)
    hands.settle()
    choose(hands, "Remember as a profile", "Remember how this file is read")
    hands.form().set_values({"name": "名录"})
    hands.press("Save", hands.form())
    hands.settle()
    hands.window.read("firms", plain)
    hands.settle()
    assert not hands.window.strip.isVisible()
    assert "Everything is read as it says already" in hands.chip("Profile “名录” fits").toolTip()


def test_profiles_are_renamed_and_removed_in_their_list(
    hands: Hands, ws: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    keep(hands, tmp_path)
    hands.window.go(Step.FILE)
    hands.press("Manage profiles")
    hands.settle()
    (listed,) = hands.window.findChildren(ProfilesWindow)
    assert unnamed(listed) == []
    listed.table.view.selectRow(0)
    hands.press("Rename", listed)
    form = hands.form()
    form.set_values({"name": "企业月报"})
    hands.press("Save", form)
    hands.settle()
    qtbot.waitUntil(lambda: [each.name for each in listed.table.rows()] == ["企业月报"], timeout=20_000)
    assert [each.name for each in profiles.all(ws)] == ["企业月报"]
    listed.table.view.selectRow(0)
    listed.table.view.setFocus()
    QTest.keyClick(listed.table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not listed.table.rows(), timeout=20_000)
    assert profiles.all(ws) == []
    history.undo(ws)
    assert [each.name for each in profiles.all(ws)] == ["企业月报"]
