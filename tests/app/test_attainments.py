"""Every target's standing, shown beside the same figure counted from the raw rows."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import (
    a_firm,
    a_participation,
    a_programme,
    a_rate,
    a_target,
    an_edition,
    an_export,
    an_order,
)
from tradeplanner.app import (
    attainments,
    exhibitions,
    exports,
    firms,
    orders,
    participation,
    programmes,
    rates,
    targets,
)
from tradeplanner.app.attainments import Standings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.attainments import Attainment
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.domain.targets import Measure, Phasing, TargetScope

TODAY = date(2023, 7, 1)
TOWNS = ("富盛镇", "灵芝街道", "富盛镇")
INDUSTRIES = ("纺织", "机械", "机械")
USD = Decimal(7)
YI = 10**8 * 100


@pytest.fixture
def year(ws: Workspace) -> Workspace:
    """Give three firms, two editions of a programme, orders in two currencies, exports by firm and market."""
    for number, (town, industry) in enumerate(zip(TOWNS, INDUSTRIES, strict=True), 1):
        firms.add(ws, a_firm(name_zh=f"企业{number}（示例）", town=town, industry=industry))
    rates.add(ws, a_rate(first=date(2023, 1, 1), last=date(2023, 12, 31), quoted=USD * 100))
    programme = ProgrammeId(programmes.add(ws, a_programme(name_zh="百展计划")).first(Noun.PROGRAMME))
    editions = [
        EditionId(
            exhibitions.add_edition(
                ws,
                an_edition(
                    exhibition_id=ExhibitionId(0), name_zh=name, market=market, opens=opens, closes=opens,
                    programme_id=programme if market == "JP" else None,
                ),
            ).first(Noun.EDITION)
        )
        for name, market, opens in (
            ("2023年大阪展（示例）", "JP", date(2023, 4, 11)),
            ("2023年科隆展（示例）", "DE", date(2023, 9, 5)),
        )
    ]  # fmt: skip
    for firm, edition, booths in ((1, 0, "2"), (2, 0, "1.5"), (3, 0, "1"), (1, 1, "4")):
        state = State.ATTENDED if firm != 3 and edition == 0 else State.CONFIRMED
        made = a_participation(
            firm_id=FirmId(firm), edition_id=editions[edition], state=state, booths=Decimal(booths)
        )
        participation.register(ws, made)
    record(ws, 1, "100000", date(2023, 4, 12), edition=editions[0])
    record(ws, 2, "50000", date(2023, 5, 12), currency="CNY", contract_no="HT2")
    record(ws, 2, "999999", date(2023, 5, 12), stage=Stage.INTENDED, contract_no="HT3")
    record(ws, 3, "7000", date(2023, 8, 1), contract_no="HT4", market="DE")
    for firm in (1, 2, 3):
        for month in range(1, 6):
            exports.add(
                ws,
                an_export(
                    year=2023, first_month=month, last_month=month, firm_id=FirmId(firm), market="JP",
                    value=Money(firm * month * YI, "CNY"),
                ),
            )  # fmt: skip
    return ws


def record(ws: Workspace, firm: int, amount: str, on: date, **changes: object) -> None:
    """Record an order."""
    edition = changes.pop("edition", None)
    currency = str(changes.pop("currency", "USD"))
    made = {"amount": Money.of(Decimal(amount), currency), "signed_on": on, "edition_id": edition}
    orders.record(ws, an_order(firm_id=FirmId(firm), **(made | changes)))


def aim(ws: Workspace, measure: Measure, scope: TargetScope = TargetScope.DISTRICT, key: str = "",
        value: int = 100) -> Attainment:  # fmt: skip
    """Set a target phased by months and return its standing on the first of July."""
    money = measure in (Measure.EXPORTS, Measure.ORDERS)
    amount = Money.of(Decimal(value), "CNY") if money else None
    targets.set_target(
        ws,
        a_target(
            measure=measure, scope=scope, scope_key=key, amount=amount, count=None if money else value,
            phasing=Phasing.MONTHS,
        ),
    )  # fmt: skip
    found = attainments.read(ws, 2023, now=TODAY)
    return found.standing[int(next(t for t in found.targets if t.scope_key == key).id or 0)]


@pytest.mark.parametrize(
    "measure, scope, key, done",
    [
        (Measure.ORDERS, TargetScope.DISTRICT, "", 100_000 * 7 + 50_000),
        (Measure.ORDERS, TargetScope.TOWN, "灵芝街道", 50_000),
        (Measure.ORDERS, TargetScope.INDUSTRY, "纺织", 700_000),
        (Measure.ORDERS, TargetScope.MARKET, "JP", 750_000),
        (Measure.ORDERS, TargetScope.MARKET, "DE", 0),
        (Measure.ORDERS, TargetScope.PROGRAMME, "百展计划", 700_000),
        (Measure.ORDERS, TargetScope.EDITION, "2023年大阪展（示例）", 700_000),
        (Measure.FIRMS, TargetScope.DISTRICT, "", 3),
        (Measure.FIRMS, TargetScope.TOWN, "富盛镇", 2),
        (Measure.FIRMS, TargetScope.MARKET, "DE", 0),
        (Measure.FIRM_VISITS, TargetScope.DISTRICT, "", 2),
        (Measure.FIRM_VISITS, TargetScope.PROGRAMME, "百展计划", 2),
        (Measure.BOOTHS, TargetScope.DISTRICT, "", Decimal("4.5")),
        (Measure.BOOTHS, TargetScope.INDUSTRY, "机械", Decimal("2.5")),
        (Measure.EXPORTS, TargetScope.DISTRICT, "", 6 * 15 * 10**8),
        (Measure.EXPORTS, TargetScope.TOWN, "富盛镇", 4 * 15 * 10**8),
        (Measure.EXPORTS, TargetScope.INDUSTRY, "机械", 5 * 15 * 10**8),
        (Measure.EXPORTS, TargetScope.MARKET, "JP", 6 * 15 * 10**8),
    ],
)
def test_what_is_done_is_what_the_rows_add_up_to(
    year: Workspace, measure: Measure, scope: TargetScope, key: str, done: Decimal
) -> None:
    found = aim(year, measure, scope, key)
    assert found.done == Decimal(done)
    rows = attainments.rows(year, found.target, now=TODAY)
    assert sum((row.value for row in rows if row.value is not None), Decimal(0)) == found.done


def test_each_row_says_whose_it_is_and_a_firm_that_comes_again_adds_nothing(year: Workspace) -> None:
    target = aim(year, Measure.FIRMS).target
    rows = attainments.rows(year, target, now=date(2023, 12, 31))
    assert [(row.whose[:3], int(row.value or 0)) for row in rows] == [
        ("企业1", 1), ("企业2", 1), ("企业3", 1), ("企业1", 0),
    ]  # fmt: skip


def test_an_order_without_a_rate_is_listed_and_adds_nothing(year: Workspace) -> None:
    targets.set_target(year, a_target(measure=Measure.ORDERS, amount=Money(100_00, "EUR")))
    (target,) = targets.all(year)
    assert {row.value for row in attainments.rows(year, target, now=TODAY)} == {None}


def test_exports_of_an_edition_are_said_not_to_be_counted(year: Workspace) -> None:
    found = aim(year, Measure.EXPORTS, TargetScope.EDITION, "2023年大阪展（示例）")
    assert (found.counts, found.done) == (False, None)


def test_gap_and_what_each_month_must_bring(year: Workspace) -> None:
    found = aim(year, Measure.ORDERS, value=1_050_000)
    assert (found.short, found.months_left, found.per_month) == (Decimal(300_000), 6, Decimal(50_000))
    assert found.attainment == Decimal(750_000) / 1_050_000
    assert found.progress == Decimal(6) / 12 + Decimal(1) / 12 / 31
    assert found.points == (found.attainment - found.progress) * 100


def test_a_rate_that_is_wanting_is_named_and_nothing_guessed(year: Workspace) -> None:
    targets.set_target(year, a_target(measure=Measure.ORDERS, amount=Money(100_00, "EUR")))
    (found,) = read(year).standing.values()
    days = [date(2023, 4, 12), date(2023, 5, 12)]
    assert [(one.currency, one.on) for one in found.missing] == [("EUR", day) for day in days]
    assert found.done == 0


def read(ws: Workspace) -> Standings:
    """Return the standings on the first of July."""
    return attainments.read(ws, 2023, now=TODAY)


def test_parts_are_set_beside_the_whole(year: Workspace) -> None:
    aim(year, Measure.EXPORTS, value=837)
    aim(year, Measure.EXPORTS, TargetScope.TOWN, "富盛镇", 500)
    aim(year, Measure.EXPORTS, TargetScope.TOWN, "灵芝街道", 300)
    (found,) = read(year).meetings
    assert (found.scope, found.count, found.parts, found.off) == (
        TargetScope.TOWN,
        2,
        Decimal(800),
        Decimal(-37),
    )


def test_only_the_newest_revision_stands_and_the_old_one_is_listed(year: Workspace) -> None:
    aim(year, Measure.FIRMS, value=10)
    aim(year, Measure.FIRMS, value=4)
    found = read(year)
    assert [target.count for target in found.targets] == [4, 10]
    assert [one.attainment for one in found.standing.values()] == [Decimal(3) / 4]
