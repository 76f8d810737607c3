"""What stands on each list of an edition: its rows, their order and columns, and what they add up to."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain import owing
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.capitals import YUAN, in_capitals
from tradeplanner.domain.delegates import PERSONAL, Delegate, masked
from tradeplanner.domain.fees import Fee, FeeState, state
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.papers import Paper
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.rates import HOME
from tradeplanner.domain.turnout import TAKES_PART
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.reports.handouts import Handout, HandoutFacts, Pillar
from tradeplanner.reports.writers.listing import Kind


def made(kind: HandoutKind, facts: HandoutFacts) -> Handout:
    """Return a list of an edition in the language in force."""
    return LISTS[kind](facts)


def roster(facts: HandoutFacts) -> Handout:
    """Return the firms that go or went, by name."""
    rows = [one for one in facts.participations if one.state in TAKES_PART]
    rows.sort(key=lambda one: facts.firm(one.firm_id).name_zh)

    def value(name: str) -> Callable[[Participation], object]:
        return lambda row: getattr(row, name)

    booths = sum((one.booths for one in rows if one.booths), Decimal(0))
    return Handout(
        HandoutKind.ROSTER, rows, (
            Pillar(_field("firm"), lambda row: facts.firm(row.firm_id).name_zh, wide=True),
            Pillar(_field("credit_code"), lambda row: facts.firm(row.firm_id).credit_code),
            Pillar(_field("town"), lambda row: facts.firm(row.firm_id).town, sheet=False),
            Pillar(_field("booths"), value("booths"), Kind.NUMBER),
            Pillar(_field("booth_type"), value("booth_type")),
            Pillar(_field("booth_numbers"), lambda row: tr(", ").join(row.booth_numbers)),
            Pillar(_field("people"), value("people"), Kind.NUMBER),
            Pillar(_field("exhibits"), value("exhibits"), wide=True),
            Pillar(_field("state"), lambda row: word(row.state)),
            Pillar(_field("applied_on"), value("applied_on"), Kind.DATE, paper=False),
        ),
        ntr("{count} firm", "{count} firms", len(rows)),
        tr("Standard booths: {count}", count=formats.grouped(booths)),
    )  # fmt: skip


def allotment(facts: HandoutFacts) -> Handout:
    """Return the booths by hall and number, free ones too."""
    rows = sorted(facts.booths, key=lambda one: (one.hall, one.number))

    def value(name: str) -> Callable[[Booth], object]:
        return lambda row: getattr(row, name)

    def money(name: str) -> Callable[[Booth], object]:
        return lambda row: _amount(getattr(row, name))

    free = sum(one.firm_id is None for one in rows)
    area = sum((one.area for one in rows if one.area), Decimal(0))
    parts = [tr("Area: {area} m²", area=formats.grouped(area))] if area else []
    parts += [ntr("{count} is free", "{count} are free", free)] if free else []
    return Handout(
        HandoutKind.ALLOTMENT, rows, (
            Pillar(_field("hall"), value("hall")),
            Pillar(_field("number"), value("number")),
            Pillar(_field("firm"), lambda row: facts.firm(row.firm_id).name_zh, wide=True),
            Pillar(_field("credit_code"), lambda row: facts.firm(row.firm_id).credit_code, paper=False),
            Pillar(_field("booth_type"), value("booth_type")),
            Pillar(_field("area"), value("area"), Kind.NUMBER),
            Pillar(_field("open_sides"), value("open_sides"), Kind.NUMBER),
            Pillar(_field("fascia_zh"), value("fascia_zh")),
            Pillar(_field("fascia_en"), value("fascia_en")),
            Pillar(_field("fee"), money("fee"), Kind.NUMBER, paper=False),
            Pillar(_field("currency"), lambda row: row.fee.currency if row.fee else "", paper=False),
            Pillar(_field("fee_rate"), value("fee_rate"), Kind.NUMBER, paper=False),
            Pillar(tr("Fee due in yuan"), money("fee_home"), Kind.NUMBER, paper=False),
        ),
        ntr("{count} booth", "{count} booths", len(rows)),
        tr("; ").join(parts),
    )  # fmt: skip


def fee_list(facts: HandoutFacts) -> Handout:
    """Return what firms owe, by firm: fees, void ones too, and booths whose own fees count."""
    rows: list[Fee | Booth] = [*facts.fees, *owing.bare(facts.fees, facts.booths)]
    rows.sort(key=lambda one: (facts.firm(one.firm_id).name_zh, one.id or 0))

    def value(name: str) -> Callable[[Fee | Booth], object]:
        return lambda row: getattr(row, name, None)

    sums = owing.sums(facts.fees, facts.booths)
    told = ((tr("Due"), sums.due), (tr("Paid"), sums.paid), (tr("Left to pay"), sums.open))
    return Handout(
        HandoutKind.FEES, rows, (
            Pillar(_field("firm"), lambda row: facts.firm(row.firm_id).name_zh, wide=True),
            Pillar(tr("Kind of fee"), _fee_kind),
            Pillar(_field("currency"), lambda row: _owed(row)[0].currency),
            Pillar(_field("due"), lambda row: _owed(row)[0].amount, Kind.NUMBER),
            Pillar(_field("due_on"), value("due_on"), Kind.DATE),
            Pillar(_field("paid"), lambda row: _amount(_owed(row)[1]), Kind.NUMBER),
            Pillar(_field("paid_on"), value("paid_on"), Kind.DATE),
            Pillar(tr("Left to pay"), _left, Kind.NUMBER),
            Pillar(tr("Payment"), _fee_state),
            Pillar(_field("receipt"), value("receipt")),
        ),
        ntr("{count} fee", "{count} fees", len(rows)),
        tr("; ").join([*(f"{title} {_monies(sum_)}" for title, sum_ in told if sum_), *_capitals(sums.open)]),
    )  # fmt: skip


def _capitals(monies: Sequence[Money]) -> list[str]:
    """Return the yuan that are asked for in capitals, as a form about money wants them."""
    yuan = [one for one in monies if one.currency == YUAN and one.minor > 0]
    return [tr("in capitals: {amount}", amount=in_capitals(one)) for one in yuan]


def invitations(facts: HandoutFacts) -> Handout:
    """Return every firm that was invited or came by itself, by name, with its answer so far."""
    rows = sorted(facts.participations, key=lambda one: facts.firm(one.firm_id).name_zh)
    open_ = sum(one.state is State.INVITED for one in rows)

    def told(name: str) -> Callable[[Participation], object]:
        return lambda row: getattr(facts.firm(row.firm_id), name)

    return Handout(
        HandoutKind.INVITATIONS, rows, (
            Pillar(_field("firm"), told("name_zh"), wide=True),
            Pillar(_field("credit_code"), told("credit_code"), paper=False),
            Pillar(_field("town"), told("town")),
            Pillar(_field("industry"), told("industry")),
            Pillar(_field("contact"), told("contact")),
            Pillar(_field("phone"), told("phone")),
            Pillar(_field("state"), lambda row: word(row.state)),
            Pillar(_field("state_on"), lambda row: row.state_on, Kind.DATE),
            Pillar(_field("state_reason"), lambda row: row.state_reason, wide=True),
        ),
        ntr("{count} firm", "{count} firms", len(rows)),
        ntr("{count} has not answered", "{count} have not answered", open_) if open_ else "",
    )  # fmt: skip


def missing_papers(facts: HandoutFacts) -> Handout:
    """Return the firms of which papers for the edition have not come, a row each, by name."""
    missing: dict[FirmId, list[Paper]] = {}
    for one in facts.papers:
        if one.received_on is None:
            missing.setdefault(one.firm_id, []).append(one)
    rows = sorted(missing.items(), key=lambda one: facts.firm(one[0]).name_zh)
    return Handout(
        HandoutKind.MISSING_PAPERS, rows, (
            Pillar(_field("firm"), lambda row: facts.firm(row[0]).name_zh, wide=True),
            Pillar(_field("contact"), lambda row: facts.firm(row[0]).contact),
            Pillar(_field("phone"), lambda row: facts.firm(row[0]).phone),
            Pillar(tr("Papers that are missing"), lambda row: tr("; ").join(map(_paper, row[1])), wide=True),
            Pillar(tr("Number missing"), lambda row: len(row[1]), Kind.NUMBER),
            Pillar(tr("Earliest due"), _earliest, Kind.DATE),
        ),
        ntr("{count} firm", "{count} firms", len(rows)),
    )  # fmt: skip


def delegation(facts: HandoutFacts) -> Handout:
    """Return the people who travel, by delegation; what is personal is masked unless asked for."""
    rows = sorted(facts.delegates, key=lambda one: (one.delegation, one.id or 0))

    def told(name: str) -> Callable[[Delegate], object]:
        def value(row: Delegate) -> object:
            found = getattr(row, name)
            if facts.personal or name not in PERSONAL or not found:
                return found
            return masked(found)

        return value

    def firm(row: Delegate) -> object:
        return row.employer or facts.firm(row.firm_id).name_zh

    def market(row: Delegate) -> object:
        return facts.markets.get(row.visa_market, row.visa_market)

    return Handout(
        HandoutKind.DELEGATION, rows, (
            Pillar(_field("delegation"), told("delegation"), paper=False),
            Pillar(tr("Full name"), told("name")),
            Pillar(_field("sex"), lambda row: _word(row.sex)),
            Pillar(_field("born_on"), told("born_on"), Kind.DATE),
            Pillar(_field("employer"), firm, wide=True),
            Pillar(_field("position"), told("position")),
            Pillar(_field("passport_no"), told("passport_no")),
            Pillar(_field("passport_expires"), told("passport_expires"), Kind.DATE),
            Pillar(_field("visa_market"), market),
            Pillar(_field("visa_state"), lambda row: _word(row.visa_state)),
            Pillar(_field("leaves_on"), told("leaves_on"), Kind.DATE),
            Pillar(_field("back_on"), told("back_on"), Kind.DATE),
            Pillar(_field("flight"), told("flight")),
            Pillar(_field("room"), told("room")),
            Pillar(_field("phone"), told("phone")),
            Pillar(_field("emergency_contact"), told("emergency_contact"), paper=False),
        ),
        ntr("{count} person", "{count} people", len(rows)),
        tr("Contains personal data: names, passports, phones. Handle with care.") if facts.personal
        else tr("Personal data is masked."),
    )  # fmt: skip


def rooms(facts: HandoutFacts) -> Handout:
    """Return who sleeps where, by room, those without one last; names are masked unless asked for."""
    rows = sorted(facts.delegates, key=lambda one: (not one.room, one.room, one.delegation, one.id or 0))

    def name(row: Delegate) -> object:
        return row.name if facts.personal or not row.name else masked(row.name)

    def firm(row: Delegate) -> object:
        return row.employer or facts.firm(row.firm_id).name_zh

    def nights(row: Delegate) -> object:
        return (row.back_on - row.leaves_on).days if row.back_on and row.leaves_on else None

    without = sum(not one.room for one in rows)
    parts = [ntr("{count} has no room yet", "{count} have no room yet", without)] if without else []
    if facts.personal:
        parts.append(tr("Contains personal data: names and rooms. Handle with care."))
    else:
        parts.append(tr("Personal data is masked."))
    return Handout(
        HandoutKind.ROOMS, rows, (
            Pillar(_field("room"), lambda row: row.room),
            Pillar(tr("Full name"), name),
            Pillar(_field("sex"), lambda row: _word(row.sex)),
            Pillar(_field("leaves_on"), lambda row: row.leaves_on, Kind.DATE),
            Pillar(_field("back_on"), lambda row: row.back_on, Kind.DATE),
            Pillar(tr("Nights"), nights, Kind.NUMBER),
            Pillar(_field("employer"), firm, wide=True),
            Pillar(_field("delegation"), lambda row: row.delegation, wide=True),
        ),
        ntr("{count} person", "{count} people", len(rows)),
        tr("; ").join(parts),
    )  # fmt: skip


def _paper(paper: Paper) -> str:
    return paper.name or word(paper.kind)


def _earliest(row: tuple[FirmId, list[Paper]]) -> date | None:
    return min((one.due_on for one in row[1] if one.due_on), default=None)


def _owed(row: Fee | Booth) -> tuple[Money, Money | None]:
    """Return what is due and what was paid of it; a bare booth always has a price."""
    if isinstance(row, Fee):
        return row.due, row.paid
    return owing.charged(row) or Money(0, HOME), owing.paid_of(row)


def _left(row: Fee | Booth) -> Decimal | None:
    void = isinstance(row, Fee) and state(row) is FeeState.VOID
    return None if void else owing.rest(*_owed(row)).amount


def _fee_kind(row: Fee | Booth) -> str:
    return word(row.kind) if isinstance(row, Fee) else tr("Booth {number}", number=row.number)


def _fee_state(row: Fee | Booth) -> str:
    if isinstance(row, Fee):
        return word(state(row))
    due, paid = _owed(row)
    bare = Fee(firm_id=FirmId(0), edition_id=row.edition_id, due=due, paid=paid)
    return word(state(bare))


def _monies(monies: Sequence[Money]) -> str:
    return tr(", ").join(map(formats.amount, monies))


def _field(name: str) -> str:
    return tr(FIELDS[name])


def _amount(money: Money | None) -> Decimal | None:
    return None if money is None else money.amount


def _word(member: StrEnum | None) -> str:
    return "" if member is None else word(member)


LISTS: dict[HandoutKind, Callable[[HandoutFacts], Handout]] = {
    HandoutKind.ROSTER: roster,
    HandoutKind.ALLOTMENT: allotment,
    HandoutKind.FEES: fee_list,
    HandoutKind.INVITATIONS: invitations,
    HandoutKind.MISSING_PAPERS: missing_papers,
    HandoutKind.DELEGATION: delegation,
    HandoutKind.ROOMS: rooms,
}
"""Each list and what makes it."""
