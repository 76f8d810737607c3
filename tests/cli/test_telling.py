"""The summary for people says what the JSON says, most pressing first."""

from pathlib import Path

import pytest

from tradeplanner.cli import telling
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import EN, ZH, set_language

KEYS = {
    "file", "sha256", "kind", "committed", "sheets", "ignored_sheets", "ignored_files", "rows", "sums",
    "control_totals", "changes", "findings", "sample", "same_file", "questions",
}  # fmt: skip
ROWS = {"read": 5, "new": 3, "same": 0, "changed": 0, "ambiguous": 1, "skipped": 0, "rejected": 1}


def finding(severity: str, message: str) -> dict[str, object]:
    """Return a finding as it stands in the report."""
    return {"code": "required", "severity": severity, "sheet": "名录", "cell": "B5", "field": "name_zh",
            "params": {}, "message": message}  # fmt: skip


def report(**changes: object) -> dict[str, object]:
    """Return the report of an import of orders."""
    usual: dict[str, object] = {
        "file": "/desk/订单.csv",
        "sha256": "ab" * 32,
        "kind": "orders",
        "committed": True,
        "sheets": ["订单"],
        "ignored_sheets": [{"name": "旧版", "reason": "It is hidden."}],
        "ignored_files": [{"name": "a.docx", "reason": "No."}],
        "rows": ROWS,
        "sums": [
            {
                "field": "amount",
                "unit": "USD",
                "by": {"currency": "USD", "stage": "contract"},
                "sum": "1234.50",
            }
        ],
        "control_totals": [
            {"sheet": "订单", "field": "amount", "stated": "10", "sum": "12.5", "matches": False},
            {"sheet": "订单", "field": "booths", "stated": "7", "sum": "7", "matches": True},
        ],
        "changes": [],
        "findings": [finding("note", "last"), finding("error", "first")],
    }
    return usual | changes


@pytest.fixture(autouse=True)
def _english() -> None:
    """Speak English unless a test asks for more."""
    set_language(EN)


def test_the_summary_names_file_sheets_counts_sums_and_totals() -> None:
    lines = list(telling.import_lines(report()))
    assert lines[0] == "订单.csv: list of orders"
    assert "Sheet left out: 旧版. It is hidden." in lines
    assert "Records: read 5, new 3, to decide 1, to mend 1" in lines
    assert "  Amount  US dollar, Contract  1,234.50  USD" in lines
    assert any("10, but its rows sum to 12.5" in line for line in lines)
    assert any("“Booths” in the sheet: 7, matches" in line for line in lines)
    assert lines[-1] == "3 records stored."


def test_a_dry_run_says_that_nothing_was_stored() -> None:
    lines = list(telling.import_lines(report(committed=False)))
    assert lines[-1] == "Nothing was stored: 3 records would be."


def test_what_holds_rows_back_is_told_first() -> None:
    lines = list(
        telling.finding_lines([finding("note", "c"), finding("warning", "b"), finding("error", "a")])
    )
    assert lines == ["To mend: a", "Worth a look: b", "Noted: c"]


def test_columns_that_were_not_imported_are_told_however_many_findings_there_are() -> None:
    column = {**finding("note", "x"), "code": "column_left", "params": {"heading": "传真", "count": "12"}}
    many = [*(finding("warning", str(number)) for number in range(25)), column]
    lines = list(telling.import_lines(report(findings=many)))
    assert "Columns not imported: “传真” (12 values)" in lines
    assert sum("--profile" in line for line in lines) == 1
    assert "Noted: x" not in lines
    assert not any("Columns not imported" in line for line in telling.import_lines(report()))


def test_changed_values_are_told_old_and_new() -> None:
    change = {"sheet": "订单", "row": 5, "field": "amount", "old": "100.00 USD", "new": "120.00 USD"}
    stage = {**change, "field": "stage", "old": "", "new": "contract"}
    lines = list(telling.import_lines(report(changes=[change, stage, *[change] * 30])))
    assert "Sheet “订单”, row 5, Amount: 100.00 USD becomes 120.00 USD" in lines
    assert "Sheet “订单”, row 5, Stage: (empty) becomes Contract" in lines
    assert "and 12 more; --json shows all" in lines


def test_many_findings_are_counted() -> None:
    lines = list(telling.finding_lines([finding("warning", str(number)) for number in range(25)]))
    assert len(lines) == 21
    assert lines[-1] == "and 5 more; --json shows all"


def test_counts_leave_out_what_did_not_happen_but_never_what_was_read() -> None:
    nothing = dict.fromkeys(ROWS, 0)
    assert telling.counts_line(nothing) == "read 0, new 0"


def test_a_file_that_cannot_be_read_has_the_whole_shape_and_the_reason() -> None:
    told = telling.unreadable(Path("a.xls"), "firms", ExpectedError(Code.IMPORT_NO_FILE, file="a.xls"))
    assert set(told) == KEYS
    assert told["committed"] is False
    (only,) = told["findings"]
    assert (only["code"], only["severity"]) == ("import_no_file", "error")
    assert "a.xls" in only["message"]


def test_the_summary_is_chinese_in_chinese() -> None:
    set_language(ZH)
    text = "\n".join(telling.import_lines(report()))
    assert "记录：读到 5、新增 3、待选择 1、待改正 1" in text
    assert "美元、成交" in text
    assert "已入库 3 条记录。" in text
