"""The table of countries and regions: whole, unambiguous, and found by every spelling."""

import unicodedata

import pytest

from tradeplanner.domain import markets
from tradeplanner.domain.markets import Market
from tradeplanner.paths import resource

TABLE = markets.load(resource("reference", "markets.csv"))


def spellings(market: Market) -> set[str]:
    """Return every name of a market as the lookup compares it."""
    written = (market.code, market.zh, market.en, *market.aliases)
    return {"".join(unicodedata.normalize("NFKC", name).split()).lower() for name in written}


def test_every_code_of_the_standard_stands_once() -> None:
    codes = [market.code for market in TABLE.all()]

    assert len(codes) == len(set(codes)) == 249
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in codes)


def test_no_spelling_names_two_markets() -> None:
    seen: dict[str, str] = {}
    twice = [
        (spelling, market.code, seen[spelling])
        for market in TABLE.all()
        for spelling in spellings(market)
        if seen.setdefault(spelling, market.code) != market.code
    ]

    assert twice == []


def test_every_spelling_finds_its_market() -> None:
    for market in TABLE.all():
        for name in (market.code, market.zh, market.en, *market.aliases):
            assert TABLE.find(name) is market


@pytest.mark.parametrize(
    "code, zh, en",
    [
        ("HK", "中国香港", "Hong Kong, China"),
        ("MO", "中国澳门", "Macao, China"),
        ("TW", "中国台湾", "Taiwan, China"),
    ],
)
def test_the_regions_of_china_are_named_so_everywhere(code: str, zh: str, en: str) -> None:
    market = TABLE.get(code)

    assert market is not None
    assert (market.zh, market.en, market.kind) == (zh, en, "region")


def test_no_name_is_bare_of_china() -> None:
    shown = {name for market in TABLE.all() for name in (market.zh, market.en)}

    assert shown.isdisjoint({"香港", "澳门", "台湾", "Hong Kong", "Macao", "Macau", "Taiwan"})


@pytest.mark.parametrize(
    "written, code",
    [
        ("印尼", "ID"), ("印度尼西亚", "ID"), ("俄罗斯联邦", "RU"), ("沙特", "SA"),
        ("波黑", "BA"), ("巴新", "PG"), ("香港", "HK"), ("中国 香港", "HK"),
        ("台澎金马关税区", "TW"), ("Vietnam", "VN"), ("viet nam", "VN"), ("刚果(金)", "CD"),
        ("刚果（布）", "CG"), ("UAE", "AE"), ("阿拉伯联合酋长国", "AE"), ("ＵＳＡ", "US"),
        ("Turkey", "TR"), ("韩国", "KR"), ("Côte d’Ivoire", "CI"), ("DEU", "DE"),
        ("uk", "GB"),
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
    for market in TABLE.all():
        assert market.zh
        assert market.en
        assert market.kind in ("country", "region")
        assert all(alias == alias.strip() for alias in market.aliases)
