"""Lists of an edition: written, and read by the program's own import as the same records."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.builders import (
    a_booth,
    a_delegate,
    a_fee,
    a_firm,
    a_paper,
    a_participation,
    an_edition,
    an_exhibition,
)
from tradeplanner.app import (
    booths,
    delegates,
    demo,
    exhibitions,
    fees,
    firms,
    handouts,
    history,
    imports,
    papers,
    participation,
)
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.delegates import Sex, VisaState
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import State
from tradeplanner.i18n.language import EN, ZH, speaking

FAIR = EditionId(1)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give the sample year; no test here changes it."""
    with open_workspace(tmp_path_factory.mktemp("sample")) as ws:
        demo.load_sample(ws)
        yield ws


@pytest.fixture
def desk(ws: Workspace) -> Workspace:
    """Give an edition with two firms: one confirmed, one only invited."""
    for name in ("甲有限公司", "乙有限公司"):
        firms.add(ws, a_firm(name_zh=name, credit_code=""))
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(1)))
    going = a_participation(state=State.CONFIRMED, booths=Decimal("1.5"), applied_on=date(2023, 1, 5))
    participation.register(ws, going)
    participation.register(ws, a_participation(firm_id=FirmId(2), state=State.INVITED))
    return ws


def written(
    ws: Workspace, kind: HandoutKind, path: Path, edition: EditionId = FAIR, *, personal: bool = False
) -> list[tuple[object, ...]]:
    """Write a list as a workbook and return its rows below the headings."""
    handouts.save(handouts.make(ws, kind, edition, personal=personal), path)
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=4, values_only=True))


def same(ws: Workspace, kind: str, path: Path, count: int) -> None:
    """Hold that an import of the file finds ``count`` records that stand already, and nothing else."""
    with closing(imports.open_file(ws, kind, path)) as session:
        checked = imports.check(ws, session, session.proposal)
    found = checked.counts
    assert checked.unanswered == ()
    assert (found.same, found.new, found.changed) == (count, 0, 0)


@pytest.mark.parametrize("language", [ZH, EN])
def test_rosters_of_the_sample_come_back_as_the_same_registrations(
    year: Workspace, tmp_path: Path, language: str
) -> None:
    path, fullest = tmp_path / "roster.xlsx", _fullest(year)
    with speaking(language):
        rows = written(year, HandoutKind.ROSTER, path, fullest)
    assert len(rows) > 3
    same(year, "registrations", path, len(rows))


@pytest.mark.parametrize("language", [ZH, EN])
def test_an_allotment_comes_back_as_the_same_booths(desk: Workspace, tmp_path: Path, language: str) -> None:
    charged = a_booth(
        fee=Money(500_000, "USD"), fee_rate=Decimal("6.9"), fee_home=Money(3_450_000, "CNY"),
        area=Decimal(9), open_sides=2, booth_type="标准展位", fascia_zh="甲公司", fascia_en="JIA CO.",
    )  # fmt: skip
    booths.add(desk, charged)
    booths.add(desk, a_booth(number="A13", firm_id=None))
    with speaking(language):
        rows = written(desk, HandoutKind.ALLOTMENT, tmp_path / "booths.xlsx")
    assert len(rows) == 2
    same(desk, "booths", tmp_path / "booths.xlsx", 2)


def test_the_roster_leaves_out_who_is_only_invited(desk: Workspace, tmp_path: Path) -> None:
    (row,) = written(desk, HandoutKind.ROSTER, tmp_path / "roster.xlsx")
    assert "甲有限公司" in row
    assert 1.5 in row


def test_the_fee_list_tells_what_is_left_without_void_fees(desk: Workspace, tmp_path: Path) -> None:
    fees.add(desk, a_fee(due=Money(500_000, "CNY"), paid=Money(200_000, "CNY")))
    fees.add(desk, a_fee(due=Money(700_000, "CNY"), voided_on=date(2023, 2, 1), void_reason="退展"))
    booths.add(desk, a_booth(firm_id=FirmId(2), fee_home=Money(900_000, "CNY")))
    made = handouts.make(desk, HandoutKind.FEES, FAIR)
    assert "Left to pay CNY 12,000.00; in capitals: 人民币壹万贰仟元整" in made.handout.told
    rows = written(desk, HandoutKind.FEES, tmp_path / "fees.xlsx")
    assert [row[8] for row in rows] == [9000, 3000, None]


def test_the_invitation_list_holds_all_with_their_answers(desk: Workspace, tmp_path: Path) -> None:
    rows = written(desk, HandoutKind.INVITATIONS, tmp_path / "invited.xlsx")
    assert [(row[1], row[7]) for row in rows] == [
        ("乙有限公司", "Invited"),
        ("甲有限公司", "Booth confirmed"),
    ]
    assert handouts.make(desk, HandoutKind.INVITATIONS, FAIR).handout.told == "1 has not answered"


def test_papers_that_came_are_not_missing(desk: Workspace, tmp_path: Path) -> None:
    papers.add(desk, a_paper(due_on=date(2023, 2, 1)))
    papers.add(desk, a_paper(name="营业执照", due_on=date(2023, 1, 1)))
    papers.add(desk, a_paper(firm_id=FirmId(2), received_on=date(2023, 1, 2)))
    (row,) = written(desk, HandoutKind.MISSING_PAPERS, tmp_path / "papers.xlsx")
    assert row[4:6] == ("Exhibition contract; 营业执照", 2)


@pytest.mark.parametrize("language", [ZH, EN])
def test_a_whole_delegation_comes_back_as_the_same_people(
    desk: Workspace, tmp_path: Path, language: str
) -> None:
    travelling(desk)
    with speaking(language):
        written(desk, HandoutKind.DELEGATION, tmp_path / "people.xlsx", personal=True)
    same(desk, "delegates", tmp_path / "people.xlsx", 1)


def test_the_rooming_list_counts_nights_and_masks_names(desk: Workspace, tmp_path: Path) -> None:
    stays = {"room": "808", "leaves_on": date(2023, 4, 9), "back_on": date(2023, 4, 15)}
    delegates.add(desk, a_delegate(name="示例王小明", **stays))
    delegates.add(desk, a_delegate(name="示例李小红"))
    rows = written(desk, HandoutKind.ROOMS, tmp_path / "rooms.xlsx")
    assert (rows[0][1], rows[0][6]) == ("808", 6)
    assert not rows[1][1]
    assert "王小明" not in str(rows)
    assert "示例王小明" in str(written(desk, HandoutKind.ROOMS, tmp_path / "whole.xlsx", personal=True))
    assert "1 has no room yet" in handouts.make(desk, HandoutKind.ROOMS, FAIR).handout.told


def test_a_masked_list_is_not_taken_for_people(desk: Workspace, tmp_path: Path) -> None:
    travelling(desk)
    delegates.add(desk, a_delegate(name="示例李小红"))
    written(desk, HandoutKind.DELEGATION, tmp_path / "masked.xlsx")
    with closing(imports.open_file(desk, "delegates", tmp_path / "masked.xlsx")) as session:
        checked = imports.check(desk, session, session.proposal)
        assert Code.MASKED_VALUE in {one.code for one in checked.findings}
        assert (checked.counts.rejected, checked.counts.new, checked.counts.changed) == (2, 0, 0)


def test_people_are_masked_and_showing_them_whole_is_noted(desk: Workspace, tmp_path: Path) -> None:
    travelling(desk)
    before = len(history.steps(desk))
    masked = str(written(desk, HandoutKind.DELEGATION, tmp_path / "a.xlsx"))
    assert not any(told in masked for told in ("示例王小明", "EA1234567", "13812345678", "1980"))
    assert len(history.steps(desk)) == before
    whole = str(written(desk, HandoutKind.DELEGATION, tmp_path / "b.xlsx", personal=True))
    assert "EA1234567" in whole
    steps = history.steps(desk)
    assert (len(steps), steps[0].act) == (before + 1, Act.REVEAL)


def travelling(ws: Workspace) -> None:
    """Add a person who travels."""
    delegates.add(ws, a_delegate(
        firm_id=FirmId(1), name="示例王小明", passport_no="EA1234567", phone="13812345678", sex=Sex.MALE,
        born_on=date(1980, 1, 2), passport_expires=date(2030, 1, 1), employer="甲有限公司",
        visa_market="JP", visa_state=VisaState.GRANTED, leaves_on=date(2023, 4, 9), back_on=date(2023, 4, 15),
    ))  # fmt: skip


def test_a_list_is_saved_as_its_ending_says(desk: Workspace, tmp_path: Path) -> None:
    made = handouts.make(desk, HandoutKind.ROSTER, FAIR)
    assert handouts.save(made, tmp_path / "roster.PDF") == 1
    assert (tmp_path / "roster.PDF").read_bytes().startswith(b"%PDF")


def test_an_edition_is_found_by_its_name_or_the_only_part_that_fits(desk: Workspace) -> None:
    assert handouts.edition_named(desk, "大阪") == FAIR
    with pytest.raises(ExpectedError) as none:
        handouts.edition_named(desk, "没有")
    assert none.value.code is Code.EDITION_UNKNOWN
    next_year = an_edition(exhibition_id=ExhibitionId(1), year=2024, name_zh="2024年大阪展")
    exhibitions.add_edition(desk, next_year)
    with pytest.raises(ExpectedError) as several:
        handouts.edition_named(desk, "大阪")
    assert (several.value.code, several.value.params["count"]) == (Code.EDITION_SEVERAL, 2)
    assert handouts.edition_named(desk, "2024年大阪展") == EditionId(2)


def _fullest(ws: Workspace) -> EditionId:
    """Return the edition of the most registrations."""
    ids = [one.edition_id for one in participation.all(ws)]
    return max(set(ids), key=ids.count)
