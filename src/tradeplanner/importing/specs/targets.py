"""Targets (目标): a year, whom it binds, what is measured, how much, and how it is spread."""

import re
from dataclasses import replace

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.targets import Measure, Phasing, TargetScope
from tradeplanner.importing.cells import words
from tradeplanner.importing.cells.parsed import Parsed, half_width
from tradeplanner.importing.cells.units import without_unit
from tradeplanner.importing.fields import Heading, Spec, choice, currency, day, decimal, money, number, text
from tradeplanner.importing.grid import Cell
from tradeplanner.importing.specs.arguments import month

_MEASURES = {
    "出口": Measure.EXPORTS.value, "exports": Measure.EXPORTS.value, "export value": Measure.EXPORTS.value,
    "成交": Measure.ORDERS.value, "订单": Measure.ORDERS.value, "orders": Measure.ORDERS.value,
    "家次": Measure.FIRM_VISITS.value, "firm_visits": Measure.FIRM_VISITS.value,
    "企业数": Measure.FIRMS.value, "家数": Measure.FIRMS.value, "firms": Measure.FIRMS.value,
    "展位": Measure.BOOTHS.value, "booths": Measure.BOOTHS.value,
}  # fmt: skip
_SCOPES = {
    "全区": TargetScope.DISTRICT.value, "区级": TargetScope.DISTRICT.value,
    "全县": TargetScope.DISTRICT.value,
    "全市": TargetScope.DISTRICT.value, "district": TargetScope.DISTRICT.value,
    "镇街": TargetScope.TOWN.value, "乡镇": TargetScope.TOWN.value, "街道": TargetScope.TOWN.value,
    "town": TargetScope.TOWN.value,
    "行业": TargetScope.INDUSTRY.value, "industry": TargetScope.INDUSTRY.value,
    "市场": TargetScope.MARKET.value, "国别": TargetScope.MARKET.value, "market": TargetScope.MARKET.value,
}  # fmt: skip
_PHASINGS = {
    "上年": Phasing.LAST_YEAR.value, "去年": Phasing.LAST_YEAR.value, "last_year": Phasing.LAST_YEAR.value,
    "按天": Phasing.DAYS.value, "按日": Phasing.DAYS.value, "days": Phasing.DAYS.value,
    "按月": Phasing.MONTHS.value, "平均": Phasing.MONTHS.value, "months": Phasing.MONTHS.value,
    "自定": Phasing.OWN.value, "自行": Phasing.OWN.value, "own": Phasing.OWN.value,
}  # fmt: skip

GROWTH = "growth:"
"""What stands before a measure that is a rate of growth, and no amount."""
_GROWTH = re.compile(r"增速|增长|增幅|同比|growth", re.IGNORECASE)
_DOING = re.compile(r"(?:年度|全年)?(?:计划|拟|目标|任务)?(?:组织|发动|动员)")
_COUNTED = re.compile(r"\((?:家|家次|个|人|人次|场|场次)\)$")
COUNTS = frozenset({f"aim.{measure.value}" for measure in Measure} - {"aim.exports", "aim.orders"})
"""Columns of counts, which no unit of money is missing from."""
_FIRMS = re.compile(r"(?:组织|发动|动员)?(?:参展|参会|参加展会的?)(?:企业|单位|外贸企业)(?:家?数|数量)?")
"""Firms that take part, counted once each."""
_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})年?度?(?:全年)?(?:目标|计划|任务|预期|指标)?(?:任务|目标)?(?:值|数|额)?|"
    r"(?:目标|计划|任务)(?:值|数|额)?((?:19|20)[0-9]{2})年?度?"
)


def _measure(cell: Cell) -> Parsed:
    """Return what is measured; a rate of growth is marked, because it is no amount."""
    text = cell if isinstance(cell, str) else ""
    if _GROWTH.search(text):
        return Parsed(GROWTH + text.strip())
    found = words.choice(cell, _MEASURES)
    return Parsed(Measure.FIRMS.value) if found.value is None and _FIRMS.fullmatch(bare(text)) else found


def _aimed(heading: Heading, _year: int | None) -> str:
    """Return the measure that a heading of targets names with a word of doing: «组织参展企业», or ""."""
    leaf = bare(heading.leaf)
    match = _DOING.match(leaf)
    if match is None or _GROWTH.search(leaf):
        return ""
    return str(_measure(leaf[match.end() :]).value or "")


def bare(text: str) -> str:
    """Return a name of a measure without its unit, and without what is counted."""
    return _COUNTED.sub("", half_width(without_unit(text)).replace(" ", ""))


def _year(heading: Heading, _year: int | None) -> str:
    """Return the year whose targets stand under a heading that is nothing but a year, or ""."""
    match = _YEAR.fullmatch(half_width(without_unit(heading.leaf)).replace(" ", ""))
    return (match[1] or match[2]) if match is not None else ""


SPEC = Spec(
    "targets",
    Noun.TARGET,
    (
        number("year", "年度", "年份", "目标年度", "year"),
        replace(
            choice("measure", _MEASURES, "指标", "目标指标", "指标名称", "考核指标", "measure"),
            parse=lambda cell, _year: _measure(cell),
        ),
        choice("scope", _SCOPES, "范围", "目标范围", "对象类型", "层级", "scope"),
        text(
            "scope_key",
            "对象",
            "单位",
            "镇街",
            "所属镇街",
            "目标对象",
            "行业",
            "责任单位",
            "考核对象",
            "scopekey",
        ),
        money(
            "amount",
            "目标值",
            "目标",
            "年度目标",
            "全年目标",
            "目标金额",
            "目标数",
            "全年",
            "amount",
            "target",
        ),
        currency("currency", "币种", "currency"),
        choice("phasing", _PHASINGS, "月度分解方式", "进度方式", "分月方式", "进度", "分解方式", "phasing"),
        day("decided_on", "下达日期", "确定日期", "文件日期", "decidedon"),
        text("source", "来源", "依据", "文号", "文件依据", "source"),
        text("notes", "备注", "说明", "notes"),
        decimal("weight", family=month),
        money("yearly", family=_year),
        money("aim", family=_aimed),
    ),
    (frozenset({"amount", "yearly", "aim"}), frozenset({"measure", "scope_key", "year", "scope"})),
)
