"""The list of a year's export records: newest first, cut at a limit, words looked for in all of them."""

import pytest

from tests.builders import a_firm, an_export
from tradeplanner.app import exports, firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.money import Money


@pytest.fixture
def filled(ws: Workspace) -> Workspace:
    """Give a year of two firms and a place, and a figure of another year."""
    silk, lamps = (
        FirmId(firms.add(ws, a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        for name in ("绍兴兰亭丝绸有限公司（示例）", "绍兴镜湖灯具有限公司（示例）")
    )
    for firm, month, minor, market in (
        (silk, 1, 100, "US"), (silk, 2, 200, "DE"), (lamps, 2, 300, "US"), (lamps, 3, 50, "JP"),
    ):  # fmt: skip
        value = Money(minor, "CNY")
        exports.add(
            ws,
            an_export(
                firm_id=firm, place="", year=2023, first_month=month, last_month=month, value=value,
                market=market, hs="5007",
            ),
        )  # fmt: skip
    months = {"year": 2023, "first_month": 1, "last_month": 3}
    exports.add(ws, an_export(firm_id=None, place="越城区", value=Money(9, "CNY"), source="100%", **months))
    exports.add(ws, an_export(firm_id=silk, place="", year=2022, value=Money(7, "CNY")))
    return ws


def shown(page: exports.Page) -> list[tuple[int, int]]:
    """Return (last month, minor units) of the rows."""
    return [(record.last_month, record.value.minor) for record, _ in page.rows]


def test_the_latest_month_comes_first_and_in_it_the_largest(filled: Workspace) -> None:
    page = exports.page(filled, 2023)
    assert shown(page) == [(3, 9), (3, 50), (2, 300), (2, 200), (1, 100)]
    assert page.total == 5
    assert [name for _, name in page.rows][:2] == ["", "绍兴镜湖灯具有限公司（示例）"]


def test_a_long_year_is_cut_and_says_how_long_it_is(filled: Workspace) -> None:
    page = exports.page(filled, 2023, limit=2)
    assert (shown(page), page.total) == ([(3, 9), (3, 50)], 5)


@pytest.mark.parametrize(
    "words, minors",
    [
        ("丝绸", [200, 100]),
        ("美国", [300, 100]),
        ("united 灯具", [300]),
        ("越城", [9]),
        ("100%", [9]),
        ("%", [9]),
        ("5007 germany", [200]),
        ("没有", []),
    ],
)
def test_every_word_is_looked_for_in_all_records(filled: Workspace, words: str, minors: list[int]) -> None:
    page = exports.page(filled, 2023, words, limit=3)
    assert [record.value.minor for record, _ in page.rows] == minors
    assert page.total == len(minors)
