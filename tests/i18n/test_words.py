"""Every enumeration, field and currency of the domain has its words."""

import dataclasses
import inspect
from enum import StrEnum
from importlib import import_module

import pytest

from tradeplanner.domain import (
    budgets,
    exhibitions,
    exports,
    fees,
    findings,
    firms,
    ids,
    milestones,
    orders,
    papers,
    participation,
    people,
    programmes,
    rates,
    settings,
    targets,
)
from tradeplanner.domain.money import PLACES
from tradeplanner.i18n import kinds, words
from tradeplanner.i18n.fields import FIELDS, field_name
from tradeplanner.i18n.language import tr

MODULES = (
    budgets, exhibitions, exports, fees, findings, firms, ids, milestones, orders, papers, participation,
    programmes, rates, targets,
)  # fmt: skip
NOUNS = (
    firms.Firm, firms.FirmFigure, exhibitions.Exhibition, exhibitions.Edition, programmes.Programme,
    participation.Participation, orders.Order, rates.Rate, exports.ExportRecord, targets.Target,
    settings.BureauSettings, milestones.Milestone, milestones.MilestoneRule, budgets.BudgetLine, fees.Fee,
    papers.Paper, people.Person,
)  # fmt: skip
KINDS_OF_FILES = ("firms", "exhibitions", "orders", "rates", "exports", "targets")
INSIDE = {"id", "version", "origin"}
"""Fields that no person reads."""


def enumerations() -> list[type[StrEnum]]:
    """Return the enumerations that the domain's nouns use, but for the codes of findings."""
    return [
        member
        for module in MODULES
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, StrEnum)
        and member.__module__ == module.__name__
        and member is not findings.Code
    ]


@pytest.mark.parametrize("enumeration", enumerations())
def test_every_member_has_a_word(enumeration: type[StrEnum]) -> None:
    assert set(words.ENUMS[enumeration]) == set(enumeration)


@pytest.mark.usefixtures("zh")
def test_members_of_one_enumeration_read_differently() -> None:
    for enumeration in enumerations():
        spoken = [words.word(member) for member in enumeration]

        assert len(set(spoken)) == len(spoken), enumeration


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_of_a_noun_has_a_word(noun: type) -> None:
    fields = {field.name for field in dataclasses.fields(noun)} - INSIDE

    assert fields - set(FIELDS) == set()


@pytest.mark.parametrize("kind", KINDS_OF_FILES)
def test_every_column_of_a_file_has_a_word(kind: str) -> None:
    spec = import_module(f"tradeplanner.importing.specs.{kind}").SPEC

    assert {field.key for field in spec.fields} - set(FIELDS) == set()


def test_every_currency_that_money_knows_has_a_name() -> None:
    assert set(words.CURRENCIES) == set(PLACES)


@pytest.mark.usefixtures("zh")
def test_every_word_is_chinese_when_chinese_is_spoken() -> None:
    english = [*FIELDS.values(), *words.CURRENCIES.values(), *kinds.KINDS.values()]
    english += [text for members in words.ENUMS.values() for text in members.values()]

    assert [text for text in english if tr(text) == text] == []


@pytest.mark.usefixtures("zh")
def test_nouns_are_counted_in_their_own_measure_words() -> None:
    assert words.counted("orders", 12) == "12 笔订单"
    assert words.counted(ids.Noun.FIRM, 1) == "1 家企业"
    assert all("{" not in words.counted(noun, 2) for noun in ids.Noun)


@pytest.mark.usefixtures("en")
def test_one_thing_and_several_read_differently_in_english() -> None:
    assert [words.counted("rates", count) for count in (1, 2)] == ["1 exchange rate", "2 exchange rates"]


@pytest.mark.usefixtures("en")
def test_unknown_keys_are_shown_as_they_are() -> None:
    assert [words.noun_name("x"), words.currency_name("XAU"), kinds.kind_name("x"), field_name("x")] == [
        "x", "XAU", "x", "x",
    ]  # fmt: skip
    assert field_name("") == "This value"


@pytest.mark.parametrize(
    "key, english",
    [
        ("month.3", "Value of the month (Mar)"),
        ("month.1-2", "Value of the month (Jan–Feb)"),
        ("rate.USD", "Exchange rate (US dollar)"),
        ("exports.2022", "Stated exports of the year (2022)"),
        ("other.1", "other.1"),
    ],
)
@pytest.mark.usefixtures("en")
def test_columns_that_share_a_field_are_told_apart(key: str, english: str) -> None:
    assert field_name(key) == english
