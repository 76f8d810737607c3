"""Sums made by the database count no goods twice, on both databases."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_firm, a_participation, a_target, an_edition, an_exhibition, an_export, an_order
from tests.storage.conftest import doing
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.participation import State
from tradeplanner.storage import readings, summaries
from tradeplanner.storage.engine import Store
from tradeplanner.storage.summaries import ExportSum


def with_firms(store: Store, *towns: str) -> None:
    """Store one firm for each of ``towns``; their ids count from 1."""
    with store.write(doing()) as work:
        for number, town in enumerate(towns):
            work.add(Noun.FIRM, a_firm(name_zh=f"企业{number}（示例）", town=town))


def with_exports(store: Store, *records: ExportRecord) -> None:
    """Store export records."""
    with store.write(doing(noun=Noun.EXPORT)) as work:
        for record in records:
            work.add(Noun.EXPORT, record)


def figure(
    minor: int, first: int, last: int | None = None, firm: int | None = 1, **changes: object
) -> ExportRecord:
    """Return a firm's figure in fen; with no firm, the district's."""
    last = last or first
    usual: dict[str, object] = {
        "first_month": first,
        "last_month": last,
        "cumulative": first == 1 and last > 2,
        "firm_id": firm and FirmId(firm),
        "place": "" if firm else "越城区",
        "value": Money(minor, "CNY"),
    }
    return an_export(**(usual | changes))


def by_month(store: Store, year: int = 2023) -> dict[int, int]:
    """Return the year's fen by the month in which they end."""
    with store.read() as connection:
        found = summaries.export_sums(connection, [year])
    result: dict[int, int] = {}
    for row in found:
        result[row.last] = result.get(row.last, 0) + row.minor
    return result


def test_firms_are_summed_by_town_and_month(store: Store) -> None:
    with_firms(store, "富盛镇", "富盛镇", "灵芝街道")
    with_exports(store, figure(5, 1, firm=1), figure(7, 1, firm=2), figure(9, 1, firm=3))
    with store.read() as connection:
        found = summaries.export_sums(connection, [2023])
    assert sorted(found) == [
        ExportSum(2023, 1, 1, "", "富盛镇", "CNY", 12),
        ExportSum(2023, 1, 1, "", "灵芝街道", "CNY", 9),
    ]


def test_a_cumulative_figure_beside_the_months_adds_nothing(store: Store) -> None:
    with_firms(store, "富盛镇", "灵芝街道")
    with_exports(store, *(figure(10, m) for m in (1, 2, 3)), figure(30, 1, 3), figure(4, 3, firm=2))
    assert by_month(store) == {1: 10, 2: 10, 3: 14}


def test_cumulative_figures_alone_give_their_differences(store: Store) -> None:
    with_firms(store, "富盛镇")
    with_exports(store, figure(30, 1, 2), figure(45, 1, 3), figure(90, 1, 6))
    assert by_month(store) == {2: 30, 3: 15, 6: 45}


def test_a_whole_figure_goes_before_its_parts(store: Store) -> None:
    with_firms(store, "富盛镇")
    parts = [figure(6, 1, market="US"), figure(4, 1, market="JP"), figure(3, 2, market="US")]
    with_exports(store, figure(10, 1), *parts, figure(2, 2, hs="5407"))
    assert by_month(store) == {1: 10, 2: 3}


def test_parts_alone_are_summed(store: Store) -> None:
    with_firms(store, "富盛镇")
    with_exports(store, figure(6, 1, market="US"), figure(4, 1, market="JP"))
    assert by_month(store) == {1: 10}


def test_the_places_figures_count_only_in_a_year_without_firms(store: Store) -> None:
    with_firms(store, "富盛镇")
    with_exports(store, figure(10, 1), figure(999, 1, firm=None), figure(800, 1, firm=None, year=2022))
    assert (by_month(store), by_month(store, 2022)) == ({1: 10}, {1: 800})


@pytest.mark.parametrize("flow", [Flow.IMPORT, Flow.TOTAL])
def test_only_exports_count(store: Store, flow: Flow) -> None:
    with_firms(store, "富盛镇")
    with_exports(store, figure(10, 1, flow=flow))
    assert by_month(store) == {}


def test_sums_beyond_floats_are_exact(store: Store) -> None:
    with_firms(store, "富盛镇", "灵芝街道")
    large = 9_007_199_254_740_993  # the first whole number that a float cannot hold
    with_exports(store, figure(large, 1), figure(large, 1, firm=2))
    assert by_month(store) == {1: 2 * large}


def test_a_published_growth_is_found_for_its_place(store: Store) -> None:
    with_exports(store, figure(90, 1, 11, firm=None, growth=Decimal("17.5")), figure(8, 11, firm=None))
    with store.read() as connection:
        assert summaries.published_growth(connection, 2023, "越城区") == ((11, Decimal("17.5")),)
        assert summaries.published_growth(connection, 2023, "绍兴市") == ()


def test_the_only_place_is_taken_for_the_district(store: Store) -> None:
    with_exports(store, figure(90, 1, 11, firm=None, growth=Decimal("17.5")))
    with store.read() as connection:
        reading = readings.exports(connection, 2023, "")
    assert (reading.place, reading.published) == ("越城区", ((11, Decimal("17.5")),))


def test_only_the_newest_revision_of_a_target_holds(store: Store) -> None:
    with store.write(doing(noun=Noun.TARGET)) as work:
        work.add(Noun.TARGET, a_target(revision=1))
        work.add(Noun.TARGET, a_target(revision=2, amount=Money(5, "CNY")))
    with store.read() as connection:
        target = readings.exports(connection, 2023, "").target
    assert target is not None
    assert target.amount == Money(5, "CNY")


def an_order_of(edition: int | None, on: date, stage: Stage = Stage.CONTRACT, minor: int = 100) -> Order:
    """Return an order of firm 1."""
    number = edition and EditionId(edition)
    return an_order(edition_id=number, signed_on=on, stage=stage, amount=Money(minor, "USD"))


def with_fairs(store: Store) -> None:
    """Store an edition of 2023 with two firms, one of which takes part, and one of 2024."""
    with_firms(store, "富盛镇", "灵芝街道")
    with store.write(doing(noun=Noun.EDITION)) as work:
        work.add(Noun.EXHIBITION, an_exhibition())
        work.add(Noun.EDITION, an_edition(status=Status.HELD))
        work.add(Noun.EDITION, an_edition(year=2024, name_zh="2024年展（示例）"))
        work.add(Noun.PARTICIPATION, a_participation(state=State.ATTENDED))
        work.add(Noun.PARTICIPATION, a_participation(firm_id=FirmId(2), state=State.WITHDRAWN))


def test_an_edition_brings_its_aim_and_the_firms_that_take_part(store: Store) -> None:
    with_fairs(store)
    with store.read() as connection:
        (facts,) = summaries.edition_facts(connection, 2023)
    assert (facts.aim, facts.firms, facts.status) == (Money(3_000_000_00, "USD"), 1, Status.HELD)
    assert facts.opens == date(2023, 4, 11)


def test_orders_belong_to_their_editions_year_or_else_to_the_day_of_signing(store: Store) -> None:
    with_fairs(store)
    with store.write(doing(noun=Noun.ORDER)) as work:
        for order in (
            an_order_of(1, date(2023, 4, 12)),
            an_order_of(1, date(2023, 4, 12)),
            an_order_of(1, date(2024, 2, 1), Stage.INTENDED),
            an_order_of(2, date(2023, 12, 1)),
            an_order_of(None, date(2023, 12, 1), minor=7),
            an_order_of(1, date(2023, 5, 1), Stage.CANCELLED),
        ):
            work.add(Noun.ORDER, order)
    with store.read() as connection:
        found = summaries.order_sums(connection, 2023)
    assert [(p.edition, p.stage, p.signed_on, p.count, p.minor) for p in found] == [
        (1, Stage.CONTRACT, date(2023, 4, 12), 2, 200),
        (None, Stage.CONTRACT, date(2023, 12, 1), 1, 7),
        (1, Stage.INTENDED, date(2024, 2, 1), 1, 100),
    ]


def test_sources_are_named_once(store: Store) -> None:
    with_firms(store, "富盛镇")
    with_exports(store, figure(1, 1, source="海关"), figure(1, 2, source="海关"))
    with store.write(doing(noun=Noun.TARGET)) as work:
        work.add(Noun.TARGET, a_target(source="示例目标"))
    with store.read() as connection:
        assert summaries.sources(connection, 2023) == ["海关", "示例目标"]
