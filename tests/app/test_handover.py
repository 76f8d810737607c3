"""An edition handed over and brought back: what comes home, what waits for a decision, what is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import (
    a_booth,
    a_delegate,
    a_firm,
    a_participation,
    an_edition,
    an_exhibition,
)
from tradeplanner.app import booths, datafile, delegates, exhibitions, firms, handover, history, participation
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import ConflictError, ExpectedError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.handover import COMPARED, Side, Way
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Actor, BoothId, DelegateId, EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.language import EN, speaking
from tradeplanner.storage import handover as store
from tradeplanner.storage.tables import row_counts

FAIR = EditionId(1)


@pytest.fixture
def desk(ws: Workspace) -> Workspace:
    """Give two editions; two firms, a booth and a traveller belong to the first, one firm to the second."""
    for name in ("甲有限公司", "乙有限公司", "丙有限公司"):
        firms.add(ws, a_firm(name_zh=name, credit_code=""))
    exhibitions.add_exhibition(ws, an_exhibition())
    for name in ("甲展", "乙展"):
        exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(1), name_zh=name))
    for firm in (1, 2):
        participation.register(ws, a_participation(firm_id=FirmId(firm), booths=Decimal(1)))
    participation.register(ws, a_participation(firm_id=FirmId(3), edition_id=EditionId(2)))
    booths.add(ws, a_booth(number="B01", firm_id=None))
    delegates.add(ws, a_delegate(firm_id=FirmId(1)))
    return ws


@contextmanager
def travelling(file: Path) -> Iterator[Workspace]:
    """Open a hand-over file as the other desk does."""
    with open_workspace(file=file, actor=Actor("away", "李四（示例）")) as there:
        yield there


def handed(ws: Workspace, folder: Path, *, personal: bool = False) -> Path:
    """Hand the first edition over."""
    file = folder / "away.db"
    handover.hand_over(ws, FAIR, file, personal=personal)
    return file


def state(ws: Workspace) -> dict[Noun, dict[int, dict[str, object]]]:
    """Return every row here, without its version."""
    with ws.store.read() as connection:
        return {noun: store._rows(connection, noun, None) for noun in COMPARED}  # noqa: SLF001


def test_the_file_is_a_data_file_with_one_edition_and_its_firms(desk: Workspace, tmp_path: Path) -> None:
    with travelling(handed(desk, tmp_path)) as there, there.store.read() as connection:
        counts = row_counts(connection)
    assert (counts[Noun.EDITION], counts[Noun.FIRM], counts[Noun.PARTICIPATION]) == (1, 2, 2)
    assert counts[Noun.DELEGATE] == 0
    assert datafile.check(tmp_path / "away.db").sound


def test_people_go_along_only_where_they_are_asked_for_and_the_history_says_so(
    desk: Workspace, tmp_path: Path
) -> None:
    with travelling(handed(desk, tmp_path, personal=True)) as there, there.store.read() as connection:
        assert row_counts(connection)[Noun.DELEGATE] == 1
    step = history.steps(desk)[0]
    with speaking(EN):
        assert act_sentence(step) == "Hand over edition of an exhibition “甲展” with personal data"
    assert step.act is Act.HAND_OVER


def test_an_untouched_file_brings_nothing(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path)
    participation.register(desk, a_participation(firm_id=FirmId(3)))
    compared = handover.compare(desk, file)
    assert compared.differences == ()


def test_what_was_done_there_comes_home_as_one_step_that_is_undone(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path)
    with travelling(file) as there:
        firms.add(there, a_firm(name_zh="丁有限公司", credit_code=""))
        participation.register(there, a_participation(firm_id=_newest(there)))
        booths.remove(there, [(BoothId(1), 1)])
    before = state(desk)
    compared = handover.compare(desk, file)
    assert {(one.noun, one.way) for one in compared.differences} == {
        (Noun.FIRM, Way.NEW), (Noun.PARTICIPATION, Way.NEW), (Noun.BOOTH, Way.REMOVED),
    }  # fmt: skip
    brought = handover.bring_back(desk, compared, {})
    assert (brought.added, brought.changed, brought.removed, brought.left) == (2, 0, 1, ())
    assert handover.compare(desk, file).differences == ()
    history.undo(desk)
    assert state(desk) == before
    assert handover.bring_back(desk, handover.compare(desk, file), {}).added == 2


def test_the_same_changed_at_both_desks_waits_for_a_decision(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path)
    for ws, number in ((desk, Decimal(2)), (None, Decimal(3))):
        if ws is not None:
            _book(ws, number)
        else:
            with travelling(file) as there:
                _book(there, number)
    compared = handover.compare(desk, file)
    (one,) = compared.conflicts
    assert one.clashing == ("booths",)
    with pytest.raises(RejectedError):
        handover.bring_back(desk, compared, {})
    handover.bring_back(desk, compared, {(one.noun, one.id): Side.THERE})
    assert _booked(desk) == Decimal(3)


def test_here_can_be_kept(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path)
    _book(desk, Decimal(2))
    with travelling(file) as there:
        _book(there, Decimal(3))
    compared = handover.compare(desk, file)
    (one,) = compared.conflicts
    handover.bring_back(desk, compared, {(one.noun, one.id): Side.HERE})
    assert _booked(desk) == Decimal(2)


def test_a_firm_entered_at_both_desks_stays_one(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path)
    with travelling(file) as there:
        firms.add(there, a_firm(name_zh="丁有限公司", credit_code="", town="城南"))
        participation.register(there, a_participation(firm_id=_newest(there)))
    firms.add(desk, a_firm(name_zh="丁有限公司", credit_code="", town="城南"))
    handover.bring_back(desk, handover.compare(desk, file), {})
    assert [one.name_zh for one in firms.all(desk)].count("丁有限公司") == 1
    assert len(participation.all(desk, FAIR)) == 3


def test_who_was_erased_here_stays_erased(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path, personal=True)
    with travelling(file) as there:
        person = delegates.all(there, FAIR)[0]
        delegates.edit(there, replace(person, room="808"))
    delegates.erase(desk, [DelegateId(1)])
    assert handover.compare(desk, file).differences == ()


def test_what_changed_since_it_was_compared_is_refused(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path)
    with travelling(file) as there:
        _book(there, Decimal(3))
    compared = handover.compare(desk, file)
    _book(desk, Decimal(2))
    with pytest.raises(ConflictError):
        handover.bring_back(desk, compared, {})
    assert _booked(desk) == Decimal(2)


@pytest.mark.parametrize("sort", ["foreign", "plain", "text", "cut"])
def test_a_file_that_is_not_ours_is_refused(desk: Workspace, tmp_path: Path, sort: str) -> None:
    file = tmp_path / "other.db"
    if sort == "foreign":
        with open_workspace(tmp_path / "elsewhere") as other:
            exhibitions.add_exhibition(other, an_exhibition())
            exhibitions.add_edition(other, an_edition())
            handover.hand_over(other, FAIR, file)
    elif sort == "plain":
        datafile.save_copy(desk, file)
    elif sort == "text":
        file.write_text("展会" * 500, encoding="utf-8")
    else:
        whole = handed(desk, tmp_path).read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
    codes = {
        "foreign": Code.HANDOVER_FOREIGN, "plain": Code.HANDOVER_NONE, "text": Code.FILE_DAMAGED,
        "cut": Code.FILE_DAMAGED,
    }  # fmt: skip
    with pytest.raises(ExpectedError) as refused:
        handover.compare(desk, file)
    assert refused.value.code is codes[sort]


def test_a_file_that_is_there_is_not_written_over(desk: Workspace, tmp_path: Path) -> None:
    file = handed(desk, tmp_path)
    with pytest.raises(ExpectedError) as refused:
        handover.hand_over(desk, FAIR, file)
    assert refused.value.code is Code.FILE_EXISTS


def _book(ws: Workspace, number: Decimal) -> None:
    row = participation.all(ws, FAIR)[0]
    participation.edit(ws, replace(row, booths=number))


def _newest(ws: Workspace) -> FirmId:
    return FirmId(max(one.id or 0 for one in firms.all(ws)))


def _booked(ws: Workspace) -> Decimal | None:
    return participation.all(ws, FAIR)[0].booths
