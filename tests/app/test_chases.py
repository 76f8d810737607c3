"""A round of follow-up goes out as a workbook and comes back: each order found again, and written once."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.builders import a_firm, a_participation, a_rate, an_edition, an_order
from tradeplanner.app import (
    chases,
    exhibitions,
    firms,
    follow_ups,
    history,
    import_kinds,
    imports,
    orders,
    participation,
    rates,
)
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.domain.follow_ups import Asked
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage, WithoutUs
from tradeplanner.domain.participation import State
from tradeplanner.i18n.language import EN, ZH, speaking
from tradeplanner.importing.checked import Checked

REPORTED, SIGNED = date(2023, 8, 9), date(2023, 7, 20)


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """An edition that ended long ago: one firm with two orders, one of them confidential, one with none."""
    rates.add(ws, a_rate(first=date(2023, 1, 1), last=date(2023, 12, 31)))
    new = an_edition(exhibition_id=ExhibitionId(0), closes=date(2023, 4, 13))
    number = EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))
    names = {name: FirmId(firms.add(ws, a_firm(name_zh=name)).first(Noun.FIRM)) for name in ("甲厂", "乙厂")}
    participation.register(
        ws, a_participation(firm_id=names["乙厂"], edition_id=number, state=State.ATTENDED)
    )
    own = {"firm_id": names["甲厂"], "edition_id": number, "stage": Stage.INTENDED}
    orders.record(ws, an_order(**own, contract_no="", buyer="OPEN BUYER"))
    orders.record(
        ws, an_order(**own, contract_no="", buyer="SECRET", buyer_confidential=True, amount=Money(777, "USD"))
    )
    return number


class Sheet:
    """The workbook as a firm fills it in: cells by the heading of their column."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.page = self.book.active
        assert self.page is not None
        for row in self.page.iter_rows():
            if row[0].value in ("企业", "Firm"):
                self.top = row[0].row
                self.columns = {str(cell.value): cell.column for cell in row}

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows below the heading that name a firm."""
        found = []
        for number in range(self.top + 1, self.page.max_row + 1):
            row = {name: self.page.cell(number, column).value for name, column in self.columns.items()}
            found.append({**row, "row": number})
        return [row for row in found if row.get("企业") or row.get("Firm")]

    def fill(self, row: int, **values: object) -> None:
        """Fill in cells of a row and save."""
        for name, value in values.items():
            self.page.cell(row, self.columns[name]).value = value
        self.book.save(self.path)


def sent_out(ws: Workspace, edition: EditionId, tmp_path: Path) -> Sheet:
    made = chases.facts(ws, edition, 3)
    path = tmp_path / "跟踪回访.xlsx"
    assert chases.save(made, path) == 2
    chases.sent(ws, made)
    return Sheet(path)


def come_back(ws: Workspace, sheet: Sheet) -> Checked:
    with closing(imports.open_file(ws, "orders", sheet.path)) as session:
        assert import_kinds.guesses(session)[0].kind == "orders", "its headings say what it is"
        checked = imports.check(ws, session, session.proposal)
        imports.commit(ws, session, checked)
        return checked


def by_buyer(ws: Workspace) -> dict[str, Order]:
    return {order.buyer: order for order in orders.all(ws)}


@pytest.mark.parametrize("language", [ZH, EN])
def test_the_workbook_hides_its_numbers_and_confidential_buyers(
    ws: Workspace, edition: EditionId, tmp_path: Path, language: str
) -> None:
    with speaking(language):
        sheet = sent_out(ws, edition, tmp_path)
    hidden = [name for name, column in sheet.columns.items()
              if sheet.page.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden]  # fmt: skip
    assert len(hidden) == 2
    written = [str(cell.value) for row in sheet.page.iter_rows() for cell in row]
    assert "SECRET" not in written
    assert "OPEN BUYER" in written
    assert len(sheet.rows()) == 3


def test_what_comes_back_finds_its_orders_and_a_second_time_changes_nothing(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    with speaking(ZH):
        sheet = sent_out(ws, edition, tmp_path)
        for row in sheet.rows():
            if row["客商"] == "OPEN BUYER":
                sheet.fill(
                    row["row"], 成交类型="成交", 金额=130000.5, 进入本阶段日期=SIGNED, 新客户="是",
                    不参展也能成交="能成交一部分", 填报人="示例甲", 填表日期=REPORTED,
                )  # fmt: skip
            elif row["企业"] == "乙厂":
                sheet.fill(row["row"], 跟踪结果="未成交", 填表日期=REPORTED)
        checked = come_back(ws, sheet)
        assert (checked.counts.changed, checked.counts.same, checked.counts.rejected) == (2, 1, 0)
        order = by_buyer(ws)["OPEN BUYER"]
        assert (order.stage, order.amount, order.stage_on) == (
            Stage.CONTRACT,
            Money(130_000_50, "USD"),
            SIGNED,
        )
        assert order.signed_on == date(2023, 4, 12), "the day whose rate it is worth stays"
        assert (order.reported_by, order.reported_on) == ("示例甲", REPORTED)
        assert (order.new_customer, order.without_us) == (True, WithoutUs.PART)
        secret = by_buyer(ws)["SECRET"]
        assert (secret.stage, secret.amount, secret.buyer_confidential) == (
            Stage.INTENDED, Money(777, "USD"), True,
        )  # fmt: skip
        chase = follow_ups.read(ws, edition, 3)
        assert {row.asked for row in chase.rows} == {Asked.ANSWERED}
        again = come_back(ws, sheet)
        assert (again.counts.new, again.counts.changed, again.counts.rejected) == (0, 0, 0)
        history.undo(ws)
        assert by_buyer(ws)["OPEN BUYER"].stage is Stage.INTENDED
        assert {row.asked for row in follow_ups.read(ws, edition, 3).rows} == {Asked.SENT}


def test_an_order_that_was_added_is_new_and_a_row_that_says_nothing_is_no_answer(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    with speaking(EN):
        sheet = sent_out(ws, edition, tmp_path)
        fresh = sheet.page.max_row + 1
        fair = sheet.rows()[0]["Exhibition"]
        sheet.fill(
            fresh, Firm="乙厂", Exhibition=fair, Stage="Contract", Amount=500, Currency="USD",
            Buyer="NEW ONE",
        )  # fmt: skip
        sheet.fill(fresh, **{"Signed on": SIGNED})
        checked = come_back(ws, sheet)
    assert checked.counts.new == 1
    assert Code.FOLLOW_UP_OPEN in {finding.code for finding in checked.findings}
    assert by_buyer(ws)["NEW ONE"].amount == Money(500_00, "USD")
    asked = {row.firm.name_zh: row.asked for row in follow_ups.read(ws, edition, 3).rows}
    assert asked == {"甲厂": Asked.SENT, "乙厂": Asked.ANSWERED}


def test_a_number_of_another_firms_order_is_refused(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    with speaking(ZH):
        sheet = sent_out(ws, edition, tmp_path)
        (bare,) = [row["row"] for row in sheet.rows() if row["企业"] == "乙厂"]
        other = OrderId(orders.all(ws)[0].id or 0)
        sheet.fill(bare, **{"订单序号（请勿改动）": int(other), "金额": 5, "币种": "USD", "成交类型": "成交"})
        checked = come_back(ws, sheet)
    assert checked.counts.rejected == 1
    assert Code.ORDER_NO_STRANGE in {finding.code for finding in checked.findings}


def test_the_list_on_paper_names_no_buyer_and_never_adds_intended_to_actual(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    own = by_buyer(ws)["OPEN BUYER"]
    orders.record(ws, an_order(firm_id=own.firm_id, edition_id=edition, amount=Money(100_00, "USD")))
    made = chases.facts(ws, edition, 3)
    (section,) = chases.report(made).sections
    assert section.table is not None
    (row,) = [row for row in section.table.rows if row[1] == "甲厂"]
    assert row[5:7] == ("120,007.77 USD", "100.00 USD")
    assert not any("BUYER" in cell or "SECRET" in cell for line in section.table.rows for cell in line)
    path = tmp_path / "list.pdf"
    assert chases.save(made, path) == 2
    assert path.read_bytes().startswith(b"%PDF")
