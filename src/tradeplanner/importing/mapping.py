"""Which column holds which field: by heading in both languages, by content, with score and rivals.

A score of 1 is a heading that is one of the field's own words. Lower ones come from headings that
contain a word or resemble one, and from content alone. Below ``LEAST`` a column is taken for none.
"""

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from tradeplanner.domain import codes
from tradeplanner.domain.findings import Code
from tradeplanner.domain.traditional import simplified
from tradeplanner.importing.cells import words
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.cells.units import parse_unit, without_unit
from tradeplanner.importing.fields import AMOUNT_UNIT, Field, Heading, Shape, Spec
from tradeplanner.importing.grid import Cell, Row, cell_text
from tradeplanner.importing.proposal import ColumnPlan, Reason, Rival
from tradeplanner.importing.specs.arguments import currency

LEAST = 0.6
_NEAR = 0.06
_SHORTEST = 5
"""Letters from which an English word counts within a longer one: "port" is no part of "export"."""
LONGEST = 60
"""Letters beyond which a text is no heading."""
_BESIDE = 0.5
"""What is left of a name's score under a month or a year that names the column more closely."""
_OF_MONTHS = ("month.", "level.", "rise.")
"""Fields of months, of which one sheet may hold two years."""
_SIGNS = re.compile(r"[\s()\[\]【】{}/\\:,、.·*_\-—<>《》\"'“”]+")
_FILLER = re.compile(
    r"\(?(?:\*?必填项?|选填项?|可不填|下拉选择|请选择|required|optional|mandatory)\)?|[*#]", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"^(?:\([0-9]{1,2}\)|[0-9]{1,2}[.、](?![0-9])|[0-9]{1,2}[.、](?=[0-9]{1,2}月)|[\u2460-\u2473]"
    r"|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)|[A-Z][.、])\s*"
)
_LAST_PART = re.compile(r"^(.+?)\s*[,，/／:：]\s*([^,，/／:：]{1,12})$")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_IDENTITY = re.compile(
    r"[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]", re.ASCII
)
"""The number of a person's identity card: place, day of birth, serial and check."""
_PHONE = re.compile(r"\+?[0-9][0-9\- ]{6,18}")
_CONTENT_SCORE = {Shape.CODE: 0.9, Shape.PHONE: 0.7, Shape.EMAIL: 0.8}
"""What content alone may score: shapes that nothing else has."""
_TELLING = (Shape.CODE, Shape.PHONE, Shape.EMAIL, Shape.NUMBER, Shape.UNIT)
_ENOUGH = 2
_UNITS = 0.3
"""Part of a column's cells that must name units for it to be one of units: 单位 heads firms as well."""
_FIGURES = 0.4
_BEHIND = 0.98
"""From which part of figures on a column of flows, such as 进出口, is rather one of their amounts."""
_RISE = re.compile(r"增速|增幅|增长|同比|环比|增减|growth|yoy|year.?on.?year", re.IGNORECASE)
"""What no amount is called, though a target or a month is named before it: «2025年目标 / 增速»."""
_OTHERWISE = 0.9
"""What is left of the score of other fields for a column of units."""


@functools.lru_cache(maxsize=16_384)
def bare(text: str) -> str:
    """Return what a heading says, in simplified characters, without unit, number, star, "required"."""
    flat = _NUMBERED.sub("", _FILLER.sub("", half_width(without_unit(simplified(text)))).strip())
    if _HAN.search(flat):
        flat = re.sub(r"\s+", "", flat)
    ended = _LAST_PART.fullmatch(flat)
    if ended is not None and parse_unit(ended[2]) is not None:
        flat = ended[1]
    return flat.strip(" :")


@functools.lru_cache(maxsize=16_384)
def stripped(heading: Heading) -> Heading:
    """Return a heading of bare parts; a lowest part that is only a unit is left out."""
    parts = [bare(part) for part in heading.parts]
    while len(parts) > 1 and (not parts[-1] or parse_unit(parts[-1]) is not None):
        parts.pop()
    return Heading(heading.column, tuple(part for part in parts if part))


@functools.lru_cache(maxsize=16_384)
def tidy(text: str) -> str:
    """Return a heading as it is compared: bare, lower case, no signs."""
    return _SIGNS.sub("", bare(text).lower())


@functools.lru_cache(maxsize=32_768)
def name_score(names: tuple[str, ...], parts: tuple[str, ...]) -> float:
    """Return how well a heading bears one of ``names``, 0 to 1: its lowest part, then the whole."""
    leaf, whole = tidy(parts[-1]) if parts else "", tidy("".join(parts))
    if not leaf or len(leaf) > LONGEST:
        return 0.0
    own = _likeness(names, leaf)
    return own if own == 1.0 or whole == leaf else max(own, 0.98 * _likeness(names, whole))


@functools.lru_cache(maxsize=1024)
def _tidied(names: tuple[str, ...]) -> tuple[frozenset[str], list[str], list[str]]:
    """Return names as they are compared: all, all in a list, and those that may be part of a longer one."""
    found = list(dict.fromkeys(map(tidy, names)))
    return frozenset(found), found, [n for n in found if len(n) >= (_SHORTEST if n.isascii() else 2)]


def _likeness(names: tuple[str, ...], heading: str) -> float:
    known, listed, parts = _tidied(names)
    if heading in known:
        return 1.0
    longest = max((len(name) for name in parts if name in heading), default=0)
    best = 0.55 + 0.4 * longest / len(heading) if longest else 0.0
    if len(heading) > 2:
        near = process.extractOne(heading, listed, scorer=fuzz.ratio, score_cutoff=75)
        best = max(best, 0.85 * near[1] / 100) if near is not None else best
    return best


Shares = Mapping[int, tuple[int, Mapping[Shape, float]]]
"""Of each column: how many cells are filled, and which part of them looks like each telling shape."""


def shares(rows: Sequence[Row]) -> Shares:
    """Return what the cells of each column look like."""
    found = {}
    for column in range(max(map(len, rows), default=0)):
        filled = [row[column] for row in rows if column < len(row) and row[column] is not None]
        parts = {
            shape: sum(looks(shape, cell) for cell in filled) / len(filled) for shape in _TELLING if filled
        }
        found[column] = (len(filled), parts)
    return found


def match(
    spec: Spec, headings: Sequence[Heading], content: Shares, year: int | None = None
) -> tuple[ColumnPlan, ...]:
    """Return the plan of every column: best pairs first, each field once, families as often as named."""
    scores = {h.column: _scores(spec, h, content, year) for h in headings}
    _tell_years_apart(headings, scores)
    pairs = sorted(
        (
            (score, -i, h.column, key)
            for i, h in enumerate(headings)
            for key, score in scores[h.column].items()
        ),
        reverse=True,
    )
    taken: dict[int, str] = {}
    for score, _, column, key in pairs:
        if score >= LEAST and column not in taken and key not in taken.values():
            taken[column] = key
    return tuple(_planned(h, taken.get(h.column, ""), scores) for h in headings)


def _tell_years_apart(headings: Sequence[Heading], scores: Mapping[int, dict[str, float]]) -> None:
    """Where two columns name the same month of two years, give the field of each its year: month.1@2022."""
    same = Counter(key for found in scores.values() for key in found if key.startswith(_OF_MONTHS))
    for heading in headings:
        named = _YEAR.search(half_width(heading.text))
        found = scores[heading.column]
        for key in [key for key in found if same[key] > 1 and named is not None]:
            found[f"{key}@{named[1] if named else ''}"] = found.pop(key)


def _scores(spec: Spec, heading: Heading, content: Shares, year: int | None) -> dict[str, float]:
    found = {}
    whole, heading = heading, stripped(heading)
    filled, parts = content.get(heading.column, (0, {}))
    arguments = {field.key: field.family(heading, year) for field in spec.fields if field.family is not None}
    if arguments.get("rate") == "":
        arguments["rate"] = currency(whole, year)  # CNY/MYR without its end is the yuan alone
    beside = any(arguments.values()) or _is_beside_months(spec, heading, year)
    for field in spec.fields:
        key = field.key
        if field.family is not None:
            score = 0.99 if arguments[key] else 0.0
            key = f"{key}.{arguments[key]}"
        else:
            score = name_score(field.names, heading.parts) * (_BESIDE if beside and heading.parts[1:] else 1)
            score = 0.0 if field.money and score < 1 and _RISE.search(heading.leaf) else score
        score = _of_cells(field, score, filled, parts)
        if score > 0.3:
            found[key] = score
    if AMOUNT_UNIT in found:  # what 单位 may mean beside, a firm or a town, is told by its cells
        found = {key: score if key == AMOUNT_UNIT else score * _OTHERWISE for key, score in found.items()}
    return found


def _is_beside_months(spec: Spec, heading: Heading, year: int | None) -> bool:
    """Whether a heading stands under a month and names something else than its amount, such as its growth."""
    over = Heading(heading.column, heading.parts[:-1])
    return bool(over.parts) and any(
        f.family(over, year) for f in spec.fields if f.family and f.key == "month"
    )


def _of_cells(field: Field, score: float, filled: int, parts: Mapping[Shape, float]) -> float:
    """Return the score of a field with what the cells of the column say."""
    if field.shape is Shape.UNIT:
        return score if score == 1.0 and parts.get(Shape.UNIT, 0) >= _UNITS else 0.0
    if filled >= _ENOUGH and field.shape in _TELLING:
        return _with_content(field.shape, score, parts[field.shape])
    figures = field.key == "flow" and filled and parts[Shape.NUMBER] >= _FIGURES
    return score * _BEHIND if figures else score


def _with_content(shape: Shape, score: float, share: float) -> float:
    """Return the score with what the cells say: proof for shapes of their own, doubt for numbers of words."""
    if shape in _CONTENT_SCORE and share >= 0.6:
        return max(score, _CONTENT_SCORE[shape] * share)
    if shape in (Shape.NUMBER, Shape.CODE) and share < 0.3:
        return score * 0.6
    return score


@functools.lru_cache(maxsize=16_384)
def looks(shape: Shape, cell: Cell) -> bool:
    """Whether a cell looks like a value of a shape."""
    text = half_width(cell_text(cell))
    if shape is Shape.CODE:
        code = codes.normalise(text)
        return codes.has_code_shape(code) and not code.isalpha() and not _IDENTITY.fullmatch(code)
    if shape is Shape.PHONE:
        return _PHONE.fullmatch(text) is not None and not codes.has_code_shape(text) and len(text) >= 8
    if shape is Shape.EMAIL:
        return _EMAIL.fullmatch(text) is not None
    if shape is Shape.UNIT:
        return parse_unit(text) is not None or text in words.COUNTS
    if shape is Shape.NUMBER:
        return any(sign.isdigit() for sign in text) or text in ("-", "/", "—", "无")
    return True


def _planned(heading: Heading, key: str, scores: Mapping[int, Mapping[str, float]]) -> ColumnPlan:
    own = scores[heading.column]
    rivals = tuple(
        Rival(other, round(score, 2))
        for other, score in sorted(own.items(), key=lambda item: -item[1])
        if other != key and score >= LEAST
    )
    if not key:
        reason = Reason(Code.COLUMN_UNKNOWN, {"heading": heading.text})
        return ColumnPlan(heading.column, heading.text, "", 0.0, reason, rivals)
    score = own[key]
    code = Code.COLUMN_BY_NAME if score >= 0.95 else Code.COLUMN_BY_LIKENESS
    if score in _CONTENT_SCORE.values():
        code = Code.COLUMN_BY_CONTENT
    return ColumnPlan(
        heading.column, heading.text, key, round(score, 2), Reason(code, {"heading": heading.text}), rivals
    )


def contested(plans: Sequence[ColumnPlan]) -> list[tuple[ColumnPlan, ColumnPlan]]:
    """Return (taken, other) where another column has the same field nearly as well and got none."""
    free = [plan for plan in plans if not plan.field]
    return [
        (plan, other)
        for plan in plans
        for other in free
        for rival in other.rivals
        if plan.field and rival.field == plan.field and rival.score >= plan.score - _NEAR
    ]
