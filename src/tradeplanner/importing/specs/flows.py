"""Which way goods went, as headings and cells say it: 出口, 进口额, 进出口总值, exports."""

import re

from tradeplanner.domain.exports import Flow
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.cells.units import without_unit

_WORDS = {
    "进出口": Flow.TOTAL.value, "外贸": Flow.TOTAL.value, "贸易": Flow.TOTAL.value,
    "total": Flow.TOTAL.value,
    "trade": Flow.TOTAL.value, "出口": Flow.EXPORT.value, "export": Flow.EXPORT.value,
    "exports": Flow.EXPORT.value, "进口": Flow.IMPORT.value, "import": Flow.IMPORT.value,
    "imports": Flow.IMPORT.value,
}  # fmt: skip
_LONGEST_FIRST = sorted(_WORDS, key=len, reverse=True)
_AMOUNT = re.compile(r"(?:货物|商品|总|贸易)*(?:额|值|金额|总额|总值|value|数)?(?:累计|当月|情况)*")
_WITHIN = re.compile(
    r"^(?:(?:其中|#|ofwhich)[:,、]?)?(?:(?:对?外贸易?|货物贸易?|商品|自营)(?=进出口|出口|进口))?"
)
"""What stands before a flow and says no other: «其中：出口», «外贸进出口总额»."""
_TIME = re.compile(
    r"(?:19|20)[0-9]{2}年(?:度)?|(?<![0-9])[0-9]{1,2}(?:[-—~至到、][0-9]{1,2})?月(?:份)?"
    r"|累计|当月|本月|本年|本期|年初至今"
)
OTHER = re.compile(
    r"同比|增长|增速|增幅|增减|环比|占比|比重|份额|排名|位次|拉动|贡献|目标|完成率|上年|去年|同期"
    r"|yoy|year.?on.?year|growth|share|rank",
    re.IGNORECASE,
)
"""What stands beside amounts and is none of the period's own."""


def flow_of(text: str) -> str | None:
    """Return the flow that a text names and nothing else, or None."""
    flat = _WITHIN.sub("", half_width(text).lower().replace(" ", ""))
    for word in _LONGEST_FIRST:
        if flat.startswith(word):
            return _WORDS[word] if _AMOUNT.fullmatch(flat[len(word) :]) else None
        if flat.endswith(word) and _AMOUNT.fullmatch(flat[: -len(word)]):
            return _WORDS[word]
    return None


def flow_in(heading: str) -> str:
    """Return the flow of an amount under a heading, years and months beside it looked through, or ""."""
    if OTHER.search(heading):
        return ""
    for part in reversed(heading.split(" / ")):
        rest = _TIME.sub("", half_width(without_unit(part)).replace(" ", ""))
        flow = flow_of(rest) if rest else None
        if flow:
            return flow
    return ""
