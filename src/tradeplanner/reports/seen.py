"""A table of the window on paper, as it is seen: columns in their order, rows as sorted, its filter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.domain.ids import StepId
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import language, ntr, tr
from tradeplanner.reports.report import Column, Report, Section, Table

UPRIGHT_MOST, A4_MOST = 100, 180
"""Characters (a Chinese one counts two) that a line of A4 holds upright and across in type of 8 pt."""
LONG = 20
"""From so many characters on a column shares the room that is left, and its cells wrap."""
WRAPPED = 24
"""The room that a column needs at the most, because its longer cells wrap."""
LOOKED_AT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is on screen: ``filtered`` in words or "", ``figures`` says which columns stand right.

    ``notice`` is what a reader must know of it, such as that names are masked; ``about`` names the year or
    the edition whose rows they are.
    """

    title: str
    filtered: str
    headings: Sequence[str]
    figures: Sequence[bool]
    rows: Sequence[Sequence[str]]
    notice: str = ""
    about: str = ""


def report(seen: Seen, *, bureau: str, made: date, step: StepId | None) -> Report:
    """Return a table as a report in the language in force, on the smallest paper that holds its columns."""
    widths = [_width(seen, at) for at in range(len(seen.headings))]
    columns = tuple(
        Column(heading, figures=figures, wide=not figures and width > LONG)
        for heading, figures, width in zip(seen.headings, seen.figures, widths, strict=True)
    )
    room = sum(min(width, WRAPPED) + 2 for width in widths)
    counted = ntr("{count} row", "{count} rows", len(seen.rows))
    table = Table(columns, tuple(tuple(row) for row in seen.rows)) if seen.rows else None
    return Report(
        title=tr("{title} ({filter})", title=seen.title, filter=seen.filtered)
        if seen.filtered
        else seen.title,
        subtitle=" · ".join(part for part in (bureau, seen.about) if part),
        sentences=(seen.notice,) if seen.notice else (),
        sections=(Section(counted, "", table=table),),
        notes=foot(made, step, seen.notice),
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
        language=language(),
        paper="a3" if room > A4_MOST else "a4",
        across=room > UPRIGHT_MOST,
    )


def foot(made: date, step: StepId | None, notice: str = "") -> tuple[str, ...]:
    """Return date, source and change-log step for the foot of a paper or of a workbook's pages."""
    dated = tr("As it stood on {day}. Source: the bureau's records.", day=formats.day(made))
    stepped = tr("Step {step} of the change log.", step=step) if step else ""
    parts = (f"{dated} {stepped}".strip(), notice)
    return tuple(part for part in parts if part)


def _width(seen: Seen, at: int) -> int:
    texts = (seen.headings[at], *(row[at] for row in seen.rows[:LOOKED_AT]))
    return max(sum(1 + (ord(sign) > 0x2E80) for sign in text) for text in texts)
