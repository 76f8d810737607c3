"""The dossier of an edition: one page of A4 that needs no explanation, or the long version with every firm.

The page has the facts, the result against the aims and the last edition, orders by stage, what it cost and
the strongest firms; as many of these as leave it one page. Intended and actual orders are never added.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tradeplanner.charts import messages
from tradeplanner.domain import budgets
from tradeplanner.domain.budgets import SUMS, Budget, BudgetLine, CostGroup
from tradeplanner.domain.edition_results import EditionFigures, Line, Result
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.money import Money
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.language import ZH, language, mark, tr
from tradeplanner.i18n.words import currency_name, word
from tradeplanner.reports import dossier_words
from tradeplanner.reports.report import Column, Report, Section, Table
from tradeplanner.reports.writers.pdf import page_count

MOST_FIRMS, LEAST_FIRMS = 12, 3
"""Firms on the page: as many as leave it one page."""
RESULTS = {
    Result.FIRMS: mark("Exhibiting firms"),
    Result.VISITS: mark("Firm-visits (attended)"),
    Result.BOOTHS: mark("Booths of firms taking part"),
    Result.INTENDED: mark("Intended orders"),
    Result.ACTUAL: mark("Actual orders"),
    Result.PER_FIRM: mark("Actual orders per firm"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmLine:
    """What an edition brought one firm; amounts in one currency, at each order's own day."""

    name: str
    town: str
    state: str
    booths: Decimal | None
    numbers: str
    intended: Money
    actual: Money
    orders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    """What the dossier is made from, all read in one transaction.

    ``firms`` are all that were registered, those with the most actual orders first; ``costs`` are summed up
    in ``budget``. ``place`` names market and city, ``programme`` the campaign, "" without one.
    """

    edition: Edition
    fair: str
    programme: str
    place: str
    now: EditionFigures
    last: Edition | None
    lines: Sequence[Line]
    firms: Sequence[FirmLine]
    costs: Sequence[BudgetLine]
    budget: Budget
    bureau: str
    made: date
    step: StepId | None = None
    sample: bool = False


def dossier(facts: DossierFacts, *, whole: bool = False) -> Report:
    """Return the dossier in the language in force: one page, or ``whole`` with every firm and every cost."""
    if whole:
        return _made(facts, len(facts.firms), whole=True)
    for firms in range(min(MOST_FIRMS, len(facts.firms)), LEAST_FIRMS, -1):
        made = _made(facts, firms)
        if page_count(made) == 1:
            return made
    return _made(facts, min(LEAST_FIRMS, len(facts.firms)))


def name(edition: Edition) -> str:
    """Return the edition's name in the language in force, or in the other where it has none."""
    names = (edition.name_zh, edition.name_en)
    first, second = names if language() == ZH else names[::-1]
    return first or second


def _made(facts: DossierFacts, firms: int, *, whole: bool = False) -> Report:
    sections = [_facts(facts), _results(facts), _stages(facts), _costs(facts)]
    if whole:
        sections.append(_cost_lines(facts))
    sections.append(_firms(facts, firms, whole=whole))
    told = (dossier_words.came(facts.now), dossier_words.won(facts.now, facts.lines), _cost_words(facts))
    sample = tr("sample figures") if facts.sample else ""
    when = dossier_words.days(facts.edition)
    return Report(
        title=name(facts.edition),
        subtitle=" · ".join(
            filter(None, (facts.bureau, when, facts.place, word(facts.edition.status), sample))
        ),
        sentences=(messages.sentences(told),) if any(told) else (),
        sections=tuple(section for section in sections if section.table is not None),
        notes=_notes(facts),
        page_label=tr("Page {page} of {pages}", page="{page}", pages="{pages}"),
        language=language(),
    )


def _facts(facts: DossierFacts) -> Section:
    """Return what is known of the edition, two facts a row; what nobody has said is left out."""
    known = dossier_words.known(facts.edition, facts.fair, facts.programme, facts.place)
    columns = (
        Column(tr("Item"), figures=False), Column(tr("Content"), figures=False, wide=True),
        Column(tr("Item"), figures=False), Column(tr("Content"), figures=False, wide=True),
    )  # fmt: skip
    half = -(-len(known) // 2)
    pairs = zip(known[:half], [*known[half:], ("", "")][:half], strict=True)
    return Section(
        tr("Facts"), "", table=Table(columns, tuple((*one, *other) for one, other in pairs)), key="facts"
    )


def _results(facts: DossierFacts) -> Section:
    columns = (
        Column(tr("Result"), figures=False, wide=True), Column(tr("This edition")), Column(tr("Aim")),
        Column(tr("Aim reached")), Column(tr("Last edition")), Column(tr("On the last edition")),
    )  # fmt: skip
    rows = tuple(
        (
            tr(RESULTS[line.result]), _value(line, line.this), _value(line, line.aim),
            "" if line.attainment is None else formats.percent(line.attainment, 0),
            _value(line, line.last), "" if line.change is None else formats.growth(line.change),
        )
        for line in facts.lines
    )  # fmt: skip
    before = tr("No earlier edition of this exhibition is recorded.")
    if facts.last is not None:
        before = tr("Last edition: {name}", name=name(facts.last))
    heading = tr("Result against the aims and the last edition")
    return Section(heading, before, table=Table(columns, rows), key="results")


def _value(line: Line, figure: Decimal | None) -> str:
    if figure is None:
        return ""
    if line.currency:
        return formats.compact(Money.of(figure, line.currency))
    return formats.grouped(figure if figure % 1 else figure.to_integral_value())


def _stages(facts: DossierFacts) -> Section:
    columns = (
        Column(tr("Orders by stage"), figures=False, wide=True),
        Column(tr("Orders")),
        Column(tr("Amount")),
    )
    rows = tuple(
        (word(stage), formats.grouped(one.count), formats.amount(one.amount))
        for stage, one in facts.now.stages.items()
    )
    basis = tr(
        "{currency}, each order at the rate of its own date; intended and actual orders are never added",
        currency=currency_name(facts.now.actual.currency),
    )
    return Section(tr("Orders by stage"), basis, table=Table(columns, rows) if rows else None, key="stages")


def _costs(facts: DossierFacts) -> Section:
    """Return plan, commitments and payments with what a booth, a firm and an order cost."""
    if not facts.costs:
        return Section(tr("Cost"), "", key="costs")
    budget, sums = facts.budget, (*SUMS, _EXPECTED)
    columns = (Column(tr("Cost"), figures=False, wide=True), *(Column(_sum_name(key)) for key in sums))
    rows = [(tr("Together"), *(formats.amount(getattr(budget, key)) for key in sums))]
    counts = (
        (tr("per booth"), facts.now.turnout.booths), (tr("per firm"), facts.now.turnout.firms),
        (tr("per actual order"), sum(f.orders for f in facts.firms)),
    )  # fmt: skip
    for words, count in counts:
        each = [budgets.per(getattr(budget, key), count) for key in sums]
        if any(each):
            rows.append((words, *("" if one is None else formats.amount(one) for one in each)))
    left = messages.named_rates(budget.missing) if budget.missing else ""
    note = tr("Left out for want of a rate: {rates}", rates=left) if left else ""
    return Section(tr("Cost"), note, table=Table(columns, tuple(rows)), key="costs")


_EXPECTED = "expected"


def _sum_name(key: str) -> str:
    """Return what a sum of costs is called; what is expected is no field that anybody fills in."""
    return tr("Expected in the end") if key == _EXPECTED else field_name(key)


def _cost_lines(facts: DossierFacts) -> Section:
    columns = (
        Column(tr("Group of costs"), figures=False), Column(tr("Name"), figures=False, wide=True),
        *(Column(field_name(key)) for key in SUMS),
    )  # fmt: skip
    order = list(CostGroup)
    lines = sorted(facts.costs, key=lambda line: order.index(line.cost_group))
    rows = tuple(
        (word(line.cost_group), line.name, *(_money(getattr(line, key)) for key in SUMS)) for line in lines
    )
    table = Table(columns, rows) if rows else None
    return Section(tr("Each cost"), tr("In its own currency."), table=table, key="each_cost")


def _money(amount: Money | None) -> str:
    return "" if amount is None else formats.amount(amount)


def _firms(facts: DossierFacts, most: int, *, whole: bool) -> Section:
    columns = (
        Column(tr("No.")), Column(tr("Firm"), figures=False, wide=True), Column(tr("Town"), figures=False),
        Column(tr("State"), figures=False), Column(tr("Booths")), Column(tr("Booth number"), figures=False),
        Column(tr("Intended")), Column(tr("Actual")),
    )  # fmt: skip
    rows = tuple(
        (
            str(at), one.name, one.town, one.state,
            "" if one.booths is None else formats.grouped(one.booths),
            one.numbers, _won(one.intended), _won(one.actual),
        )
        for at, one in enumerate(facts.firms[:most], 1)
    )  # fmt: skip
    heading = tr("Firms registered") if whole else tr("The strongest firms")
    unit = tr("Orders in {currency}.", currency=currency_name(facts.now.actual.currency))
    of = tr("{shown} of {count} firms registered.", shown=len(rows), count=len(facts.firms))
    return Section(
        heading,
        f"{of} {unit}" if language() != ZH else of + unit,
        table=Table(columns, rows) if rows else None,
        key="firms",
    )


def _won(amount: Money) -> str:
    return formats.grouped(amount.amount, 2) if amount.minor else ""


def _cost_words(facts: DossierFacts) -> str:
    return dossier_words.cost(facts.budget, facts.now) if facts.costs else ""


def _notes(facts: DossierFacts) -> tuple[str, ...]:
    step = tr("Step {step} of the change log.", step=facts.step) if facts.step else ""
    rates = messages.named_rates(facts.now.missing) if facts.now.missing else ""
    missing = tr("Left out for want of a rate: {rates}", rates=rates) if rates else ""
    source = tr("Source: the bureau's register.")
    made = tr("As of {day}.", day=formats.day(facts.made))
    return (" ".join(filter(None, (source, made, step))), *((missing,) if missing else ()))
