"""The report desk: one wish, one report, whatever form it is written in."""

from pathlib import Path

import pytest

from tests.builders import a_firm, a_participation, an_edition, an_exhibition
from tradeplanner.app import exhibitions, firms, participation, report_desk
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.report_kinds import ABOUT, LISTS, ReportKind, Subject, Wish

EDITION = EditionId(1)


@pytest.fixture
def desk(ws: Workspace) -> Workspace:
    """A workspace with one edition and one firm that takes part."""
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition())
    firms.add(ws, a_firm())
    participation.register(ws, a_participation())
    return ws


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_report_is_made_in_the_language_that_is_wanted(
    desk: Workspace, kind: ReportKind, language: str
) -> None:
    made = report_desk.make(desk, Wish(kind=kind, year=2023, edition=EDITION, language=language))
    assert made.language == language
    assert made.title


@pytest.mark.parametrize("kind", [one for one, subject in ABOUT.items() if subject is Subject.EDITION])
def test_a_report_about_an_edition_says_that_none_was_named(desk: Workspace, kind: ReportKind) -> None:
    with pytest.raises(ExpectedError) as refused:
        report_desk.make(desk, Wish(kind=kind, year=2023))
    assert refused.value.code is Code.REPORT_WITHOUT_SUBJECT


@pytest.mark.parametrize("kind", sorted(LISTS | {ReportKind.CHASE, ReportKind.DOSSIER}))
def test_a_workbook_is_written_where_it_was_asked_for(
    desk: Workspace, tmp_path: Path, kind: ReportKind
) -> None:
    (path,) = report_desk.save(desk, Wish(kind=kind, edition=EDITION), tmp_path / "a.xlsx")
    assert path.read_bytes().startswith(b"PK")


def test_sections_that_are_named_stand_alone(desk: Workspace) -> None:
    whole = report_desk.make(desk, Wish(kind=ReportKind.DOSSIER, edition=EDITION))
    assert whole.sections
    none = report_desk.make(
        desk, Wish(kind=ReportKind.DOSSIER, edition=EDITION, sections=("of another year",))
    )
    assert none.sections == ()
    assert none.title == whole.title
