"""The history on the command line: listed in words, taken back and done again."""

import json

from tests.builders import a_firm, an_exhibition
from tests.cli.conftest import Call
from tradeplanner.app import exhibitions, firms
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import FirmId, Noun


def test_an_empty_history_says_so_beside_the_answer(call: Call) -> None:
    answer = call("history")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "Nothing has been done with this data yet.\n"


def test_steps_are_listed_newest_first_in_words(call: Call, ws: Workspace) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    exhibitions.add_exhibition(ws, an_exhibition(name_zh="乙"))
    lines = call("history").out.splitlines()
    assert "Add exhibition “乙”" in lines[0]
    assert "Add firm “甲”" in lines[1]
    assert len(call("history", "--limit", "1").out.splitlines()) == 1


def test_undo_and_redo_walk_back_and_forth(call: Call, ws: Workspace) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    answer = call("undo")
    assert (answer.status, answer.out) == (0, "Undo: Add firm “甲”\n1 record changed.\n")
    assert firms.all(ws) == []
    assert call("redo").out.startswith("Redo: Add firm “甲”")
    assert [firm.name_zh for firm in firms.all(ws)] == ["甲"]


def test_nothing_to_undo_is_a_calm_sentence(call: Call) -> None:
    answer = call("undo")
    assert (answer.status, answer.err) == (2, "There is nothing to undo.\n")


def test_json_tells_other_programs_the_same(call: Call, ws: Workspace) -> None:
    firms.add(ws, a_firm(name_zh="甲"))
    call("undo")
    newest, first = json.loads(call("history", "--json").out)
    assert (newest["kind"], newest["text"]) == ("undo", "Undo: Add firm “甲”")
    assert (first["act"], first["noun"], first["undone"]) == ("add", "firms", True)
    assert first["params"] == {"name": "甲"}


def test_what_stands_in_the_way_is_named_and_may_be_left(call: Call, ws: Workspace) -> None:
    with ws.change(Act.IMPORT, Noun.FIRM, count=2, file="a.csv") as work:
        ids = work.insert(Noun.FIRM, [{"name_zh": "甲"}, {"name_zh": "乙"}])
    changed = work.changed
    firms.edit(ws, a_firm(name_zh="甲", town="北海街道", id=FirmId(ids[0]), version=1))
    answer = call("undo", str(changed.step))
    assert answer.status == 1
    assert "changed again since" in answer.err
    assert "--force" in answer.err
    forced = call("undo", str(changed.step), "--force")
    assert forced.status == 1
    assert "1 record changed." in forced.out
    assert len(firms.all(ws)) == 1
