"""Lists of one edition as reports and as tables that the program's own import reads again.

On paper a list is one table under the edition's name; as a workbook it has the import's headings, real
numbers and dates, and names the edition in each row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tradeplanner.domain.booths import Booth
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.fees import Fee
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.ids import FirmId, StepId
from tradeplanner.domain.papers import Paper
from tradeplanner.domain.participation import Participation
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language, tr
from tradeplanner.i18n.words import word
from tradeplanner.reports.report import Column, Report, Section, Table
from tradeplanner.reports.writers.listing import Kind, Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutFacts:
    """What the lists are made from, all read in one transaction.

    ``firms`` holds every firm that a row names; ``markets`` names markets by code; ``personal`` says that
    people are shown whole.
    """

    edition: Edition
    firms: Mapping[FirmId, Firm]
    participations: Sequence[Participation] = ()
    booths: Sequence[Booth] = ()
    fees: Sequence[Fee] = ()
    papers: Sequence[Paper] = ()
    delegates: Sequence[Delegate] = ()
    markets: Mapping[str, str]
    bureau: str
    step: StepId | None
    made: date
    sample: bool = False
    personal: bool = False

    def firm(self, firm_id: FirmId | None) -> Firm:
        """Return a firm that a row names; one without a name where the row names none."""
        return self.firms[firm_id] if firm_id is not None else Firm(name_zh="")


@dataclass(frozen=True, slots=True)
class Pillar:
    """One column: its heading in the language in force, what it says of a row, and where it stands.

    ``wide`` shares what room paper has left. ``paper`` and ``sheet`` tell whether it is on either.
    """

    heading: str
    value: Callable[[Any], object]
    kind: Kind = Kind.TEXT
    wide: bool = False
    paper: bool = True
    sheet: bool = True


@dataclass(frozen=True, slots=True)
class Handout:
    """A list before it is written: its rows in order, its columns, and what the rows add up to in words."""

    kind: HandoutKind
    rows: Sequence[object]
    pillars: Sequence[Pillar]
    counted: str
    told: str = ""


def name(edition: Edition) -> str:
    """Return the edition's name in the language in force, or in the other where it has none."""
    names = (edition.name_zh, edition.name_en)
    first, second = names if language() == ZH else names[::-1]
    return first or second


def report(made: Handout, facts: HandoutFacts) -> Report:
    """Return a list as pages of A4 across, in the language in force."""
    shown = [one for one in made.pillars if one.paper]
    columns = (Column(tr("No.")), *(Column(p.heading, p.kind is Kind.NUMBER, p.wide) for p in shown))
    rows = tuple((str(at), *(_read(one.value(row)) for one in shown)) for at, row in enumerate(made.rows, 1))
    sample = tr("sample figures") if facts.sample else ""
    return Report(
        title=_title(made, facts),
        subtitle=" · ".join(filter(None, (facts.bureau, *_when(facts.edition), sample))),
        sentences=(),
        sections=(Section(made.counted, made.told, table=Table(columns, rows) if rows else None),),
        notes=_notes(facts),
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
        language=language(),
        across=True,
    )


def listing(made: Handout, facts: HandoutFacts) -> Listing:
    """Return a list as a table of real numbers and dates, its headings those that the import knows."""
    edition = Pillar(tr("Exhibition"), lambda _: facts.edition.name_zh)
    shown = [edition, *(one for one in made.pillars if one.sheet)]
    head = " · ".join(filter(None, (*_when(facts.edition), _as_of(facts))))
    return Listing(
        _title(made, facts), head, [one.heading for one in shown], [one.kind for one in shown],
        [[one.value(row) for one in shown] for row in made.rows],
    )  # fmt: skip


def _title(made: Handout, facts: HandoutFacts) -> str:
    return tr("{list}: {edition}", list=word(made.kind), edition=name(facts.edition))


def _when(edition: Edition) -> tuple[str, ...]:
    """Return the edition's days and place, as far as they are known."""
    opens, closes = edition.opens, edition.closes
    days = formats.day(opens) if opens else tr("no days yet")
    if opens and closes and closes != opens:
        days = tr("{first} to {last}", first=formats.day(opens), last=formats.day(closes))
    return (days, " ".join(filter(None, (edition.city, edition.venue))))


def _as_of(facts: HandoutFacts) -> str:
    return tr("As of {day}.", day=formats.day(facts.made))


def _notes(facts: HandoutFacts) -> tuple[str, ...]:
    step = tr("Step {step} of the change log.", step=facts.step) if facts.step else ""
    return (" ".join(filter(None, (tr("Source: the bureau's register."), _as_of(facts), step))),)


def _read(value: object) -> str:
    """Return a cell as it is read on paper."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return formats.grouped(value) if isinstance(value, int | Decimal) else str(value)
