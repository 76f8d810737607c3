"""The calendar file: two readers of other makes take it and give the same whole days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from tests import builders
from tradeplanner.app import calendar_files, exhibitions, milestones
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.ids import EditionId, Noun
from tradeplanner.i18n.language import set_language

AT = datetime(2023, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give a data file with an edition that has its milestones, and one that was called off."""
    with open_workspace(tmp_path) as opened:
        shown = builders.an_edition(exhibition_id=0, owner="王丽", contacts="13800000000", venue="国际馆")
        number = exhibitions.add_edition(opened, shown).first(Noun.EDITION)
        milestones.plan(opened, EditionId(number))
        off = builders.an_edition(
            exhibition_id=0, name_zh="2023年德国展，停办；示例", status=Status.CANCELLED, status_reason="停办"
        )
        called_off = exhibitions.add_edition(opened, off).first(Noun.EDITION)
        milestones.plan(opened, EditionId(called_off))
        exhibitions.add_edition(opened, replace(off, name_zh="未定", opens=None, closes=None))
        yield opened


def saved(ws: Workspace, folder: Path) -> bytes:
    """Return the file as it is written."""
    file = folder / "plan.ics"
    assert calendar_files.save(ws, file, at=AT) == 15
    assert [each.name for each in folder.glob("*.ics*")] == ["plan.ics"]
    return file.read_bytes()


def by_icalendar(content: bytes) -> dict[str, tuple[str, date, date]]:
    """Return title, first day and the day after the last by uid."""
    events: list[Any] = Calendar.from_ical(content).walk("VEVENT")
    return {str(e["uid"]): (str(e["summary"]), e["dtstart"].dt, e["dtend"].dt) for e in events}


def by_vobject(content: bytes) -> dict[str, tuple[str, date, date]]:
    """Return the same as another reader sees it."""
    calendar: Any = vobject.readOne(content.decode())
    return {
        e.uid.value: (e.summary.value, e.dtstart.value, e.dtend.value) for e in calendar.contents["vevent"]
    }


def test_two_readers_find_the_same_whole_days(ws: Workspace, tmp_path: Path) -> None:
    content = saved(ws, tmp_path)
    found = by_icalendar(content)
    assert found == by_vobject(content)
    assert len(found) == 15
    assert found["edition-1@tradeplanner"] == (
        "2023年日本大阪纺织服装展（示例）", date(2023, 4, 11), date(2023, 4, 14)
    )  # fmt: skip
    assert found["edition-2@tradeplanner"][0] == "2023年德国展，停办；示例"
    for title, first, after in found.values():
        assert title
        assert type(first) is type(after) is date
    milestone = milestones.all(ws, EditionId(1))[0]
    assert found[f"milestone-{milestone.id}@tradeplanner"][1:] == (
        milestone.due_on, milestone.due_on + timedelta(days=1)
    )  # fmt: skip


def test_what_was_called_off_says_so_and_has_no_milestones(ws: Workspace, tmp_path: Path) -> None:
    events: list[Any] = Calendar.from_ical(saved(ws, tmp_path)).walk("VEVENT")
    states = {str(event["uid"]): str(event["status"]) for event in events}
    assert states["edition-2@tradeplanner"] == "CANCELLED"
    assert sum(1 for uid in states if uid.startswith("milestone")) == 13


def test_no_person_stands_in_it(ws: Workspace, tmp_path: Path) -> None:
    text = saved(ws, tmp_path).decode()
    assert "王丽" not in text
    assert "13800000000" not in text


def test_ids_stay_and_the_language_is_the_readers(ws: Workspace, tmp_path: Path) -> None:
    before = by_icalendar(saved(ws, tmp_path))
    set_language("zh")
    after = by_icalendar(saved(ws, tmp_path))
    set_language("en")
    assert before.keys() == after.keys()
    assert any(title.startswith("报名截止：") for title, _, _ in after.values())
    assert any(title.startswith("Registration closes: ") for title, _, _ in before.values())


def test_only_the_year_asked_for_is_written(ws: Workspace, tmp_path: Path) -> None:
    assert calendar_files.save(ws, tmp_path / "a.ics", 2022) == 0


def test_a_place_that_takes_no_file_leaves_nothing(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError):
        calendar_files.save(ws, tmp_path / "missing" / "a.ics")
