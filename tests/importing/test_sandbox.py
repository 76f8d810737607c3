"""Reading in a child process: whatever the child does, the parent gets sheets or a calm message."""

import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.importing.files import workbook
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import Visibility
from tradeplanner.importing.spool import BLOCK, Spool

LIMIT = "import sys, json; o = json.loads(sys.stdin.readline()); "


def child(body: str) -> tuple[str, ...]:
    """Return the command of a child that does ``body`` instead of reading."""
    return (sys.executable, "-c", LIMIT + body)


def left_over(folder: Path) -> list[str]:
    """Return what reading left in the temporary folder."""
    return [path.name for path in folder.glob("tradeplanner-import-*")]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give reading a temporary folder of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a small workbook."""
    return workbook(tmp_path / "表.xlsx", {"一": [["甲", 1], ["乙", 2]], "二": []})


def test_sheets_come_back_and_the_spool_goes(temporary: Path, table: Path) -> None:
    with closing(sandbox.read(table)) as opened:
        assert [(s.name, s.rows, s.columns) for s in opened.sheets] == [("一", 2, 2), ("二", 0, 0)]
        assert list(opened.spool("一")) == [["甲", 1.0], ["乙", 2.0]]
        assert len(opened.sha256) == 64
        assert opened.facts == {"format": "xlsx"}
    assert left_over(temporary) == []


def test_a_text_is_read_again_in_the_encoding_that_a_person_chose(tmp_path: Path) -> None:
    path = tmp_path / "名單.csv"
    path.write_bytes("公司,1\n".encode("big5"))
    for chosen, name, reason in (
        ("", "Big5", "encoding_likely"),
        ("GB18030", "GB18030", "encoding_chosen"),
    ):
        with closing(sandbox.read(path, encoding=chosen)) as opened:
            facts = {"format": "text", "encoding": name, "encoding_reason": reason, "delimiter": ","}
            assert opened.facts == facts
            assert list(opened.spool("名單")) == [["公司".encode("big5").decode(name), "1"]]


@pytest.mark.parametrize(
    "body, code",
    [
        ("import os; os.abort()", Code.IMPORT_UNREADABLE),
        ("sys.exit(0)", Code.IMPORT_UNREADABLE),
        ("raise RuntimeError", Code.IMPORT_UNREADABLE),
        ("print(json.dumps({'refused': 'import_memory', 'params': {}}))", Code.IMPORT_MEMORY),
    ],
)
def test_a_child_that_dies_ends_as_a_message(temporary: Path, table: Path, body: str, code: Code) -> None:
    with pytest.raises(ExpectedError) as told:
        sandbox.read(table, child=child(body))
    assert (told.value.code, told.value.params["file"]) == (code, "表.xlsx")
    assert left_over(temporary) == []


def test_a_child_that_stands_still_is_killed(
    temporary: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "STALL_SECONDS", 0.3)
    with pytest.raises(ExpectedError) as told:
        sandbox.read(table, child=child("import time; time.sleep(60)"))
    assert told.value.code is Code.IMPORT_STALLED
    assert left_over(temporary) == []


def test_a_slow_child_that_tells_progress_lives(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "STALL_SECONDS", 2.0)
    body = (
        "import time\nfor i in range(5):\n time.sleep(0.5)\n"
        " print(json.dumps({'done': i, 'total': 5}), flush=True)\n"
        "print(json.dumps({'sheets': [], 'findings': []}))"
    )
    command = (sys.executable, "-c", LIMIT.replace("; o =", "\no =") + "\n" + body)
    seen: list[int] = []
    started = time.monotonic()
    sandbox.read(table, lambda done, _total: seen.append(done), child=command).close()
    assert seen == [0, 1, 2, 3, 4]
    assert time.monotonic() - started > 2.0


def test_rows_may_be_read_while_others_still_come(tmp_path: Path) -> None:
    table = workbook(tmp_path / "long.xlsx", {"long": [[f"n{at}"] for at in range(3 * BLOCK + 5)], "no": []})
    heard: list[tuple[str, int, int]] = []

    def grown(folder: Path, sheet: int, sheets: Sequence[tuple[str, Visibility]], rows: int) -> None:
        assert [name for name, _ in sheets] == ["long", "no"]
        readable = len(Spool(folder / f"{sheet}.rows").rows(1, rows)) if rows else 0
        heard.append((sheets[sheet][0], rows, readable))

    sandbox.read(table, grown=grown).close()
    counts = [0, BLOCK, 2 * BLOCK, 3 * BLOCK, 3 * BLOCK + 5]
    assert [(name, rows) for name, rows, _ in heard] == [("long", count) for count in counts]
    assert all(readable == rows for _, rows, readable in heard)


def test_where_reading_begins_anew_no_rows_are_told(table: Path) -> None:
    body = (
        "\nsay = lambda **told: print(json.dumps({'total': 0, 'sheet': 0, **told}), flush=True)\n"
        "say(done=0, sheets=[['x', 'visible']])\n"
        "if 'careful' not in o['asked']:\n say(done=2048)\n sys.exit(1)\n"
        "print(json.dumps({'sheets': [], 'findings': []}))"
    )
    command = (sys.executable, "-c", LIMIT.replace("; o =", "\no =") + body)
    heard: list[int] = []
    sandbox.read(table, grown=lambda _folder, _sheet, _all, rows: heard.append(rows), child=command).close()
    assert heard == [0, 2048, 0]


def test_a_child_that_eats_memory_ends_as_a_message(
    temporary: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_BASE_MEMORY", 256 << 20)
    body = (
        "from tradeplanner.importing import child as c; c._limit_memory(o['memory']); x = bytearray(4 << 30)"
    )
    with pytest.raises(ExpectedError) as told:
        sandbox.read(table, child=child(body))
    assert told.value.code is Code.IMPORT_UNREADABLE
    assert left_over(temporary) == []


def test_stop_ends_reading_at_once(temporary: Path, table: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(ExpectedError) as told:
        sandbox.read(table, stop=stop, child=child("import time; time.sleep(60)"))
    assert told.value.code is Code.IMPORT_STOPPED
    assert left_over(temporary) == []


@pytest.mark.parametrize(
    "name, code", [("~$表.xlsx", Code.IMPORT_LOCK_FILE), ("gone.xlsx", Code.IMPORT_NO_FILE)]
)
def test_what_is_no_file_of_ours_is_refused(tmp_path: Path, name: str, code: Code) -> None:
    if name.startswith("~$"):
        (tmp_path / name).write_bytes(b"lock")
    with pytest.raises(ExpectedError) as told:
        sandbox.read(tmp_path / name)
    assert told.value.code is code
