"""Large files of fictional data, the same for the same arguments: 14 columns, as registers have.

``python -m tests.benchmarks.big_files firms 100000 firms.xlsx`` writes one by hand.
"""

import csv
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from tests.builders import a_credit_code

FIRMS_IN_ORDERS = 3_000
"""Orders name this many firms: a register's codes repeat in the files of its year."""

FIRM_HEADING = (
    "企业名称", "统一社会信用代码", "海关注册编码", "所属镇街", "行业", "企业性质", "法人代表",
    "联系人", "职务", "手机", "邮箱", "地址", "专精特新", "备注",
)  # fmt: skip
ORDER_HEADING = (
    "合同号", "企业名称", "统一社会信用代码", "展会", "客商", "国别(地区)", "商品编码",
    "产品", "成交类型", "币种", "金额", "签约日期", "凭证", "备注",
)  # fmt: skip
EXPORT_HEADING = (
    "企业名称", "统一社会信用代码", "数据年月", "国别(地区)", "商品编码", "进出口", "币种", "出口额", "同比",
)  # fmt: skip
TOWNS = ("塔山街道", "府山街道", "北海街道", "城南街道", "稽山街道", "迪荡街道", "皋埠街道", "陶堰街道")
INDUSTRIES = ("纺织", "服装", "机电", "化工", "医药", "家具", "电子", "食品")
MARKETS = ("美国", "德国", "日本", "越南", "巴西", "阿联酋", "印度尼西亚", "俄罗斯联邦", "墨西哥", "中国香港")
CURRENCIES = ("美元", "USD", "EUR", "人民币")


def firm_rows(count: int) -> Iterator[Sequence[object]]:
    """Yield ``count`` firms, each with a code of its own that passes the check."""
    for number in range(count):
        yield (
            f"绍兴第{number}号纺织有限公司（示例）", a_credit_code(number), f"3306{number:06d}",
            TOWNS[number % len(TOWNS)], INDUSTRIES[number % len(INDUSTRIES)], "民营", f"法人{number}",
            f"联系人{number}", "经理", f"0575-2{number:07d}", f"firm{number}@example.com",
            f"示例路{number % 900}号", "是" if number % 7 == 0 else "否", "示例数据",
        )  # fmt: skip


def order_rows(count: int) -> Iterator[Sequence[object]]:
    """Yield ``count`` orders of the first ``FIRMS_IN_ORDERS`` firms, signed through 2023."""
    chance = random.Random(count)  # noqa: S311  # the same file every time, no secret
    for number in range(count):
        firm = chance.randrange(FIRMS_IN_ORDERS)
        signed = date(2023, 1, 1) + timedelta(days=chance.randrange(365))
        yield (
            f"HT{number:07d}", f"绍兴第{firm}号纺织有限公司（示例）", a_credit_code(firm), "",
            f"BUYER {number % 5000} CO., LTD.", chance.choice(MARKETS), "5407", "面料",
            "意向" if number % 3 else "成交", chance.choice(CURRENCIES),
            chance.randrange(1_000_00, 900_000_00) / 100, f"{signed:%Y/%m/%d}", "合同", "示例数据",
        )  # fmt: skip


def export_rows(count: int) -> Iterator[Sequence[object]]:
    """Yield ``count`` figures of 2023, each of another firm, month, market or code."""
    for number in range(count):
        firm, rest = number % FIRMS_IN_ORDERS, number // FIRMS_IN_ORDERS
        yield (
            f"绍兴第{firm}号纺织有限公司（示例）", a_credit_code(firm), f"2023{rest % 12 + 1:02d}",
            MARKETS[rest // 12 % len(MARKETS)], f"{5001 + rest // 120}", "出口", "人民币",
            f"{number * 7919 % 90_000_000 + 1}.{number % 100:02d}", "",
        )  # fmt: skip


def write_exports(path: Path, count: int) -> Path:
    """Write export figures as a GB18030 text, as a Chinese Excel saves it, and return ``path``."""
    with path.open("w", encoding="gb18030", newline="") as file:
        table = csv.writer(file)
        table.writerow(EXPORT_HEADING)
        table.writerows(export_rows(count))
    return path


def write_workbook(path: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """Write one sheet, texts shared as Excel shares them, and return ``path``."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("数据")
    sheet.write_row(0, 0, heading)
    for index, row in enumerate(rows, start=1):
        sheet.write_row(index, 0, row)
    book.close()
    return path


def write_firms(path: Path, count: int) -> Path:
    """Write a register of ``count`` firms and return ``path``."""
    return write_workbook(path, FIRM_HEADING, firm_rows(count))


def write_orders(path: Path, count: int) -> Path:
    """Write a list of ``count`` orders and return ``path``."""
    return write_workbook(path, ORDER_HEADING, order_rows(count))


WRITERS = {"firms": write_firms, "orders": write_orders, "exports": write_exports}


def main() -> int:
    """Write the kind, number of rows and file named on the command line."""
    kind, count, path = sys.argv[1:]
    WRITERS[kind](Path(path), int(count))
    return 0


if __name__ == "__main__":
    sys.exit(main())
