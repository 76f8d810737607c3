"""The swift reader of large texts gives what the usual one gives, or leaves the rest to it."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.importing import reading, spool
from tradeplanner.importing.grid import Row
from tradeplanner.importing.readers import swift_text

_PIECES = (
    "甲",
    "1.5",
    "㐂",
    " ",
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\r\n",
    '"',
    "\\",
    "\t",
    "\x01",
    "\r",
    "\u2028",
    ";",
)
TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=60).map("".join)


def _read(path: Path, least: int) -> tuple[dict[str, object], list[Row]]:
    """Return what is told of a text and its rows, where ``least`` bytes are large."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(swift_text, "LEAST", least)
        patched.setattr(swift_text, "_CHUNK", 16)
        said = reading.read_file(path, Path(folder), reading.Request(), lambda _: None)
        if "refused" in said:
            return said, []
        return said, [_cut(row) for row in spool.Spool(Path(folder) / "0.rows")]


def _cut(row: Row) -> Row:
    """Return a row without what fills it up to the longest of its block."""
    while row and row[-1] is None:
        row = row[:-1]
    return row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@given(first=st.sampled_from(["", "sep=,\n"]), text=TEXTS)
def test_any_text_is_read_as_the_usual_reader_reads_it(encoding: str, first: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(f"{first}名称,数\n绍兴青藤纺织有限公司,1\n{text}".encode(encoding))
        assert _read(path, 0) == _read(path, 1 << 60)


def test_many_lines_alike_are_read_swiftly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    rows = [["名称", "数", "空"], *([f"绍兴第{n}号公司", f"{n}.50", ""] for n in range(3000))]
    path.write_bytes("".join(f"{','.join(row)}\r\n" for row in rows).encode("gb18030"))
    monkeypatch.setattr(swift_text, "LEAST", 0)
    monkeypatch.setattr(swift_text, "_CHUNK", 5000)

    def usual() -> list[Row]:
        pytest.fail("the usual reader was asked")

    assert swift_text.is_fit(path, "gb18030", ",")
    runs = list(swift_text.SwiftLines(path, "gb18030", ",", usual))
    assert sum(count for count, _ in runs) == 3001
    assert runs[-1][1][2][-1] == b""
    assert _read(path, 0)[1][-1] == ["绍兴第2999号公司", "2999.50"]
