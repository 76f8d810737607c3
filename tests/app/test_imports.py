"""The import line through the front door: committed as one step, undone as one, reported as JSON."""

import json
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest

from tests.builders import a_credit_code, a_firm
from tests.importing.files import text, workbook
from tradeplanner.app import (
    exhibitions,
    exports,
    firms,
    history,
    import_check,
    imports,
    orders,
    rates,
    targets,
)
from tradeplanner.app.import_values import Checked, Proposal
from tradeplanner.app.imports import ImportOutcome, Progress, Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.money import Money
from tradeplanner.i18n.acts import act_sentence

NAMES = [f"第{number}有限公司（示例）" for number in range(1, 4)]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register of three firms, the second one's code destroyed, with a total and a hidden sheet."""
    rows: list[Sequence[object]] = [
        ["单位：万美元"],
        ["企业名称", "统一社会信用代码", "手机", "2022年出口额"],
    ]
    for number, name in enumerate(NAMES, 1):
        code = 9.13306024738985e17 if number == 2 else a_credit_code(number)
        rows.append([name, code, f"1380000000{number}", number])
    path = workbook(
        tmp_path / "名录.xlsx", {"名录": [*rows, ["合计", None, None, 6]], "旧": [["企业名称"], ["旧"]]}
    )
    book = openpyxl.load_workbook(path)
    book["旧"].sheet_state = "hidden"
    book.save(path)
    return path


def bring_in(ws: Workspace, kind: str, path: Path) -> ImportOutcome:
    """Import a file and return what it did."""
    with closing(imports.open_file(ws, kind, path)) as session:
        return imports.commit(ws, session, imports.check(ws, session, session.proposal))


def test_an_import_is_one_step_and_its_undo_takes_all_back(ws: Workspace, register: Path) -> None:
    outcome = bring_in(ws, "firms", register)
    assert outcome.counts.new == 3
    (step,) = history.steps(ws)
    assert (step.act, step.id, step.params["file"]) == (Act.IMPORT, outcome.changed.step, "名录.xlsx")
    first = next(firm for firm in firms.all(ws) if firm.name_zh == NAMES[0])
    assert first.id is not None
    (figure,) = firms.figures(ws, first.id)
    assert (figure.year, figure.value) == (2022, Money.of(10_000, "USD"))
    assert first.origin is not None
    assert (first.origin.sheet, first.origin.row) == ("名录", 3)
    history.undo(ws)
    assert firms.all(ws) == []
    history.redo(ws)
    assert [firm.name_zh for firm in firms.all(ws)] == sorted(NAMES)


def test_the_same_file_again_changes_nothing_and_is_recognised(ws: Workspace, register: Path) -> None:
    bring_in(ws, "firms", register)
    again = bring_in(ws, "firms", register)
    assert (again.counts.same, again.changed.step) == (3, None)
    assert Code.IMPORT_SAME_FILE in [finding.code for finding in again.checked.findings]
    assert len(history.steps(ws)) == 1
    history.undo(ws)
    with closing(imports.open_file(ws, "firms", register)) as session:
        assert imports.check(ws, session, session.proposal).same_file == ""


def test_a_later_file_fills_a_destroyed_code_in_the_same_step(
    ws: Workspace, register: Path, tmp_path: Path
) -> None:
    bring_in(ws, "firms", register)
    code = "913306024738985517"
    rows = [
        ["2023年出口", None, "单位：万元"],
        ["企业名称", "统一社会信用代码", "1月"],
        [NAMES[1], code, 1.25],
    ]
    bring_in(ws, "exports", workbook(tmp_path / "出口.xlsx", {"出口": rows}))
    by_name = {firm.name_zh: firm for firm in firms.all(ws)}
    assert by_name[NAMES[1]].credit_code == code
    (record,) = exports.all(ws, 2023)
    assert (record.firm_id, record.value, record.unit) == (
        by_name[NAMES[1]].id,
        Money.of(12_500, "CNY"),
        "万元",
    )
    history.undo(ws)
    assert {firm.credit_code for firm in firms.all(ws) if firm.name_zh == NAMES[1]} == {""}


def test_the_whole_line_of_kinds(ws: Workspace, register: Path, tmp_path: Path) -> None:
    bring_in(ws, "firms", register)
    fair = ["2024年日本大阪纺织展", "自办", "日本", "2024.04.10-12", 10]
    catalogue = [["展会名称", "类别", "国家（地区）", "展期", "计划展位数"], fair]
    bring_in(ws, "catalogue", workbook(tmp_path / "目录.xlsx", {"目录": catalogue}))
    (edition,) = exhibitions.editions(ws)
    (exhibition,) = exhibitions.all(ws)
    assert (edition.exhibition_id, edition.market, exhibition.name_zh) == (
        exhibition.id,
        "JP",
        "日本大阪纺织展",
    )
    bring_in(
        ws, "rates", text(tmp_path / "汇率.csv", "汇率（每100外币兑人民币）\n日期,日元\n2024年4月,4.8694\n")
    )
    (rate,) = rates.all(ws)
    assert (str(rate.quoted), rate.per) == ("4.8694", 100)
    order = ["H1", NAMES[0], "日本大阪纺织展", "成交", "日元", "1,000", "2024/4/11"]
    listed = [["合同号", "企业名称", "展会", "成交类型", "币种", "金额", "签约日期"], order]
    bring_in(ws, "orders", workbook(tmp_path / "订单.xlsx", {"单": listed}))
    (stored,) = orders.all(ws)
    assert (stored.edition_id, stored.amount) == (edition.id, Money(1000, "JPY"))
    aims = [["年度", "指标", "范围", "目标值(亿元)"], [2024, "出口额", "全区", "837.5"]]
    bring_in(ws, "targets", workbook(tmp_path / "目标.xlsx", {"目标": aims}))
    (target,) = targets.all(ws)
    assert target.amount == Money.of(83_750_000_000, "CNY")
    for _ in range(5):
        history.undo(ws)
    assert (firms.all(ws), exhibitions.all(ws), orders.all(ws)) == ([], [], [])


def test_the_report_has_the_promised_shape(ws: Workspace, register: Path) -> None:
    with closing(imports.open_file(ws, "firms", register)) as session:
        checked = imports.check(ws, session, session.proposal)
        report = json.loads(json.dumps(imports.report_json(session, checked), ensure_ascii=False))
    assert {
        "file",
        "sha256",
        "kind",
        "committed",
        "sheets",
        "ignored_sheets",
        "rows",
        "sums",
        "control_totals",
        "findings",
    } <= set(report)
    assert (report["committed"], report["sheets"]) == (False, ["名录"])
    assert [sheet["name"] for sheet in report["ignored_sheets"]] == ["旧"]
    assert report["rows"] == {
        "read": 3,
        "new": 3,
        "same": 0,
        "changed": 0,
        "ambiguous": 0,
        "skipped": 0,
        "rejected": 0,
    }
    assert report["sums"] == [{"field": "exports", "unit": "万美元", "by": {"year": "2022"}, "sum": "6"}]
    (control,) = report["control_totals"]
    assert (control["stated"], control["sum"], control["matches"]) == ("6", "6", True)
    (finding,) = report["findings"]
    assert set(finding) >= {"code", "severity", "sheet", "cell", "field", "params", "message"}
    assert (finding["code"], finding["cell"]) == ("code_damaged", "B4")
    assert "1380000000" not in json.dumps(report)


def test_the_report_lists_what_changes_with_personal_values_masked(
    ws: Workspace, register: Path, tmp_path: Path
) -> None:
    bring_in(ws, "firms", register)
    rows = [["企业名称", "手机", "镇街"], [NAMES[0], "13899999999", "城南街道"]]
    with closing(imports.open_file(ws, "firms", workbook(tmp_path / "b.xlsx", {"表": rows}))) as session:
        report = cast(
            "dict[str, Any]", imports.report_json(session, imports.check(ws, session, session.proposal))
        )
    told = {change["field"]: (change["old"], change["new"]) for change in report["changes"]}
    assert told["town"] == ("", "城南街道")
    assert "13899999999" not in str(report["changes"])
    assert {(change["sheet"], change["row"]) for change in report["changes"]} == {("表", 2)}


def test_an_inspection_needs_no_kind(register: Path, tmp_path: Path) -> None:
    report = imports.inspection_json(register)
    shown, hidden = cast("list[dict[str, Any]]", report["sheets"])
    assert (shown["name"], shown["rows"], hidden["hidden"]) == ("名录", 6, True)
    cells = {cell["cell"]: (cell["type"], cell["value"]) for cell in shown["cells"]}
    assert cells["A2"] == ("text", "企业名称")
    assert cells["D3"] == ("number", "1")
    gone = tmp_path / "none.xlsx"
    with pytest.raises(ExpectedError) as told:
        imports.inspection_json(gone)
    refused = imports.unread_json(gone, told.value)
    assert refused["sheets"] == []
    assert cast("list[dict[str, Any]]", refused["findings"])[0]["code"] == "import_no_file"


def test_rejected_rows_come_back_mended(ws: Workspace, tmp_path: Path) -> None:
    right = a_credit_code(1)
    wrong = right[:17] + ("1" if right[17] != "1" else "2")
    rows = [
        ["名录（示例）"],
        ["企业名称", "统一社会信用代码"],
        [NAMES[0], wrong],
        [NAMES[1], a_credit_code(2)],
    ]
    path, kept = workbook(tmp_path / "a.xlsx", {"名录": rows}), tmp_path / "kept.xlsx"
    with closing(imports.open_file(ws, "firms", path)) as session:
        checked = imports.check(ws, session, session.proposal)
        assert imports.save_rejected(session, checked, kept) == 1
        imports.commit(ws, session, checked)
    book = openpyxl.load_workbook(kept)
    assert [cell.value for cell in book.active[3]][:2] == [NAMES[0], wrong]
    assert right[17] in str(book.active["C3"].value)
    book.active["B3"] = right
    book.save(kept)
    assert bring_in(ws, "firms", kept).counts.new == 1


@pytest.mark.parametrize("kind", imports.KINDS)
def test_a_template_imports_without_a_record(ws: Workspace, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "t.xlsx"
    imports.template(kind, path)
    with closing(imports.open_file(ws, kind, path)) as session:
        checked = imports.check(ws, session, session.proposal)
    assert checked.counts.read == 0
    assert [plan.used for plan in checked.proposal.sheets] == [True]
    unknown = [column.heading for column in checked.proposal.sheets[0].columns if not column.field]
    assert unknown == []
    # The template of result forms holds a form beside the table, and a form nobody filled in is told.
    blank = [Code.FORM_BLANK] if kind == "returns" else []
    assert [finding.code for finding in checked.findings] == [*blank, Code.ROW_SAMPLE]


def test_stop_leaves_nothing(ws: Workspace, register: Path) -> None:
    stop = threading.Event()
    with closing(imports.open_file(ws, "firms", register)) as session:
        checked = imports.check(ws, session, session.proposal)
        stop.set()
        with pytest.raises(ExpectedError) as told:
            imports.commit(ws, session, checked, stop=stop)
    assert told.value.code is Code.IMPORT_STOPPED
    assert (firms.all(ws), history.steps(ws)) == ([], [])


def test_what_changed_since_the_check_is_not_overrun(ws: Workspace, register: Path) -> None:
    with closing(imports.open_file(ws, "firms", register)) as session:
        checked = imports.check(ws, session, session.proposal)
        firms.add(ws, a_firm(name_zh=NAMES[0]))
        with pytest.raises(ExpectedError) as told:
            imports.commit(ws, session, checked)
        assert told.value.code is Code.IMPORT_STALE
        anew = imports.check(ws, session, session.proposal)
        assert (anew.counts.new, anew.counts.changed) == (2, 1)
        imports.commit(ws, session, anew)
    assert len(firms.all(ws)) == 3


def test_a_step_of_another_desk_while_waiting_for_ones_turn_is_taken_into_account(
    ws: Workspace, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plainly = imports.check
    left: list[str] = []

    def interrupted(
        asked: Workspace, session: Session, proposal: Proposal, progress: Progress | None = None,
        stop: threading.Event | None = None,
    ) -> Checked:  # fmt: skip
        """Check, while another desk stores a firm."""
        checked = plainly(asked, session, proposal, progress, stop)
        if left:
            firms.add(asked, a_firm(name_zh=left.pop()))
        return checked

    for room in (imports, import_check):
        monkeypatch.setattr(room, "check", interrupted)
    with closing(imports.open_file(ws, "firms", register)) as session:
        checked = imports.check(ws, session, session.proposal)
        firms.add(ws, a_firm(name_zh="乙台公司（示例）"))
        left += ["乙台二公司（示例）"]
        outcome = imports.commit(ws, session, checked)
    assert (left, outcome.counts.new, len(firms.all(ws))) == ([], 3, 5)
    undo = outcome.changed.step
    assert undo is not None
    history.undo(ws, undo)
    with closing(imports.open_file(ws, "firms", register)) as session:
        left += [f"乙台第{n}公司（示例）" for n in range(9)]
        checked = imports.check(ws, session, session.proposal)
        with pytest.raises(ExpectedError) as told:
            imports.commit(ws, session, checked)
    assert told.value.code is Code.IMPORT_STALE
    assert len(firms.all(ws)) == 2 + 1 + imports.TRIES


def test_an_unknown_kind_is_refused(ws: Workspace, register: Path) -> None:
    with pytest.raises(ExpectedError) as told:
        imports.open_file(ws, "weather", register)
    assert told.value.code is Code.UNKNOWN_KIND


def test_a_pasted_block_is_an_import_like_any_other(ws: Workspace) -> None:
    text = "第1有限公司（示例）\t塔山街道\n第2有限公司（示例）\t\n"
    with closing(imports.open_block(ws, "firms", text, columns=("name_zh", "town"))) as session:
        outcome = imports.commit(ws, session, imports.check(ws, session, session.proposal))
    assert [(firm.name_zh, firm.town) for firm in firms.all(ws)] == [
        ("第1有限公司（示例）", "塔山街道"),
        ("第2有限公司（示例）", ""),
    ]
    (step,) = history.steps(ws)
    assert (outcome.counts.new, step.params["file"]) == (2, "clipboard")
    assert "Clipboard" in act_sentence(step)


def test_a_block_of_an_unknown_kind_or_of_nothing_is_refused(ws: Workspace) -> None:
    for kind, pasted, code in (("cats", "a\tb", Code.UNKNOWN_KIND), ("firms", " \n", Code.BLOCK_EMPTY)):
        with pytest.raises(ExpectedError) as refused:
            imports.open_block(ws, kind, pasted)
        assert refused.value.code is code
