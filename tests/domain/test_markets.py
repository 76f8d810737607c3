"""The table of countries and regions: whole, unambiguous, and found by every spelling."""

import re
import string

import pytest

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
