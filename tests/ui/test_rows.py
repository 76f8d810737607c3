"""Sorting and filtering in index order."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.ui.widgets import rows as rows_module
from tradeplanner.ui.widgets.columns import Column, Kind, sort_key
from tradeplanner.ui.widgets.rows import SLICE, Rows


@dataclass
class Row:
    """A row of the tests' tables."""

    id: int
    name: str
    value: Decimal | None = None


NAME = Column("name", "Name", lambda row: row.name)
VALUE = Column("value", "Value", lambda row: row.value, kind=Kind.NUMBER)


def make(*rows: Row) -> Rows:
    """Return rows filled."""
    result = Rows([NAME, VALUE])
    result.fill(rows)
    return result


def ids(rows: Rows) -> list[int]:
    """Return the ids in the order shown."""
    return [rows.all[at].id for at in rows.shown]  # type: ignore[attr-defined]  # all are Row


def test_sorting_is_stable_both_ways_and_empty_is_last_both_ways() -> None:
    rows = make(Row(1, "b", Decimal(2)), Row(2, "a", None), Row(3, "c", Decimal(1)), Row(4, "d", Decimal(2)))
    rows.sort(VALUE)
    assert ids(rows) == [3, 1, 4, 2]
    rows.sort(VALUE, descending=True)
    assert ids(rows) == [1, 4, 3, 2]
    rows.sort(None)
    assert ids(rows) == [1, 2, 3, 4]


def test_chinese_sorts_by_pinyin() -> None:
    names = ["越城", "北海", "上虞", "东湖", "斗门"]
    assert sorted(names, key=sort_key) == ["北海", "东湖", "斗门", "上虞", "越城"]


@pytest.mark.parametrize(
    "text,found", [("北海", [1]), ("纺 海", [1]), ("9.5", [3]), ("纺织", [1, 2]), ("zz", [])]
)
def test_every_word_must_be_in_some_column(text: str, found: list[int]) -> None:
    rows = make(Row(1, "北海纺织"), Row(2, "东湖纺织"), Row(3, "家具", Decimal("9.5")))
    rows.filter(text)
    assert ids(rows) == found


def test_extra_words_are_searched_but_not_shown() -> None:
    rows = Rows([NAME], lambda _: "sxzj")
    rows.fill([Row(1, "绍兴针纺")])
    rows.filter("SXZ")
    assert ids(rows) == [1]


def test_filling_anew_keeps_filter_and_sort() -> None:
    rows = make(Row(1, "ab", Decimal(1)))
    rows.sort(VALUE, descending=True)
    rows.filter("a")
    rows.fill([Row(2, "ac", Decimal(1)), Row(3, "b"), Row(4, "a", Decimal(5))])
    assert ids(rows) == [4, 2]


@given(
    st.lists(st.text(alphabet="ab 纺织", max_size=6), max_size=20),
    st.lists(st.text(alphabet="ab 纺", max_size=3), min_size=1, max_size=5),
)
def test_typing_on_finds_what_a_fresh_search_finds(names: list[str], typed: list[str]) -> None:
    data = [Row(at, name) for at, name in enumerate(names)]
    rows = make(*data)
    text = ""
    for part in typed:
        text += part
        rows.filter(text)
    words = text.split()
    assert ids(rows) == [row.id for row in data if all(word in row.name for word in words)]


def test_texts_are_gathered_in_slices() -> None:
    rows = make(*[Row(at, str(at)) for at in range(5)])
    assert rows.gather(2)
    assert rows.gather(2)
    assert not rows.gather(2)
    assert not rows.gather(2)


def test_a_search_over_very_many_rows_finds_among_what_is_gathered_and_says_so() -> None:
    rows = make(*[Row(at, f"firm {at}") for at in range(SLICE + 2)])
    last = f"firm {SLICE + 1}"
    rows.filter(last)
    assert (ids(rows), rows.behind) == ([], True)
    rows.filter("firm")
    assert len(ids(rows)) == SLICE + 2
    rows.filter(last)
    assert (ids(rows), rows.behind) == ([SLICE + 1], False)


def test_old_texts_serve_until_the_new_ones_are_gathered() -> None:
    said = {0: "old"}
    rows = Rows([NAME], lambda _: said[0])
    rows.fill([Row(at, f"firm {at}") for at in range(SLICE + 2)])
    while rows.gather():
        pass
    said[0] = "new"
    rows.filter("old")
    rows.forget_texts()
    assert rows.behind
    rows.filter("old")
    assert len(ids(rows)) == SLICE + 2
    assert rows.behind
    assert not rows.gather()
    rows.filter("old")
    assert (ids(rows), rows.behind) == ([], False)


@pytest.mark.parametrize("wanted", [[], [7], [9, 8, 0], [1, 3, 5, 7, 9, 11], [99]])
def test_lines_of_rows_are_found_in_order_whatever_the_sort(wanted: list[int]) -> None:
    rows = make(*[Row(at, str(at), Decimal(at)) for at in range(10)])
    rows.sort(VALUE, descending=True)
    assert rows.lines_of(wanted) == sorted(9 - at for at in wanted if at < 10)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Return ten rows, found by their numbers, of which a search looks at three at a stretch."""
    monkeypatch.setattr(rows_module, "LOT", 3)
    rows = make(*[Row(at, f"firm {at}") for at in range(10)])
    rows.patience = 0
    return rows


def test_a_search_shows_what_it_found_when_patience_ends_and_looks_on(hasty: Rows) -> None:
    hasty.filter("firm")
    assert (ids(hasty), hasty.looking) == ([0, 1, 2], True)
    assert hasty.look() == [3, 4, 5]
    assert hasty.look(whole=True) == [6, 7, 8, 9]
    assert not hasty.looking


def test_a_row_selected_is_found_however_long_it_takes(hasty: Rows) -> None:
    hasty.filter("firm", keep=[8])
    assert 8 in ids(hasty)
    hasty.filter("firm 2", keep=[8])
    assert ids(hasty) == [2]


def test_a_search_does_not_go_to_its_end_for_a_row_that_it_does_not_find(hasty: Rows) -> None:
    hasty.filter("firm 2", keep=[8])
    assert hasty.looking


def test_clearing_a_search_shows_every_row_at_once(hasty: Rows) -> None:
    hasty.filter("firm")
    hasty.filter("")
    assert (len(ids(hasty)), hasty.looking) == (10, False)
    hasty.filter("9")
    hasty.filter("")
    assert len(ids(hasty)) == 10


def test_other_rows_and_another_order_are_shown_whole(hasty: Rows) -> None:
    hasty.filter("firm")
    hasty.sort(VALUE)
    assert len(ids(hasty)) == 10
    hasty.filter("fir")
    assert hasty.looking
    hasty.fill(list(hasty.all))
    assert (len(ids(hasty)), hasty.looking) == (10, False)


@given(
    st.lists(st.text(alphabet="ab 纺织", max_size=6), max_size=20),
    st.lists(st.tuples(st.text(alphabet="ab 纺", max_size=3), st.integers(0, 3)), min_size=1, max_size=5),
)
def test_typing_on_while_a_search_looks_finds_what_a_fresh_search_finds(
    names: list[str], typed: list[tuple[str, int]]
) -> None:
    data = [Row(at, name) for at, name in enumerate(names)]
    rows = make(*data)
    rows.patience, text = 0, ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows_module, "LOT", 3)
        for part, looks in typed:
            text += part
            rows.filter(text)
            for _ in range(looks):
                rows.shown += rows.look()
        rows.shown += rows.look(whole=True)
    words = text.split()
    assert ids(rows) == [row.id for row in data if all(word in row.name for word in words)]
