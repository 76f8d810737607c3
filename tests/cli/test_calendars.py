"""What is due and the calendar file on the command line."""

import json
from pathlib import Path

from tests.builders import an_edition
from tests.cli.conftest import Call
from tradeplanner.app import exhibitions, milestones
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, Noun


def planned(ws: Workspace) -> None:
    """Store an edition with its milestones."""
    made = exhibitions.add_edition(ws, an_edition(exhibition_id=0))
    milestones.plan(ws, EditionId(made.first(Noun.EDITION)))


def test_what_is_due_is_listed_for_persons_and_programs(call: Call, ws: Workspace) -> None:
    assert call("due").err == "Nothing is due.\n"
    planned(ws)
    lines = call("due").out.splitlines()
    assert len(lines) == 13
    assert lines[0].startswith("2022-08-11")
    assert "Notice sent out" in lines[0]
    found = json.loads(call("due", "--json").out)
    assert (found[0]["kind"], found[0]["edition_id"]) == ("notice", 1)


def test_the_calendar_is_written_where_it_is_wanted(call: Call, ws: Workspace, tmp_path: Path) -> None:
    planned(ws)
    file = tmp_path / "plan.ics"
    answer = call("calendar", "--output", str(file))
    assert (answer.status, answer.err) == (0, "14 entries written.\n")
    assert file.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_a_folder_that_is_not_there_is_named_calmly(call: Call, tmp_path: Path) -> None:
    answer = call("calendar", "--output", str(tmp_path / "no" / "plan.ics"))
    assert answer.status == 2
    assert str(tmp_path / "no") in answer.err
