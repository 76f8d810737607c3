"""Lists of registrations and booths: places given up, numbers however written, and the quota."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.test_registrations_import import bring_in
from tests.builders import a_booth, a_firm, a_participation, an_edition, an_exhibition
from tests.importing.files import workbook
from tradeplanner.app import booths, exhibitions, fees, firms, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import State

NAMES = ("甲有限公司", "乙有限公司", "丙有限公司")
Row = list[object]


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """Store an edition of five booths with two approved firms, the first with two booths and a stand."""
    exhibitions.add_exhibition(ws, an_exhibition())
    fair = ExhibitionId(exhibitions.all(ws)[0].id or 0)
    exhibitions.add_edition(ws, an_edition(exhibition_id=fair, name_zh="2024年大阪展", booth_quota=5))
    number = EditionId(exhibitions.editions(ws)[0].id or 0)
    for at, name in enumerate(NAMES, 1):
        firms.add(ws, a_firm(name_zh=name, credit_code=""))
        if at < len(NAMES):
            own = a_participation(firm_id=FirmId(at), edition_id=number, booths=2, booth_numbers=())
            participation.register(ws, own)
            row = next(one for one in participation.all(ws) if one.firm_id == at)
            participation.move(ws, [(row.id, row.version)], State.APPROVED)  # type: ignore[list-item]
    paid = Money(500_00, "CNY")
    booths.add(ws, a_booth(edition_id=number, firm_id=FirmId(1), hall="", number="Z01", fee=paid, paid=paid))
    return number


def sheet(path: Path, *rows: Row) -> Path:
    """Write a sheet."""
    return workbook(path / "表.xlsx", {"表": list(rows)})


def test_a_list_that_tells_of_a_withdrawal_frees_the_booth_and_keeps_what_was_paid(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    file = sheet(tmp_path, ["企业名称", "状态", "退展原因"], [NAMES[0], "退展", "订单不足"])
    outcome = bring_in(ws, "registrations", file, edition=str(edition))
    (booth,) = booths.all(ws)
    assert (booth.firm_id, booth.paid) == (None, None)
    assert [row.booth_numbers for row in participation.all(ws) if row.firm_id == 1] == [()]
    assert [(fee.paid, fee.void_reason[-4:]) for fee in fees.all(ws)] == [(Money(500_00, "CNY"), "订单不足")]
    told = [f.params["number"] for f in outcome.checked.findings if f.code is Code.BOOTH_FREED]
    assert told == ["Z01"]
    history.undo(ws)
    assert (booths.all(ws)[0].firm_id, fees.all(ws)) == (1, [])


@pytest.mark.parametrize("written", ["z01", " Z01 ", "Ｚ０１"])
def test_a_list_means_the_booth_that_is_there_however_it_writes_the_number(
    ws: Workspace, edition: EditionId, tmp_path: Path, written: str
) -> None:
    file = sheet(tmp_path, ["展位号", "企业名称", "面积"], [written, NAMES[0], 18])
    assert bring_in(ws, "booths", file, edition=str(edition)).counts.changed == 1
    assert [(booth.number, booth.area) for booth in booths.all(ws)] == [("Z01", Decimal(18))]


def test_two_rows_of_one_booth_are_told(ws: Workspace, edition: EditionId, tmp_path: Path) -> None:
    rows: list[Row] = [["b2", NAMES[0], 9], ["Ｂ２", NAMES[1], 9]]
    outcome = bring_in(
        ws, "booths", sheet(tmp_path, ["展位号", "企业名称", "面积"], *rows), edition=str(edition)
    )
    assert [f.place.cell for f in outcome.checked.findings if f.code is Code.BOOTH_TWICE] == ["A3"]
    assert [booth.number for booth in booths.all(ws)] == ["Z01", "b2"]


def test_a_firm_that_withdrew_gets_no_booth_by_a_list_either(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    row = next(one for one in participation.all(ws) if one.firm_id == 2)
    participation.move(ws, [(row.id, row.version)], State.WITHDRAWN, "示例")  # type: ignore[list-item]
    file = sheet(tmp_path, ["展位号", "企业名称", "面积"], ["C1", NAMES[1], 9])
    outcome = bring_in(ws, "booths", file, edition=str(edition))
    (found,) = (f for f in outcome.checked.findings if f.severity.holds_back)
    assert (found.code, found.place.cell) == (Code.PLACE_GIVEN_UP, "B2")
    assert [booth.number for booth in booths.all(ws)] == ["Z01"]


def test_registrations_beyond_the_quota_are_told_with_quota_and_count(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    file = sheet(tmp_path, ["企业名称", "展位数", "状态"], [NAMES[1], 3, "通过"], [NAMES[2], 1, "通过"])
    outcome = bring_in(ws, "registrations", file, edition=str(edition))
    (found,) = (f for f in outcome.checked.findings if f.code is Code.QUOTA_EXCEEDED)
    assert (found.severity, found.place.cell) == (Severity.WARNING, "C3")
    assert {name: found.params[name] for name in ("quota", "taken", "free", "wanted")} == {
        "quota": 5, "taken": 5, "free": 0, "wanted": 1,
    }  # fmt: skip
    assert outcome.counts.rejected == 0


def test_booths_beyond_the_quota_are_told(ws: Workspace, edition: EditionId, tmp_path: Path) -> None:
    rows: list[Row] = [["D1", NAMES[0], 36], ["D2", NAMES[1], 9], ["D3", None, 90]]
    outcome = bring_in(
        ws, "booths", sheet(tmp_path, ["展位号", "企业名称", "面积"], *rows), edition=str(edition)
    )
    (found,) = (f for f in outcome.checked.findings if f.code is Code.QUOTA_EXCEEDED)
    assert (found.severity, found.place.cell, found.params["quota"]) == (Severity.WARNING, "A3", 5)


@pytest.mark.parametrize(
    "foreign, yuan",
    [
        ("应收展位费（美元）", "应收展位费（人民币）"),
        ("应收展位费(USD)", "应收展位费(元)"),
        ("展位费（美元）", "展位费（人民币元）"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_yuan_due_are_not_taken_for_yuan_paid(
    ws: Workspace,
    edition: EditionId,
    tmp_path: Path,
    foreign: str,
    yuan: str,
    turned: bool,  # noqa: FBT001  # pytest passes it by name
) -> None:
    due: Row = [(foreign, 1000), (yuan, 7100)]
    named = list(zip(*(due[::-1] if turned else due), strict=True))
    heading: Row = ["展位号", "企业名称", *named[0], "已收"]
    file = sheet(tmp_path, heading, ["E1", NAMES[0], *named[1], 3000])
    bring_in(ws, "booths", file, edition=str(edition))
    booth = next(one for one in booths.all(ws) if one.number == "E1")
    assert (booth.fee, booth.fee_home, booth.paid) == (
        Money(1000_00, "USD"), Money(7100_00, "CNY"), Money(3000_00, "CNY"),
    )  # fmt: skip


@pytest.mark.parametrize("heading", ["应收展位费（人民币）", "应收展位费(元)", "应收展位费（人民币元）"])
def test_a_lone_column_of_yuan_due_says_nothing_of_payment(
    ws: Workspace, edition: EditionId, tmp_path: Path, heading: str
) -> None:
    file = sheet(tmp_path, ["展位号", "企业名称", heading], ["E1", NAMES[0], 7100])
    bring_in(ws, "booths", file, edition=str(edition))
    booth = next(one for one in booths.all(ws) if one.number == "E1")
    assert (booth.fee_home, booth.paid) == (Money(7100_00, "CNY"), None)
