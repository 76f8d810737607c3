"""What another program did on the same data is shown as the window comes to the front."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import a_firm
from tests.postgres import fresh_database
from tradeplanner.app import firms
from tradeplanner.app.workspace import open_workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Changed, Noun, StepId
from tradeplanner.ui import elsewhere as module
from tradeplanner.ui.context import Context
from tradeplanner.ui.elsewhere import Elsewhere
from tradeplanner.ui.notices import Notice


def test_a_step_of_another_program_is_noticed_once(
    context: Context, settled: Callable[[], None], tmp_path: Path
) -> None:
    elsewhere = Elsewhere(context)
    heard: list[Changed] = []
    elsewhere.noticed.connect(heard.append)
    settled()
    with open_workspace(tmp_path / "data") as other:
        told = firms.add(other, a_firm(name_zh="丙公司"))
    assert heard == []
    elsewhere.look()
    settled()
    assert [changed.step for changed in heard] == [told.step]
    assert Noun.FIRM in heard[0].nouns
    elsewhere.look()
    settled()
    assert len(heard) == 1


def test_a_step_of_our_own_is_no_news(context: Context, settled: Callable[[], None]) -> None:
    elsewhere = Elsewhere(context)
    heard: list[Changed] = []
    elsewhere.noticed.connect(heard.append)
    settled()
    elsewhere.heard(firms.add(context.workspace, a_firm(name_zh="丙公司")))
    elsewhere.look()
    settled()
    assert heard == []


def test_a_step_of_another_desk_before_our_own_is_not_overlooked(
    context: Context, settled: Callable[[], None], tmp_path: Path
) -> None:
    elsewhere = Elsewhere(context)
    heard: list[Changed] = []
    elsewhere.noticed.connect(heard.append)
    settled()
    elsewhere.heard(firms.add(context.workspace, a_firm(name_zh="乙公司")))
    with open_workspace(tmp_path / "data") as other:
        firms.add(other, a_firm(name_zh="丙公司"))
    assert heard == []
    own = firms.add(context.workspace, a_firm(name_zh="丁公司"))
    elsewhere.heard(own)
    assert [changed.step for changed in heard] == [own.step]
    elsewhere.look()
    settled()
    assert len(heard) == 1


def test_steps_that_another_desk_removed_with_the_sample_are_noticed(
    context: Context, settled: Callable[[], None]
) -> None:
    elsewhere = Elsewhere(context)
    heard: list[Changed] = []
    elsewhere.noticed.connect(heard.append)
    settled()
    elsewhere.heard(Changed(frozenset({Noun.FIRM}), step=StepId(1)))
    elsewhere.look()
    settled()
    assert [changed.nouns for changed in heard] == [frozenset(Noun)]


def test_a_server_away_is_told_once_and_its_return_shows_all_anew(
    context: Context, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Elsewhere(context)
    heard: list[Changed] = []
    posted: list[Notice] = []
    elsewhere.noticed.connect(heard.append)
    said: list[str] = []
    context.notices.posted.connect(posted.append)
    context.notices.said.connect(said.append)
    settled()

    def away(_ws: object) -> int:
        raise ExpectedError(Code.DATABASE_AWAY)

    with monkeypatch.context() as patch:
        patch.setattr(module, "_newest", away)
        for _ in range(2):
            elsewhere.look()
            settled()
    assert [("does not answer" in notice.text, notice.link) for notice in posted] == [(True, None)]
    elsewhere.look()
    settled()
    assert (len(posted), said) == (1, ["The database answers again."])
    assert len(heard) == 1


def test_a_server_is_asked_by_itself_and_a_file_is_not(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_MS", 20)
    assert not Elsewhere(context)._often.isActive()  # noqa: SLF001  # a file has one window
    with fresh_database() as url, open_workspace(url=url) as here, open_workspace(url=url) as there:
        elsewhere = Elsewhere(Context(here, context.jobs, context.notices, context.desk))
        qtbot.waitUntil(lambda: elsewhere._seen is not None, timeout=20_000)  # noqa: SLF001
        with qtbot.waitSignal(elsewhere.noticed, timeout=20_000) as noticed:
            told = firms.add(there, a_firm(name_zh="丙公司"))
        assert noticed.args == [Changed(frozenset(Noun), step=told.step)]
        elsewhere._often.stop()  # noqa: SLF001
        qtbot.waitUntil(lambda: not context.jobs.busy(), timeout=20_000)
