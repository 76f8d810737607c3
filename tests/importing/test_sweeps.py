"""Stretches of common rows and single rows taken with care come to the same: held for any mixture of rows."""

import tempfile
import threading
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.builders import a_credit_code, a_firm, an_edition, an_export, an_order
from tests.importing.files import empty_store
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.ids import EditionId, ExportId, FirmId, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.importing import checks, planning, spool, taking
from tradeplanner.importing.grid import Row, SheetInfo
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.stored import Stored
from tradeplanner.importing.tally import Tally
from tradeplanner.importing.writes import ORDER

SHEET = "数据"
CODED = {1: a_credit_code(1), 3: a_credit_code(3), 5: a_credit_code(5)}
FIRMS = [
    a_firm(id=FirmId(i), version=1, name_zh=f"绍兴第{i}号公司", credit_code=CODED.get(i, ""))
    for i in range(1, 6)
]
EDITION = an_edition(id=EditionId(7), version=1, name_zh="大阪纺织展", year=2023)


def _cells(**columns: SearchStrategy[object]) -> SearchStrategy[list[object]]:
    return st.tuples(*columns.values()).map(list)


def _known(odd: object, *usual: object) -> SearchStrategy[object]:
    """Values of which most are usual and one is odd."""
    return st.sampled_from([*usual] * 12 + [odd])


NUMBERS = st.integers(1, 60)
CODES = NUMBERS.map(lambda n: a_credit_code(n) if n % 9 else "") | _known("91330602X", "")
REGISTER = _cells(
    name=NUMBERS.map(lambda n: f"绍兴第{n}号公司"),
    code=CODES,
    town=_known(" 塔山街道 ", "塔山街道", None),
    email=_known("nowhere", "a@example.com", None),
    special=_known("也许", "是", "否", None),
    exports=_known("12万", None, None, 15.5),
)
ORDERS = _cells(
    contract=st.integers(1, 400).map(lambda n: f"HT{n:06d}") | _known("HT000001", None),
    firm=_known("无此公司", *(firm.name_zh for firm in FIRMS)),
    code=_known(a_credit_code(4), None),
    edition=_known("大阪", None, "大阪纺织展"),
    buyer=_known("保密", "ABC CO., LTD.", "XYZ GMBH", None),
    market=_known("火星", "日本", "德国", None),
    stage=_known("也许", "意向", "成交"),
    currency=_known("银元", "美元", "人民币", "日元"),
    amount=st.floats(0.01, 1e9).map(lambda n: round(n, 2)) | _known(-1, 12.345, 100, "1,000.5"),
    signed=_known("昨天", "2023/3/1", "2023-04-02", "2022/12/31"),
)
EXPORTS = _cells(
    firm=_known("无此公司", *(firm.name_zh for firm in FIRMS)),
    code=_known(a_credit_code(4), None),
    period=_known("不详", "2023年1月", "202302", "1-2月"),
    market=_known("火星", "日本", "德国", None),
    hs=st.integers(50, 99).map(lambda n: f"{n}07100"),
    value=st.floats(0, 1e7).map(lambda n: str(round(n, 2))) | _known("-3", "1,000", None),
    growth=_known("很多", None, "12.5"),
)
WIDE = _cells(
    firm=_known("无此公司", *(f"{firm.name_zh}" for firm in FIRMS)),
    market=st.sampled_from(["日本", "德国", "越南", "韩国"]),
    hs=st.integers(50, 99).map(lambda n: f"{n}07100"),
    january=st.integers(0, 10**6) | _known("-", None),
    february=st.integers(0, 10**6) | _known("无法", None),
    total=_known(7, None),
)
KINDS: dict[str, tuple[list[object], SearchStrategy[list[object]]]] = {
    "firms": (
        ["企业名称", "统一社会信用代码", "所属镇街", "邮箱", "专精特新", "2022年出口额(万元)"],
        REGISTER,
    ),
    "orders": (
        [
            "合同号",
            "企业名称",
            "统一社会信用代码",
            "展会",
            "客商",
            "国别",
            "成交类型",
            "币种",
            "金额",
            "签约日期",
        ],
        ORDERS,
    ),
    "exports": (["企业名称", "统一社会信用代码", "月份", "国别", "商品编码", "出口额(元)", "同比"], EXPORTS),
    "exports, one month": (
        ["企业名称", "统一社会信用代码", "备用", "国别", "商品编码", "出口额(元)", "同比"],
        EXPORTS,
    ),
    "exports, months across": (["企业名称", "国别", "商品编码", "2023年1月", "2023年2月", "合计"], WIDE),
}


def _stored() -> Stored:
    order = an_order(
        id=OrderId(3), version=1, contract_no="HT000002", firm_id=FirmId(1), edition_id=EditionId(7)
    )
    figure = an_export(
        id=ExportId(9), version=1, firm_id=FirmId(1), place="", year=2023, first_month=1, last_month=1,
        market="JP", hs="5007100", value=Money(5, "CNY"),
    )  # fmt: skip
    key = (1, 2023, 1, 1, False, "export", "", "", "JP", "5007100")
    return empty_store(
        firms=FIRMS, editions=[EDITION], orders=[order], participations={(2, 7): 4},
        exports={key: (int(figure.id or 0), 1, figure.value.minor, "CNY", "元")},
    )  # fmt: skip


def _checked(rows: list[Row], proposal: Proposal, stop: threading.Event | None = None) -> object:
    """Return everything that a check of these rows says, and the rows that it would write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        list(spool.write_rows(folder / "0.rows", rows))
        info = SheetInfo(SHEET, rows=len(rows), columns=max(map(len, rows)))
        opened = OpenFile(Path("t.xlsx"), "", (info,), (), folder)
        planned = planning.plan(proposal, opened.sheets, lambda n, a, b: opened.spool(n).rows(a, b))
        result = checks.check(planned, opened, _stored(), folder, None, stop)
        # How rows lie in blocks is another matter than what they say.
        written = [
            (noun, row)
            for noun in ORDER
            for numbers, columns in result.writes.blocks(noun)
            for row in zip(numbers, *columns, strict=True)
        ]
        return result.checked, repr(written), result.writes.updates


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_swept_rows_come_to_the_same_as_rows_taken_one_by_one(kind: str, data: st.DataObject) -> None:
    heading, row = KINDS[kind]
    usual = data.draw(st.lists(row, min_size=1, max_size=90))
    rows = cast("list[Row]", [heading, *usual])
    skipped = frozenset((SHEET, n) for n in data.draw(st.sets(st.integers(2, 60), max_size=2)))
    proposal = Proposal("2023年1-3月.xlsx", "", kind.partition(",")[0], (), skips=skipped, used={SHEET: True})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(taking, "LEAST", 2)
        swept = _checked(rows, proposal)
        patched.setattr(taking, "LEAST", len(rows) + 1)
        careful = _checked(rows, proposal)
    assert swept == careful


def test_stop_ends_a_check_of_many_common_rows() -> None:
    rows = cast(
        "list[Row]", [["企业名称", "所属镇街"], *([f"绍兴第{n}号公司", "塔山街道"] for n in range(9, 5000))]
    )
    stop = threading.Event()
    stop.set()
    with pytest.raises(ExpectedError):
        _checked(rows, Proposal("t.xlsx", "", "firms", ()), stop)


@pytest.mark.parametrize("kind", KINDS)
def test_common_rows_are_swept(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    common: dict[str, list[object]] = {
        "firms": [[f"绍兴第{n}号厂", a_credit_code(n), "塔山街道", None, "是", None] for n in range(9, 99)],
        "orders": [
            [
                f"HT{n:06d}",
                "绍兴第1号公司",
                None,
                "大阪纺织展",
                "ABC",
                "日本",
                "成交",
                "美元",
                n,
                "2023-04-02",
            ]
            for n in range(9, 99)
        ],
        "exports": [
            ["绍兴第1号公司", None, "202302", "日本", f"{n}07100", "12.5", None] for n in range(9, 99)
        ],
        "exports, one month": [
            ["绍兴第1号公司", None, None, "日本", f"{n}07100", 5, None] for n in range(9, 99)
        ],
        "exports, months across": [
            ["绍兴第1号公司", "日本", f"{n}07100", 5, None, None] for n in range(9, 99)
        ],
    }
    swept: list[int] = []
    whole = Tally.new

    def noted(tally: Tally, sheet: str, rows: range, records: int) -> None:
        swept.append(records)
        whole(tally, sheet, rows, records)

    monkeypatch.setattr(Tally, "new", noted)
    rows = cast("list[Row]", [KINDS[kind][0], *common[kind]])
    _checked(rows, Proposal("2023年1-3月.xlsx", "", kind.partition(",")[0], (), used={SHEET: True}))
    assert sum(swept) > len(rows) / 2
