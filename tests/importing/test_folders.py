"""A folder of forms through one child: which files count, what kills it, and where each cell came from."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.importing.files import locked, text, workbook
from tests.importing.result_forms import FAIR, form
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.i18n.messages import explanation
from tradeplanner.importing import folders
from tradeplanner.importing.grid import Row
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.specs import SPECS

SPEC = SPECS["returns"]
DEADLY = """
import os, sys, json, time
line = sys.stdin.readline()
order = json.loads(line)
from tradeplanner.importing import gathering
deed = sys.argv[1]
read = gathering.Gathering.read
def risky(self, name, path):
    if "deadly" in name:
        os._exit(3) if deed == "die" else time.sleep(600)
    return read(self, name, path)
gathering.Gathering.read = risky
sys.stdin = __import__("io").StringIO(line)
from tradeplanner.importing import folder_child
sys.exit(folder_child.main())
"""
"""A child that a file with "deadly" in its name ends, or makes stand still."""


@contextmanager
def read(*paths: Path, child: tuple[str, ...] = folders.CHILD) -> Iterator[OpenFile]:
    """Give what a folder, or several files, hold."""
    opened = folders.read(SPEC, paths, child=child)
    try:
        yield opened
    finally:
        opened.close()


def rows(opened: OpenFile) -> list[Row]:
    """Return the virtual sheet's rows, without those that fill up."""
    (info,) = opened.sheets
    return opened.spool(info.name).rows(1, info.rows)


def column(opened: OpenFile, heading: str) -> list[object]:
    """Return the cells under a heading."""
    head, *body = rows(opened)
    at = head.index(heading)
    return [row[at] if at < len(row) else None for row in body]


def left_out(opened: OpenFile) -> dict[str, Code]:
    """Return the files that were left out, with the reason."""
    return {finding.place.file: finding.code for finding in opened.ignored}


def test_a_folder_is_one_sheet_with_a_row_for_each_form(tmp_path: Path) -> None:
    form(tmp_path / "成效表" / "02_乙.xlsx", "乙有限公司")
    form(tmp_path / "成效表" / "镇街" / "01_甲.xlsx", "甲有限公司")
    with read(tmp_path / "成效表") as opened:
        assert ([sheet.name for sheet in opened.sheets], opened.sheets[0].rows) == (["成效表"], 3)
        assert column(opened, "企业名称") == ["乙有限公司", "甲有限公司"]
        assert column(opened, "文件名") == ["02_乙.xlsx", "镇街/01_甲.xlsx"]
        assert column(opened, "展会名称") == [FAIR, FAIR]
        assert opened.ignored == ()


def test_what_is_no_form_is_named_with_its_reason(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    form(folder / "甲.xlsx", "甲有限公司")
    form(folder / "空.xlsx", "",
         **{"接待客商数（家）": None, "意向成交额（万美元）": None, "现场成交额（万美元）": None,
                                  "主要客商国别": None, "下届是否续展": None, "意见建议": None})  # fmt: skip
    workbook(folder / "说明.xlsx", {"说明": [["请于会后报送"]]})
    locked(form(folder / "密.xlsx", "丙有限公司"), "1234")
    text(folder / "~$甲.xlsx", "owner")
    text(folder / ".~lock.甲.xlsx#", "owner")
    text(folder / "说明.docx", "PKnot a workbook")
    text(folder / "坏.xlsx", "PK\x03\x04 broken")
    text(folder / "读我", "请阅读")
    with read(folder) as opened:
        assert column(opened, "企业名称") == ["甲有限公司"]
        assert left_out(opened) == {
            ".~lock.甲.xlsx#": Code.IMPORT_LOCK_FILE,
            "~$甲.xlsx": Code.IMPORT_LOCK_FILE,
            "说明.docx": Code.IMPORT_FOREIGN,
            "说明.xlsx": Code.FORM_NONE,
            "空.xlsx": Code.FORM_BLANK,
            "密.xlsx": Code.IMPORT_PASSWORD,
            "坏.xlsx": Code.IMPORT_UNREADABLE,
            "读我": Code.FORM_NONE,
        }
        warned = {f.place.file for f in opened.ignored if f.severity is Severity.WARNING}
        assert warned == {"密.xlsx", "坏.xlsx"}
        assert all(f.place.file in explanation(f) for f in opened.ignored)


def test_every_format_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    form(folder / "甲.xlsx", "甲有限公司")
    text(
        folder / "乙.csv",
        "展会名称,大阪展\n企业名称,乙有限公司\n接待客商数,7\n意向成交额,3万美元\n",
        "gb18030",
    )
    pairs = (("企业名称", "丙有限公司"), ("展会名称", "大阪展"), ("接待客商数", "8"))
    page = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs)
    text(folder / "丙.xls", f"<html><body><table>{page}</table></body></html>")
    with read(folder) as opened:
        assert sorted(map(str, column(opened, "企业名称"))) == ["丙有限公司", "乙有限公司", "甲有限公司"]


def test_units_differ_and_stay_with_their_amounts(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    bare, dollars = {"意向成交额（万美元）": None}, "意向成交额（万美元）"
    for number in range(3):
        form(folder / f"{number}.xlsx", f"{number}有限公司", **{dollars: 10 + number})
    form(folder / "3.xlsx", "3有限公司", **bare, 意向成交额="133.6万美元")
    form(folder / "4.xlsx", "4有限公司", **bare, **{"意向成交额（美元）": 5000})
    form(folder / "5.xlsx", "5有限公司", **bare, **{"意向成交额（欧元）": "2万"})
    form(folder / "6.xlsx", "6有限公司", **{dollars: ""}, 意向成交额=7)
    with read(folder) as opened:
        assert column(opened, dollars) == [10, 11, 12, "133.6万美元", "5000美元", "2万EUR", 7]
        (finding,) = [f for f in opened.findings if f.code is Code.FORM_UNIT_TAKEN]
        assert (finding.place.file, finding.params["unit"]) == ("6.xlsx", "万美元")


def test_each_cell_knows_its_file_its_sheet_and_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    form(folder / "甲.xlsx", "甲有限公司")
    with read(folder) as opened:
        head = rows(opened)[0]
        origins = opened.origins
        assert origins is not None
        assert origins.at(2, head.index("企业名称")) == ("甲.xlsx", "Sheet1", "B3")
        assert origins.at(2, head.index("现场成交额（万美元）")) == ("甲.xlsx", "Sheet1", "D5")
        assert origins.at(2) == ("甲.xlsx", "Sheet1", "")
        assert (origins.at(1, 0), origins.at(3, 0), origins.source(2)) == (
            None,
            None,
            ("甲.xlsx › Sheet1", 2),
        )


def test_the_hash_is_that_of_names_and_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    for folder in (one, two):
        form(folder / "甲.xlsx", "甲有限公司")
        (folder / "乙.xlsx").write_bytes((one / "甲.xlsx").read_bytes())
        (folder / "甲.xlsx").write_bytes((one / "甲.xlsx").read_bytes())
    with read(one) as first, read(two) as second:
        assert (first.sha256, len(first.sha256)) == (second.sha256, 64)
    (two / "乙.xlsx").rename(two / "丙.xlsx")
    with read(two) as renamed:
        assert renamed.sha256 != first.sha256


@pytest.mark.parametrize(
    "deed, code", [("die", Code.IMPORT_UNREADABLE), ("stand still", Code.IMPORT_STALLED)]
)
def test_a_file_that_ends_the_child_is_named_and_the_others_are_read(
    tmp_path: Path, deed: str, code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "STALL_SECONDS", 3.0)
    folder = tmp_path / "forms"
    for name in ("1", "2_deadly", "3", "4_deadly", "5"):
        form(folder / f"{name}.xlsx", f"{name}有限公司")
    with read(folder, child=(sys.executable, "-c", DEADLY, deed)) as opened:
        assert column(opened, "企业名称") == ["1有限公司", "3有限公司", "5有限公司"]
        assert left_out(opened) == {"2_deadly.xlsx": code, "4_deadly.xlsx": code}


def test_two_children_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "forms"
    for name in ("1", "2_deadly", "3", "4", "5_deadly", "6"):
        form(folder / f"{name}.xlsx", f"{name}有限公司")
    text(folder / "7.txt", "no form")
    child = (sys.executable, "-c", DEADLY, "die")
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with read(folder, child=child) as one:
        monkeypatch.setattr(folders, "_MANY", 2)
        both = folders.read(SPEC, [folder], lambda done, total: told.append((done, total)), child=child)
        assert (rows(both), left_out(both)) == (rows(one), left_out(one))
        assert (both.sha256, both.findings) == (one.sha256, one.findings)
        places = [(row, at) for row in range(2, 6) for at in range(4)]
        assert one.origins is not None
        assert both.origins is not None
        assert [both.origins.at(*place) for place in places] == [one.origins.at(*place) for place in places]
        both.close()
    assert told == sorted(told)
    assert told[-1] == (7, 7)


def test_stop_ends_both_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲", "deadly 1", "乙", "deadly 2"):
        form(tmp_path / f"{name}.xlsx", f"{name}有限公司")
    monkeypatch.setattr(folders, "_MANY", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(ExpectedError) as stopped:
        folders.read(SPEC, [tmp_path], None, stop, child=(sys.executable, "-c", DEADLY, "stand still"))
    assert stopped.value.code is Code.IMPORT_STOPPED


def test_a_folder_without_a_form_is_refused(tmp_path: Path) -> None:
    text(tmp_path / "forms.docx", "PK")
    with pytest.raises(ExpectedError) as refused, read(tmp_path):
        pass
    assert (refused.value.code, refused.value.params["count"]) == (Code.FOLDER_EMPTY, 1)


def test_stop_ends_it_and_progress_counts_files(tmp_path: Path) -> None:
    for name in "甲乙丙":
        form(tmp_path / "forms" / f"{name}.xlsx", f"{name}有限公司")
    told: list[tuple[int, int]] = []
    folders.read(SPEC, [tmp_path / "forms"], lambda done, total: told.append((done, total))).close()
    assert told == [(1, 3), (2, 3), (3, 3)]
    stop = threading.Event()
    stop.set()
    with pytest.raises(ExpectedError) as stopped:
        folders.read(SPEC, [tmp_path / "forms"], None, stop)
    assert stopped.value.code is Code.IMPORT_STOPPED


def test_several_files_that_were_chosen_are_one_sheet(tmp_path: Path) -> None:
    paths = [form(tmp_path / "out" / f"{name}.xlsx", f"{name}有限公司") for name in "甲乙丙"]
    with read(*paths[:2]) as opened:
        assert (opened.path.name, column(opened, "企业名称")) == ("out", ["甲有限公司", "乙有限公司"])
