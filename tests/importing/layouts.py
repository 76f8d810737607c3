"""Tables written out as offices do: any words and order, units anywhere, titles, sums, notes, blank rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.builders import a_credit_code
from tradeplanner.importing.grid import Cell, Merge, Row
from tradeplanner.importing.specs import SPECS

UNITS = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
PLACES = ("heading", "comma", "title", "cell", "row", "name", "note")
"""Where a table may say its unit."""
FORMS = ("plain", "turned", "stacked", "below")
_STRANGE = ("内部流水", "科室", "经手", "附页")
_TITLES = ("附件2", "某某区商务局", "填报说明：请如实填写", "填表日期：2024年1月5日")


@dataclass(frozen=True, slots=True)
class Part:
    """A column of a kind: its field, whether it holds amounts, and what its cells are and mean."""

    field: str
    values: st.SearchStrategy[tuple[Cell, object]]
    money: bool = False


def _said(*words: str) -> st.SearchStrategy[tuple[Cell, object]]:
    return st.sampled_from(words).map(lambda word: (word, word))


def _counts() -> st.SearchStrategy[tuple[Cell, object]]:
    return st.integers(1, 90).flatmap(lambda n: st.sampled_from([(n, n), (str(n), n), (float(n), n)]))


def _days() -> st.SearchStrategy[tuple[Cell, object]]:
    days = st.dates(date(2024, 1, 1), date(2024, 12, 31))
    return days.flatmap(
        lambda day: st.sampled_from(
            [(day, day), (f"{day.year}.{day.month}.{day.day}", day), (f"{day:%Y年%m月%d日}", day)]
        )
    )


AMOUNTS = st.integers(1, 10**11).map(lambda fen: (None, Decimal(fen) / 100))
_NAME = st.integers(1, 10**6).map(lambda n: (f"绍兴第{n}号有限公司", f"绍兴第{n}号有限公司"))
_CODE = st.integers(1, 10**6).map(lambda n: (a_credit_code(n), a_credit_code(n)))
TABLES: dict[str, tuple[Part, ...]] = {
    "firms": (
        Part("name_zh", _NAME),
        Part("credit_code", _CODE),
        Part("town", _said("塔山街道", "富盛镇", "皋埠街道")),
        Part("industry", _said("纺织", "机电", "医疗用品")),
        Part("exports.2022", AMOUNTS, money=True),
        Part("exports.2023", AMOUNTS, money=True),
    ),
    "orders": (
        Part("contract_no", st.integers(1, 99999).map(lambda n: (f"HT{n:05}", f"HT{n:05}"))),
        Part("firm", _NAME),
        Part("buyer", _said("BUYER 01 CO., LTD.", "某客商")),
        Part("market", _said("日本", "阿联酋", "中国香港")),
        Part("stage", st.sampled_from([("意向", "intended"), ("成交", "contract"), ("出运", "shipped")])),
        Part("amount", AMOUNTS, money=True),
        Part("signed_on", _days()),
    ),
    "registrations": (
        Part("firm", _NAME),
        Part("booths", _counts()),
        Part("booth_type", _said("标展", "光地", "特装")),
        Part("people", _counts()),
        Part("applied_on", _days()),
    ),
    "exports": (
        Part("firm", _NAME),
        Part("credit_code", _CODE),
        *(Part(f"month.{month}", AMOUNTS, money=True) for month in range(1, 7)),
    ),
    "targets": (
        Part("scope_key", _said("塔山街道", "富盛镇", "皋埠街道")),
        Part("measure", st.sampled_from([("出口额", "exports"), ("成交额", "orders")])),
        Part("amount", AMOUNTS, money=True),
        Part("source", _said("区商务〔2024〕1号", "目标责任书")),
    ),
}
"""The columns that are written out, by kind."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was written, and what each of its records means by field; amounts in yuan."""

    kind: str
    sheet: str
    rows: Sequence[Row]
    merges: tuple[Merge, ...]
    records: Sequence[dict[str, object]]


@dataclass(frozen=True, slots=True)
class _Written:
    """What a table says, before it is laid out."""

    kind: str
    unit: str
    place: str
    head: list[Row]
    body: list[Row]
    money: list[bool]
    records: Sequence[dict[str, object]]

    @property
    def sheet(self) -> str:
        """The sheet's name, which may say the unit."""
        return f"表（{self.unit}）" if self.place == "name" else "表"

    def above(self, draw: st.DrawFn) -> list[Row]:
        """Return titles, which may say the unit."""
        rows: list[Row] = [[title] for title in draw(st.lists(st.sampled_from(_TITLES), max_size=3))]
        rows.append(["2023年情况表"])
        if self.place == "title":
            rows.append([None, None, f"单位：{self.unit}"])
        return [*rows, [None, "单位：", self.unit]] if self.place == "cell" else rows


def _heading(draw: st.DrawFn, kind: str, part: Part) -> str:
    base, _, argument = part.field.partition(".")
    if base == "month":
        written = draw(st.sampled_from(["{}月", "2023年{}月", "{}月份", "*{}月（必填）", "{}  月"]))
        return str(written).format(argument)
    if base == "exports":
        return str(draw(st.sampled_from(["{}年出口额", "{}年度出口总额", "出口总值（{}年）"]))).format(
            argument
        )
    field = SPECS[kind].field(base)
    name = str(draw(st.sampled_from(field.names if field else ())))
    return str(draw(st.sampled_from(["{}", "{}", "*{}", "{}（必填）", " {} ", "1.{}"]))).format(name)


def _written(amount: Decimal, scale: int, as_text: bool) -> Cell:  # noqa: FBT001  # how it is typed
    number = amount / scale
    return f"{number:f}" if as_text or len(number.as_tuple().digits) > 15 else float(number)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any table of a kind in any layout."""
    kind = draw(st.sampled_from(sorted(TABLES)))
    parts = draw(st.permutations(TABLES[kind]))
    unit, place = draw(st.sampled_from(sorted(UNITS))), draw(st.sampled_from(PLACES))
    headings = [_heading(draw, kind, part) for part in parts]
    count, as_text = draw(st.integers(2, 6)), draw(st.booleans())
    body: list[Row] = []
    records: list[dict[str, object]] = []
    for _ in range(count):
        pairs = [draw(part.values) for part in parts]
        records.append({part.field: meant for part, (_, meant) in zip(parts, pairs, strict=True)})
        body.append(
            [
                _written(meant, UNITS[unit], as_text) if isinstance(meant, Decimal) else cell
                for cell, meant in pairs
            ]
        )
    money = [part.money for part in parts]
    for at in sorted(draw(st.sets(st.integers(0, len(parts)), max_size=2)), reverse=True):
        headings.insert(at, draw(st.sampled_from(_STRANGE)) + str(at))
        money.insert(at, False)
        body = [[*row[:at], "略", *row[at:]] for row in body]
    form = draw(st.sampled_from(FORMS)) if place in ("heading", "comma", "title") else "plain"
    said: Row = [
        _with_unit(text, unit, place) if held else text for text, held in zip(headings, money, strict=True)
    ]
    units: Row = [unit if held else None for held in money]
    head = [said, units] if place == "row" and any(money) else [said]
    written = _Written(kind, unit, place, head, body, money, records)
    if form == "turned":
        return _turned(draw, written)
    if form == "below":
        return _below(draw, written)
    return _stacked(draw, written) if form == "stacked" and count % 2 == 0 else _plain(draw, written)


def _with_unit(text: str, unit: str, place: str) -> str:
    if place == "heading":
        return f"{text}（{unit})"
    return f"{text}，{unit}" if place == "comma" else text


def _turned(draw: st.DrawFn, written: _Written) -> Table:
    across = [list(line) for line in zip(written.head[0], *written.body, strict=True)]
    return Table(written.kind, written.sheet, [*written.above(draw), *across], (), written.records)


def _stacked(draw: st.DrawFn, written: _Written) -> Table:
    half, head = len(written.body) // 2, written.head[0]
    pairs = zip(written.body[:half], written.body[half:], strict=True)
    rows = [*written.above(draw), [*head, None, *head], *([*left, None, *right] for left, right in pairs)]
    return Table(written.kind, written.sheet, rows, (), written.records)


def _below(draw: st.DrawFn, written: _Written) -> Table:
    """Two tables below one another, the second with its columns in another order."""
    half, head = len(written.body) // 2, written.head[0]
    order = draw(st.permutations(range(len(head))))
    lower = [[row[at] for at in order] for row in (head, *written.body[half:])]
    between: list[Row] = draw(st.sampled_from([[], [[]], [[], []]]))
    rows = [*written.above(draw), head, *written.body[:half], *between, *lower]
    return Table(written.kind, written.sheet, rows, (), written.records)


def _since(rows: Sequence[Row], first: Row) -> int:
    """Return how many rows from the first record on there are."""
    return next(back for back in range(len(rows), 0, -1) if rows[-back] is first)


def _total(draw: st.DrawFn, written: _Written) -> Row | None:
    """Return a row with the sums of the amounts as they are written, or none."""
    names = [at for at, held in enumerate(written.money[:3]) if not held]
    if not names or not any(written.money) or draw(st.booleans()):
        return None
    sums: Row = [
        f"{sum(Decimal(str(row[at])) for row in written.body):f}" if held else None
        for at, held in enumerate(written.money)
    ]
    sums[names[0]] = draw(st.sampled_from(["合计", "总  计", "全区合计", "合计："]))
    return sums


def _plain(draw: st.DrawFn, written: _Written) -> Table:
    merges: list[Merge] = []
    rows = _headed(draw, written, merges)
    if draw(st.booleans()):
        rows.append(["这是一行示例数据，在导入时需要删除该行", *written.body[0][1:]])
    for number, row in enumerate(written.body):
        if number and draw(st.integers(0, 4)) == 0:
            rows.append(list(written.head[0]) if draw(st.booleans()) else [])
        rows.append(row)
    total = _total(draw, written)
    if total:
        early = draw(st.booleans())
        rows.insert(len(rows) - _since(rows, written.body[0]) if early else len(rows), total)
    if written.place == "note":
        rows += [[], [f"注：本表金额单位为{written.unit}。"]]
    shift = draw(st.integers(0, 2))
    moved = tuple(Merge(m.top, m.left + shift, m.bottom, m.right + shift) for m in merges)
    shifted = [[*[None] * shift, *row] if row else [] for row in rows]
    return Table(written.kind, written.sheet, shifted, moved, written.records)


def _headed(draw: st.DrawFn, written: _Written, merges: list[Merge]) -> list[Row]:
    """Return the rows down to the heading, its groups and its numbers; ``merges`` fills."""
    rows, width = written.above(draw), len(written.head[0])
    if draw(st.booleans()):
        merges.append(Merge(len(rows), 0, len(rows), width - 1))
    if draw(st.booleans()):
        groups: Row = [None] * width
        groups[0], groups[width // 2] = "基本情况", "有关情况"
        rows.append(groups)
        merges += [Merge(len(rows), 0, len(rows), width // 2 - 1)]
        merges += [Merge(len(rows), width // 2, len(rows), width - 1)]
    rows += written.head
    if draw(st.booleans()):
        rows.append(list(range(1, width + 1)))
    return rows
