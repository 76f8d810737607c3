"""Files on the command line: JSON alone on stdout, statuses that scripts rely on, calm refusals."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.big_files import write_firms
from tests.cli.conftest import Call
from tests.cli.test_telling import KEYS
from tests.importing.files import locked, workbook
from tests.journeys import messy
from tradeplanner.app import firms
from tradeplanner.app.import_values import ENCODINGS
from tradeplanner.app.workspace import Workspace
from tradeplanner.cli import main, parser
from tradeplanner.paths import resource

SAMPLE = resource("sample")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a messy register."""
    return messy.register(tmp_path / "名录.xlsx")


def test_json_is_all_there_is_on_stdout_and_has_the_agreed_keys(call: Call, register: Path) -> None:
    answer = call("import", "firms", register, "--json")
    report = json.loads(answer.out)
    assert set(report) == KEYS
    assert report["kind"] == "firms"
    assert report["sheets"] == [messy.SHEET]
    assert [sheet["name"] for sheet in report["ignored_sheets"]] == [messy.HIDDEN]
    rows = report["rows"]
    assert rows["read"] == sum(count for name, count in rows.items() if name != "read")
    assert all(isinstance(total["sum"], str) for total in report["sums"])
    first = report["findings"][0]
    assert set(first) == {"code", "severity", "file", "sheet", "cell", "row", "field", "params", "message"}
    assert answer.status == 1


def test_a_dry_run_stores_nothing_and_says_the_same(call: Call, ws: Workspace, register: Path) -> None:
    tried = json.loads(call("import", "firms", register, "--dry-run", "--json").out)
    assert tried["committed"] is False
    assert firms.all(ws) == []
    done = json.loads(call("import", "firms", register, "--json").out)
    assert done["committed"] is True
    assert done["rows"] == tried["rows"]
    assert len(firms.all(ws)) == tried["rows"]["new"]


def test_the_sample_of_a_report_writes_a_span_of_days_as_iso_does(call: Call) -> None:
    report = json.loads(call("import", "rates", next(SAMPLE.glob("*rates*")), "--dry-run", "--json").out)
    assert report["sample"][0]["date"] == "2022-01-01/2022-01-31"


def test_a_clean_file_is_status_0(call: Call, tmp_path: Path) -> None:
    answer = call("import", "firms", write_firms(tmp_path / "firms.xlsx", 3))
    assert (answer.status, answer.out.splitlines()[-1]) == (0, "3 records stored.")
    assert answer.err.startswith("To take it back: tradeplanner undo ")


def test_no_phone_is_ever_told(call: Call, register: Path) -> None:
    for words in (("--json",), ("--dry-run",)):
        answer = call("import", "firms", register, *words)
        assert "13800000000" not in answer.out + answer.err


def test_an_unknown_kind_is_named_with_the_known_ones(call: Call, register: Path) -> None:
    answer = call("import", "firm", register)
    assert (answer.status, answer.out) == (2, "")
    assert "firms, programmes, catalogue, registrations, booths" in answer.err


@pytest.mark.parametrize("words", [("import", "firms"), ("inspect",)])
def test_a_file_that_is_not_there_is_status_2(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = call(*words, tmp_path / "no.xlsx")
    assert answer.status == 2
    assert "no.xlsx" in answer.out + answer.err
    told = json.loads(call(*words, tmp_path / "no.xlsx", "--json").out)
    assert told["findings"][0]["code"] == "import_no_file"


def test_inspect_shows_sheets_hidden_ones_named(call: Call, register: Path) -> None:
    answer = call("inspect", register)
    assert answer.status == 0
    assert f"{messy.HIDDEN} (hidden): 2 rows" in answer.out
    told = json.loads(call("inspect", register, "--json").out)
    assert [sheet["name"] for sheet in told["sheets"]] == [messy.SHEET, messy.HIDDEN]


def test_inspect_shows_the_first_rows_with_their_addresses(call: Call, register: Path) -> None:
    lines = call("inspect", register).out.splitlines()
    assert "  A3 序号 | B3 企业信息 | D3 联系方式 | F3 出口额" in lines
    assert not any("A15" in line for line in lines)


def test_a_file_of_another_kind_waits_for_a_word(call: Call, register: Path) -> None:
    answer = call("import", "orders", register, "--json")
    assert answer.status == 1
    report = json.loads(answer.out)
    assert (report["sheets"], report["rows"]["read"]) == ([], 0)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_name_in_another_encoding_is_read_as_chinese(call: Call, ws: Workspace, tmp_path: Path) -> None:
    name = tmp_path / os.fsdecode("企业.csv".encode("gb18030"))
    name.write_text("企业名称,所属镇街\n绍兴甲纺织有限公司（示例）,塔山街道\n", encoding="utf-8")
    report = json.loads(call("import", "firms", name, "--json").out)
    assert report["file"] == "企业.csv"
    (firm,) = firms.all(ws)
    assert firm.origin is not None
    assert firm.origin.sheet == "企业"


def test_a_template_can_be_filled_in_and_imported(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "firms.xlsx"
    assert call("template", "firms", path).out == f"Written: {path}\n"
    report = json.loads(call("import", "firms", path, "--dry-run", "--json").out)
    assert report["rows"]["new"] == 0


def test_control_c_stops_an_import_with_nothing_half_done(
    folder: Path, ws: Workspace, tmp_path: Path
) -> None:
    file = write_firms(tmp_path / "firms.xlsx", 20_000)
    running = subprocess.Popen(
        [sys.executable, "-m", "tradeplanner", "--data", folder, "--lang", "en", "import", "firms", file],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    while running.poll() is None and not any(tmp_path.glob("*/*.rows")):
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (main.STOPPED, "")
    assert "Traceback" not in err
    assert firms.all(ws) == []
    assert list(tmp_path.glob("*/*.rows")) == []


def test_a_text_is_read_in_the_encoding_that_is_named(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes("企业名称,所属镇街\n绍兴甲纺织有限公司（示例）,塔山街道\n".encode("gb18030"))
    facts = json.loads(call("inspect", path, "--json").out)["facts"]
    assert (facts["encoding"], facts["delimiter"], facts["format"]) == ("GB18030", ",", "text")
    garbled = json.loads(call("inspect", path, "--json", "--encoding", "big5").out)
    assert garbled["facts"]["encoding_reason"] == "encoding_chosen"
    assert garbled["sheets"][0]["cells"][0]["value"] != "企业名称"
    named = json.loads(call("import", "firms", path, "--dry-run", "--json", "--encoding", "gb18030").out)
    assert named["rows"]["new"] == 1
    assert call("inspect", path, "--encoding", "latin").status == 2


def test_the_encodings_offered_are_those_that_can_be_read() -> None:
    assert tuple(ENCODINGS) == parser.ENCODINGS


def test_a_look_into_a_file_loads_neither_store_nor_kinds() -> None:
    asked = "import sys, tradeplanner.cli.inspecting; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert {"sqlalchemy", "tradeplanner.importing.specs", "tradeplanner.storage"} & set(
        loaded.split()
    ) == set()


def test_a_password_comes_from_standard_input(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = locked(
        workbook(tmp_path / "名录.xlsx", {"名录": [["企业名称"], ["绍兴甲纺织有限公司（示例）"]]}), "secret"
    )
    assert json.loads(call("inspect", path, "--json").out)["findings"][0]["code"] == "import_password"
    for given, code in (("wrong\n", ["import_password_wrong"]), ("secret\r\n", [])):
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        report = json.loads(call("inspect", path, "--json", "--password-stdin").out)
        assert [finding["code"] for finding in report["findings"]] == code
    monkeypatch.setattr(sys, "stdin", io.StringIO("secret"))
    told = json.loads(call("import", "firms", path, "--dry-run", "--json", "--password-stdin").out)
    assert told["rows"]["new"] == 1
