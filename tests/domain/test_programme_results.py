"""How far a programme has got, by its own editions only."""

from datetime import date
from decimal import Decimal

from tests.builders import a_programme, a_rate, an_edition
from tradeplanner.domain.exhibitions import Edition, FairClass, Status
from tradeplanner.domain.ids import EditionId, FirmId, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import State
from tradeplanner.domain.programme_results import Progress, progress
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.turnout import Attendance

OURS = ProgrammeId(5)


def edition(number: int, status: Status, fair_class: FairClass = FairClass.KEY, *, of: int = 5) -> Edition:
    """Return an edition of a programme."""
    return an_edition(
        id=EditionId(number), status=status, fair_class=fair_class, programme_id=ProgrammeId(of)
    )


def run(*editions: Edition, aim: Money | None = None) -> Progress:
    """Return the progress of programme 5, where firm 7 attended editions 1 and 2 and won 100 at each."""
    came = [
        Attendance(EditionId(n), FirmId(7), State.ATTENDED, Decimal(2)) for n in range(1, 3)
    ]  # fmt: skip
    won = {EditionId(n): Money(100_00, "USD") for n in range(1, 3)}
    rates = RateBook([a_rate(first=date(2023, 1, 1))])
    return progress(a_programme(id=OURS, aim_orders=aim), editions, came, won, rates, "USD")


def test_key_exhibitions_are_counted_as_planned_and_as_held() -> None:
    found = run(
        edition(1, Status.HELD), edition(2, Status.SETTLED), edition(3, Status.RECRUITING),
        edition(4, Status.CANCELLED), edition(5, Status.POSTPONED), edition(6, Status.IDEA),
        edition(7, Status.HELD, FairClass.ORDINARY),
    )  # fmt: skip
    assert (found.key_planned, found.key_held, found.editions) == (3, 2, 4)


def test_firms_count_once_visits_each_time_and_orders_of_its_own_editions() -> None:
    found = run(edition(1, Status.HELD), edition(2, Status.HELD))
    assert (found.turnout.firms, found.turnout.visits, found.turnout.booths) == (1, 2, Decimal(4))
    assert found.actual == Money(200_00, "USD")


def test_another_programmes_editions_do_not_count() -> None:
    found = run(edition(1, Status.HELD), edition(2, Status.HELD, of=6))
    assert (found.key_held, found.turnout.visits, found.actual) == (1, 1, Money(100_00, "USD"))


def test_an_aim_in_yuan_is_compared_in_dollars_and_a_missing_rate_is_named() -> None:
    assert run(aim=Money(688_76, "CNY")).aim_orders == Money(100_00, "USD")
    assert run(aim=Money(5_00, "USD")).aim_orders == Money(5_00, "USD")
    lost = run(aim=Money(100, "GBP"))
    assert (lost.aim_orders, lost.missing) == (None, MissingRate("GBP", date(2023, 1, 1)))
    assert run().aim_orders is None
