"""Spellings of one firm or fair meet under one key; different firms stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import names
from tradeplanner.domain.matching import fair_key, firm_core, firm_key, firm_keys, former_name, recurring_name


@pytest.mark.parametrize(
    "one, other",
    [
        ("绍兴青藤纺织有限公司（示例）", "绍兴青藤纺织有限公司(示例) "),
        ("绍兴青藤纺织有限责任公司", "绍兴 青藤 纺织有限公司"),
        ("绍兴（青藤）股份有限公司", "绍兴【青藤】股份公司"),
        ("ＱＩＮＧＴＥＮＧ　Ｃｏ．，Ｌｔｄ．", "Qingteng Co., Ltd"),
        ("Qingteng Company Limited", "QINGTENG CO.,LTD."),
        ("绍兴“青藤”纺织有限公司", "绍兴青藤纺织有限公司\u200b"),
        ("绍兴市青藤纺织有限公司", "绍兴青藤纺织有限公司"),
        ("绍兴市越城区青藤纺织厂", "绍兴越城青藤纺织厂"),
        ("浙江省青藤纺织有限公司", "浙江青藤纺织有限公司"),
        ("青藤（绍兴）纺织有限公司", "青藤绍兴纺织有限公司"),
        ("青藤（集团）有限公司", "青藤集团有限公司"),
        ("紹興青藤紡織有限公司", "绍兴青藤纺织有限公司"),
        ("绍兴青藤纺织有限公司（原绍兴青藤布业有限公司）", "绍兴青藤纺织有限公司"),
        ("绍兴青藤纺织有限公司(曾用名：绍兴青藤布业)", "绍兴青藤纺织有限公司"),
    ],
)
def test_spellings_of_one_firm_meet(one: str, other: str) -> None:
    assert firm_key(one) == firm_key(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("绍兴青藤一号纺织有限公司", "绍兴青藤二号纺织有限公司"),
        ("绍兴青藤纺织有限公司", "绍兴青藤纺织有限公司（示例）"),
        ("青藤（绍兴）纺织有限公司", "青藤（杭州）纺织有限公司"),
        ("绍兴镕金电子有限公司", "绍兴熔金电子有限公司"),
        ("绍兴青藤纺织有限公司", "浙江青藤纺织有限公司"),
        ("绍兴青藤纺织有限公司", "绍兴青藤纺织股份有限公司"),
    ],
)
def test_different_firms_stay_apart(one: str, other: str) -> None:
    assert firm_key(one) != firm_key(other)


@pytest.mark.parametrize(
    "name",
    [
        "青藤纺织有限公司",
        "浙江青藤纺织有限公司",
        "绍兴市越城区青藤纺织有限责任公司",
        "绍兴青藤纺织股份有限公司",
        "青藤纺织（绍兴）有限公司",
        "绍兴青藤纺织集团有限公司",
        "绍兴青藤纺织厂",
    ],
)
def test_names_that_may_be_one_firm_have_one_core(name: str) -> None:
    assert firm_core(firm_key(name)) == firm_core(firm_key("绍兴青藤纺织有限公司"))


def test_too_short_a_core_tells_nothing() -> None:
    assert firm_core(firm_key("绍兴集团有限公司")) == firm_key("绍兴集团有限公司")


@pytest.mark.parametrize(
    "name, former",
    [
        ("绍兴青藤纺织有限公司（原绍兴青藤布业有限公司）", "绍兴青藤布业有限公司"),
        ("绍兴青藤纺织有限公司(曾用名：绍兴青藤布业)", "绍兴青藤布业"),
        ("绍兴青藤纺织有限公司（前称 青藤布业）", "青藤布业"),
        ("绍兴青藤纺织有限公司（示例）", ""),
        ("绍兴（原野）纺织有限公司", ""),
    ],
)
def test_a_former_name_stands_in_brackets(name: str, former: str) -> None:
    assert former_name(name) == former


@given(names())
def test_a_key_is_its_own_key(name: str) -> None:
    assert firm_key(firm_key(name)) == firm_key(name)
    assert fair_key(fair_key(name)) == fair_key(name)


def test_spellings_of_one_fair_meet() -> None:
    assert fair_key("2024年第56届 日本大阪展（示例）") == fair_key("２０２４年第56届日本大阪展(示例)")


@pytest.mark.parametrize(
    "edition",
    [
        "2024年第56届日本大阪纺织服装展",
        "2024日本大阪纺织服装展",
        "第五十六届日本大阪纺织服装展",
        "日本大阪纺织服装展（2024）",
        "日本大阪纺织服装展",
    ],
)
def test_year_and_number_belong_to_the_edition_not_to_the_fair(edition: str) -> None:
    assert recurring_name(edition) == "日本大阪纺织服装展"


def test_a_name_that_is_only_a_number_is_kept() -> None:
    assert recurring_name("第8届") == "第8届"


_PARTS = (
    "绍兴市",
    "柯桥区",
    "紡織",
    "（原绍兴青藤布业）",
    "(原",
    "股份有限公司",
    "有限责任公司",
    "（",
    ")",
    "3",
    "\n",
    " ",
    "Co.",
)


@given(st.lists(st.one_of(names(), st.lists(st.sampled_from(_PARTS), max_size=5).map("".join)), max_size=6))
def test_many_keys_are_those_of_each_name(many: list[str]) -> None:
    assert firm_keys(many) == [firm_key(name) for name in many]
