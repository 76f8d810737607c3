"""Workbooks that no program writes as the standard says: read by one reader or the other, or told."""

import sys
import zipfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.importing import raw_books as raw
from tests.importing.files import workbook
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import Cell, ErrorValue, Merge, Row
from tradeplanner.importing.readers import openxml

ONE = raw.sheet(raw.row(raw.cell("A1", "1"), raw.inline("B1", "甲")))


def read(path: Path) -> list[Row]:
    """Return the rows of the first sheet, as the program reads them."""
    with closing(sandbox.read(path)) as opened:
        return list(opened.spool(opened.sheets[0].name))


def careful(path: Path) -> list[Row]:
    """Return the rows of the first sheet, as the careful reader reads them."""
    return list(openxml.read(str(path)).sheets[0].load().rows)


@pytest.mark.parametrize(
    "target",
    ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml",
     "../xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "worksheets/Sheet1.xml"],
)  # fmt: skip
def test_a_sheet_is_found_however_it_is_linked(tmp_path: Path, target: str) -> None:
    path = raw.book(tmp_path / "a.xlsx", ONE, target=target)
    assert read(path) == careful(path) == [[1.0, "甲"]]


def test_names_of_parts_may_have_backslashes(tmp_path: Path) -> None:
    path = raw.with_backslashes(raw.book(tmp_path / "a.xlsx", ONE))
    assert read(path) == careful(path) == [[1.0, "甲"]]


@pytest.mark.parametrize(
    "content",
    [
        raw.sheet(raw.row(raw.cell("", "1"), raw.inline("", "甲").replace(' r=""', ""), number=None)),
        raw.sheet(raw.row(raw.cell("a1", "1"), raw.inline("$B$1", "甲"))),
        raw.sheet(raw.row(raw.inline("B1", "甲"), raw.cell("A1", "1"))),
        raw.sheet(raw.row(raw.cell("A1", "1"), raw.inline("B1", "甲")), before='<dimension ref="?"/>'),
        raw.sheet(raw.row(raw.cell("A1", "1"), raw.inline("B1", "甲")), before='<dimension ref="A1"/>'),
        raw.sheet(
            raw.row(raw.cell("A1", "1"), raw.inline("B1", "甲")), before='<dimension ref="A1:XFD1048576"/>'
        ),
        raw.sheet(
            raw.row(raw.cell("A1", "1"), raw.inline("B1", "甲")),
            after='<mergeCells><mergeCell ref="A1"/><mergeCell ref=""/></mergeCells>',
        ),
        ONE.replace("UTF-8", "UTF-16").encode("utf-16"),
        ONE.replace("UTF-8", "GB18030").encode("gb18030"),
        b"\xef\xbb\xbf" + ONE.encode(),
        ONE.replace("<c ", "<!-- x -->\n <c  ").replace("</c>", "</c >\n"),
        ONE.replace("<t>甲</t>", "<r><t>甲</t></r><rPh sb='0' eb='1'><t>ジャ</t></rPh>"),
        ONE.replace("甲", "<![CDATA[甲]]>"),
    ],
    ids=["no places", "small letters", "out of order", "no size", "too small", "too large", "odd merges",
         "UTF-16", "GB18030", "mark", "comments", "phonetic", "cdata"],
)  # fmt: skip
def test_a_sheet_is_read_however_it_is_written(tmp_path: Path, content: str | bytes) -> None:
    path = raw.book(tmp_path / "a.xlsx", content)
    assert read(path) == careful(path) == [[1.0, "甲"]]


def test_tags_may_have_a_prefix(tmp_path: Path) -> None:
    names = f'xmlns:x="{raw.MAIN}" xmlns:r="{raw.LINK}"'
    cells = (
        '<x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c>'
        '<x:c r="B1" t="e"><x:v>#N/A</x:v></x:c><x:c r="C1"><x:f>1+1</x:f></x:c>'
    )
    content = f'<x:worksheet {names}><x:sheetData><x:row r="1">{cells}</x:row></x:sheetData></x:worksheet>'
    path = raw.book(tmp_path / "a.xlsx", content)
    assert read(path) == careful(path) == [["甲", ErrorValue("#N/A"), ErrorValue("=1+1")]]


def test_shared_texts_with_runs_spaces_and_escapes(tmp_path: Path) -> None:
    shared = (
        '<si><r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 文</t></r></si>'
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si>"
    )
    cells = raw.row(*(raw.cell(f"{letter}1", str(at), "s") for at, letter in enumerate("ABC")))
    path = raw.book(tmp_path / "a.xlsx", raw.sheet(cells), shared=shared)
    assert read(path) == careful(path) == [["富 文", "東京", "a\rb_x000D_"]]


def test_a_shared_text_that_is_missing_is_an_error_at_its_cell(tmp_path: Path) -> None:
    path = raw.book(tmp_path / "a.xlsx", raw.sheet(raw.row(raw.cell("A1", "7", "s"), raw.cell("B1", "1"))))
    assert read(path) == [[ErrorValue("#REF!"), 1.0]]


def test_formulas_without_a_result_are_said_and_empty_texts_are_not(tmp_path: Path) -> None:
    cells = (
        '<c r="A1"><f>B1+C1</f></c><c r="B1"><f>1&lt;2</f><v></v></c><c r="C1"><f>1</f><v/></c>'
        '<c r="D1"><f t="shared" si="0"/></c><c r="E1" t="str"><f>""</f><v></v></c>'
        '<c r="F1"><f>1/4</f><v>0.25</v></c><c r="G1" t="str"><f>"x"</f><v>x</v></c><c r="H1" s="0"/>'
    )
    path = raw.book(tmp_path / "a.xlsx", raw.sheet(raw.row(cells)))
    unstored: list[Cell] = [ErrorValue(text) for text in ("=B1+C1", "=1<2", "=1", "=…")]
    assert read(path)[0][:7] == [*unstored, None, 0.25, "x"]
    assert careful(path)[0] == [*unstored, None, 0.25, "x"]
    with closing(sandbox.read(path)) as opened:
        told = [(finding.code.value, finding.place.cell) for finding in opened.findings]
    assert told == [("formula_unstored", f"{column}1") for column in "ABCD"]


FORMATS = {
    'yyyy"年"m"月"d"日"': datetime(2023, 3, 15, 12, 0),  # noqa: DTZ001  # a cell has no zone
    '[$-804]yyyy"年"m"月"d"日";@': datetime(2023, 3, 15, 12, 0),  # noqa: DTZ001  # likewise
    '[DBNum1][$-804]yyyy"年"m"月"': datetime(2023, 3, 15, 12, 0),  # noqa: DTZ001  # likewise
    "h:mm:ss.000": datetime(2023, 3, 15, 12, 0),  # noqa: DTZ001  # likewise
    '上午/下午h"时"mm"分"': datetime(2023, 3, 15, 12, 0),  # noqa: DTZ001  # likewise
    "[h]:mm": "1080012:00:00",
    "0.00%": 45000.5,
    'General"年"': 45000.5,
    '0"天"': 45000.5,
    '"d"0': 45000.5,
    "[Red]0.0": 45000.5,
    "[$USD]#,##0.00": 45000.5,
    "#,##0.00_);[Red]\\(#,##0.00\\)": 45000.5,
}


def test_formats_tell_dates_from_numbers(tmp_path: Path) -> None:
    rows = (raw.row(raw.cell(f"A{n}", "45000.5", style=n), number=n) for n in range(1, len(FORMATS) + 1))
    path = raw.book(tmp_path / "a.xlsx", raw.sheet("".join(rows)), formats=tuple(FORMATS))
    shown = [[cell] for cell in FORMATS.values()]
    assert read(path) == careful(path) == shown


@pytest.mark.parametrize("flag", ["1", "true"])
def test_dates_may_count_from_1904(tmp_path: Path, flag: str) -> None:
    content = raw.sheet(raw.row(raw.cell("A1", "43830", style=1)))
    before = f'<workbookPr date1904="{flag}"/>'
    path = raw.book(tmp_path / "a.xlsx", content, formats=["yyyy/m/d"], before=before)
    assert read(path) == careful(path) == [[date(2024, 1, 1)]]


def test_dates_at_the_edges(tmp_path: Path) -> None:
    days = {"1": date(1900, 1, 1), "59": date(1900, 2, 28), "61": date(1900, 3, 1),
            "2958465": date(9999, 12, 31), "2958466": 2958466.0, "0.25": "06:00:00"}  # fmt: skip
    rows = (raw.row(raw.cell(f"A{n}", day, style=1), number=n) for n, day in enumerate(days, 1))
    path = raw.book(tmp_path / "a.xlsx", raw.sheet("".join(rows)), formats=["yyyy/m/d"])
    assert read(path) == careful(path) == [[cell] for cell in days.values()]


def test_two_cells_at_the_far_corners_take_neither_time_nor_memory(tmp_path: Path) -> None:
    cells = raw.row(raw.cell("A1", "1")) + raw.row(raw.cell("ZZ1048576", "2"), number=1_048_576)
    path = raw.book(tmp_path / "a.xlsx", raw.sheet(cells))
    with closing(sandbox.read(path)) as opened:
        (info,) = opened.sheets
        assert (info.rows, info.columns) == (1_048_576, 702)
        first, second = opened.spool("S").rows(1, 2)
        assert (first[0], any(first[1:]), any(second)) == (1.0, False, False)
        assert opened.spool("S").rows(1_048_576, 1_048_576)[0][-1] == 2.0


def test_sheets_of_one_name_are_told_apart(tmp_path: Path) -> None:
    book = (
        f'<workbook {raw.NAMES}><sheets><sheet name="S" sheetId="1" r:id="rId1"/>'
        '<sheet name="S" sheetId="2" r:id="rId1" state="veryHidden"/></sheets></workbook>'
    )
    path = raw.book(tmp_path / "a.xlsx", ONE, more={"xl/workbook.xml": book})
    with closing(sandbox.read(path)) as opened:
        assert [(s.name, s.hidden, s.rows) for s in opened.sheets] == [("S", False, 1), ("S (2)", True, 1)]


def test_numbers_that_are_none_are_errors(tmp_path: Path) -> None:
    path = raw.book(tmp_path / "a.xlsx", raw.sheet(raw.row(raw.cell("A1", "1E999"), raw.cell("B1", "NaN"))))
    assert read(path) == [[ErrorValue("#NUM!"), ErrorValue("#NUM!")]]


def test_the_careful_reader_reads_what_the_usual_one_reads(tmp_path: Path) -> None:
    rows = [["甲", 1, 2.5, True, date(2024, 1, 3), None], [], [None, "#DIV/0!", " x "]]
    path = workbook(tmp_path / "a.xlsx", {"一": rows, "二": [["z"]]}, ["A1:B1"])
    raw_file = openxml.read(str(path))
    loaded = raw_file.sheets[0].load()
    assert list(loaded.rows) == [
        ["甲", None, 2.5, True, date(2024, 1, 3)],
        [],
        [None, ErrorValue("#DIV/0!"), " x "],
    ]
    assert loaded.merges == (Merge(1, 0, 1, 1),)
    assert [finding.place.cell for finding in loaded.findings] == ["B3"]
    assert [sheet.name for sheet in raw_file.sheets] == ["一", "二"]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [ENTITIES, EXTERNAL])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
                                  "xl/styles.xml", "xl/worksheets/sheet1.xml"])  # fmt: skip
def test_entities_are_refused_wherever_they_are_declared(tmp_path: Path, declared: str, part: str) -> None:
    cells = raw.sheet(raw.row(raw.cell("A1", "0", "s")))
    path = raw.book(tmp_path / "a.xlsx", cells, shared="<si><t>x</t></si>", formats=["0"])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    start, end, rest = parts[part].partition("?>")
    raw.book(path, cells, more={**parts, part: f"{start}{end}{declared}{rest}"})
    with pytest.raises(ExpectedError) as told:
        sandbox.read(path)
    assert told.value.code is Code.IMPORT_BOMB


def test_a_definition_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    """The reader's process is killed at its first connection, were it to make one."""
    start, end, rest = ONE.partition("?>")
    outside = '<!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/x.dtd">'
    path = raw.book(tmp_path / "a.xlsx", f"{start}{end}{outside}{rest}")
    body = (
        "import sys; sys.addaudithook(lambda name, _: name.startswith('socket.') and sys.exit(9));"
        "from tradeplanner.importing.child import main; sys.exit(main())"
    )
    with closing(sandbox.read(path, child=(sys.executable, "-c", body))) as opened:
        assert list(opened.spool("S")) == [[1.0, "甲"]]


def test_progress_is_told_before_the_last_row_is_read(tmp_path: Path) -> None:
    seen: list[int] = []
    cells = "".join(raw.row(raw.cell(f"A{n}", "1"), number=n) for n in range(1, 5000))
    openxml.read(str(raw.book(tmp_path / "a.xlsx", raw.sheet(cells))), seen.append).sheets[0].load()
    assert seen == [2048, 4096]


def test_the_workbook_may_have_another_name(tmp_path: Path) -> None:
    path = raw.book(tmp_path / "a.xlsx", ONE)
    with zipfile.ZipFile(path) as archive:
        parts = {name.replace("workbook", "book7"): archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"workbook.xml", b"book7.xml"))
    assert read(path) == careful(path) == [[1.0, "甲"]]


def test_a_workbook_without_a_sheet_is_a_message(tmp_path: Path) -> None:
    book = f"<workbook {raw.NAMES}><sheets/></workbook>"
    with pytest.raises(ExpectedError) as told:
        sandbox.read(raw.book(tmp_path / "a.xlsx", ONE, more={"xl/workbook.xml": book}))
    assert told.value.code is Code.IMPORT_UNREADABLE
