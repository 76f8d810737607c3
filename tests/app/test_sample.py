"""The sample removed through the front door: not a byte is left, own work is, and backups are told of."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as profile
from hypothesis import strategies as st
from sqlalchemy import select

from tests import builders
from tradeplanner.app import (
    backups,
    demo,
    exports,
    firms,
    history,
    insights,
    orders,
    rates,
    sample,
    settings,
)
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Actor, Changed, FirmId, Noun
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.storage.summary_tables import SUMMARIES

YEAR = 2023
OWN = BureauSettings(bureau_zh="柯桥区商务局", place="柯桥区", towns=("柯岩街道",))


def bytes_of(ws: Workspace) -> bytes:
    """Return all that lies on the disk of the data file and its log."""
    path = ws.store.path
    assert path is not None
    found = (path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal"))
    return b"".join(file.read_bytes() for file in found if file.exists())


def test_no_byte_of_the_sample_is_left(ws: Workspace) -> None:
    settings.put(ws, OWN)
    mine = firms.add(ws, builders.a_firm(name_zh="自己的企业", credit_code="")).step
    demo.load_sample(ws)
    names = [firm.name_zh for firm in firms.all(ws) if firm.name_zh != "自己的企业"]
    assert len(names) > 100
    assert names[0].encode() in bytes_of(ws)
    told = sample.preview_removal(ws)

    gone = sample.remove(ws)

    assert (gone.counts, gone.compacted) == (told.counts, True)
    assert gone.counts[Noun.FIRM] == len(names)
    left = bytes_of(ws)
    assert [name for name in (*names, demo.BUREAU_ZH, "1-firms.xlsx") if name.encode() in left] == []
    assert settings.get(ws) == OWN
    assert not sample.loaded(ws)
    with ws.store.read() as connection:
        assert [table.name for table in SUMMARIES if connection.execute(select(table)).first()] == []
    assert history.steps(ws)[0].id == mine
    history.undo(ws)
    history.redo(ws)
    assert [firm.name_zh for firm in firms.all(ws)] == ["自己的企业"]


def load(ws: Workspace) -> FirmId:
    """Bring in a sample of one firm with an order and an export figure, and return the firm."""
    marked = ws.marked(sample=1)
    settings.change(marked, place="示例区", sample="yes")
    firm = FirmId(firms.add(marked, builders.a_firm(name_zh="示例企业", credit_code="")).first(Noun.FIRM))
    rates.add(marked, builders.a_rate())
    orders.record(marked, builders.an_order(firm_id=firm))
    exports.add(marked, builders.an_export(firm_id=firm))
    return firm


def test_sums_follow_and_the_sample_can_be_loaded_again(ws: Workspace) -> None:
    empty = insights.home(ws, YEAR)
    load(ws)
    full = insights.home(ws, YEAR)
    assert (full.exports, full.orders) != (empty.exports, empty.orders)
    heard: list[Changed] = []
    ws.hub.subscribe(heard.append)
    sample.remove(ws)
    gone = insights.home(ws, YEAR)
    assert (gone.exports, gone.orders) == (empty.exports, empty.orders)
    assert heard == [Changed(frozenset(Noun))]
    load(ws)
    again = insights.home(ws, YEAR)
    assert again.exports == full.exports


def test_own_records_upon_it_are_named_and_nothing_goes(ws: Workspace) -> None:
    orders.record(ws, builders.an_order(firm_id=load(ws)))
    before = history.steps(ws)

    told = sample.preview_removal(ws)
    with pytest.raises(ExpectedError) as refused:
        sample.remove(ws)

    assert refused.value.code is Code.SAMPLE_IN_USE
    assert told.standing == 1
    assert told.in_the_way[0].other_name == "示例企业"
    assert history.steps(ws) == before
    history.undo(ws)
    assert sample.preview_removal(ws).standing == 0
    sample.remove(ws)
    assert history.steps(ws) == []


def test_without_a_sample_there_is_nothing_to_remove(ws: Workspace) -> None:
    firms.add(ws, builders.a_firm())
    assert sample.preview_removal(ws).rows == 0
    with pytest.raises(ExpectedError) as refused:
        sample.remove(ws)
    assert refused.value.code is Code.SAMPLE_NONE
    assert len(firms.all(ws)) == 1


def test_backups_that_hold_only_the_sample_may_go_and_others_are_dated(ws: Workspace) -> None:
    file = backups.file_of(ws)
    load(ws)
    only = backups.make(file).backup
    firms.add(ws, builders.a_firm(name_zh="自己的企业", credit_code=""))
    mixed = backups.make(file).backup

    told = sample.preview_removal(ws)
    assert {held.backup.path: held.only for held in told.backups} == {only.path: True, mixed.path: False}
    left = sample.remove(ws, backups_too=True).backups

    assert not only.path.exists()
    assert [held.backup.path for held in left] == [mixed.path]
    assert left[0].until == mixed.at.date() + timedelta(days=BureauSettings().backup_days + 1)


ACTS: dict[str, Callable[[Workspace, int], object]] = {
    "add": lambda ws, n: firms.add(ws, builders.a_firm(name_zh=f"自己{n}", town="甲镇", credit_code="")),
    "set": lambda ws, n: settings.change(ws, place=f"自己{n}"),
    "sample add": lambda ws, n: firms.add(
        ws.marked(sample=1), builders.a_firm(name_zh=f"示例{n}", town="甲镇", credit_code="")
    ),
    "sample set": lambda ws, n: settings.change(ws.marked(sample=1), place=f"示例{n}", sample="yes"),
    "edit all": lambda ws, n: _edit_all(ws, f"镇{n}"),
    "undo": lambda ws, _: _calmly(lambda: history.undo(ws)),
    "redo": lambda ws, _: _calmly(lambda: history.redo(ws)),
}
NEUTRAL = ("add", "set", "edit all")


def _edit_all(ws: Workspace, town: str) -> None:
    """Change the town of every firm in one step, one's own and the sample's."""
    with ws.change(Act.EDIT, Noun.FIRM) as work:
        rows = [(int(f.id), f.version, {"town": town}) for f in firms.all(ws) if f.id is not None]
        work.update_many(Noun.FIRM, rows)


def _calmly(do: Callable[[], object]) -> None:
    try:
        do()
    except ExpectedError:
        return


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty data file once, since each example needs two."""
    folder = tmp_path_factory.mktemp("empty")
    open_workspace(folder).close()
    return folder


@profile(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(acts=st.lists(st.sampled_from(sorted(ACTS)), min_size=2, max_size=9))
@example(acts=["sample add", "set", "set", "sample set"])
@example(acts=["sample set", "set", "undo"])
def test_whatever_was_done_in_between_own_work_is_as_without_the_sample(empty: Path, acts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = [shutil.copytree(empty, Path(folder) / name) for name in "ab"]
        clerk = Actor("clerk", "clerk")
        with open_workspace(places[0], actor=clerk) as ws, open_workspace(places[1], actor=clerk) as bare:
            for number, act in enumerate(acts):
                ACTS[act](ws, number)
                if act in NEUTRAL:
                    ACTS[act](bare, number)
            if not sample.loaded(ws):
                return
            sample.remove(ws)
            assert "示例".encode() not in bytes_of(ws)
            if not {"undo", "redo"} & set(acts):
                assert _told(ws) == _told(bare)
                assert len(history.steps(ws)) == len(history.steps(bare))
            while history.next_undo(ws) is not None:
                history.undo(ws)
            assert _told(ws) == ("", [])


def _told(ws: Workspace) -> tuple[str, list[tuple[str, str]]]:
    return settings.get(ws).place, [(firm.name_zh, firm.town) for firm in firms.all(ws)]
