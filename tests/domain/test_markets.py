"""The table of countries and regions: whole, unambiguous, and found by every spelling."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain import markets
from tradeplanner.domain.markets import Market
from tradeplanner.paths import resource

TABLE = markets.load(resource("reference", "markets.csv"))


HAN = re.compile("[\u4e00-\u9fff]")
EVERY = TABLE.all() + TABLE.areas()


def market(code: str, *aliases: str) -> Market:
    """Return a market of that code and those aliases, all else empty."""
    return Market(
        code=code, alpha3="", customs=(), zh="", zh_full="", en="", en_full="",
        kind="country", continent="", aliases=aliases,
    )  # fmt: skip


def test_every_code_of_the_standard_stands_once() -> None:
    codes = [each.code for each in TABLE.all()]

    assert len(codes) == len(set(codes)) == 249
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in codes)


def test_a_spelling_of_two_markets_is_refused_when_first_looked_up() -> None:
    table = markets.Markets([market("AA", "Congo"), market("QM", "The CONGO.")])

    with pytest.raises(ValueError, match="AA and QM"):
        table.find("anything")


def test_every_spelling_finds_its_market() -> None:
    for each in EVERY:
        for name in each.spellings:
            assert TABLE.find(name) is each


def test_no_spelling_stands_twice_in_one_market() -> None:
    twice = [
        (each.code, name)
        for each in EVERY
        for names in [[markets.key(n) for n in (each.zh, each.en, *each.aliases)]]
        for name in names
        if names.count(name) > 1 and name not in {markets.key(each.zh_full), markets.key(each.en_full)}
    ]

    assert twice == []


@pytest.mark.parametrize(
    "code, zh, en",
    [
        ("HK", "中国香港", "Hong Kong, China"),
        ("MO", "中国澳门", "Macao, China"),
        ("TW", "中国台湾", "Taiwan, China"),
    ],
)
def test_the_regions_of_china_are_named_so_everywhere(code: str, zh: str, en: str) -> None:
    found = TABLE.get(code)

    assert found is not None
    assert (found.zh, found.en, found.kind) == (zh, en, "region")


def test_no_name_is_bare_of_china() -> None:
    shown = {name for each in EVERY for name in (each.zh, each.en, each.zh_full, each.en_full)}

    assert shown.isdisjoint({"香港", "澳门", "台湾", "Hong Kong", "Macao", "Macau", "Taiwan"})


@pytest.mark.parametrize(
    "written, code",
    [
        ("印尼", "ID"), ("印度尼西亚", "ID"), ("俄罗斯联邦", "RU"), ("沙特", "SA"),
        ("波黑", "BA"), ("巴新", "PG"), ("香港", "HK"), ("中国 香港", "HK"),
        ("台澎金马关税区", "TW"), ("Vietnam", "VN"), ("viet nam", "VN"), ("刚果(金)", "CD"),
        ("刚果（布）", "CG"), ("UAE", "AE"), ("阿拉伯联合酋长国", "AE"), ("ＵＳＡ", "US"),
        ("Turkey", "TR"), ("韩国", "KR"), ("Côte d’Ivoire", "CI"), ("DEU", "DE"),
        ("uk", "GB"), ("CHN", "CN"), ("阿拉伯叙利亚共和国", "SY"), ("Bahamas (the)", "BS"),
        ("St Lucia", "LC"), ("加那利群岛", "IC"), ("国(地)别不详的", "ZZ"), ("亚洲其他国家(地区)", "XA"),
        ("Cote d Ivoire", "CI"), ("South  Korea", "KR"), ("Korea Rep.", "KR"), ("南韩", "KR"),
        ("Solomon Is.", "SB"), ("Trinidad & Tobago", "TT"), ("Curacao", "CW"), ("u.s.a", "US"),
        ("IS", "IS"), ("ST", "ST"),
    ],
)  # fmt: skip
def test_names_as_they_arrive_in_files_are_found(written: str, code: str) -> None:
    found = TABLE.find(written)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("written", ["", "刚果", "欧盟", "东盟", "乌有国"])
def test_what_names_no_single_market_is_not_found(written: str) -> None:
    assert TABLE.find(written) is None


def test_every_row_is_complete() -> None:
    for each in EVERY:
        assert each.zh
        assert each.en
        assert all(alias == alias.strip() for alias in each.aliases)
        assert not HAN.search(each.en + each.en_full)
        assert HAN.search(each.zh)
    for each in TABLE.all():
        assert each.kind in ("country", "region")
        assert each.zh_full
        assert each.en_full
        assert each.continent
        assert len(each.alpha3) == 3
        assert each.alpha3.isupper()
    assert len({each.alpha3 for each in TABLE.all()}) == 249


@pytest.mark.parametrize(
    "customs, code",
    [
        ("502", "US"), ("410", "BR"), ("402", "AR"), ("110", "HK"), ("121", "MO"), ("143", "TW"),
        ("116", "JP"), ("133", "KR"), ("303", "GB"), ("304", "DE"), ("344", "RU"), ("142", "CN"),
        ("141", "VN"), ("601", "AU"), ("252", "CD"), ("213", "CG"), ("359", "ME"), (" 138 ", "AE"),
        ("199", "XA"), ("701", "ZZ"), ("207", "IC"),
    ],
)  # fmt: skip
def test_a_partner_code_of_the_customs_names_its_market(customs: str, code: str) -> None:
    found = TABLE.by_customs(customs)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("customs", ["", "100", "000", "US", "5020"])
def test_no_other_code_of_the_customs_names_one(customs: str) -> None:
    assert TABLE.by_customs(customs) is None


def test_partner_codes_are_three_digits_and_stand_once_on_their_continent() -> None:
    codes = [code for each in EVERY for code in each.customs]
    continents = {"1": "asia", "2": "africa", "3": "europe", "4": "latin_america",
                  "5": "north_america", "6": "oceania"}  # fmt: skip

    assert len(codes) == len(set(codes)) == 242
    assert all(len(code) == 3 and code.isdigit() for code in codes)
    for each in EVERY:
        for code in each.customs:
            assert each.continent == continents.get(code[0], "")


def test_areas_of_the_customs_take_no_code_of_the_standard() -> None:
    left_to_users = (
        {f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"}
        | {f"X{n}" for n in string.ascii_uppercase}
        | {"ZZ", "IC"}
    )

    assert {area.code for area in TABLE.areas()} <= left_to_users
    assert all(area.kind == "area" and area.customs for area in TABLE.areas())
    assert {area.code for area in TABLE.areas()}.isdisjoint({each.code for each in TABLE.all()})


@pytest.mark.parametrize(
    "text, code",
    [
        ("美国", "US"),
        ("美國", "US"),
        ("新西蘭", "NZ"),
        ("USA", "US"),
        ("us", "US"),
        ("502", "US"),
        ("５０２", None),
        ("502 美国", "US"),
        ("(502)美国", "US"),
        ("美国(502)", "US"),
        ("美国(US)", "US"),
        ("美国（United States）", "US"),
        ("美国/USA", "US"),
        ("美国 USA", "US"),
        ("502-美国", "US"),
        ("香港", "HK"),
        ("臺灣", "TW"),
        ("台湾省", "TW"),
        ("中国香港特别行政区", "HK"),
        ("刚果（金）", "CD"),
        ("刚果(布)", "CG"),
        ("俄罗斯联邦", "RU"),
        ("波黑", "BA"),
        ("美国(日本)", None),
        ("502 日本", None),
        ("美国、日本", None),
        ("火星", None),
        ("", None),
        ("000", None),
    ],
)
def test_a_cell_names_a_market_in_any_dress(text: str, code: str | None) -> None:
    found = TABLE.read(text)

    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    "text, codes",
    [
        ("美国、日本", ["US", "JP"]),
        ("美国,日本；德国", ["US", "JP", "DE"]),
        ("美国 日本", ["US", "JP"]),
        ("美国和日本", ["US", "JP"]),
        ("美国及加拿大", ["US", "CA"]),
        ("USA & Japan", ["US", "JP"]),
        ("美国/日本", ["US", "JP"]),
        ("特立尼达和多巴哥、日本", ["TT", "JP"]),
        ("US and JP", ["US", "JP"]),
        ("502、116", ["US", "JP"]),
        ("美国", []),
        ("美国、火星", []),
        ("特立尼达和多巴哥", []),
    ],
)
def test_several_markets_in_one_cell(text: str, codes: list[str]) -> None:
    assert [market.code for market in TABLE.several(text)] == codes


@pytest.mark.parametrize(
    "text, code",
    [
        ("Germny", "DE"),
        ("Viet Nan", "VN"),
        ("印度尼亚", "ID"),
        ("澳大利压", "AU"),
        ("马来西压", "MY"),
        ("孟加拉国国", "BD"),
    ],
)
def test_a_mistyped_market_is_offered(text: str, code: str) -> None:
    assert TABLE.find(text) is None
    assert code in [market.code for market in TABLE.like(text)]


@pytest.mark.parametrize("text", ["", "火星", "QQ", "12345", "zzzzzz"])
def test_nothing_is_offered_for_what_resembles_none(text: str) -> None:
    assert TABLE.like(text) == ()


@given(st.sampled_from(EVERY), st.sampled_from(EVERY))
def test_every_market_is_read_by_each_spelling_with_its_code_and_beside_another(
    one: Market, other: Market
) -> None:
    for spelling in one.spellings:
        assert TABLE.read(f" {spelling} ") is one
    for customs in one.customs:
        assert TABLE.read(customs) is one
        assert TABLE.read(f"{customs} {one.zh}") is one
    if one is not other and one.zh and other.zh:
        assert set(TABLE.several(f"{one.zh}、{other.zh}")) == {one, other}
