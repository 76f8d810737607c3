"""The summary on the command line: written where it was asked for, or a calm reason why not."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_firm, a_participation, an_edition, an_exhibition
from tests.cli.conftest import Call
from tradeplanner.app import exhibitions, firms, follow_ups, participation, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.cli.reports import bureau_year
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.participation import State
from tradeplanner.domain.settings import BureauSettings


def test_the_summary_is_a_pdf_at_the_place_asked_for(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "summary.pdf"
    answer = call("report", "summary", "--year", "2023", "--out", out)
    assert (answer.status, answer.out) == (0, f"Written: {out}\n")
    assert out.read_bytes().startswith(b"%PDF")


def test_the_timeline_is_a_pdf_too(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "timeline.pdf"
    answer = call("report", "timeline", "--year", "2023", "--out", out)
    assert (answer.status, answer.out) == (0, f"Written: {out}\n")
    assert out.read_bytes().startswith(b"%PDF")


def test_grey_makes_another_page(call: Call, tmp_path: Path) -> None:
    colour, grey = tmp_path / "a.pdf", tmp_path / "b.pdf"
    call("report", "summary", "--year", "2023", "--out", colour)
    assert call("report", "summary", "--year", "2023", "--out", grey, "--grey").status == 0
    assert grey.exists()


def test_a_folder_that_is_not_there_is_named(call: Call, tmp_path: Path) -> None:
    answer = call("report", "summary", "--year", "2023", "--out", tmp_path / "away" / "summary.pdf")
    assert (answer.status, answer.out) == (2, "")
    assert str(tmp_path / "away") in answer.err


def test_without_a_year_the_bureaus_own_is_meant(ws: Workspace) -> None:
    assert bureau_year(ws) == date.today().year  # noqa: DTZ011  # local calendar dates
    settings.put(ws, BureauSettings(year="2023"))
    assert bureau_year(ws) == 2023


def test_a_list_of_an_edition_is_written_as_its_ending_says(
    ws: Workspace, call: Call, tmp_path: Path
) -> None:
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition())
    for name, sign in (("roster.pdf", b"%PDF"), ("roster.xlsx", b"PK")):
        answer = call("report", "roster", "--edition", "大阪", "--output", tmp_path / name)
        assert (answer.status, answer.out) == (0, f"Written: {tmp_path / name}\n")
        assert (tmp_path / name).read_bytes().startswith(sign)


def test_a_list_of_no_edition_or_an_unknown_one_is_refused_calmly(call: Call, tmp_path: Path) -> None:
    unsaid = call("report", "fees", "--output", tmp_path / "a.pdf")
    unknown = call("report", "fees", "--edition", "没有", "--output", tmp_path / "a.pdf")
    assert (unsaid.status, unknown.status) == (2, 2)
    assert "--edition" in unsaid.err
    assert "没有" in unknown.err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    "kind, sign", [("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK"), ("png", b"\x89PNG")]
)
def test_the_kind_of_file_can_be_named(call: Call, tmp_path: Path, kind: str, sign: bytes) -> None:
    answer = call("report", "summary", "--year", "2023", "--format", kind, "--out", tmp_path / "一页")
    assert (answer.status, answer.out) == (0, f"Written: {tmp_path / f'一页.{kind}'}\n")
    assert (tmp_path / f"一页.{kind}").read_bytes().startswith(sign)


def test_a_round_of_follow_up_is_written_and_noted_as_asked(
    ws: Workspace, call: Call, tmp_path: Path
) -> None:
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition())
    firm = FirmId(firms.add(ws, a_firm()).first(Noun.FIRM))
    participation.register(ws, a_participation(firm_id=firm, state=State.ATTENDED))
    for name, sign in (("chase.pdf", b"%PDF"), ("chase.xlsx", b"PK")):
        asked = ("--edition", "大阪", "--round", "3", "--output", tmp_path / name)
        answer = call("report", "chase", *asked)
        assert (answer.status, answer.out) == (0, f"Written: {tmp_path / name}\n")
        assert (tmp_path / name).read_bytes().startswith(sign)
    assert follow_ups.all(ws) == []
    assert call("report", "chase", *asked, "--sent").status == 0
    assert [row.firm_id for row in follow_ups.all(ws)] == [firm]
    assert call("report", "chase", "--edition", "大阪").status == 2


def test_a_dossier_is_written_in_the_form_asked_for(ws: Workspace, call: Call, tmp_path: Path) -> None:
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition())
    for way in ((), ("--whole",)):
        answer = call(
            "report", "dossier", "--edition", "大阪", "--format", "docx", "--out", tmp_path / "档案", *way
        )
        assert (answer.status, answer.out) == (0, f"Written: {tmp_path / '档案.docx'}\n")
    assert call("report", "dossier", "--out", tmp_path / "a.pdf").status == 2
