"""What a row says of a market that cannot be told: several, mistyped, or unknown."""

from pathlib import Path

import pytest

from tests.builders import a_firm, an_edition
from tests.importing.files import checked, empty_store, text, told
from tradeplanner.domain import markets
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.importing.checked import Checked
from tradeplanner.paths import resource

TABLE = markets.load(resource("reference", "markets.csv"))


def orders(path: Path, market: str) -> Checked:
    """Return the check of one order from a market, with the table as the program looks into it."""
    head = "合同号,企业名称,国别,金额（美元）,成交类型,签约日期"
    known = empty_store(
        firms=[a_firm(id=FirmId(1), name_zh="甲有限公司")],
        editions=[an_edition(id=EditionId(1))],
        market=lambda name: found.code if (found := TABLE.read(name)) else None,
        markets_in=lambda name: [(each.code, each.zh) for each in TABLE.several(name)],
        markets_like=lambda name: [each.zh for each in TABLE.like(name)],
    )
    return checked(
        "orders", text(path / "a.csv", f'{head}\nHT1,甲有限公司,"{market}",5,成交,2023-04-12\n'), known
    )


@pytest.mark.parametrize("market", ["美國", "USA", "美国(US)", "502", "中国香港特别行政区"])
def test_any_alias_comes_in(tmp_path: Path, market: str) -> None:
    assert orders(tmp_path, market).counts.new == 1


@pytest.mark.parametrize(
    "market, code, candidates",
    [
        ("美国、日本", "markets_several", "美国、日本"),
        ("澳大利压", "market_like", "澳大利亚"),
        ("火星", "unknown_market", None),
    ],
)
def test_what_is_no_market_says_what_it_may_be(
    tmp_path: Path, market: str, code: str, candidates: str | None
) -> None:
    result = orders(tmp_path, market)
    assert result.counts.rejected == 1
    assert told(result.findings, code) == [(2, "market", code)]
    (finding,) = [finding for finding in result.findings if finding.code == code]
    assert finding.params.get("candidates") == candidates
