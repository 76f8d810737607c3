"""What another program did on the same data is shown as the window comes to the front."""

from collections.abc import Callable
from pathlib import Path

from tests.builders import a_firm
from tradeplanner.app import firms
from tradeplanner.app.workspace import open_workspace
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.ui.context import Context
from tradeplanner.ui.elsewhere import Elsewhere


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
