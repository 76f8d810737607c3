"""What a step changed is told by noun and id."""

import pytest

from tradeplanner.domain.ids import Changed, Noun, StepId


def test_the_first_changed_row_of_a_noun_is_given() -> None:
    changed = Changed(frozenset({Noun.ORDER}), {Noun.ORDER: (7, 8)}, StepId(3))

    assert changed.first(Noun.ORDER) == 7


def test_a_noun_told_without_rows_has_no_first() -> None:
    with pytest.raises(KeyError):
        Changed(frozenset({Noun.EXPORT})).first(Noun.EXPORT)


def test_nouns_are_named_as_their_tables() -> None:
    assert [Noun("firms"), Noun("exports")] == [Noun.FIRM, Noun.EXPORT]
