"""The proposal of an allotment: trades together, wishes, points, never one booth twice."""

from decimal import Decimal

from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.builders import a_booth
from tradeplanner.domain.allotting import Proposal, Want, Why, propose
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.ids import BoothId, FirmId


def booth(number: int, hall: str = "A", **more: object) -> Booth:
    known = {"area": Decimal(9), "open_sides": 1, "firm_id": None, "booth_type": ""} | more
    return a_booth(id=BoothId(number), hall=hall, number=str(number), **known)


def want(firm: int, industry: str = "", size: str = "9", **more: object) -> Want:
    return Want(firm=FirmId(firm), industry=industry, area=Decimal(size), **more)  # type: ignore[arg-type]


def told(found: Proposal) -> dict[int, list[int]]:
    return {int(one.want.firm): [int(b.id or 0) for b in one.booths] for one in found.given}


def test_firms_of_a_trade_stand_together_in_the_order_of_points() -> None:
    wants = [want(1, "纺织", points=1), want(2, "机械", points=9), want(3, "纺织", points=5), want(4, "机械")]
    found = propose(wants, [booth(at) for at in (10, 2, 1, 3)])
    assert told(found) == {2: [1], 4: [2], 3: [3], 1: [10]}
    assert found.given[1].why == (Why.TRADE,)


def test_wishes_come_before_nearness() -> None:
    halls = [booth(1), booth(2), booth(3, "B"), booth(4, "B", open_sides=2)]
    wants = [want(1, "纺织", points=9), want(2, "纺织", wishes="B馆转角位，B")]
    found = propose(wants, halls)
    assert told(found) == {1: [1], 2: [4]}
    assert found.given[1].why == (Why.HALL, Why.CORNER)


def test_larger_wants_get_neighbours_and_who_does_not_fit_is_named() -> None:
    rows = [booth(1), booth(2, firm_id=FirmId(9)), booth(3), booth(4), booth(5, "B")]
    found = propose([want(1, size="18"), want(2, size="27")], rows)
    assert told(found) == {1: [3, 4]}
    assert [one.firm for one in found.left] == [2]


def test_a_part_of_a_booth_takes_the_smallest_that_holds_it() -> None:
    found = propose([want(1, size="4.5")], [booth(1), booth(2, area=Decimal("4.5"))])
    assert told(found) == {1: [2]}


@drawn(
    st.lists(st.tuples(st.sampled_from(["", "纺织", "机械"]), st.integers(1, 40)), max_size=8),
    st.lists(st.booleans(), max_size=12),
)
def test_no_booth_is_given_twice_nor_one_that_has_a_firm(
    asked: list[tuple[str, int]], taken: list[bool]
) -> None:
    wants = [want(at, trade, str(size)) for at, (trade, size) in enumerate(asked)]
    rows = [booth(at, firm_id=FirmId(99) if has else None) for at, has in enumerate(taken)]
    found = propose(wants, rows)
    used = [one.id for given in found.given for one in given.booths]
    assert len(used) == len(set(used))
    assert not set(used) & {row.id for row in rows if row.firm_id}
    assert len(found.given) + len(found.left) == len(wants)
    for given in found.given:
        assert sum(one.area or 0 for one in given.booths) >= given.want.area
