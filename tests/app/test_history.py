"""History through the front door: the order of undo, refusals, and whose undo it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_firm, a_rate, an_order
from tradeplanner.app import firms, history, orders, rates
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import CannotUndoError, ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act, StepKind
from tradeplanner.domain.ids import Actor, FirmId, Noun, StepId
from tradeplanner.domain.money import Money


def _names(ws: Workspace) -> list[str]:
    return sorted(firm.name_zh for firm in firms.all(ws))


def test_undo_and_redo_walk_the_same_path(ws: Workspace) -> None:
    for name in ("甲", "乙", "丙"):
        firms.add(ws, a_firm(name_zh=name))
    assert [history.undo(ws).step.params["name"] for _ in range(2)] == ["丙", "乙"]
    assert _names(ws) == ["甲"]
    assert [history.redo(ws).step.params["name"] for _ in range(2)] == ["乙", "丙"]
    assert _names(ws) == sorted(["甲", "乙", "丙"])


def test_a_data_file_is_new_until_the_first_step_even_if_that_is_undone(ws: Workspace) -> None:
    assert history.is_new(ws)
    firms.add(ws, a_firm())
    history.undo(ws)
    assert not history.is_new(ws)


def test_something_new_ends_the_redo(ws: Workspace) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    history.undo(ws)
    firms.add(ws, a_firm(name_zh="乙"))
    assert history.next_redo(ws) is None
    with pytest.raises(ExpectedError) as refused:
        history.redo(ws)
    assert refused.value.code is Code.NOTHING_TO_REDO


def test_nothing_to_undo_is_said_calmly(ws: Workspace) -> None:
    with pytest.raises(ExpectedError) as refused:
        history.undo(ws)
    assert refused.value.code is Code.NOTHING_TO_UNDO


def test_an_undo_that_would_overwrite_is_refused_and_then_forced(ws: Workspace) -> None:
    with ws.change(Act.IMPORT, Noun.FIRM) as work:
        ids = work.insert(Noun.FIRM, [{"name_zh": "甲"}, {"name_zh": "乙"}])
    firms.edit(ws, replace(firms.get(ws, FirmId(ids[0])), town="富盛镇"))
    with pytest.raises(CannotUndoError) as refused:
        history.undo(ws, work.changed.step)
    assert [(f.code, f.params["id"]) for f in refused.value.findings] == [(Code.UNDO_CHANGED_SINCE, ids[0])]
    assert _names(ws) == sorted(["甲", "乙"])
    outcome = history.undo(ws, work.changed.step, force=True)
    assert (outcome.reversed, len(outcome.kept), _names(ws)) == (1, 1, ["甲"])


def test_a_forced_undo_that_could_do_nothing_is_no_step(ws: Workspace) -> None:
    added = firms.add(ws, a_firm(name_zh="甲"))
    firms.edit(ws, replace(firms.get(ws, FirmId(added.first(Noun.FIRM))), town="富盛镇"))
    with pytest.raises(CannotUndoError):
        history.undo(ws, added.step, force=True)
    assert len(history.steps(ws)) == 2


def test_each_person_undoes_their_own(ws: Workspace, tmp_path: Path) -> None:
    with open_workspace(tmp_path / "data", actor=Actor("other", "李四（示例）")) as other:
        firms.add(ws, a_firm(name_zh="甲"))
        firms.add(other, a_firm(name_zh="乙"))
        history.undo(ws)
        assert _names(ws) == ["乙"]
        assert history.next_undo(ws) is None


def test_the_list_says_who_did_what_and_what_is_undone(ws: Workspace) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    history.undo(ws)
    newest, first = history.steps(ws)
    assert (newest.kind, newest.origin, newest.undone) == (StepKind.UNDO, first.id, False)
    assert (first.actor.display, first.params["name"], first.undone) == ("张三（示例）", "甲", True)
    assert [step.id for step in history.steps(ws, before=StepId(2))] == [1]


def test_who_changed_a_row_can_be_asked(ws: Workspace) -> None:
    number = firms.add(ws, a_firm(town="塔山街道")).first(Noun.FIRM)
    firms.edit(ws, replace(firms.get(ws, FirmId(number)), town="富盛镇"))
    (edit, image), (_, added) = history.of_row(ws, Noun.FIRM, number)
    assert edit.actor.login == "clerk"
    assert image.before is not None
    assert image.after is not None
    assert (image.before["town"], image.after["town"], added.before) == ("塔山街道", "富盛镇", None)


def test_rows_are_named_as_people_call_them(ws: Workspace) -> None:
    firm = FirmId(firms.add(ws, a_firm(name_zh="甲（示例）")).first(Noun.FIRM))
    order = orders.record(ws, an_order(firm_id=firm, edition_id=None, amount=Money(100, "CNY"))).first(
        Noun.ORDER
    )
    rate = rates.add(ws, a_rate()).first(Noun.RATE)
    asked = [(Noun.FIRM, firm), (Noun.ORDER, order), (Noun.RATE, rate), (Noun.FIRM, 999)]
    assert history.names(ws, asked) == {
        (Noun.FIRM, firm): "甲（示例）",
        (Noun.ORDER, order): "甲（示例）",
        (Noun.RATE, rate): "USD",
    }


def test_a_workspace_without_imports_lists_none(ws: Workspace) -> None:
    firms.add(ws, a_firm())
    assert history.imports(ws) == []
