"""Who acts: the login name, and the name that can be edited."""

from pathlib import Path

import pytest

from tests.builders import a_firm
from tradeplanner.app import firms, history, person
from tradeplanner.app.workspace import open_workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the person's settings in a folder of the test's own."""
    monkeypatch.setattr("tradeplanner.paths.config_folder", lambda: tmp_path / "config")
    return tmp_path / "config"


def test_without_a_name_the_login_stands() -> None:
    who = person.actor()
    assert who.display == who.login


def test_a_given_name_is_what_history_shows(tmp_path: Path) -> None:
    person.call(" 王五（示例）\n")
    with open_workspace(tmp_path / "data") as ws:
        firms.add(ws, a_firm())
        (step,) = history.steps(ws)
    assert step.actor.display == "王五（示例）"
    assert step.actor.login == person.actor().login


def test_an_empty_name_gives_the_login_back() -> None:
    person.call("王五（示例）")
    person.call("")
    assert person.actor().display == person.actor().login


def test_a_folder_that_cannot_be_written_is_told_calmly(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(ExpectedError) as refused:
        person.call("王五（示例）")
    assert refused.value.code is Code.FOLDER_READ_ONLY
