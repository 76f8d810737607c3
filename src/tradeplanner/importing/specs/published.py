"""Published figures (公布数据): what bulletins say of a place, as value and growth, wide or long.

A column's heading may name the flow (出口), the months (1-2月), or both, and the growth of the same stands
beside it: «出口额», «同比», «进口额», «同比».
"""

import re
from collections.abc import Sequence

from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.periods import Period
from tradeplanner.importing.cells import dates, growths, words
from tradeplanner.importing.cells.parsed import Parsed, half_width, wrong
from tradeplanner.importing.cells.units import without_unit
from tradeplanner.importing.fields import Field, Heading, Shape, Spec, currency, money, number, text
from tradeplanner.importing.grid import Cell, cell_text
from tradeplanner.importing.specs import arguments
from tradeplanner.importing.specs.flows import flow_of

TO_DATE, SINGLE, WHOLE_YEAR = "ytd", "month", "year"
_BASES = {
    "ytd": TO_DATE, "累计": TO_DATE, "年初至今": TO_DATE, "本年累计": TO_DATE, "yeartodate": TO_DATE,
    "month": SINGLE, "当月": SINGLE, "单月": SINGLE, "本月": SINGLE,
    "year": WHOLE_YEAR, "全年": WHOLE_YEAR, "年度": WHOLE_YEAR,
}  # fmt: skip
_GROWTH = re.compile(r"同比|增长|增速|增幅|增减|yoy|year.?on.?year|growth", re.IGNORECASE)
_OTHER = re.compile(
    r"占比|比重|份额|排名|位次|拉动|贡献|目标|完成率|环比|企业|家数|share|rank", re.IGNORECASE
)
_NAMED = re.compile(r"(?<=[月季度年])(?:进出口|出口|进口)(?:总)?(?:额|值|金额)?$")
_SIGNS = re.compile(r"[\s()/%_\-]+")


def _flow(cell: Cell) -> Parsed:
    """Return the flow of a cell; part of a flow, such as exports by market procurement, is none."""
    found = words.text(cell)
    if not isinstance(found.value, str):
        return found
    flow = flow_of(found.value)
    return Parsed(flow) if flow else wrong(Code.NOT_A_CHOICE, cell_text(cell))


def _period(cell: Cell, year: int | None) -> Parsed:
    """Return months, or the word for what a figure covers where a column says only that."""
    flat = half_width(cell_text(cell)).lower().replace(" ", "") if isinstance(cell, str) else ""
    if flat in _BASES:
        return Parsed(_BASES[flat])
    found = dates.run_of_months(cell, year)
    if isinstance(found.value, Period) and "累计" in flat and found.value.first == found.value.last:
        return Parsed(Period(found.value.year, 1, found.value.last))
    return found


def _argument(heading: Heading, year: int | None) -> str:
    """Return flow and months that a heading names, as "export:1-2", ":3" or "export:", or ""."""
    flow = months = ""
    for part in heading.parts:
        bare = _SIGNS.sub("", _GROWTH.sub("", half_width(without_unit(part))))
        months = _months(part, year) or months
        rest = re.sub(r"(?:19|20)[0-9]{2}年|[0-9]{1,2}[-—~至到、]?[0-9]{0,2}月(?:份)?", "", bare)
        flow = (flow_of(rest) or flow) if rest else flow
    return f"{flow}:{months}" if flow or months else ""


def _months(part: str, year: int | None) -> str:
    """Return the months that a part of a heading names, "1-5" for 5月累计, or ""."""
    text = _NAMED.sub("", _GROWTH.sub("", without_unit(part)).replace("累计", "")).strip()
    found = arguments.month(Heading(0, (text,)), year)
    return f"1-{found}" if "累计" in part and found.isdigit() and found != "1" else found


def level(heading: Heading, year: int | None) -> str:
    """Return the argument of a column of values."""
    if _GROWTH.search(heading.text) or _OTHER.search(heading.text):
        return ""
    return _argument(heading, year)


def rise(heading: Heading, year: int | None) -> str:
    """Return the argument of a column of growth."""
    if not _GROWTH.search(heading.text) or _OTHER.search(heading.text):
        return ""
    return _argument(heading, year)


def _leans(heading: Heading, before: Heading) -> bool:
    """Whether a heading of growth names less than that of the values beside it, and nothing else."""
    if not _GROWTH.search(heading.text) or _OTHER.search(heading.text):
        return False
    (flow, _, months), (own_flow, _, own_months) = (
        _argument(each, 2000).partition(":") for each in (before, heading)
    )
    return own_flow in ("", flow) and own_months in ("", months)


def paired(headings: Sequence[Heading]) -> list[Heading]:
    """Return headings where «同比» beside a column of values bears the name of that column too."""
    result: list[Heading] = []
    before: Heading | None = None
    for heading in headings:
        beside = before is not None and heading.column == before.column + 1
        if before is not None and beside and _leans(heading, before):
            result.append(Heading(heading.column, (*before.parts, heading.leaf)))
        else:
            result.append(heading)
        before = heading if level(heading, 2000) else None
    return result


SPEC = Spec(
    "published",
    Noun.EXPORT,
    (
        text(
            "place", "地区", "区县", "县市区", "市县", "区域", "单位", "地区名称", "place", "district",
            "region",
            "area",
        ),
        Field("flow", lambda cell, _year: _flow(cell), ("流向", "进出口", "进出口类型", "指标", "flow"),
        Shape.CHOICE,
              words={"进出口": "total", "出口": "export", "进口": "import", "Total": "total",
              "Export": "export",
                     "Import": "import"}),
        text("market", "贸易伙伴", "国别地区", "国家地区", "国别", "市场", "贸易伙伴名称", "market",
        "country", "partner"),
        Field(
            "period", _period,
            ("期间", "月份", "时期", "时间", "统计期间", "口径", "期间类型", "period", "months",
            "month"), Shape.DATE,
        ),
        number("year", "年度", "年份", "year"),
        number("first_month", "起始月", "开始月份", "起月", "first month", "m_from", "from month"),
        number("last_month", "截止月", "结束月份", "止月", "last month", "m_to", "to month"),
        money("value", "数值", "金额", "绝对值", "总额", "总值", "累计值", "本期值", "value", "amount"),
        text("unit", "单位", "计量单位", "unit"),
        currency("currency", "币种", "currency"),
        Field("growth", lambda cell, _year: growths.growth(cell),
              ("同比", "同比增长", "同比增速", "增速", "增幅", "同比增幅", "yoy pct", "yoy", "growth",
              "year on year"),
              Shape.NUMBER),
        money("level", family=level),
        Field("rise", lambda cell, _year: growths.growth(cell), (), Shape.NUMBER, family=rise),
        text("source", "来源", "数据来源", "出处", "source"),
    ),
    (
        frozenset({"place", "period", "level", "year", "market", "first_month", "flow"}),
        frozenset({"value", "level"}),
        frozenset({"growth", "rise", "place", "source", "period", "first_month", "market"}),
    ),
    dress=paired,
)  # fmt: skip
