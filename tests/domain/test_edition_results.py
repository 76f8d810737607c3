"""What an edition came to: aims, the last edition, stages, and what is left out."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_rate, an_edition
from tradeplanner.domain import edition_results as results
from tradeplanner.domain.edition_results import EditionFigures, Line, Result
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.ids import EditionId, ExhibitionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.turnout import Turnout

DAY = date(2023, 4, 12)
BOOK = RateBook([a_rate(), a_rate(currency="EUR", quoted=Decimal(750), per=100)])
CAME = Turnout(firms=20, going=20, visits=18, booths=Decimal(25))


def won(stage: Stage, amount: int, currency: str = "USD", *, at: int = 1, day: date = DAY) -> OrderSum:
    """Return one order of a whole amount."""
    return OrderSum(EditionId(at), stage, currency, day, 1, Money.of(amount, currency).minor)


def figures(*sums: OrderSum, came: Turnout = CAME, **changes: object) -> EditionFigures:
    """Return the figures of edition 1 in US dollars."""
    edition = an_edition(id=EditionId(1), **changes)
    return results.figures(edition, sums, came, BOOK, currency="USD", as_of=DAY)


def line(result: Result, found: list[Line]) -> Line:
    """Return one line."""
    return next(one for one in found if one.result is result)


def told(one: Line) -> list[str]:
    """Return value, aim, attainment and change as plain numbers."""
    values = (one.this, one.aim, one.attainment, one.change)
    return ["" if value is None else f"{value.normalize():f}" for value in values]


def test_intended_and_actual_stand_apart_and_cancelled_counts_in_neither() -> None:
    found = figures(
        won(Stage.INTENDED, 500), won(Stage.CONTRACT, 300), won(Stage.SHIPPED, 200), won(Stage.CANCELLED, 90)
    )
    assert (found.intended, found.actual) == (Money(500_00, "USD"), Money(500_00, "USD"))
    assert {stage: one.amount.minor for stage, one in found.stages.items()} == {
        Stage.INTENDED: 500_00, Stage.CONTRACT: 300_00, Stage.SHIPPED: 200_00, Stage.CANCELLED: 90_00,
    }  # fmt: skip


def test_orders_of_other_editions_are_not_counted() -> None:
    assert figures(won(Stage.CONTRACT, 300, at=2)).actual == Money(0, "USD")


def test_an_order_is_converted_at_its_own_day_and_a_missing_rate_is_named() -> None:
    late = date(2023, 6, 2)
    found = figures(won(Stage.CONTRACT, 688_76, "CNY"), won(Stage.CONTRACT, 100, "EUR", day=late))
    assert found.actual == Money(10_000_00, "USD")
    assert (found.missing, found.left_out) == ((MissingRate("EUR", late),), 1)
    assert found.stages[Stage.CONTRACT].count == 1


def test_lines_compare_with_the_aims_and_with_the_last_edition() -> None:
    edition = an_edition(id=EditionId(1), aim_firms=25, aim_booths=50, aim_orders=Money(1000_00, "USD"))
    now = results.figures(
        edition, [won(Stage.CONTRACT, 1200), won(Stage.INTENDED, 90)], CAME, BOOK, currency="USD", as_of=DAY
    )
    last = figures(won(Stage.CONTRACT, 800), came=Turnout(firms=10, visits=10, booths=Decimal(10)))
    found = results.lines(edition, now, last)
    assert [one.result for one in found] == list(Result)
    firms, actual = line(Result.FIRMS, found), line(Result.ACTUAL, found)
    assert told(firms) == ["20", "25", "0.8", "1"]
    assert told(actual) == ["1200", "1000", "1.2", "0.5"]
    assert line(Result.BOOTHS, found).attainment == Decimal("0.5")
    per_firm = line(Result.PER_FIRM, found)
    assert (per_firm.this, per_firm.last) == (Decimal(60), Decimal(80))
    assert (actual.currency, firms.currency) == ("USD", "")


def test_without_firms_and_without_a_last_edition_there_is_no_base() -> None:
    edition = an_edition(id=EditionId(1), aim_orders=None)
    found = results.lines(edition, figures(came=Turnout(), aim_orders=None), None)
    per_firm = line(Result.PER_FIRM, found)
    assert (per_firm.this, per_firm.attainment, per_firm.change) == (None, None, None)
    assert line(Result.ACTUAL, found).attainment is None
    assert line(Result.VISITS, found).last is None


def test_before_the_show_what_it_brings_is_not_there_yet() -> None:
    last = figures(won(Stage.CONTRACT, 800))
    for status, there in ((Status.RECRUITING, False), (Status.HELD, True)):
        edition = an_edition(id=EditionId(1), status=status)
        found = results.lines(edition, figures(came=Turnout(firms=3)), last)
        brought = [line(result, found) for result in (Result.VISITS, Result.INTENDED, Result.ACTUAL)]
        assert [one.this is not None for one in brought] == [there] * 3
        assert (line(Result.ACTUAL, found).change is None) is not there
        assert told(line(Result.FIRMS, found))[0] == "3"


def fair(number: int, year: int, **changes: object) -> Edition:
    """Return an edition of fair 1."""
    usual = {"id": EditionId(number), "year": year, "opens": None, "closes": None}
    return an_edition(**(usual | changes))


@pytest.mark.parametrize(
    "others, expected",
    [
        ([fair(2, 2022), fair(3, 2021)], 2),
        ([fair(2, 2024)], None),
        ([fair(2, 2022, status=Status.CANCELLED, status_reason="疫情"), fair(3, 2021)], 3),
        ([fair(2, 2022, exhibition_id=ExhibitionId(9))], None),
        ([fair(2, 2023, opens=date(2023, 3, 1)), fair(3, 2023, opens=date(2023, 9, 1))], 2),
        ([], None),
    ],
)
def test_the_last_edition_is_the_fairs_newest_before_that_was_held(
    others: list[Edition], expected: int | None
) -> None:
    this = fair(1, 2023, opens=date(2023, 6, 1))
    found = results.previous(this, [this, *others])
    assert (found.id if found else None) == expected
