"""Two editions side by side: differences, per cent guarded against nought, and what nobody has said."""

from datetime import date
from decimal import Decimal

from tests.builders import a_budget_line, a_return, an_edition
from tradeplanner.domain import budgets, comparing
from tradeplanner.domain import edition_results as results
from tradeplanner.domain.comparing import Compared, Measured, Side
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.turnout import Turnout

DAY = date(2023, 4, 12)
BOOK = RateBook([])
M = Measured


def side(*sums: OrderSum, cost: int | None = 3000, came: Turnout, buyers: int | None = 40) -> Side:
    """Return one side of edition 1 with orders in US dollars and a cost in yuan."""
    edition = an_edition(id=EditionId(1), status=Status.HELD)
    now = results.figures(edition, sums, came, BOOK, currency="USD", as_of=DAY)
    lines = [] if cost is None else [a_budget_line(planned=Money.of(cost, "CNY"))]
    whole = budgets.total(lines, BOOK, DAY, "CNY")
    return comparing.side(edition, now, [a_return(buyers=buyers)], lines, whole)


def won(stage: Stage, amount: int) -> OrderSum:
    """Return two orders of one sum."""
    return OrderSum(EditionId(1), stage, "USD", DAY, 2, Money.of(amount, "USD").minor)


CAME = Turnout(firms=6, going=6, visits=5, booths=Decimal("7.5"))


def by_name(first: Side, second: Side | None) -> dict[Measured, Compared]:
    """Return the lines by what they measure."""
    return {one.measured: one for one in comparing.compared(first, second, orders="USD", costs="CNY")}


def test_both_sides_differ_by_an_amount_and_per_cent_and_orders_are_never_added() -> None:
    first = side(won(Stage.INTENDED, 900), won(Stage.CONTRACT, 600), came=CAME)
    second = side(won(Stage.CONTRACT, 400), came=Turnout(firms=4, visits=4, booths=Decimal(5)), cost=1000)
    found = by_name(first, second)
    assert list(found) == list(Measured)
    assert [found[M.INTENDED].first, found[M.ACTUAL].first] == [900, 600]
    assert [found[M.ACTUAL].difference, found[M.ACTUAL].change] == [200, Decimal("0.5")]
    assert [found[M.FIRMS].difference, found[M.BUYERS].difference] == [2, 0]
    assert (found[M.ACTUAL].currency, found[M.COST].currency, found[M.BOOTHS].currency) == ("USD", "CNY", "")


def test_a_booth_a_firm_and_an_actual_order_have_a_cost() -> None:
    found = side(won(Stage.CONTRACT, 600), won(Stage.INTENDED, 1), came=CAME)
    assert [found[one] for one in (M.PER_BOOTH, M.PER_FIRM, M.PER_ORDER)] == [400, 500, 1500]


def test_nought_gives_no_per_cent_and_what_is_unknown_no_difference() -> None:
    first = side(won(Stage.CONTRACT, 600), came=CAME)
    second = side(came=Turnout(), cost=None, buyers=None)
    found = by_name(first, second)
    assert [found[M.FIRMS].difference, found[M.FIRMS].change] == [6, None]
    for one in (M.COST, M.PER_FIRM, M.BUYERS):
        assert (found[one].second, found[one].difference, found[one].change) == (None, None, None)
    assert side(came=Turnout())[M.PER_BOOTH] is None
    assert by_name(first, None)[M.FIRMS].difference is None
