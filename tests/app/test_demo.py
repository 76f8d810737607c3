"""The sample year through the front door: in order, one step a file, and stoppable between files."""

from threading import Event

import pytest

from tradeplanner.app import demo, firms, history, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act


def test_every_file_is_clean_and_one_step_of_its_own(ws: Workspace) -> None:
    told: list[tuple[int, int]] = []
    done = demo.load_sample(ws, lambda *at: told.append(at))
    assert [item.kind for item in done] == [
        "firms", "catalogue", "rates", "orders", "exports", "exports", "targets",
    ]  # fmt: skip
    assert all(item.counts.new == item.counts.read for item in done)
    imported = [step.id for step in history.steps(ws) if step.act is Act.IMPORT]
    assert imported == [item.step for item in reversed(done)]
    assert told == [(number, len(done)) for number in range(len(done) + 1)]
    assert settings.get(ws).place == demo.PLACE
    assert {step.params.get("sample") for step in history.steps(ws)} == {1}


def test_a_stop_keeps_what_was_imported_and_each_can_be_undone(ws: Workspace) -> None:
    stop = Event()

    def after_the_first(done: int, _total: int) -> None:
        if done == 1:
            stop.set()

    with pytest.raises(ExpectedError) as stopped:
        demo.load_sample(ws, after_the_first, stop)
    assert stopped.value.code is Code.IMPORT_STOPPED
    assert len(firms.all(ws)) == 160
    history.undo(ws)
    assert firms.all(ws) == []


def test_loading_it_again_changes_nothing(ws: Workspace) -> None:
    demo.load_sample(ws)
    before = history.steps(ws)
    again = demo.load_sample(ws)
    assert all(item.counts.same == item.counts.read for item in again)
    assert history.steps(ws) == before
