"""Writes what reaches the bureau in the year: reply slips, orders, exports and rates."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from sample_exports import Flow
from sample_money import PER_USD, YEARS, yuan_per_unit
from sample_orders import Order
from sample_sheets import Book, Row
from sample_visits import Visit

_ORDERS = "合同号 企业名称 展会 客商 国别(地区) 产品 HS编码 成交类型 币种 金额 签约日期 客商保密"
_ORDER_HEADINGS = tuple(_ORDERS.split())
_LAST = "运输方式 目标市场 报名日期 状态 退展未到原因"
_BOOTH, _EXHIBITS = ("展位数", "展位类型", "展位号", "展位面积", "开口"), ("展品中文", "展品英文", "HS编码")


def write_visits(path: Path, title: str, visits: Sequence[Visit]) -> None:
    """Write the reply slips of several fairs in one table, with headings in two rows."""
    with Book(path, "参展企业报名汇总（示例数据）") as book:
        sheet = book.sheet("报名汇总", 19)
        sheet.title(f"{title}（示例数据）")
        sheet.groups(
            ("序号", ()), ("展会", ()), ("企业名称", ()), ("统一社会信用代码", ()),
            ("展位", _BOOTH), ("展品信息", _EXHIBITS),
            ("人员", ("参展人数", "是否随团")), *((name, ()) for name in _LAST.split()),
        )  # fmt: skip
        rows = [_slip(number, visit) for number, visit in enumerate(visits, start=1)]
        sheet.rows(rows)
        sheet.total(rows, [4, 7, 12], label=1)


def _slip(number: int, visit: Visit) -> Row:
    sides = {1: "单开", 2: "双开", 3: "三开", None: None}[visit.open_sides]
    abroad = () if visit.fair.market == "中国" else (visit.fair.market,)
    markets = "、".join(dict.fromkeys((*abroad, visit.firm.markets[0])))
    return (
        number, visit.fair.name, visit.firm.name, visit.firm.code, visit.booths, visit.booth_type,
        "、".join(visit.booth_numbers), visit.area, sides, visit.goods[1], visit.goods[2], visit.goods[0],
        visit.people, "是" if visit.with_delegation else "否", visit.freight, markets, visit.applied_on,
        visit.state, visit.reason,
    )  # fmt: skip


def write_orders_csv(path: Path, orders: Sequence[Order]) -> None:
    """Write the orders as a GB18030 file with every field quoted, as older systems give it."""
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["2023年上半年展会订单明细（示例数据，订单均为虚构）"])
        writer.writerow(_ORDER_HEADINGS)
        for order in orders:
            amount = f"{order.amount:,.0f}" if order.currency == "JPY" else f"{order.amount:,.2f}"
            day = f"{order.signed.year}/{order.signed.month}/{order.signed.day}"
            writer.writerow(
                [*_order(order), order.currency, amount, day, "是" if order.confidential else "否"]
            )


def write_orders_book(path: Path, orders: Sequence[Order]) -> None:
    """Write the orders as a workbook, amounts in the order's own currency; some belong to no fair."""
    with Book(path, "订单明细（示例数据）") as book:
        sheet = book.sheet("订单明细", len(_ORDER_HEADINGS))
        sheet.title("2023年下半年展会订单及日常订单明细（示例数据，订单均为虚构）")
        sheet.headings(*_ORDER_HEADINGS)
        sheet.rows(
            (*_order(order), order.currency, order.amount, order.signed, "是" if order.confidential else "否")
            for order in orders
        )
        sheet.note("注：金额为原币；未注明展会的为日常订单。")


def _order(order: Order) -> Row:
    fair = order.fair.name if order.fair else ""
    hs, goods, _ = order.goods
    return order.number, order.firm.name, fair, order.buyer, order.market, goods, hs, order.stage


def write_exports(path: Path, year: int, flows: Sequence[Flow], source: str) -> None:
    """Write a year's exports by firm, market and HS chapter, months across, with a total."""
    width = len(flows[0].months) + 6
    months = tuple(f"{month}月" for month in range(1, len(flows[0].months) + 1))
    title = f"{year}年1-{len(months)}月分企业分国别出口额（示例数据，分月分企业数为编制）"
    rows = [
        (flow.firm.name, flow.firm.code, flow.market, flow.hs, *flow.months, flow.total, source)
        for flow in flows
    ]
    with Book(path, "出口（示例数据）") as book:
        sheet = book.sheet("出口", width)
        sheet.title(title, "单位：万元")
        names = ("企业名称", "统一社会信用代码", "国别(地区)", "商品编码")
        if year == YEARS[0]:
            sheet.groups(*((name, ()) for name in names), (f"{year}年", months), ("累计", ()), ("来源", ()))
        else:
            sheet.headings(*names, *months, "累计", "来源")
        sheet.rows(rows)
        sheet.total(rows, range(4, width - 1))


_RATES = "美元为公开月平均数，其余示例数据"


def write_rates(path: Path) -> None:
    """Write the monthly rates per 100 units, as banks quote them."""
    words = ["美元", *PER_USD]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["各月人民币汇率（每100外币兑人民币；美元为公开的月平均数，其余为示例数据）"])
        writer.writerow(["日期", *words, "来源"])
        for year in YEARS:
            for month in range(1, 13):
                rates = (yuan_per_unit(word, year, month) * 100 for word in words)
                writer.writerow([f"{year}年{month}月", *(f"{rate:.4f}" for rate in rates), _RATES])
