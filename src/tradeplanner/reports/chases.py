"""A round of follow-up as a list on paper, and as the workbook that firms fill in and send back.

The workbook is read again by the import of orders: its headings are those of the fields, and two columns that
are out of sight name the order and the round, so that what comes back finds what was sent out.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.follow_ups import Asked
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.orders import ACTUAL, Order, Stage, WithoutUs
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import language, mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.reports.handouts import name
from tradeplanner.reports.report import Column, Report, Section, Table
from tradeplanner.reports.writers.listing import Kind
from tradeplanner.reports.writers.workbook import width

HIDDEN = frozenset({"order_no", "round"})
"""Columns of the workbook that are out of sight: they are ours."""
ANSWERS = (mark("Something changed"), mark("Nothing changed"), mark("No orders"))
"""What a firm may say; the import knows these words."""
YES_NO = (mark("Yes"), mark("No"))
EMPTY = 3
"""Rows below the last for orders that nobody knows of yet."""


@dataclass(frozen=True, slots=True)
class ChaseRow:
    """A firm of a round: how far it has come, and its orders at the edition, cancelled ones too."""

    firm: Firm
    asked: Asked
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseFacts:
    """What the list of a round is made from. ``markets`` names markets by code."""

    edition: Edition
    months: int
    due_on: date | None
    rows: Sequence[ChaseRow]
    markets: Mapping[str, str]
    bureau: str
    step: StepId | None
    made: date
    sample: bool = False


def title(facts: ChaseFacts) -> str:
    """Return what the list is called."""
    return tr("Follow-up after {months} months: {edition}", months=facts.months, edition=name(facts.edition))


def report(facts: ChaseFacts) -> Report:
    """Return the list as pages of A4 across, in the language in force; no buyer stands on it."""
    columns = (
        Column(tr("No.")), Column(_field("firm"), figures=False, wide=True),
        Column(_field("town"), figures=False), Column(_field("contact"), figures=False),
        Column(_field("phone"), figures=False), Column(tr("Intended orders"), wide=True),
        Column(tr("Actual orders"), wide=True), Column(tr("Follow-up"), figures=False),
    )  # fmt: skip
    rows = tuple(
        (
            str(at), row.firm.name_zh, row.firm.town, row.firm.contact, row.firm.phone,
            sums(row.orders, actual=False), sums(row.orders, actual=True), word(row.asked),
        )
        for at, row in enumerate(facts.rows, 1)
    )  # fmt: skip
    waiting = sum(row.asked in (Asked.DUE, Asked.SENT) for row in facts.rows)
    due = tr("due on {day}", day=formats.day(facts.due_on)) if facts.due_on else ""
    sample = tr("sample figures") if facts.sample else ""
    told = ntr("{count} has not answered", "{count} have not answered", waiting) if waiting else ""
    return Report(
        title=title(facts),
        subtitle=" · ".join(filter(None, (facts.bureau, due, sample))),
        sentences=(),
        sections=(
            Section(
                ntr("{count} firm", "{count} firms", len(rows)),
                told,
                table=Table(columns, rows) if rows else None,
            ),
        ),
        notes=(_source(facts),),
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
        language=language(),
        across=True,
    )


def sums(orders: Sequence[Order], *, actual: bool) -> str:
    """Return the sums of the intended or of the actual orders, each currency by itself."""
    minors: dict[str, Decimal] = {}
    for order in orders:
        if order.stage is not Stage.CANCELLED and (order.stage in ACTUAL) is actual:
            code = order.amount.currency
            minors[code] = minors.get(code, Decimal(0)) + order.amount.amount
    return tr("; ").join(f"{formats.grouped(amount)} {code}" for code, amount in sorted(minors.items()))


def _field(name: str) -> str:
    return tr(FIELDS[name])


def _source(facts: ChaseFacts) -> str:
    step = tr("Step {step} of the change log.", step=facts.step) if facts.step else ""
    as_of = tr("As of {day}.", day=formats.day(facts.made))
    return " ".join(filter(None, (tr("Source: the bureau's register."), as_of, step)))


def instructions() -> tuple[str, ...]:
    """Return what a firm reads above the headings."""
    return (
        tr("Please fill in what has become of each order and send this workbook back as it is."),
        tr("An intention that was signed: set its stage to contract, correct the amount, and give the day."),
        tr(
            "An order that is not listed: add it in an empty row with firm, exhibition, amount and date."
        ),
        tr("Nothing new: choose “{word}” or “{other}” in the column “{column}”.", word=tr(ANSWERS[1]),
           other=tr(ANSWERS[2]), column=_field("answer")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pillar:
    """One column of the workbook: the field whose word is its heading, and what it says of a row."""

    field: str
    value: Callable[[ChaseFacts, ChaseRow, Order | None], object]
    kind: Kind = Kind.TEXT
    choices: Callable[[], Sequence[str]] | None = None


def _of(field: str) -> Callable[[ChaseFacts, ChaseRow, Order | None], object]:
    return lambda _facts, _row, order: getattr(order, field) if order else None


def _buyer(_facts: ChaseFacts, _row: ChaseRow, order: Order | None) -> str:
    """Return the buyer, or that it is confidential: workbooks pass through many hands."""
    return "" if order is None else tr("confidential") if order.buyer_confidential else order.buyer


def _worded(field: str) -> Callable[[ChaseFacts, ChaseRow, Order | None], object]:
    def told(_facts: ChaseFacts, _row: ChaseRow, order: Order | None) -> object:
        value: Any = getattr(order, field) if order else None
        if isinstance(value, bool):
            return tr(YES_NO[0] if value else YES_NO[1])
        return word(value) if value is not None else None

    return told


def _words(kind: type[Stage | WithoutUs]) -> Callable[[], Sequence[str]]:
    return lambda: [word(member) for member in kind]


PILLARS = (
    _Pillar("firm", lambda _, row, __: row.firm.name_zh),
    _Pillar("credit_code", lambda _, row, __: row.firm.credit_code),
    _Pillar("exhibition", lambda facts, _, __: facts.edition.name_zh),
    _Pillar("contract_no", _of("contract_no")),
    _Pillar("buyer", _buyer),
    _Pillar("market", lambda facts, _, order: facts.markets.get(order.market, "") if order else ""),
    _Pillar("stage", _worded("stage"), choices=_words(Stage)),
    _Pillar("amount", lambda _, __, order: order.amount.amount if order else None, Kind.NUMBER),
    _Pillar("currency", lambda _, __, order: order.amount.currency if order else None),
    _Pillar("signed_on", _of("signed_on"), Kind.DATE),
    _Pillar("stage_on", _of("stage_on"), Kind.DATE),
    _Pillar("answer", lambda _, __, ___: None, choices=lambda: [tr(one) for one in ANSWERS]),
    _Pillar("new_customer", _worded("new_customer"), choices=lambda: [tr(one) for one in YES_NO]),
    _Pillar("without_us", _worded("without_us"), choices=_words(WithoutUs)),
    _Pillar("reported_by", lambda _, __, ___: None),
    _Pillar("reported_on", lambda _, __, ___: None, Kind.DATE),
    _Pillar("notes", _of("notes")),
    _Pillar("round", lambda facts, _, __: facts.months, Kind.NUMBER),
    _Pillar("order_no", lambda _, __, order: int(order.id or 0) if order else None, Kind.NUMBER),
)


def to_workbook(facts: ChaseFacts) -> bytes:
    """Return the workbook that is sent out: one row an order, one for a firm that has none."""
    rows = [
        [pillar.value(facts, row, order) for pillar in PILLARS]
        for row in facts.rows
        for order in (_open(row.orders) or [None])
    ]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(tr("Follow-up"))
        _Sheet(book, page).write(facts, [*rows, *([[None] * len(PILLARS)] * EMPTY)])
    return stream.getvalue()


def _open(orders: Sequence[Order]) -> list[Order | None]:
    """Return the orders of which a firm is asked: all but those that were called off."""
    return [order for order in orders if order.stage is not Stage.CANCELLED]


class _Sheet:
    """Writes the one sheet of the workbook."""

    def __init__(self, book: xlsxwriter.Workbook, page: "xlsxwriter.worksheet.Worksheet") -> None:
        self._page = page
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._help = book.add_format({"italic": True})
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._formats = {
            Kind.TEXT: book.add_format({"num_format": "@"}),
            Kind.NUMBER: book.add_format({"num_format": "#,##0.##"}),
            Kind.DATE: book.add_format({"num_format": "yyyy-mm-dd"}),
        }

    def write(self, facts: ChaseFacts, rows: Sequence[Sequence[object]]) -> None:
        """Write title, instructions, headings and rows; offer what a cell may hold."""
        page = self._page
        page.write_string(0, 0, title(facts), self._title)
        for line, words in enumerate(instructions(), 1):
            page.write_string(line, 0, words, self._help)
        top = len(instructions()) + 1
        headings = [_field(pillar.field) for pillar in PILLARS]
        for column, heading in enumerate(headings):
            page.write_string(top, column, heading, self._head)
        for line, row in enumerate(rows, top + 1):
            for column, (pillar, value) in enumerate(zip(PILLARS, row, strict=True)):
                self._cell((line, column), pillar.kind, value)
        last = top + len(rows)
        for column, pillar in enumerate(PILLARS):
            size = width([headings, *rows], column)
            hidden = {"hidden": 1} if pillar.field in HIDDEN else {}
            page.set_column(column, column, size, self._formats[pillar.kind], hidden)
            if pillar.choices is not None:
                offer = {"validate": "list", "source": list(pillar.choices()), "error_type": "warning"}
                page.data_validation(top + 1, column, last, column, offer)
        page.freeze_panes(top + 1, 1)
        page.set_landscape()
        page.repeat_rows(top)
        page.fit_to_pages(1, 0)

    def _cell(self, at: tuple[int, int], kind: Kind, value: object) -> None:
        style = self._formats[kind]
        if value is None or value == "":
            self._page.write_blank(*at, None, style)
        elif isinstance(value, date):
            self._page.write_datetime(*at, value, style)
        elif kind is Kind.NUMBER and isinstance(value, int | Decimal):
            self._page.write_number(*at, value, style)
        else:
            self._page.write_string(*at, str(value), style)
