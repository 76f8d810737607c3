"""Write the sample year to ``resources/sample/``: files such as reach a bureau's desk, all of them made up.

``python packaging/make_sample.py [FOLDER]`` writes the same values every time. What is published and
what is invented stands in ``sample_year.py`` and in the folder's README; the files say 示例 themselves.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from sample_year import FAIRS, PER_USD, TARGET_2023, Firm, Order, aim, make_year, yuan_per_unit

from tradeplanner.domain.money import half_up

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sample"
FILES = {
    "firms": "1-firms.xlsx",
    "catalogue": "2-catalogue-2023.xlsx",
    "rates": "3-rates-2023.csv",
    "orders": "4-orders-2023.csv",
    "exports_2022": "5-exports-2022.xlsx",
    "exports_2023": "6-exports-2023.xlsx",
    "targets": "7-targets-2023.xlsx",
}
"""The files in the order in which they are imported."""
ORDER_HEADINGS = (
    "合同号",
    "企业名称",
    "展会",
    "客商",
    "国别(地区)",
    "产品",
    "成交类型",
    "币种",
    "金额",
    "签约日期",
)


class Sheet:
    """A sheet with title, unit, headings, rows and a total, as offices lay them out."""

    def __init__(self, path: Path, name: str, width: int) -> None:
        """Open ``path`` with one sheet of ``width`` columns."""
        self._book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False})
        # A fixed day keeps a remade file from differing by nothing but its date.
        self._book.set_properties({"created": datetime(2024, 1, 31), "title": f"{name}（示例数据）"})  # noqa: DTZ001
        self._sheet = self._book.add_worksheet(name)
        self._width, self._row = width, 0
        self._bold = self._book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter"}
        )
        self._title = self._book.add_format({"bold": True, "align": "center", "font_size": 14})
        self._right = self._book.add_format({"align": "right"})
        self._number = self._book.add_format({"num_format": "#,##0.00", "border": 1})
        self._plain = self._book.add_format({"border": 1})

    def title(self, text: str, unit: str = "") -> None:
        """Write the merged title and, under it on the right, the unit."""
        self._sheet.merge_range(self._row, 0, self._row, self._width - 1, text, self._title)
        self._row += 1
        if unit:
            self._sheet.write_string(self._row, self._width - 1, unit, self._right)
            self._row += 1

    def headings(self, *texts: str) -> None:
        """Write one heading row and keep it in view."""
        for column, text in enumerate(texts):
            self._sheet.write_string(self._row, column, text, self._bold)
            self._sheet.set_column(column, column, max(10, len(text) * 2 + 2))
        self._row += 1
        self._sheet.freeze_panes(self._row, 0)

    def row(self, *values: str | int | Decimal) -> None:
        """Write text as text and figures as figures."""
        for column, value in enumerate(values):
            if isinstance(value, Decimal):
                self._sheet.write_number(self._row, column, float(value), self._number)
            elif isinstance(value, int):
                self._sheet.write_number(self._row, column, value, self._plain)
            else:
                self._sheet.write_string(self._row, column, value, self._plain)
        self._row += 1

    def total(
        self,
        first: int,
        rows: Sequence[Sequence[str | int | Decimal]],
        columns: Sequence[int],
        label: int = 0,
    ) -> None:
        """Write the 合计 of ``columns`` over the last rows, as formulas with their values."""
        self._sheet.write_string(self._row, label, "合计", self._bold)
        for column in columns:
            letter = xlsxwriter.utility.xl_col_to_name(column)
            value = sum((Decimal(row[column]) for row in rows), Decimal(0))
            formula = f"=SUM({letter}{first}:{letter}{self._row})"
            self._sheet.write_formula(self._row, column, formula, self._number, float(value))
        self._row += 1

    def note(self, text: str) -> None:
        """Write a line under the table."""
        self._sheet.write_string(self._row, 0, text)
        self._row += 1

    def close(self) -> None:
        """Write the file."""
        self._book.close()


def write_firms(path: Path, firms: Sequence[Firm], then: Sequence[Sequence[Decimal]]) -> None:
    """Write the register; its export column is last year's, in 万美元."""
    sheet = Sheet(path, "企业名录", 11)
    sheet.title("越城区外贸企业名录（示例数据，企业均为虚构）", "单位：万美元")
    sheet.headings(
        "序号", "企业名称", "统一社会信用代码", "海关注册编码", "所属镇街", "行业", "企业性质", "联系人",
        "手机", "2022年出口额", "专精特新",
    )  # fmt: skip
    rows = [
        (
            index + 1, firm.name, firm.code, firm.customs, firm.town, firm.industry, firm.nature,
            f"示例联系人{index + 1:03d}", f"1000000{index + 1:04d}",
            half_up(sum(then[index], Decimal(0)) / Decimal("6.7261"), 2), "是" if index % 9 == 4 else "否",
        )
        for index, firm in enumerate(firms)
    ]  # fmt: skip
    for row in rows:
        sheet.row(*row)
    sheet.total(4, rows, [9], label=1)
    sheet.close()


def write_catalogue(path: Path, orders: Sequence[Order]) -> None:
    """Write the year's catalogue with booths and aims."""
    sheet = Sheet(path, "目录", 10)
    sheet.title("2023年度境外展会目录（示例数据，展会均为虚构）")
    sheet.headings(
        "序号", "展会名称", "类别", "国家（地区）", "城市", "展期", "组展单位", "计划展位数",
        "目标成交额(万美元)", "备注",
    )  # fmt: skip
    rows = []
    for index, fair in enumerate(FAIRS):
        same_month = fair.opens.month == fair.closes.month
        span = f"{fair.opens:%Y.%m.%d}-{fair.closes:{'%d' if same_month else '%m.%d'}}"
        owner = "示例组展公司" if fair.kind != "自办" else "示例商务局"
        rows.append(
            (
                index + 1,
                fair.name,
                fair.kind,
                fair.market,
                fair.city,
                span,
                owner,
                fair.booths,
                aim(fair, orders),
                "示例",
            )
        )
    for row in rows:
        sheet.row(*row)
    sheet.total(3, rows, [7, 8], label=1)
    sheet.close()


def write_exports(path: Path, year: int, firms: Sequence[Firm], table: Sequence[Sequence[Decimal]]) -> None:
    """Write a year's exports by firm, months across, with the year to date and a total."""
    months = len(table[0])
    sheet = Sheet(path, "出口", months + 3)
    sheet.title(f"{year}年1-{months}月分企业出口额（示例数据，月度为编制）", "单位：万元")
    sheet.headings("企业名称", "统一社会信用代码", *(f"{month}月" for month in range(1, months + 1)), "累计")
    rows: list[Sequence[str | Decimal]] = [
        (firm.name, firm.code, *values, sum(values, Decimal(0)))
        for firm, values in zip(firms, table, strict=True)
    ]
    for row in rows:
        sheet.row(*row)
    sheet.total(4, rows, range(2, months + 3))
    sheet.close()


def write_targets(path: Path, targets: dict[str, int]) -> None:
    """Write the district's target and the towns', all made up."""
    sheet = Sheet(path, "目标", 7)
    sheet.title("2023年出口目标任务分解表（示例数据，目标均为编制）")
    sheet.headings("年度", "指标", "范围", "对象", "目标值(万元)", "分月方式", "来源")
    sheet.row(2023, "出口额", "全区", "", Decimal(TARGET_2023), "按上年各月比重", "示例数据（编制）")
    for town, value in targets.items():
        sheet.row(2023, "出口额", "镇街", town, Decimal(value), "按上年各月比重", "示例数据（编制）")
    sheet.close()


def write_orders(path: Path, orders: Sequence[Order]) -> None:
    """Write the order list as a GB18030 file with every field quoted, as older systems give it."""
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["2023年境外展会订单明细（示例数据，订单均为虚构）"])
        writer.writerow(ORDER_HEADINGS)
        for order in orders:
            amount = f"{order.amount:,.0f}" if order.currency == "JPY" else f"{order.amount:,.2f}"
            day = f"{order.signed.year}/{order.signed.month}/{order.signed.day}"
            writer.writerow(
                [
                    order.number, order.firm.name, order.fair.name, order.buyer, order.fair.market,
                    order.product, order.stage, order.currency, amount, day,
                ]
            )  # fmt: skip


def write_rates(path: Path) -> None:
    """Write the monthly rates per 100 units, as banks quote them."""
    words = ["美元", *PER_USD]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["2023年各月人民币汇率（每100外币兑人民币；美元为公开的月平均数，其余为示例数据）"])
        writer.writerow(["日期", *words])
        for month in range(1, 13):
            writer.writerow(
                [f"2023年{month}月", *(f"{yuan_per_unit(word, month) * 100:.4f}" for word in words)]
            )


def main(folder: Path) -> None:
    """Write every file of the sample to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    year = make_year()
    write_firms(folder / FILES["firms"], year.firms, year.then)
    write_catalogue(folder / FILES["catalogue"], year.orders)
    write_rates(folder / FILES["rates"])
    write_orders(folder / FILES["orders"], year.orders)
    write_exports(folder / FILES["exports_2022"], 2022, year.firms, year.then)
    write_exports(folder / FILES["exports_2023"], 2023, year.firms, year.now)
    write_targets(folder / FILES["targets"], year.targets)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    print(f"{len(FILES)} files")
