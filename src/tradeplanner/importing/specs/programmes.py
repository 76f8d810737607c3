"""Programmes (活动, 年度行动): a year's campaigns, with what each aims at."""

import re
from datetime import date

from tradeplanner.domain.ids import Noun
from tradeplanner.importing.cells import numbers
from tradeplanner.importing.cells.parsed import Parsed, half_width
from tradeplanner.importing.fields import Field, Shape, Spec, money, number, text
from tradeplanner.importing.grid import Cell

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def _year_in(cell: Cell) -> Parsed:
    """Return the year of a cell, or the one that its period lies in: 2025年, 2025年1-12月, a day."""
    if isinstance(cell, date):
        return Parsed(cell.year)
    named = set(_YEAR.findall(half_width(cell))) if isinstance(cell, str) else set()
    return Parsed(int(named.pop())) if len(named) == 1 else numbers.whole(cell)


SPEC = Spec(
    "programmes",
    Noun.PROGRAMME,
    (
        Field(
            "year",
            lambda cell, _year: _year_in(cell),
            (
                "年度", "年份", "活动年度", "时间", "活动时间", "行动时间", "实施时间", "开展时间", "期间",
                "起止时间", "年月", "日期", "year", "period", "time",
            ),
            Shape.NUMBER,
        ),
        text(
            "name_zh",
            "活动名称",
            "活动",
            "行动名称",
            "年度行动",
            "专项行动",
            "行动",
            "中文名称",
            "名称",
            "programme",
            "campaign",
        ),
        text("name_en", "英文名称", "活动英文名称", "行动英文名称", "englishname"),
        number(
            "aim_key_exhibitions",
            "重点展会数",
            "目标重点展会数",
            "重点展会",
            "计划重点展会数",
            "keyexhibitions",
        ),
        number("aim_firms", "企业家数", "目标企业数", "企业数", "参展企业数", "目标家数", "家数", "firms"),
        number("aim_firm_visits", "家次", "目标家次", "参展家次", "企业家次", "firmvisits"),
        number("aim_booths", "展位", "目标展位数", "展位数", "目标展位", "booths"),
        money("aim_orders", "成交额", "目标成交额", "成交目标", "目标订单", "订单目标", "订单额", "orders"),
        text("notes", "备注", "说明", "notes"),
    ),
    (
        frozenset({"name_zh"}),
        frozenset(
            {
                "year",
                "aim_key_exhibitions",
                "aim_firms",
                "aim_firm_visits",
                "aim_booths",
                "aim_orders",
                "notes",
            }
        ),
    ),
)  # fmt: skip
