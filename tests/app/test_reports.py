"""Reports through the front door: made from one snapshot, saved whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from tests.builders import a_firm, an_export
from tradeplanner.app import exports, firms, reports, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.reports.report import Column, Report, Section, Table


@pytest.fixture
def year(ws: Workspace) -> Workspace:
    """Give a workspace with one firm's exports of March 2023."""
    firms.add(ws, a_firm())
    exports.add(ws, an_export(firm_id=FirmId(1)))
    settings.put(
        ws, BureauSettings(bureau_zh="越城区商务局（示例）", bureau_en="Sample Bureau", sample="yes")
    )
    return ws


def test_the_summary_speaks_of_the_year_and_its_step(year: Workspace) -> None:
    report = reports.summary(year, 2023)
    assert "1.00 M" in report.sentences[0]
    assert report.subtitle.startswith("Sample Bureau")
    assert report.notes[-1].endswith("Step 3 of the change log.")


def test_a_saved_report_is_a_pdf_that_others_may_read(year: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "通报.pdf"
    reports.save_pdf(reports.summary(year, 2023), target)
    assert target.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["通报.pdf"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o644


def test_pages_are_pictures(year: Workspace) -> None:
    assert [page[:4] for page in reports.pages(reports.summary(year, 2023), 40)] == [b"\x89PNG"]


@pytest.mark.parametrize(
    "number, code", [(errno.ENOSPC, Code.DISK_FULL), (errno.EROFS, Code.FOLDER_READ_ONLY)]
)
def test_a_failed_save_is_calm_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: Code
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExpectedError) as caught:
        reports.save(b"new", target)
    assert caught.value.code is code
    assert caught.value.params == {"path": str(tmp_path)}
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert target.read_bytes() == b"old"


def test_a_missing_folder_is_a_calm_error(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as caught:
        reports.save(b"new", tmp_path / "nowhere" / "a.pdf")
    assert caught.value.code is Code.FOLDER_READ_ONLY


def test_a_bureau_with_one_name_uses_it_in_both_languages() -> None:
    assert reports.bureau_name(BureauSettings(bureau_zh="越城区商务局（示例）")) == "越城区商务局（示例）"


@pytest.mark.parametrize(
    "ending, sign", [(".pdf", b"%PDF"), (".xlsx", b"PK"), (".docx", b"PK"), (".png", b"\x89PNG")]
)
def test_a_report_is_saved_as_its_name_ends(
    year: Workspace, tmp_path: Path, ending: str, sign: bytes
) -> None:
    report = reports.summary(year, 2023)
    (path,) = reports.save_as(report, tmp_path / f"一页{ending}")
    assert path.read_bytes().startswith(sign)


def test_the_pages_of_a_long_report_are_pictures_with_numbers(tmp_path: Path) -> None:
    sections = tuple(
        Section(f"第{at}节", "", table=Table((Column("项"),), (("1",),) * 60)) for at in range(2)
    )
    report = Report(
        title="长", subtitle="", sentences=(), sections=sections, notes=(), page_label="{page}", language="zh"
    )
    written = reports.save_as(report, tmp_path / "长.png")
    assert [path.name for path in written][:2] == ["长-01.png", "长-02.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written)
