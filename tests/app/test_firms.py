"""Firms through the front door."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_credit_code, a_figure, a_firm, an_order
from tradeplanner.app import firms, history, orders
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.firms import Contact
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.money import Money


def _added(ws: Workspace, **changes: object) -> FirmId:
    return FirmId(firms.add(ws, a_firm(**changes)).first(Noun.FIRM))


def test_a_code_is_stored_as_the_standard_writes_it(ws: Workspace) -> None:
    number = _added(ws, credit_code=" 91330602 ma1mg6k77f ")
    assert firms.get(ws, number).credit_code == "91330602MA1MG6K77F"


def test_another_firms_code_is_refused_and_names_it(ws: Workspace) -> None:
    _added(ws, name_zh="甲（示例）", credit_code=a_credit_code(1))
    with pytest.raises(RejectedError) as refused:
        _added(ws, name_zh="乙（示例）", credit_code=a_credit_code(1))
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.field) == (Code.DUPLICATE_CODE, "credit_code")
    assert finding.params["name"] == "甲（示例）"
    assert len(firms.all(ws)) == 1


def test_a_wrong_check_place_needs_a_reason(ws: Workspace) -> None:
    wrong = a_firm(credit_code="91330602MARA7LRC00")
    with pytest.raises(RejectedError) as refused:
        firms.add(ws, wrong)
    assert [f.code for f in refused.value.findings] == [Code.CODE_CHECK]
    number = FirmId(firms.add(ws, replace(wrong, code_reason="执照原件如此")).first(Noun.FIRM))
    assert firms.get(ws, number).credit_code == "91330602MARA7LRC00"


def test_a_new_name_keeps_the_old_one(ws: Workspace) -> None:
    number = _added(ws, name_zh="旧名（示例）")
    firms.edit(ws, replace(firms.get(ws, number), name_zh="新名（示例）"))
    assert firms.get(ws, number).former_names == ("旧名（示例）",)


def test_two_desks_cannot_overwrite_each_other(ws: Workspace) -> None:
    number = _added(ws)
    mine = yours = firms.get(ws, number)
    firms.edit(ws, replace(yours, town="富盛镇"))
    with pytest.raises(ConflictError):
        firms.edit(ws, replace(mine, town="斗门街道"))
    assert firms.get(ws, number).town == "富盛镇"


def test_a_firm_without_history_is_deleted(ws: Workspace) -> None:
    number = _added(ws)
    firms.remove(ws, number, 1)
    assert firms.all(ws, retired=True) == []


def test_a_firm_with_history_is_retired_and_keeps_it(ws: Workspace) -> None:
    number = _added(ws)
    orders.record(
        ws, an_order(firm_id=number, edition_id=None, amount=replace(an_order().amount, currency="CNY"))
    )
    firms.remove(ws, number, 1, today=date(2023, 12, 31))
    assert firms.all(ws) == []
    assert firms.all(ws, retired=True)[0].retired == date(2023, 12, 31)
    assert len(orders.all(ws)) == 1
    step = history.next_undo(ws)
    assert step is not None
    assert step.act is Act.RETIRE
    history.undo(ws)
    assert len(firms.all(ws)) == 1


def test_the_last_stated_figure_of_each_firm(ws: Workspace) -> None:
    one, other = _added(ws, name_zh="甲（示例）"), _added(ws, name_zh="乙（示例）")
    with ws.change(Act.ADD, Noun.FIGURE) as work:
        for owner, year, measure in ((one, 2021, "exports"), (one, 2022, "exports"), (other, 2022, "trade")):
            work.add(Noun.FIGURE, a_figure(firm_id=owner, year=year, measure=measure))
    assert {firm: figure.year for firm, figure in firms.last_figures(ws).items()} == {one: 2022}


def test_pickers_get_the_few_facts_of_every_firm(ws: Workspace) -> None:
    firm = a_firm(name_zh="甲（示例）", name_en="Jia", former_names=("老甲",), phone="13800001234")
    number = FirmId(firms.add(ws, firm).first(Noun.FIRM))
    assert firms.contacts(ws) == [
        Contact(number, "甲（示例）", "Jia", town="塔山街道", former_names=("老甲",))
    ]


def test_a_stated_figure_is_entered_corrected_and_taken_off(ws: Workspace) -> None:
    number = _added(ws)
    firms.state(ws, number, 2022, Money.of(100, "USD"))
    firms.state(ws, number, 2022, Money.of(120, "USD"))
    firms.state(ws, number, 2022, Money.of(300, "USD"), measure="trade")
    found = [(each.year, each.measure, each.value) for each in firms.figures(ws, number)]
    assert sorted(found, key=str) == [
        (2022, "exports", Money.of(120, "USD")),
        (2022, "trade", Money.of(300, "USD")),
    ]
    firms.state(ws, number, 2022, None)
    assert [each.measure for each in firms.figures(ws, number)] == ["trade"]
    history.undo(ws)
    assert len(firms.figures(ws, number)) == 2
    with pytest.raises(RejectedError) as refused:
        firms.state(ws, number, 22, Money.of(-1, "USD"))
    assert [f.place.field for f in refused.value.findings] == ["year", "value"]
