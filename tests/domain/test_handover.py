"""Three states of rows: a plain model of fields says what must stand after a merge."""

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.handover import Row, Side, Way, compare, standing
from tradeplanner.domain.ids import Noun

FIELDS = ("town", "industry", "amount_minor", "amount_currency")
ROWS = st.dictionaries(
    st.integers(1, 4), st.fixed_dictionaries({name: st.sampled_from("abc") for name in FIELDS}), max_size=4
)


def model(base: Row | None, here: Row | None, there: Row | None, side: Side) -> Row | None:
    """Return what must stand: what one desk left alone is as the other has it, else the chosen side."""
    if there in (base, here):
        return here
    if here == base:
        return there
    if here is None or there is None:
        return here if side is Side.HERE else there
    stands = dict(here)
    for group in (("town",), ("industry",), ("amount_minor", "amount_currency")):
        ours, theirs, was = (
            [row[name] for name in group] for row in (here, there, base or dict.fromkeys(FIELDS))
        )
        if theirs != was and (ours == was or side is Side.THERE):
            stands.update(zip(group, theirs, strict=True))
    return stands


@given(ROWS, ROWS, ROWS, st.sampled_from(Side))
def test_every_row_stands_as_a_plain_model_says(
    base: dict[int, Row], here: dict[int, Row], there: dict[int, Row], side: Side
) -> None:
    found = {one.id: one for one in compare(Noun.FIRM, base, here, there)}
    for row_id in base.keys() | here.keys() | there.keys():
        stands = here.get(row_id)
        if row_id in found:
            one = found[row_id]
            stands = standing(one, side if one.way is Way.CONFLICT else Side.THERE)
        assert stands == model(base.get(row_id), here.get(row_id), there.get(row_id), side)


def test_what_is_alike_at_both_is_no_difference() -> None:
    assert compare(Noun.FIRM, {1: {"town": "a"}}, {1: {"town": "b"}}, {1: {"town": "b"}}) == []
