"""The dossier of an edition on paper: everything read at once, amounts at the rate of each order's day."""

from collections.abc import Iterable
from decimal import Decimal, localcontext

from tradeplanner.app import edition_results, questions, reports
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import credits as credit
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import DIGITS, OrderSum, worth
from tradeplanner.domain.orders import ACTUAL, Stage
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.i18n.language import ZH, language
from tradeplanner.i18n.words import word
from tradeplanner.reports import dossier as paper
from tradeplanner.reports.dossier import DossierFacts, FirmLine
from tradeplanner.reports.report import Report


def make(ws: Workspace, edition_id: EditionId, *, whole: bool = False) -> Report:
    """Return the dossier of an edition in the language in force, one page or ``whole``.

    ConflictError (CONFLICT_GONE) if the edition is gone.
    """
    found = edition_results.read(ws, edition_id)
    standing = found.standing
    market = ws.markets.get(found.edition.market)
    held = "" if market is None else (market.zh if language() == ZH else market.en)
    facts = DossierFacts(
        edition=found.edition,
        fair=_named(found.fair.name_zh, found.fair.name_en),
        programme=_named(found.programme.name_zh, found.programme.name_en) if found.programme else "",
        place=" ".join(filter(None, (held, found.edition.city))),
        now=found.now,
        last=found.last,
        lines=found.lines,
        firms=firms(found, standing.book),
        costs=found.budget.lines,
        budget=found.budget.budget,
        bureau=reports.bureau_name(standing.settings),
        made=questions.today(),
        step=standing.step,
        sample=bool(standing.settings.sample),
    )
    return paper.dossier(facts, whole=whole)


def firms(found: EditionReading, book: RateBook) -> list[FirmLine]:
    """Return what the edition brought each firm, the most actual orders first.

    Of an order whose credit is shared the edition's own part counts. Orders whose rate is missing are in no
    sum; the edition's figures name the rate.
    """
    currency, number = found.now.actual.currency, EditionId(found.edition.id or 0)
    sums: dict[FirmId, list[OrderSum]] = {}
    for order in found.orders:
        mine = [one for one in credit.counted([order], found.shares) if one.edition == number]
        sums.setdefault(order.firm_id, []).extend(mine)
    went = {one.firm_id: one for one in found.participations}
    lines = []
    for firm in dict.fromkeys((*went, *sums)):
        mine, visit = sums.get(firm, []), went.get(firm)
        name, town = found.firms.get(firm, ("", ""))
        lines.append(FirmLine(
            name=name, town=town, state=word(visit.state) if visit else "",
            booths=visit.booths if visit else None,
            numbers="、".join(visit.booth_numbers) if visit else "",
            intended=_sum((one for one in mine if one.stage is Stage.INTENDED), currency, book),
            actual=_sum((one for one in mine if one.stage in ACTUAL), currency, book),
            orders=sum(one.count for one in mine if one.stage in ACTUAL),
        ))  # fmt: skip
    return sorted(lines, key=lambda line: (-line.actual.minor, -line.intended.minor, line.name))


def _sum(parts: Iterable[OrderSum], currency: str, book: RateBook) -> Money:
    """Return orders of one kind in the reporting currency, rounded once."""
    total = Decimal(0)
    with localcontext() as context:
        context.prec = DIGITS
        for part in parts:
            amount = worth(Money(part.minor, part.currency), currency, part.signed_on, book)
            total += Decimal(0) if isinstance(amount, MissingRate) else amount
        return Money.of(total, currency)


def _named(zh: str, en: str) -> str:
    first, second = (zh, en) if language() == ZH else (en, zh)
    return first or second
