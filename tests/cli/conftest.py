"""The command line as a person at a terminal meets it: one call, its status, and what it said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.cli.main import run
from tradeplanner.i18n.language import EN, set_language


@dataclass(frozen=True)
class Answer:
    """What one command gave back."""

    status: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _speak_english() -> Iterator[None]:
    """Leave the language as it was found: the command line sets it for its process."""
    yield
    set_language(EN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a data file that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def call(folder: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Give a function that runs a command in English on ``folder``."""

    def answer(*words: str | Path, lang: str = "en") -> Answer:
        capsys.readouterr()
        status = run(["--data", str(folder), "--lang", lang, *map(str, words)])
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return answer


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    """Give the workspace of the same folder, as another program would hold it open."""
    with open_workspace(folder) as workspace:
        yield workspace
