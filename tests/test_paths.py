"""Where things lie: what is chosen comes first, and what is shipped is found."""

import os
from pathlib import Path

import pytest

from tradeplanner import paths


def test_a_chosen_folder_comes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRADEPLANNER_DATA", str(tmp_path / "named"))

    assert paths.data_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert paths.data_folder() == tmp_path / "named"


def test_without_a_choice_the_users_own_folder_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRADEPLANNER_DATA", raising=False)

    assert paths.data_folder().name == paths.APP
    assert paths.data_folder() != paths.config_folder()


def test_a_home_and_a_relative_folder_are_made_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert paths.data_folder("here") == tmp_path / "here"
    assert paths.data_folder("~/there") == Path.home() / "there"


def test_a_name_in_another_encoding_is_shown_as_chinese() -> None:
    assert paths.shown_name(Path("/desk/订单.csv")) == "订单.csv"
    assert paths.shown_name(Path(os.fsdecode("订单.csv".encode("gb18030")))) == "订单.csv"


def test_asking_makes_no_folder(tmp_path: Path) -> None:
    assert not paths.data_folder(tmp_path / "new").exists()


@pytest.mark.parametrize(
    "parts", [("reference", "markets.csv"), ("fonts", "NotoSansSC-Regular.ttf"), ("sample",)]
)
def test_what_is_shipped_is_found(parts: tuple[str, ...]) -> None:
    assert paths.resource(*parts).exists()
