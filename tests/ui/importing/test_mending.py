"""Findings: where they lead, how each is mended in place, and that no decision is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests import builders
from tests.journeys import messy
from tests.ui.accessibility import unnamed
from tests.ui.importing import books
from tests.ui.importing.hands import CTRL, Hands
from tradeplanner.app import firms, history, import_glance, imports, orders
from tradeplanner.app.import_values import Outcome
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.ui import speech, theme
from tradeplanner.ui.importing.check_panel import SHOWN_ALIKE, listed
from tradeplanner.ui.importing.records import RecordsDialog
from tradeplanner.ui.importing.steps import Step

Read = Callable[[str, Path], Hands]


def wrong(number: int) -> str:
    """Return a code whose check place is wrong."""
    right = builders.a_credit_code(50 + number)
    return right[:17] + ("1" if right[17] != "1" else "2")


DAMAGED_ROW = messy.FIRST_ROW + messy.SOUND + 1
WRONG_ROW = DAMAGED_ROW + 1


@pytest.fixture
def opened(read: Read, tmp_path: Path) -> Hands:
    """Give the window with the messy register read."""
    return read("firms", messy.register(tmp_path / "外贸企业名录.xlsx"))


def test_a_click_on_a_finding_lands_on_its_cell(opened: Hands) -> None:
    words = opened.item(Code.CODE_DAMAGED).findChildren(QLabel)[-1]
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    current = opened.window.sheet.grid.currentIndex()
    assert (current.row() + 1, current.column()) == (DAMAGED_ROW, 2)
    assert QApplication.focusWidget() is opened.window.sheet.grid


def test_a_wrong_check_place_is_mended_by_one_press(opened: Hands) -> None:
    assert opened.outcome(WRONG_ROW) is Outcome.REJECTED
    opened.link(Code.CODE_CHECK, "Change to 9")
    assert opened.outcome(WRONG_ROW) is Outcome.NEW
    right = builders.a_credit_code(messy.SOUND + 2)
    assert opened.window.sheet.model.index(WRONG_ROW - 1, 2).data() == right
    assert opened.window.sheet.findings.list.focused() == 0, "the focus stays in the list"


def test_a_firm_comes_in_without_its_wrong_code(opened: Hands) -> None:
    opened.link(Code.CODE_CHECK, "Import without the code")
    assert opened.outcome(WRONG_ROW) is Outcome.NEW
    assert opened.item(Code.CODE_LEFT_OUT) is not None


def test_a_code_is_kept_with_a_reason(opened: Hands, ws: Workspace) -> None:
    opened.link(Code.CODE_CHECK, "Keep it")
    opened.answer(reason="执照如此（示例）")
    assert opened.outcome(WRONG_ROW) is Outcome.NEW
    opened.window.flow.commit()
    opened.settle()
    (kept,) = (firm for firm in firms.all(ws) if firm.name_zh == messy.WRONG_NAME)
    assert (kept.credit_code, kept.code_reason) == (messy.wrong_code(), "执照如此（示例）")


def test_a_row_is_skipped_and_taken_in_again(opened: Hands) -> None:
    opened.link(Code.CODE_CHECK, "Skip this row")
    assert opened.outcome(WRONG_ROW) is Outcome.SKIPPED
    opened.press("Take back the last decision")
    opened.settle()
    assert opened.outcome(WRONG_ROW) is Outcome.REJECTED
    grid = opened.window.sheet.grid
    for text, outcome in (("Skip this row", Outcome.SKIPPED), ("Take this row in again", Outcome.NEW)):
        grid.setCurrentIndex(grid.model().index(messy.FIRST_ROW - 1, 1))
        next(action for action in grid.menu().actions() if action.text() == text).trigger()
        opened.settle()
        assert opened.outcome(messy.FIRST_ROW) is outcome


def test_a_day_that_may_be_two_days_is_settled_by_one_press(read: Read, tmp_path: Path) -> None:
    heading = ("合同号", "企业名称", "金额（美元）", "成交类型", "签约日期")
    path = books.book(tmp_path / "订单.xlsx", [heading, ("HT1", "甲有限公司", 500, "成交", "3/5/2023")])
    opened = read("orders", path)
    opened.link(Code.DATE_AMBIGUOUS, "Change to 2023-03-05")
    assert Code.DATE_AMBIGUOUS not in {finding.code for finding in opened.checked.findings}
    assert opened.window.sheet.model.index(1, 4).data() == "2023-03-05"


def test_a_damaged_code_is_chosen_among_its_candidates(opened: Hands) -> None:
    finding = opened.item(Code.CODE_DAMAGED).finding
    candidates = str(finding.params.get("candidates", ""))
    code = candidates.replace("、", " ").split()[0]
    opened.link(Code.CODE_DAMAGED, f"Change to {code}")
    assert opened.window.sheet.model.index(DAMAGED_ROW - 1, 2).data() == code
    assert Code.CODE_DAMAGED not in {finding.code for finding in opened.checked.findings}


def test_a_row_that_means_one_of_several_records_is_settled(
    ws: Workspace, read: Read, tmp_path: Path
) -> None:
    name = messy.firm_name(99)
    firms.add(ws, builders.a_firm(name_zh=name, credit_code=builders.a_credit_code(98)))
    firms.add(ws, builders.a_firm(name_zh=name, credit_code=builders.a_credit_code(97)))
    row = (name, None, "联系人", "13800000000", "府山街道")
    hands = read("firms", books.register(tmp_path / "名录.xlsx", 1, row))
    assert hands.outcome(3) is Outcome.AMBIGUOUS
    chosen = next(firm.id for firm in firms.all(ws) if firm.credit_code == builders.a_credit_code(97))
    hands.link(Code.FIRM_SEVERAL, "Compare and choose…")
    (dialog,) = hands.window.findChildren(RecordsDialog)
    assert unnamed(dialog) == []
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert {builders.a_credit_code(97), builders.a_credit_code(98), "≠ 塔山街道"} <= set(texts)
    assert "138" in " ".join(texts)
    assert "13800000000" not in texts, "personal data is masked"
    hands.key(Qt.Key.Key_Return)
    assert dialog.isVisible(), "nothing is chosen in advance"
    records = [int(each.id or 0) for each in firms.all(ws)]
    dialog.choices()[sorted(records).index(int(chosen or 0))].click()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    hands.settle()
    assert hands.outcome(3) is Outcome.CHANGED


def test_a_row_like_stored_ones_may_be_a_new_firm(ws: Workspace, read: Read, tmp_path: Path) -> None:
    name = messy.firm_name(99)
    for number in (97, 98):
        firms.add(ws, builders.a_firm(name_zh=name, credit_code=builders.a_credit_code(number)))
    hands = read("firms", books.register(tmp_path / "名录.xlsx", 1, (name, None, "", "", "府山街道")))
    hands.link(Code.FIRM_SEVERAL, "It is a new one")
    assert hands.outcome(3) is Outcome.NEW


def test_many_alike_are_skipped_or_mended_at_once(read: Read, tmp_path: Path) -> None:
    bad = [(f"绍兴坏码{at}有限公司（示例）", wrong(at), "", "", "") for at in range(4)]
    hands = read("firms", books.register(tmp_path / "名录.xlsx", 1, *bad))
    assert hands.checked.counts.rejected == 4
    hands.link(Code.CODE_CHECK, "Skip all 4 rows")
    assert hands.checked.counts.skipped == 4
    hands.press("Take back the last decision")
    hands.settle()
    hands.link(Code.CODE_CHECK, "Change all 4 codes")
    assert (hands.checked.counts.rejected, hands.checked.counts.new) == (0, 5)


def test_one_answer_settles_every_row_that_names_the_same_firm(
    ws: Workspace, read: Read, tmp_path: Path
) -> None:
    firms.add(ws, builders.a_firm(name_zh="绍兴青藤纺织有限公司"))
    heading = ("企业名称", "签约日期", "金额（美元）", "状态", "国别")
    order = ("绍兴青藤纺品有限公司", "2023-03-01", 100, "成交", "日本")
    rows = [heading, order, (*order[:2], 200, *order[3:]), ("无此公司", *order[1:])]
    hands = read("orders", books.book(tmp_path / "订单.xlsx", rows, "订单"))
    assert hands.checked.counts.ambiguous == 3
    hands.link(Code.FIRM_UNKNOWN, "All 3 are new firms")
    assert (hands.checked.counts.ambiguous, hands.checked.counts.new) == (0, 3)
    hands.press("Take back the last decision")
    hands.settle()
    hands.link(Code.FIRM_UNKNOWN, "Compare and choose…")
    (dialog,) = hands.window.findChildren(RecordsDialog)
    assert dialog.choices()[-1].text() == "None of these: a new one"
    assert any("1 more row bears the same name" in label.text() for label in dialog.findChildren(QLabel))
    dialog.choices()[0].click()
    hands.press("Choose", dialog)
    hands.settle()
    assert (hands.checked.counts.ambiguous, hands.checked.counts.new) == (1, 2)
    hands.link(Code.FIRM_UNKNOWN, "It is a new one")
    assert (hands.checked.counts.ambiguous, hands.checked.counts.new) == (0, 3)
    hands.window.flow.commit()
    hands.settle()
    made = {firm.id: firm.name_zh for firm in firms.all(ws)}
    assert sorted(made.values()) == ["无此公司", "绍兴青藤纺织有限公司"]
    assert sorted(made[order.firm_id] for order in orders.all(ws)) == [
        "无此公司", "绍兴青藤纺织有限公司", "绍兴青藤纺织有限公司"
    ]  # fmt: skip
    history.undo(ws)
    assert [firm.name_zh for firm in firms.all(ws)] == ["绍兴青藤纺织有限公司"]


def test_a_cell_is_edited_by_keys_and_escape_closes_only_the_editor(opened: Hands) -> None:
    opened.editor(messy.FIRST_ROW, 1).setText("半句话")
    opened.key_into_editor(Qt.Key.Key_Escape)
    assert not opened.is_editing()
    assert opened.window.isVisible()
    assert not opened.checked.proposal.edits
    opened.edit(messy.FIRST_ROW, 1, "绍兴改名纺织有限公司（示例）")
    assert opened.checked.proposal.edits == {
        (messy.SHEET, messy.FIRST_ROW, 1): "绍兴改名纺织有限公司（示例）"
    }
    assert opened.window.sheet.model.edited(messy.FIRST_ROW, 1)


def test_decisions_made_while_a_check_runs_are_all_kept(opened: Hands) -> None:
    shown = opened.checked.proposal
    opened.window.flow.decide(shown.with_skip(messy.SHEET, 5))
    opened.window.flow.decide(shown.with_edit(messy.SHEET, 6, 1, "绍兴改名纺织有限公司（示例）"))
    opened.settle()
    assert opened.checked.proposal.skips == {(messy.SHEET, 5)}
    assert len(opened.checked.proposal.edits) == 1
    opened.key(Qt.Key.Key_Z, CTRL)
    opened.settle()
    assert not opened.checked.proposal.edits
    assert opened.checked.proposal.skips == {(messy.SHEET, 5)}


def test_every_step_and_look_keeps_every_choice(opened: Hands, qapp: QApplication) -> None:
    opened.link(Code.CODE_CHECK, "Skip this row")
    opened.edit(messy.FIRST_ROW, 1, "绍兴改名纺织有限公司（示例）")
    decided = opened.checked.proposal
    for step in (Step.PREVIEW, Step.COLUMNS, Step.FILE, Step.CHECK):
        opened.go(step)
    speech.choose(qapp, "zh")
    theme.choose(qapp, "dark")
    opened.settle()
    qapp.processEvents()
    opened.press("撤回上一项决定")
    opened.settle()
    assert opened.checked.proposal.skips == decided.skips
    assert opened.window.sheet.model.index(messy.FIRST_ROW - 1, 1).data() == messy.firm_name(1)
    opened.edit(messy.FIRST_ROW, 1, "绍兴改名纺织有限公司（示例）")
    assert opened.window.windowTitle().startswith("导入")
    assert opened.checked.proposal == decided
    cell = opened.window.sheet.model.index(messy.FIRST_ROW - 1, 1)
    assert cell.data() == "绍兴改名纺织有限公司（示例）"


def test_many_findings_alike_are_counted_and_shown_when_asked_for(read: Read, tmp_path: Path) -> None:
    bad = [(f"绍兴坏码{at}有限公司（示例）", f"9133060200000000{at:02d}", "", "", "") for at in range(12)]
    hands = read("firms", books.register(tmp_path / "名录.xlsx", 1, *bad))
    alike = [finding for finding in hands.checked.findings if finding.severity is Severity.ERROR]
    code = max({finding.code for finding in alike}, key=[finding.code for finding in alike].count)
    many = sum(finding.code is code for finding in alike)
    assert many > SHOWN_ALIKE
    panel = hands.window.sheet.findings
    assert len(panel.list.items()) < many
    last = [item for item in panel.list.items() if item.finding.code is code][-1]
    hands.press(f"and {many - SHOWN_ALIKE} more like this", last)
    assert len([item for item in panel.list.items() if item.finding.code is code]) == many


def test_the_gravest_come_first_and_other_sheets_stay_away() -> None:
    def at(row: int, severity: Severity, sheet: str = "名录") -> Finding:
        return Finding(Code.CODE_LENGTH, severity, Place(sheet=sheet, cell=f"A{row}", row=row))

    found = [
        at(2, Severity.NOTE),
        at(9, Severity.ERROR),
        at(3, Severity.ERROR),
        at(1, Severity.ERROR, "旧版"),
    ]
    assert [finding.place.row for finding in listed(found, "名录").shown] == [3, 9, 2]


def test_work_is_taken_back_from_the_journal_only(opened: Hands, ws: Workspace) -> None:
    opened.key(Qt.Key.Key_Z, CTRL)
    opened.settle()
    assert history.steps(ws) == []


def test_of_a_very_large_file_the_first_rows_follow_a_decision_at_once(
    opened: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_glance, "LARGE", 1)
    flow, seen = opened.window.flow, []
    flow.checked.connect(lambda: seen.append((flow.busy, opened.outcome(WRONG_ROW))))
    opened.link(Code.CODE_CHECK, "Change to 9")
    assert seen == [(True, Outcome.NEW), (False, Outcome.NEW)]


def test_stopping_the_check_of_the_rest_shows_what_was_decided_before(
    opened: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_glance, "LARGE", 1)
    flow, seen = opened.window.flow, []
    flow.checked.connect(lambda: seen.append(opened.outcome(WRONG_ROW)))

    def stopped(*_: object) -> None:
        raise ExpectedError(Code.IMPORT_STOPPED)

    monkeypatch.setattr(imports, "check", stopped)
    before = flow.result
    opened.link(Code.CODE_CHECK, "Change to 9")
    assert (seen, flow.result) == ([Outcome.NEW, Outcome.REJECTED], before)
    assert not flow.can_go_back
