"""Own reports: kept, drawn, undone, and handed from desk to desk."""

import base64
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from tests.builders import an_own_report, png
from tradeplanner.app import demo, history, own_reports, report_desk
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import own_reports as rules
from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.own_reports import wish_of
from tradeplanner.domain.report_kinds import ReportKind, Wish
from tradeplanner.domain.units import Units

EDGE = 14
"""Points along the edge of a sheet, 5 mm, that printers leave white."""
YEAR = Wish(kind=ReportKind.SUMMARY, year=2023)


def test_an_own_report_is_kept_changed_and_taken_back(ws: Workspace) -> None:
    own_reports.add(ws, an_own_report(name=" 月报 "))
    (kept,) = own_reports.all(ws)
    assert kept.name == "月报"
    own_reports.edit(ws, replace(kept, foot="第二版"))
    assert own_reports.named(ws, "月报").foot == "第二版"
    history.undo(ws)
    assert own_reports.named(ws, "月报").foot == kept.foot
    history.redo(ws)
    (now,) = own_reports.all(ws)
    assert now.id is not None
    own_reports.remove(ws, now.id, now.version)
    assert own_reports.all(ws) == []


def test_two_reports_do_not_share_a_name(ws: Workspace) -> None:
    own_reports.add(ws, an_own_report(name="月报"))
    with pytest.raises(RejectedError) as caught:
        own_reports.add(ws, an_own_report(name="月报 "))
    assert caught.value.findings[0].code is Code.DUPLICATE_NAME
    with pytest.raises(ExpectedError, match="own_report_unknown"):
        own_reports.named(ws, "年报")


def test_sections_stand_as_they_were_ordered_with_head_foot_and_logo(ws: Workspace) -> None:
    own = an_own_report(logo=base64.b64encode(png(3, 2)).decode())
    made = report_desk.make(ws, wish_of(own, YEAR))
    assert [one.key for one in made.sections] == ["orders", "course"]
    assert (made.head, made.foot, made.logo) == (own.head, own.foot, png(3, 2))
    fewer = report_desk.make(ws, wish_of(replace(own, sections=("course",)), YEAR))
    assert [one.key for one in fewer.sections] == ["course"]


def test_the_sections_of_a_report_have_names(ws: Workspace) -> None:
    parts = own_reports.parts(ws, YEAR)
    assert [(one.key, one.name) for one in parts] == [
        ("course", "Exports against the target"),
        ("orders", "Orders of the exhibitions"),
    ]


def test_a_file_is_taken_in_under_a_free_name(ws: Workspace, tmp_path: Path) -> None:
    path = own_reports.save(an_own_report(name="月报"), tmp_path / "月报.tpreport")
    taken = [own_reports.take_in(ws, path).name for _ in range(3)]
    assert taken == ["月报", "月报 (2)", "月报 (3)"]


def test_a_file_that_is_refused_changes_nothing(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.tpreport"
    broken = base64.b64encode(png(3, 2)[:40]).decode()
    contents = [b"{}", bytes(rules.FILE_MOST + 9), rules.to_file(an_own_report(logo=broken))]
    for content in contents:
        path.write_bytes(content)
        with pytest.raises(ExpectedError):
            own_reports.take_in(ws, path)
    with pytest.raises(ExpectedError, match="file_gone"):
        own_reports.take_in(ws, tmp_path / "none")
    assert own_reports.all(ws) == []


def test_a_logo_is_drawn_once_before_it_is_kept(tmp_path: Path) -> None:
    drawing = tmp_path / "logo.txt"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    assert base64.b64decode(own_reports.read_logo(drawing)) == drawing.read_bytes()
    torn = tmp_path / "torn.png"
    torn.write_bytes(png(30, 20)[:45])
    with pytest.raises(ExpectedError, match="logo_broken"):
        own_reports.read_logo(torn)


def test_a_photograph_becomes_a_png(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "logo.jpg"
    Image.new("RGB", (40, 20), "red").save(path)
    assert base64.b64decode(own_reports.read_logo(path)).startswith(b"\x89PNG")


def test_head_foot_and_logo_are_printed_without_a_second_page(ws: Workspace, tmp_path: Path) -> None:
    demo.load_sample(ws)
    own = an_own_report(logo=base64.b64encode(png(30, 20)).decode(), sections=())
    (path,) = report_desk.save(ws, wish_of(own, YEAR), tmp_path / "a.pdf")
    (page,) = PdfReader(path).pages
    text = page.extract_text()
    assert own.head in text
    assert own.foot in text
    assert len(page.images) == 1


def test_word_and_excel_bear_head_and_foot_too(ws: Workspace, tmp_path: Path) -> None:
    own = an_own_report(head="商务局 & 商会", logo=base64.b64encode(png(30, 20)).decode(), sections=())
    report_desk.save(ws, wish_of(own, YEAR), tmp_path / "a.docx")
    paper = docx.Document(str(tmp_path / "a.docx"))
    texts = [one.text for one in paper.paragraphs]
    assert texts[:2] == ["", own.head]
    assert texts[-1] == own.foot
    assert len(paper.inline_shapes) == 1
    report_desk.save(ws, wish_of(own, YEAR), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "商务局 && 商会" in str(book.worksheets[0].oddHeader.left.text).replace(" & ", " && ")
    assert own.foot in [row[0].value for row in book.worksheets[0].iter_rows()]


def test_a_workbook_holds_what_paper_rounds(ws: Workspace, tmp_path: Path) -> None:
    demo.load_sample(ws)
    report_desk.save(ws, YEAR, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    figures = [c for row in sheet.iter_rows(min_row=7) for c in row if isinstance(c.value, float)]
    exact = [c for c in figures if round(c.value, 2) != c.value]
    assert exact
    assert {c.number_format for c in exact} == {"#,##0.00"}


@pytest.mark.parametrize("units, word", [(Units.WAN, "× 100 million"), (Units.THOUSAND, "CNY bn")])
def test_captions_name_the_unit_that_was_chosen(ws: Workspace, units: Units, word: str) -> None:
    demo.load_sample(ws)
    made = report_desk.make(ws, replace(YEAR, units=units))
    (course,) = [one for one in made.sections if one.key == "course"]
    assert word in course.caption
    assert course.table is not None
    assert word in course.table.columns[0].title


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_longest_lines_stay_on_the_page(ws: Workspace, tmp_path: Path, language: str) -> None:
    demo.load_sample(ws)
    own = an_own_report(
        head="长" * rules.HEAD_MOST, foot="短" * rules.FOOT_MOST, language=language, sections=(),
        logo=base64.b64encode(png(30, 20)).decode(),
    )  # fmt: skip
    (path,) = report_desk.save(ws, wish_of(own, YEAR), tmp_path / "a.pdf")
    heights: dict[str, list[float]] = {"长": [], "短": []}

    def seen(text: str, page_to: list[float], of_text: list[float], *_: object) -> None:
        for sign, found in heights.items():
            if sign * 5 in text:
                found.append(of_text[5] * page_to[3] + page_to[5])

    (page,) = PdfReader(path).pages
    page.extract_text(visitor_text=seen)
    assert page.extract_text().count("长") >= rules.HEAD_MOST
    top, bottom = float(page.mediabox.height) - EDGE, EDGE
    assert heights["长"]
    assert heights["短"]
    assert all(bottom < at < top for found in heights.values() for at in found)
