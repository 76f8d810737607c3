"""What the page says of an edition: title, caption, facts, and its firms, orders and results in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tradeplanner.app.edition_results import EditionReading
from tradeplanner.charts import messages
from tradeplanner.domain.edition_results import Line, Result
from tradeplanner.domain.exhibitions import NEEDS_REASON
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import ACTUAL, Stage
from tradeplanner.domain.participation import State
from tradeplanner.domain.turnout import Turnout
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import currency_name, word
from tradeplanner.ui import fairs
from tradeplanner.ui.captions import listed
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.widgets.facts import Fact

NONE = "—"
RESULTS = {
    Result.FIRMS: mark("Exhibiting firms"),
    Result.VISITS: mark("Firm-visits (attended)"),
    Result.BOOTHS: mark("Booths of firms taking part"),
    Result.INTENDED: mark("Intended orders"),
    Result.ACTUAL: mark("Actual orders"),
    Result.PER_FIRM: mark("Actual orders per firm"),
}


def title(found: EditionReading) -> str:
    """Return the page's sentence: the name, and how far the edition has got."""
    now = found.now
    facts = [_firms(now.turnout)]
    if now.actual.minor:
        facts.append(tr("actual orders {amount}", amount=formats.compact(now.actual)))
        reached = next(line.attainment for line in found.lines if line.result is Result.ACTUAL)
        if reached is not None:
            facts.append(tr("{share} of the aim", share=formats.percent(reached, 0)))
    return tr("{name}: {facts}", name=named(found.edition), facts=listed(facts))


def _firms(came: Turnout) -> str:
    """Return how many firms take part; while none does yet, how many have applied."""
    if came.applied and not came.firms:
        return ntr("{count} firm applied", "{count} firms applied", came.applied)
    return ntr("{count} firm takes part", "{count} firms take part", came.firms)


def caption(found: EditionReading, markets: Markets) -> str:
    """Return days, place, status and the place in the plan."""
    edition = found.edition
    days = fairs.days(edition) or tr("no days set yet")
    if edition.opens is not None:
        days = " ".join(filter(None, (days, until(edition.opens, found.today))))
    number = tr(
        "no. {place} of {count} in the plan of {year}",
        place=found.place, count=found.count, year=edition.year,
    )  # fmt: skip
    return " · ".join(filter(None, (days, fairs.place(markets, edition), word(edition.status), number)))


def until(opens: date, today: date) -> str:
    """Return in how many days an edition opens, or nothing once it has."""
    days = (opens - today).days
    return ntr("(in {count} day)", "(in {count} days)", days) if days > 0 else ""


def facts(found: EditionReading, markets: Markets) -> list[Fact]:
    """Return what is known of the edition; what nobody has said is left out."""
    edition = found.edition
    status = word(edition.status)
    if edition.status_reason:
        status = tr("{status}: {reason}", status=status, reason=edition.status_reason)
    first = replace(edition, opens=edition.first_opens, closes=edition.first_closes)
    known = [
        ("status", status),
        ("status_on", formats.day(edition.status_on) if edition.status_on else ""),
        ("fair_class", word(edition.fair_class)),
        ("scope", word(edition.scope)),
        ("dates", fairs.days(edition)),
        ("first_opens", fairs.days(first) if edition.first_opens else ""),
        ("market", fairs.place(markets, edition)),
        ("market_label", word(edition.market_label) if edition.market_label else ""),
        ("venue", edition.venue),
        ("industries", "; ".join(edition.industries)),
        ("organiser", edition.organiser),
        ("contacts", edition.contacts or found.fair.contacts),
        ("exhibition", named(found.fair)),
        ("programme", named(found.programme) if found.programme else ""),
        ("owner", edition.owner),
        ("booth_quota", "" if edition.booth_quota is None else formats.grouped(edition.booth_quota)),
        ("booth_price", "" if edition.booth_price is None else formats.amount(edition.booth_price)),
        ("notes", edition.notes),
        ("source", source(found)),
    ]
    red = edition.status in NEEDS_REASON
    return [
        Fact(field_name(name), value, tone="advice" if name == "status" and red else "")
        for name, value in known
        if value
    ]


def source(found: EditionReading) -> str:
    """Return the file and row that the edition came from."""
    origin = found.edition.origin
    if origin is None:
        return tr("entered by hand")
    return tr("{file}, row {row}", file=found.file or origin.sheet, row=origin.row)


def states(found: EditionReading) -> str:
    """Return how many firms stand in each state, and their booths against the quota."""
    came, quota = found.now.turnout, found.edition.booth_quota
    counts = [f"{word(state)} {came.states[state]}" for state in State if came.states.get(state)]
    booths = tr("booths asked {booths} of {quota}", booths=_plain(came.booths_asked), quota=quota)
    return " · ".join([*counts, *([booths] if quota is not None and counts else [])])


def stages(found: EditionReading) -> str:
    """Return what the orders come to, intended and actual apart."""
    parts = [
        tr(
            "{stage} {amount} ({count})",
            stage=word(stage),
            amount=formats.compact(one.amount),
            count=one.count,
        )
        for stage, one in found.now.stages.items()
    ]
    if len(ACTUAL & found.now.stages.keys()) > 1:
        parts.append(tr("actual together {amount}", amount=formats.compact(found.now.actual)))
    return " · ".join(parts)


def left_out(found: EditionReading) -> str:
    """Return which orders are in no sum for want of a rate, or nothing."""
    if not found.now.missing:
        return ""
    rates = messages.named_rates(found.now.missing)
    if not found.now.left_out:
        return tr("left out for want of a rate: {rates}", rates=rates)
    count = ntr(
        "{count} order is left out of the sums",
        "{count} orders are left out of the sums",
        found.now.left_out,
    )
    return tr("{head}: {parts}", head=count, parts=rates)


def note(found: EditionReading) -> str:
    """Return how the amounts were made, and what is missing from them."""
    basis = tr(
        "{currency}, each order at the rate of its own date; intended and actual orders are never added",
        currency=currency_name(found.now.actual.currency),
    )
    cancelled = Stage.CANCELLED in found.now.stages
    apart = tr("cancelled orders count nowhere") if cancelled else ""
    return " · ".join(filter(None, (basis, apart, left_out(found))))


def result_name(line: Line) -> str:
    """Return what a result is called."""
    return tr(RESULTS[line.result])


def value(line: Line, figure: Decimal | None) -> str:
    """Return one figure of a line: an amount in its currency, or a count."""
    if figure is None:
        return NONE
    return formats.compact(Money.of(figure, line.currency)) if line.currency else _plain(figure)


def columns_of(known: Sequence[Fact], columns: int) -> list[list[Fact]]:
    """Return the facts parted into columns of like length, in reading order down each."""
    each = -(-len(known) // columns)
    return [list(known[at * each : (at + 1) * each]) for at in range(columns)]


def _plain(figure: Decimal) -> str:
    return formats.grouped(figure if figure % 1 else figure.to_integral_value())
