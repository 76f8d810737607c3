"""The year's plan as a timeline on A3, a picture of thirty editions a page, and the table of their days.

The picture is drawn here as SVG in millimetres with real text. Fill, outline and dash tell apart what was
held, what is planned and what was called off, so that it can be read without colour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

from tradeplanner.domain.clashes import AWAY
from tradeplanner.domain.exhibitions import OVER, Edition
from tradeplanner.domain.holidays import HOME, DayKind, Holidays
from tradeplanner.domain.ids import EditionId, StepId
from tradeplanner.domain.milestones import Milestone
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.reports.report import Column, Picture, Report, Section, Table

WIDTH, NAMES, DAYS = 384.0, 74.0, 24.0
"""Millimetres between the margins of A3 across, and what names and days take of them."""
ROW, HEAD, FOOT = 5.8, 9.0, 1.0
TYPE, MARK = 2.9, 1.25
"""Height of type (a little over 8 points) and half of a milestone's mark."""
A_PAGE = 32
NAME_SIGNS = 48
"""Latin letters that a name may take; a Han sign takes two."""
INK, FAINT, HAIR, OFF = "#222222", "#666666", "#cccccc", "#eeeeee"
BLUE, GREY = "#004488", "#444444"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFacts:
    """What the timeline is made from, all read in one transaction; ``reasons`` are the clashes in words."""

    year: int
    editions: tuple[Edition, ...]
    milestones: Mapping[EditionId, tuple[Milestone, ...]]
    markets: Mapping[str, str]
    holidays: Holidays
    reasons: tuple[str, ...]
    clashing: frozenset[EditionId]
    bureau: str
    step: StepId | None
    made: date
    sample: bool = False


def timeline(facts: TimelineFacts, *, grey: bool = False) -> Report:
    """Return the year's timeline in the language in force, editions by opening day."""
    dated = [one for one in facts.editions if one.opens is not None]
    dated.sort(key=lambda one: (one.opens or date.max, one.id or 0))
    parts = [dated[at : at + A_PAGE] for at in range(0, len(dated), A_PAGE)]
    sections = [_section(facts, part, len(parts) > 1, grey=grey) for part in parts]
    if facts.editions:
        sections.append(
            Section(tr("Editions and their milestones"), "", table=_table(facts, dated), key="days")
        )
    if facts.reasons:
        listed = Table((Column(tr("Reason"), figures=False, wide=True),), tuple((r,) for r in facts.reasons))
        sections.append(Section(tr("Clashes"), "", table=listed, key="clashes"))
    parts_of = [facts.bureau, tr("sample figures") if facts.sample else ""]
    return Report(
        title=tr("Exhibitions of {year} as a timeline", year=facts.year),
        subtitle=" · ".join(part for part in parts_of if part),
        sentences=_sentences(facts, len(dated)),
        sections=tuple(sections),
        notes=_notes(facts),
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
        language=language(),
        paper="a3",
    )


def _sentences(facts: TimelineFacts, dated: int) -> tuple[str, ...]:
    without = len(facts.editions) - dated
    open_ = sum(one.done_on is None for many in facts.milestones.values() for one in many)
    told = [ntr("{count} edition has its days", "{count} editions have their days", dated)]
    if without:
        told.append(ntr("{count} has none yet", "{count} have none yet", without))
    told.append(ntr("{count} milestone is open", "{count} milestones are open", open_))
    if facts.reasons:
        told.append(ntr("{count} clash", "{count} clashes", len(facts.reasons)))
    return (tr("; ").join(told),)


def _section(facts: TimelineFacts, part: Sequence[Edition], several: bool, *, grey: bool) -> Section:  # noqa: FBT001
    first, last = part[0].opens, part[-1].opens
    heading = tr("Timeline")
    if several and first and last:
        heading = tr("Openings from {first} to {last}", first=formats.day(first), last=formats.day(last))
    words = ", ".join(_name(one) for one in part)
    height = HEAD + len(part) * ROW + FOOT
    return Section(
        heading,
        "",
        Picture(_svg(facts, part, height, GREY if grey else BLUE), WIDTH, height, words),
        key="timeline",
    )


def _x(facts: TimelineFacts, day: date) -> float:
    """Return where a day begins; what lies outside the year is held at its edge."""
    first, last = date(facts.year, 1, 1), date(facts.year + 1, 1, 1)
    inside = min(max(day, first), last)
    return NAMES + DAYS + (inside - first).days / (last - first).days * (WIDTH - NAMES - DAYS)


def _svg(facts: TimelineFacts, part: Sequence[Edition], height: float, ink: str) -> str:
    drawn = [*_ground(facts, height)]
    for row, edition in enumerate(part):
        drawn += _row(facts, edition, HEAD + row * ROW, ink)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}mm" height="{height}mm"'
        f' viewBox="0 0 {WIDTH} {height}" font-family="Noto Sans SC" font-size="{TYPE}">'
        f"{''.join(drawn)}</svg>"
    )


def _ground(facts: TimelineFacts, height: float) -> list[str]:
    """Return the months, their lines, and the days off in China as grey stripes."""
    drawn = []
    for (market, day), special in facts.holidays.days.items():
        if market == HOME and special.kind is DayKind.OFF and day.year == facts.year:
            left, right = _x(facts, day), _x(facts, day + timedelta(1))
            drawn.append(f'<rect x="{left:.2f}" y="{HEAD}" width="{right - left:.2f}"'
                         f' height="{height - HEAD}" fill="{OFF}"/>')  # fmt: skip
    for month in range(1, 13):
        x = _x(facts, date(facts.year, month, 1))
        drawn.append(_line(x, 2, x, height))
        drawn.append(_text(x + 1.2, HEAD - 3, formats.month(month), INK))
    drawn.append(_line(0, HEAD, WIDTH, HEAD))
    return drawn


def _row(facts: TimelineFacts, edition: Edition, top: float, ink: str) -> list[str]:
    opens = edition.opens or date.min
    closes = edition.closes or opens
    base, faint = top + ROW / 2 + TYPE * 0.36, edition.status in AWAY
    days = f"{opens.month}.{opens.day}" + (f"–{closes.month}.{closes.day}" if closes != opens else "")
    number = EditionId(edition.id or 0)
    drawn = [
        _line(0, top + ROW, WIDTH, top + ROW),
        _text(0, base, _cut(_name(edition)), FAINT if faint else INK),
        _text(NAMES, base, days + (" △" if number in facts.clashing else ""), INK),
    ]
    left, right = _x(facts, opens), _x(facts, closes + timedelta(1))
    fill, dash = "white", ""
    if faint:
        dash = ' stroke-dasharray="0.8 0.6"'
    elif edition.status in OVER:
        fill = ink
    drawn.append(
        f'<rect x="{left:.2f}" y="{top + 1.2:.2f}" width="{max(right - left, 1.4):.2f}"'
        f' height="{ROW - 2.4:.2f}" fill="{fill}" stroke="{ink}" stroke-width="0.35"{dash}/>'
    )
    for one in facts.milestones.get(number, ()):
        if one.due_on.year == facts.year:
            middle = (_x(facts, one.due_on) + _x(facts, one.due_on + timedelta(1))) / 2
            drawn.append(_diamond(middle, top + ROW / 2, done=one.done_on is not None))
    return drawn


def _diamond(x: float, y: float, *, done: bool) -> str:
    points = f"{x:.2f},{y - MARK:.2f} {x + MARK:.2f},{y:.2f} {x:.2f},{y + MARK:.2f} {x - MARK:.2f},{y:.2f}"
    return (
        f'<polygon points="{points}" fill="{FAINT if done else "white"}" stroke="{INK}" stroke-width="0.25"/>'
    )


def _line(x: float, y: float, right: float, bottom: float) -> str:
    return f'<path d="M{x:.2f} {y:.2f}L{right:.2f} {bottom:.2f}" stroke="{HAIR}" stroke-width="0.2"/>'


def _text(x: float, y: float, text: str, ink: str) -> str:
    return f'<text x="{x:.2f}" y="{y:.2f}" fill="{ink}">{escape(text)}</text>'


def _cut(text: str) -> str:
    """Return a name that fits its column, with its end cut where it is too long."""
    room = NAME_SIGNS
    for at, sign in enumerate(text):
        room -= 1 if ord(sign) < 0x2E80 else 2
        if room < 0:
            return text[: at - 1] + "…"
    return text


def _name(edition: Edition) -> str:
    names = (edition.name_zh, edition.name_en)
    first, second = names if language() == ZH else names[::-1]
    return first or second


def _table(facts: TimelineFacts, dated: Sequence[Edition]) -> Table:
    """Return the days in words: an edition a row, its milestones by day."""
    titles = (tr("Exhibition"), tr("Market"), tr("First day"), tr("Last day"), tr("Status"), tr("Owner"))
    columns = [Column(title, figures=False) for title in titles]
    columns.append(Column(tr("Milestones"), figures=False, wide=True))
    undated = [one for one in facts.editions if one.opens is None]
    return Table(tuple(columns), tuple(_cells(facts, one) for one in (*dated, *undated)))


def _cells(facts: TimelineFacts, edition: Edition) -> tuple[str, ...]:
    due = facts.milestones.get(EditionId(edition.id or 0), ())
    told = [
        f"{one.name or word(one.kind)} {one.due_on.isoformat()}{' ✓' if one.done_on else ''}" for one in due
    ]
    return (
        _name(edition), facts.markets.get(edition.market, edition.market),
        edition.opens.isoformat() if edition.opens else "",
        edition.closes.isoformat() if edition.closes else "",
        word(edition.status), edition.owner, tr("; ").join(told),
    )  # fmt: skip


def _notes(facts: TimelineFacts) -> tuple[str, ...]:
    signs = tr(
        "Filled: held. Outlined: planned. Dashed: cancelled or postponed. Diamond: milestone, filled when"
        " done. Grey stripe: day off in China. △: clash."
    )
    made = tr("Unit: days. Source: the bureau's plan. As of {day}.", day=formats.day(facts.made))
    step = tr("Step {step} of the change log.", step=facts.step) if facts.step else ""
    unknown = facts.year in facts.holidays.unknown
    days = tr("Days off of {years} are not announced yet", years=facts.year) if unknown else ""
    return (signs, " ".join(filter(None, (made, step, days))))
