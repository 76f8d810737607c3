"""A row that names nobody the program knows: any stored firm or edition can be found for it."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.importing.files import workbook
from tests.ui.importing.hands import Hands
from tradeplanner.app import imports
from tradeplanner.app.import_values import likely_kind
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.ui.importing.preview_page import lines

HEADING = ["企业名称", "展会", "成交类型", "币种", "金额", "签约日期"]
Read = Callable[[str, Path], Hands]


def store(ws: Workspace, kind: str, folder: Path, rows: Sequence[object]) -> None:
    """Import a small table."""
    with closing(imports.open_file(ws, kind, workbook(folder / f"{kind}.xlsx", {"表": rows}))) as session:
        imports.commit(ws, session, imports.check(ws, session, session.proposal))


@pytest.fixture(autouse=True)
def _known(ws: Workspace, tmp_path: Path) -> None:
    store(ws, "firms", tmp_path, [["企业名称"], ["绍兴越秀纺织有限公司"], ["绍兴鉴水化工有限公司"]])
    plan: list[object] = [
        ["展会名称", "年度", "国家"],
        ["大阪展", 2024, "日本"],
        ["莫斯科展", 2024, "俄罗斯"],
    ]
    store(ws, "catalogue", tmp_path, plan)


def test_a_firm_unlike_any_is_found_among_all_and_then_its_exhibition(read: Read, tmp_path: Path) -> None:
    row = ["越秀公司", "东洋之行", "成交", "美元", 1200, "2024/4/11"]
    hands = read("orders", workbook(tmp_path / "订单.xlsx", {"单": [HEADING, row]}))
    assert hands.checked.counts.ambiguous == 1
    firm = next(each for each in hands.checked_offers("firm") if "越秀" in each.label)
    hands.link(Code.FIRM_UNKNOWN, "Find it")
    hands.answer(record=firm.id)
    assert hands.checked.counts.ambiguous == 1
    edition = next(each for each in hands.checked_offers("edition") if "大阪" in each.label)
    hands.link(Code.EDITION_UNKNOWN, "Find it")
    hands.answer(record=edition.id)
    assert (hands.checked.counts.new, hands.checked.counts.ambiguous) == (1, 0)


def test_a_firm_like_another_may_still_be_a_third(read: Read, tmp_path: Path) -> None:
    row = ["绍兴越秀纺识有限公司", None, "成交", "美元", 1200, "2024/4/11"]
    hands = read("orders", workbook(tmp_path / "订单.xlsx", {"单": [HEADING, row]}))
    firm = next(each for each in hands.checked_offers("firm") if "鉴水" in each.label)
    hands.link(Code.FIRM_UNKNOWN, "Find another")
    hands.answer(record=firm.id)
    assert hands.checked.counts.new == 1


@pytest.mark.parametrize(
    "name, kind",
    [
        ("大阪展报名汇总.xlsx", "registrations"), ("2024年拓市场活动.xlsx", "programmes"),
        ("2024out.csv", "customs"),
        ("202411_in.csv", "customs"), ("海关数据.csv", "customs"), ("2023年分企业出口.xlsx", "exports"),
        ("年度境外展会目录.xlsx", "catalogue"), ("订单明细.csv", "orders"), ("名单.xlsx", "firms"),
    ],
)  # fmt: skip
def test_a_file_is_taken_for_what_its_name_says(name: str, kind: str) -> None:
    assert likely_kind(Path(name)) == kind


def test_a_changed_state_is_shown_in_words(read: Read, ws: Workspace, tmp_path: Path) -> None:
    rows: list[list[object]] = [["企业名称", "状态", "是否随团"], ["绍兴鉴水化工有限公司", "已报名", "是"]]
    store(ws, "registrations", tmp_path, [["大阪展报名表"], *rows])
    again = [["大阪展报名表"], rows[0], ["绍兴鉴水化工有限公司", "审核通过", "否"]]
    hands = read("registrations", workbook(tmp_path / "再报.xlsx", {"表": again}))
    shown = {(line.what, line.old, line.new) for line in lines(hands.checked)}
    assert shown == {("State", "Applied", "Accepted"), ("Travels with the delegation", "Yes", "No")}
