"""A form of either language is understood by the import it is for: its columns, its examples, its row."""

import pytest

from tradeplanner.i18n.language import EN, ZH
from tradeplanner.importing import mapping, roles, templates
from tradeplanner.importing.fields import Heading
from tradeplanner.importing.specs import SPECS

EVERY = [(kind, language) for kind in SPECS for language in (ZH, EN)]


def columns(kind: str, language: str) -> list[tuple[str, str, object]]:
    """Return (heading, field, example) of each column as the import maps it."""
    made = templates.of(kind, language)
    names, example = made.rows[1], made.rows[2]
    plans = mapping.match(SPECS[kind], [Heading(at, (str(name),)) for at, name in enumerate(names)], {}, 2024)
    return [(str(names[plan.index]), plan.field, example[plan.index]) for plan in plans]


@pytest.mark.parametrize("kind, language", EVERY)
def test_every_column_is_known_by_its_name_and_no_field_is_missing(kind: str, language: str) -> None:
    spec, found = SPECS[kind], columns(kind, language)
    assert [heading for heading, field, _ in found if not field] == []
    mapped = [field.partition(".")[0] for _, field, _ in found]
    in_order = [field.key for field in spec.fields if field.key in mapped]
    assert list(dict.fromkeys(mapped)) == in_order
    assert all(any(field in mapped for field in need) for need in spec.needs)


@pytest.mark.parametrize("kind, language", EVERY)
def test_every_example_can_be_read(kind: str, language: str) -> None:
    for heading, key, example in columns(kind, language)[1:]:
        field = SPECS[kind].field(key)
        assert field is not None
        if isinstance(example, str):
            assert list(field.parse(example, 2024).remarks) == [], f"{heading}: {example}"


@pytest.mark.parametrize("kind, language", EVERY)
def test_the_row_of_examples_is_left_out_by_an_import(kind: str, language: str) -> None:
    assert roles._SAMPLE.search(str(templates.of(kind, language).rows[2][0]))  # noqa: SLF001  # how rows are told


def test_the_english_forms_are_english() -> None:
    for kind in SPECS:
        for row in templates.of(kind, EN).rows[:2]:
            assert all(name is None or name.isascii() for name in row), row
