"""People of delegations: noted, mended, removed, and erased so that nothing of them is left in the file."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import a_delegate, an_edition, an_exhibition
from tests.importing.files import workbook
from tradeplanner.app import delegates, exhibitions, history, imports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.errors import CannotUndoError, ConflictError, ExpectedError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import DelegateId, EditionId, ExhibitionId, Noun
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.storage.images import unpack
from tradeplanner.storage.journal import changes

NAME, PASSPORT, PHONE = "示例王小明", "EA1234567", "13812345678"
SECRETS = (NAME, PASSPORT, PHONE)


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """Store an edition and return its id."""
    exhibitions.add_exhibition(ws, an_exhibition())
    fair = exhibitions.all(ws)[0].id
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(fair or 0), name_zh="2024年大阪展"))
    return EditionId(exhibitions.editions(ws)[0].id or 0)


def a_person(edition: EditionId, **changes: object) -> Delegate:
    """Return a person with a passport and a phone."""
    known = {"edition_id": edition, "name": NAME, "passport_no": PASSPORT, "phone": PHONE, "position": "经理"}
    return a_delegate(**{**known, **changes})


def chosen(ws: Workspace) -> list[tuple[DelegateId, int]]:
    """Return id and version of everybody."""
    return [(DelegateId(p.id or 0), p.version) for p in delegates.all(ws)]


def logged(ws: Workspace) -> str:
    """Return all that the log has of people, as text."""
    with ws.store.read() as connection:
        entries = connection.execute(select(changes).where(changes.c.noun == Noun.DELEGATE.value)).mappings()
        return str([(unpack(entry["before"]), unpack(entry["after"])) for entry in entries])


def test_add_edit_and_remove_are_steps_that_name_nobody(ws: Workspace, edition: EditionId) -> None:
    delegates.add(ws, a_person(edition))
    (one,) = delegates.all(ws, edition)
    delegates.edit(ws, a_person(edition, id=one.id, version=one.version, room="双人间"))
    delegates.remove(ws, chosen(ws))
    assert delegates.all(ws) == []
    history.undo(ws)
    assert [(p.name, p.room) for p in delegates.all(ws)] == [(NAME, "双人间")]
    for step in history.steps(ws):
        assert not any(secret in act_sentence(step) + str(step.params) for secret in SECRETS)


def test_a_passport_is_one_persons_at_an_edition(ws: Workspace, edition: EditionId) -> None:
    delegates.add(ws, a_person(edition))
    with pytest.raises(RejectedError) as refused:
        delegates.add(ws, a_person(edition, name="示例另人"))
    assert [(f.code, f.place.field) for f in refused.value.findings] == [
        (Code.DUPLICATE_RECORD, "passport_no")
    ]
    delegates.add(ws, a_person(edition, name="示例另人", passport_no=""))
    with pytest.raises(RejectedError):
        delegates.add(ws, a_person(edition, passport_no="X", visa_market="??"))
    with pytest.raises(ConflictError):
        delegates.remove(ws, [(DelegateId(99), 1)])


def test_erasing_leaves_nothing_of_a_person_in_rows_log_and_file(ws: Workspace, edition: EditionId) -> None:
    delegates.add(ws, a_person(edition))
    (one,) = delegates.all(ws)
    delegates.edit(ws, a_person(edition, id=one.id, version=one.version, phone=PHONE + "9"))
    delegates.add(ws, a_person(edition, name="示例另人", passport_no="EB7654321", phone=""))
    changed = delegates.erase(ws, [DelegateId(one.id or 0)])
    assert (Noun.DELEGATE in changed.nouns, changed.step is not None) == (True, True)
    erased, other = delegates.all(ws)
    assert (erased.name, erased.passport_no, erased.phone, erased.position) == ("", "", "", "")
    assert (erased.edition_id, erased.delegation, other.name) == (edition, "赴日本经贸团（示例）", "示例另人")
    assert not any(secret in logged(ws) for secret in SECRETS)
    assert "示例另人" in logged(ws)
    assert ws.store.path is not None
    for file in (ws.store.path, ws.store.path.with_name(ws.store.path.name + "-wal")):
        content = file.read_bytes() if file.exists() else b""
        assert not any(secret.encode() in content for secret in SECRETS)
    step = history.steps(ws)[0]
    assert (step.act, step.params, step.actor.login) == (Act.ERASE, {"count": 1}, "clerk")


def test_an_erasing_and_what_it_touched_cannot_be_taken_back(ws: Workspace, edition: EditionId) -> None:
    delegates.add(ws, a_person(edition))
    added = history.steps(ws)[0].id
    delegates.erase(ws, [row_id for row_id, _ in chosen(ws)])
    with pytest.raises(ExpectedError) as refused:
        history.undo(ws, history.steps(ws)[0].id)
    assert refused.value.code is Code.ERASED_STEP
    for force in (False, True):
        with pytest.raises(CannotUndoError):
            history.undo(ws, added, force=force)
    assert [p.name for p in delegates.all(ws)] == [""]
    newest = history.next_undo(ws)
    assert newest is not None
    assert newest.act is not Act.ERASE


def test_a_person_that_was_removed_before_can_be_erased_from_the_log(
    ws: Workspace, edition: EditionId
) -> None:
    delegates.add(ws, a_person(edition))
    ids = [row_id for row_id, _ in chosen(ws)]
    delegates.remove(ws, chosen(ws))
    removal = history.steps(ws)[0].id
    delegates.erase(ws, ids)
    assert not any(secret in logged(ws) for secret in SECRETS)
    with pytest.raises(CannotUndoError) as refused:
        history.undo(ws, removal)
    assert [f.code for f in refused.value.findings] == [Code.ERASED_STEP]
    assert delegates.all(ws) == []


def test_an_import_gives_back_the_others_where_one_was_erased(
    ws: Workspace, edition: EditionId, tmp_path: Path
) -> None:
    people = [[f"示例{n}", f"EA000000{n}", "单位"] for n in range(4)]
    file = workbook(tmp_path / "大阪展名单.xlsx", {"名单": [["姓名", "护照号码", "单位"], *people]})
    session = imports.open_file(ws, "delegates", file)
    outcome = imports.commit(
        ws, session, imports.check(ws, session, session.proposal.with_option("edition", str(edition)))
    )
    session.close()
    assert outcome.counts.new == 4
    delegates.erase(ws, [chosen(ws)[1][0]])
    assert "示例1" not in logged(ws)
    with pytest.raises(CannotUndoError):
        history.undo(ws, outcome.changed.step)
    done = history.undo(ws, outcome.changed.step, force=True)
    assert (done.reversed, [p.name for p in delegates.all(ws)]) == (3, [""])
    again = history.redo(ws)
    assert again.reversed == 3
    assert sorted(p.name for p in delegates.all(ws)) == ["", "示例0", "示例2", "示例3"]


def test_erasing_nobody_is_no_step(ws: Workspace) -> None:
    before = len(history.steps(ws))
    assert delegates.erase(ws, []).step is None
    assert len(history.steps(ws)) == before


def test_a_look_at_personal_data_leaves_a_trace_without_names(ws: Workspace, edition: EditionId) -> None:
    delegates.add(ws, a_person(edition))
    delegates.add(ws, a_person(edition, passport_no="EB7654321"))
    ids = [DelegateId(p.id or 0) for p in delegates.all(ws)]
    delegates.reveal(ws, ids)
    step = history.steps(ws, 1)[0]
    assert (step.act, step.noun, step.params["count"]) == (Act.REVEAL, Noun.DELEGATE, 2)
    assert str(step.params["who"]) in act_sentence(step)
    assert not any(secret in act_sentence(step) + str(step.params) for secret in SECRETS)
    history.undo(ws)
    assert len(delegates.all(ws)) == 1, "undo passes over the look"
    assert delegates.reveal(ws, []).step is None
