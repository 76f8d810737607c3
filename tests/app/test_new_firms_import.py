"""A firm that the register lacks and a person calls new is registered by the import that names it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_credit_code, a_firm, an_edition, an_exhibition
from tests.importing.result_forms import FAIR, form
from tradeplanner.app import booths, exports, firms, history, imports, orders, participation, returns
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun

NAME, CODE = "全新纺织有限公司", a_credit_code(77)
BLOCKS = {
    "registrations": ("企业名称 统一社会信用代码 展位数", "{name} {code} 2"),
    "booths": ("展位号 企业名称 统一社会信用代码 面积", "A1 {name} {code} 9"),
    "orders": (
        "企业名称 统一社会信用代码 订单金额(元) 签约日期 订单类型",
        "{name} {code} 1000 2024-03-05 合同",
    ),
    "exports": ("企业名称 统一社会信用代码 月份 出口额(万元)", "{name} {code} 2024年1月 100"),
}


@pytest.fixture(autouse=True)
def edition(ws: Workspace) -> EditionId:
    """Give a store of one firm of another name, and an edition."""
    with ws.change(Act.ADD, Noun.FIRM) as step:
        step.add(Noun.FIRM, a_firm(name_zh="甲有限公司", credit_code=""))
        fair = ExhibitionId(step.add(Noun.EXHIBITION, an_exhibition(name_zh="大阪展")))
        new = an_edition(exhibition_id=fair, year=2024, name_zh=FAIR)
        return EditionId(step.add(Noun.EDITION, new))


def bring_in(ws: Workspace, session: imports.Session, edition: EditionId) -> list[Code]:
    """Commit what a file holds, with each unknown firm called new; return what was told before that."""
    proposal = session.proposal.with_option("edition", str(edition)).with_option("unregistered", "register")
    asked = imports.check(ws, session, proposal)
    for finding in asked.findings:
        if finding.code is Code.FIRM_UNKNOWN:
            proposal = proposal.with_choice(finding.place.sheet, finding.place.row or 0, "new", "firm")
    imports.commit(ws, session, imports.check(ws, session, proposal))
    return [finding.code for finding in asked.findings]


def firms_of(ws: Workspace, kind: str) -> list[FirmId | None]:
    """Return the firms of what a file of ``kind`` brought."""
    read: Mapping[str, Callable[[], Sequence[Any]]] = {
        "registrations": lambda: participation.all(ws),
        "booths": lambda: booths.all(ws),
        "orders": lambda: orders.all(ws),
        "exports": lambda: exports.all(ws, 2024),
        "returns": lambda: returns.all(ws),
    }
    return [row.firm_id for row in read[kind]()]


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_new_firm_comes_in_with_its_row_and_goes_by_one_undo(
    ws: Workspace, edition: EditionId, kind: str
) -> None:
    heading, row = BLOCKS[kind]
    rows = (heading, row.format(name=NAME, code=CODE))
    block = "\n".join("\t".join(each.split()) for each in rows)
    with closing(imports.open_block(ws, kind, block)) as session:
        assert Code.FIRM_UNKNOWN in bring_in(ws, session, edition)
    new = firms.get(ws, FirmId(2))
    assert (new.name_zh, new.credit_code) == (NAME, CODE)
    assert firms_of(ws, kind) == [new.id]
    history.undo(ws)
    assert firms_of(ws, kind) == []
    assert [firm.name_zh for firm in firms.contacts(ws)] == ["甲有限公司"]


def test_a_result_form_registers_its_new_firm(ws: Workspace, tmp_path: Path, edition: EditionId) -> None:
    form(tmp_path / "forms" / "新.xlsx", NAME)
    with closing(imports.open_file(ws, "returns", tmp_path / "forms")) as session:
        assert Code.FIRM_UNKNOWN in bring_in(ws, session, edition)
    assert firms.get(ws, FirmId(2)).name_zh == NAME
    assert firms_of(ws, "returns") == [2]
