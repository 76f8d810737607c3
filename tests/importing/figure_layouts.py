"""Figures by months and flows written out as bureaux do: flows across, years carried down, sums to date."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tradeplanner.importing.grid import Cell, Row

WORDS = {
    "export": ("出口", "出口额", "出口总值", "其中：出口", "出口额（万元）"),
    "import": ("进口", "进口额", "进口总值", "其中：进口", "进口额（万元）"),
    "total": ("进出口", "进出口额", "进出口总值", "外贸进出口总额"),
}
"""How a column of each flow is headed."""
PLACES = ("越城区", "柯桥区", "上虞区")
FIRMS = ("第1有限公司", "第2有限公司", "第3有限公司")
_AMOUNTS = st.integers(1, 10**7)
Figure = tuple[str, int, int, int, str, int]
"""Whose, year, first and last month, flow, and the amount in 万元."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Sheets of a kind by name, and the figures that they say."""

    kind: str
    sheets: dict[str, list[Row]]
    said: frozenset[Figure]


@st.composite
def side_by_side(draw: st.DrawFn) -> Figures:
    """Places down and flows across, the growth of each beside it or not."""
    flows = draw(st.permutations(sorted(WORDS)).map(lambda order: order[: draw(st.integers(1, 3))]))
    year, month, growth = draw(st.integers(2020, 2025)), draw(st.integers(1, 12)), draw(st.booleans())
    head: Row = ["地区"]
    for flow in flows:
        head += [draw(st.sampled_from(WORDS[flow])), *(["同比(%)"] if growth else [])]
    rows: list[Row] = [[f"{year}年{month}月外贸情况"], ["单位：万元"], head]
    said: set[Figure] = set()
    for place in PLACES[: draw(st.integers(1, 3))]:
        line: Row = [place]
        for flow in flows:
            amount = draw(_AMOUNTS)
            line += [amount, *([draw(st.integers(-90, 90)) / 10] if growth else [])]
            said.add((place, year, month, month, flow, amount))
        rows.append(line)
    return Figures("published", {"表": rows}, frozenset(said))


@st.composite
def carried_down(draw: st.DrawFn) -> Figures:
    """Months down, each year said once above its months, in a column of its own or before the first month."""
    flows = draw(st.permutations(sorted(WORDS)).map(lambda order: order[: draw(st.integers(1, 3))]))
    own = draw(st.booleans())
    heads = [draw(st.sampled_from(WORDS[flow])) for flow in flows]
    rows: list[Row] = [["单位：万元"], [*(["年份", "月份"] if own else ["月份"]), *heads]]
    said: set[Figure] = set()
    first = draw(st.integers(2020, 2024))
    for year in range(first, first + draw(st.integers(1, 2))):
        for month in range(1, draw(st.integers(2, 12)) + 1):
            amounts = [draw(_AMOUNTS) for _ in flows]
            said |= {(PLACES[0], year, month, month, flow, n) for flow, n in zip(flows, amounts, strict=True)}
            rows.append([*_when(year, month, own=own), *amounts])
    return Figures("published", {"表": rows}, frozenset(said))


def _when(year: int, month: int, *, own: bool) -> list[Cell]:
    if own:
        return [f"{year}年" if month == 1 else None, f"{month}月"]
    return [f"{year}年{month}月" if month == 1 else f"{month}月"]


@st.composite
def to_date(draw: st.DrawFn) -> Figures:
    """A sheet a month: each firm's month beside its sum to date, with a total of both."""
    year = draw(st.integers(2020, 2025))
    months = range(1, draw(st.integers(2, 5)) + 1)
    firms = FIRMS[: draw(st.integers(1, 3))]
    now, ytd = draw(st.sampled_from([("当月", "累计"), ("本月", "本年累计"), ("当月出口额", "累计出口额")]))
    amounts = {(firm, month): draw(_AMOUNTS) for firm in firms for month in months}
    sheets: dict[str, list[Row]] = {}
    for month in months:
        lines: list[Row] = [
            [firm, amounts[firm, month], sum(amounts[firm, past] for past in range(1, month + 1))]
            for firm in firms
        ]
        total: Row = ["合计", *(sum(int(str(line[at])) for line in lines) for at in (1, 2))]
        sheets[f"{month}月"] = [[f"{year}年", "单位：万元"], ["企业名称", now, ytd], *lines, total]
    said = frozenset((firm, year, month, month, "export", n) for (firm, month), n in amounts.items())
    return Figures("exports", sheets, said)


def figures() -> st.SearchStrategy[Figures]:
    """Figures in any of these layouts."""
    return st.one_of(side_by_side(), carried_down(), to_date())
