"""Images: what a block keeps comes back, by row and by column, and nothing takes another's kind."""

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.storage.images import pack, pack_columns, unpack

VALUES = st.one_of(st.none(), st.booleans(), st.integers(-(2**62), 2**62), st.text(max_size=6))
COLUMN_OF_THREE = st.one_of(
    st.lists(VALUES, min_size=3, max_size=3),
    VALUES.map(lambda value: [value] * 3),
    st.integers(0, 9).map(lambda first: [first, first + 1, first + 2]),
)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), VALUES), max_size=300))
def test_rows_come_back_as_they_were_packed(rows: list[tuple[object, ...]]) -> None:
    assert repr(unpack(pack(rows))) == repr([list(row) for row in rows])


@given(st.lists(COLUMN_OF_THREE, min_size=1, max_size=5))
def test_columns_come_back_as_rows_with_their_ids_and_the_first_version(columns: list[list[object]]) -> None:
    rows = [[7 + at, 1, *values] for at, values in enumerate(zip(*columns, strict=True))]
    # By their texts, because True is equal to 1 and yet another value.
    assert repr(unpack(pack_columns(7, columns))) == repr(rows)


def test_no_block_holds_no_rows() -> None:
    assert unpack(None) == []


def test_a_column_that_says_the_same_of_all_rows_takes_no_room() -> None:
    many = pack_columns(1, [["示例"] * 4000, list(range(2, 4002)), [None] * 4000])
    assert len(many) < 200
