"""Backups, copies and checks on the command line."""

import json
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from tests.builders import a_firm, an_export
from tests.cli.conftest import Call
from tests.postgres import fresh_database
from tests.storage.files import spoil
from tradeplanner import paths
from tradeplanner.app import exports, firms
from tradeplanner.app.workspace import open_workspace
from tradeplanner.cli.main import run
from tradeplanner.domain.ids import FirmId, Noun


@pytest.fixture(autouse=True)
def _own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a person without settings."""
    monkeypatch.setattr("tradeplanner.paths.config_folder", lambda: tmp_path / "config")


def add(folder: Path, name: str) -> None:
    """Add a firm."""
    with open_workspace(folder) as ws:
        firms.add(ws, a_firm(name_zh=name))


def names(folder: Path) -> set[str]:
    """Return the names of the firms."""
    with open_workspace(folder) as ws:
        return {firm.name_zh for firm in firms.all(ws)}


def test_without_backups_the_list_says_so_and_tells_the_rule(call: Call, folder: Path) -> None:
    add(folder, "甲")
    said = call("backup")
    assert (said.status, said.out) == (0, "")
    assert "There are no backups yet." in said.err
    assert "After 180 days every backup is deleted" in said.err


def test_a_backup_is_made_listed_previewed_and_restored(call: Call, folder: Path) -> None:
    add(folder, "甲")
    made = json.loads(call("backup", "make", "--json").out)["made"]
    name = Path(made["path"]).name
    assert (made["whole"], made["step"], made["counts"]["firms"]) == (True, 1, 1)
    add(folder, "乙")
    listed = call("backup", "list")
    assert name in listed.out
    assert "1 firm" in listed.out
    shown = call("backup", "preview", name)
    assert "1 step was done since and would be lost:" in shown.out
    assert "Add firm “乙”" in shown.out
    assert "firm" in shown.out.splitlines()[1]
    assert names(folder) == {"甲", "乙"}
    done = call("backup", "restore", name)
    assert (done.status, names(folder)) == (0, {"甲"})
    assert "-restore.db" in done.out
    assert "Restored from the backup of" in call("history").out


def test_in_json_a_preview_counts_and_names_what_would_go(call: Call, folder: Path) -> None:
    add(folder, "甲")
    path = json.loads(call("backup", "make", "--json").out)["made"]["path"]
    add(folder, "乙")
    told = json.loads(call("backup", "preview", path, "--json").out)
    assert (told["now"]["firms"], told["then"]["firms"], told["lost"]) == (2, 1, 1)
    assert told["newest_lost"] == [{"step": 2, "text": "Add firm “乙”"}]
    listed = json.loads(call("backup", "--json").out)
    assert [each["path"] for each in listed["backups"]] == [path]


def test_a_deleted_data_file_is_not_begun_anew_but_restored(call: Call, folder: Path) -> None:
    add(folder, "甲")
    call("backup", "make")
    (folder / paths.DATA_FILE).unlink()
    refused = call("history")
    assert refused.status == 2
    assert "no longer where it was" in refused.err
    assert not (folder / paths.DATA_FILE).exists()
    name = json.loads(call("backup", "list", "--json").out)["backups"][0]["path"]
    assert call("backup", "restore", name).status == 0
    assert names(folder) == {"甲"}


@pytest.mark.parametrize("act", ["preview", "restore"])
def test_a_backup_must_be_named_and_be_one(call: Call, folder: Path, tmp_path: Path, act: str) -> None:
    add(folder, "甲")
    unnamed = call("backup", act)
    assert unnamed.status == 2
    assert f"tradeplanner backup {act} FILE" in unnamed.err
    other = tmp_path / "other.db"
    other.write_text("no database")
    wrong = call("backup", act, other)
    assert wrong.status == 2
    assert "not a whole copy" in wrong.err
    assert names(folder) == {"甲"}


def test_a_copy_is_whole_and_overwrites_nothing(call: Call, folder: Path, tmp_path: Path) -> None:
    add(folder, "甲")
    target = tmp_path / "elsewhere" / "copy.db"
    assert call("copy", target).status == 0
    assert names(target) == {"甲"}
    again = call("copy", target)
    assert again.status == 2
    assert "is there already" in again.err


def test_a_sound_file_is_called_sound(call: Call, folder: Path) -> None:
    add(folder, "甲")
    said = call("check")
    assert (said.status, said.out.splitlines()[0]) == (0, "The data file is sound.")
    assert json.loads(call("check", "--json").out)["sound"] is True


def test_a_damaged_file_is_told_and_mended(call: Call, folder: Path) -> None:
    with open_workspace(folder) as ws:
        for number in range(80):
            firms.add(ws, a_firm(name_zh=f"企业{number}（示例）"))
    file = folder / paths.DATA_FILE
    spoil(file, file.stat().st_size // 4096 - 1)
    found = call("check")
    assert found.status == 1
    assert "in the file itself" in found.out
    mended = call("check", "--repair", "--json")
    told = json.loads(mended.out)
    assert told["after"]["sound"] is True
    assert Path(told["kept"]).exists()
    assert call("check").status == 0


def test_what_the_server_keeps_is_left_to_the_server(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRADEPLANNER_DATABASE", "postgresql+psycopg://nowhere/none")
    for words in (["backup"], ["check", "--repair"]):
        assert run(["--lang", "zh", *words]) == 2
        assert "pg_dump" in capsys.readouterr().err


def test_the_rows_on_a_server_are_checked_and_a_sum_that_differs_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database() as url:
        monkeypatch.setenv("TRADEPLANNER_DATABASE", url)
        with open_workspace() as ws:
            firm = FirmId(firms.add(ws, a_firm()).first(Noun.FIRM))
            exports.add(ws, an_export(firm_id=firm))
            assert run(["--lang", "en", "check"]) == 0
            assert capsys.readouterr().out.splitlines()[0] == "The data on the server is sound."
            with ws.store.engine.begin() as connection:
                connection.execute(text("UPDATE export_series SET minor = minor + 1"))
                connection.execute(text("UPDATE firms SET name_en = 'Else'"))
        assert run(["--lang", "en", "check", "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert (told["sums"], told["unlogged"], told["orphans"]) == (1, {"firms": 1}, {})
        assert str(make_url(url).password) not in told["server"]
