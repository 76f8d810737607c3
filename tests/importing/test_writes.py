"""Rows noted for the commit come back as they were noted, and their texts say the same."""

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.ids import Noun
from tradeplanner.importing.writes import Writes
from tradeplanner.storage.images import pack_columns, unpack

VALUES = (
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3) | st.sampled_from("\t\n\r\u2028")
)
COLUMNS = st.integers(1, 6).flatmap(
    lambda count: st.lists(
        st.lists(VALUES, min_size=count, max_size=count)
        | VALUES.map(lambda value: [value] * count)
        | st.integers(-3, 3).map(lambda first: list(range(first, first + count))),
        min_size=1, max_size=4,
    )
)  # fmt: skip


@given(COLUMNS)
def test_values_come_back_and_so_they_do_from_an_image_of_their_texts(columns: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        writes = Writes(Path(folder))
        writes.insert_all(Noun.FIRM, tuple(f"c{at}" for at in range(len(columns))), columns)
        writes.seal()
        ((_, held, texts),) = writes.told(Noun.FIRM)
    # By their texts, because True is equal to 1 and yet another value.
    assert repr(held) == repr(columns)
    rows = [[7 + at, 1, *row] for at, row in enumerate(zip(*columns, strict=True))]
    assert repr(unpack(pack_columns(7, columns, texts))) == repr(rows)
    assert repr(unpack(pack_columns(7, columns, [None, *texts[1:]]))) == repr(rows)


def test_a_block_without_a_dropped_row_has_no_text_of_its_own(tmp_path: Path) -> None:
    writes = Writes(tmp_path)
    writes.insert_all(Noun.FIRM, ("name_zh",), [["甲", "乙", "丙"]])
    writes.drop(Noun.FIRM, -2)
    writes.seal()
    assert list(writes.told(Noun.FIRM)) == [([-1, -3], [["甲", "丙"]], [None])]


def test_numbers_that_count_on_are_kept_by_the_first(tmp_path: Path) -> None:
    writes = Writes(tmp_path)
    writes.insert_all(Noun.FIRM, ("source_row",), [list(range(2, 502))])
    writes.seal()
    ((_, _, (text,)),) = writes.told(Noun.FIRM)
    assert text is not None
    assert json.loads(text) == {"from": 2}
