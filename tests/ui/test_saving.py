"""Saving a form by the data lane: done, refused under the fields, refused on top, and our own failure."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.ends import Keep, gone
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.findings import Code, error
from tradeplanner.i18n.language import mark
from tradeplanner.ui import saving
from tradeplanner.ui.actions import Actions
from tradeplanner.ui.context import Context
from tradeplanner.ui.desk import Desk
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.widgets.fields import Field
from tradeplanner.ui.widgets.form import FormDialog, Values


@pytest.fixture
def context(tmp_path: Path, jobs: Jobs, keep: Keep) -> Context:
    """Give a context on an empty workspace."""
    workspace: Workspace = open_workspace(tmp_path)
    window = keep(FormDialog("Window", []))
    return Context(workspace, jobs, Notices(), Desk(Actions(window), 2023, window))


@pytest.fixture
def form(keep: Keep) -> FormDialog:
    """Give a form that is filled in."""
    return keep(FormDialog("Firm", [Field("name", mark("Name"), required=True)], {"name": "甲"}))


def test_a_saved_form_closes_and_is_gone(qtbot: QtBot, context: Context, form: FormDialog) -> None:
    saved: list[tuple[Values, int]] = []
    done: list[object] = []

    def save(values: Values) -> str:
        saved.append((values, threading.get_ident()))
        return "changed"

    saving.save_by(context, form, save, done.append)
    form.save_wanted.emit(form.values())
    gone(qtbot, form)
    assert saved[0][0] == {"name": "甲"}
    assert saved[0][1] != threading.get_ident()
    assert done == ["changed"]


@pytest.mark.parametrize(
    "refusal",
    [RejectedError([error(Code.DUPLICATE_NAME, "name", name="甲")]), ConflictError(Code.CONFLICT_CHANGED)],
)
def test_a_refusal_stays_in_the_form_with_what_was_typed(
    qtbot: QtBot, context: Context, form: FormDialog, refusal: Exception
) -> None:
    def save(_: Values) -> None:
        raise refusal

    saving.save_by(context, form, save)
    with qtbot.assertNotEmitted(context.notices.posted):
        form.save_wanted.emit(form.values())
        qtbot.waitUntil(lambda: not context.jobs.busy())
    assert form.isVisible()
    assert form.values() == {"name": "甲"}
    said = [label.text() for label in form.findChildren(QLabel) if label.property("role") == "problem"]
    assert any(said)


@pytest.mark.expects_logs
def test_our_own_failure_goes_to_the_strip_and_the_form_stays(
    qtbot: QtBot, context: Context, form: FormDialog
) -> None:
    saving.save_by(context, form, lambda _: 1 / 0)
    with qtbot.waitSignal(context.notices.posted):
        form.save_wanted.emit(form.values())
    assert form.isVisible()


def test_an_act_that_is_refused_goes_to_the_strip(qtbot: QtBot, context: Context) -> None:
    def refuse() -> None:
        raise ConflictError(Code.CONFLICT_GONE)

    with qtbot.waitSignal(context.notices.posted):
        saving.act(context, refuse)
    done: list[object] = []
    saving.act(context, lambda: 5, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [5]


def test_the_desk_knows_of_a_form_that_could_not_be_saved_until_it_is(
    qtbot: QtBot, context: Context, form: FormDialog
) -> None:
    told: list[bool] = []
    context.desk.held.connect(told.append)
    answers: list[Exception | None] = [ConflictError(Code.CONFLICT_CHANGED), None]

    def save(_: Values) -> None:
        answer = answers.pop(0)
        if answer is not None:
            raise answer

    saving.save_by(context, form, save)
    form.save_wanted.emit(form.values())
    qtbot.waitUntil(lambda: told == [True])
    form.save_wanted.emit(form.values())
    gone(qtbot, form)
    assert told == [True, False]


@pytest.mark.expects_logs
def test_a_form_that_failed_is_unsaved_until_it_is_left(
    qtbot: QtBot, context: Context, form: FormDialog, keep: Keep
) -> None:
    told: list[bool] = []
    context.desk.held.connect(told.append)
    other = keep(FormDialog("Rate", [Field("name", mark("Name"), required=True)]))
    saving.save_by(context, form, lambda _: 1 / 0)
    saving.save_by(context, other, lambda _: None)
    next(part for part in other.findChildren(QPushButton) if part.isDefault()).click()
    assert told == [True], "what is not filled in is not saved either"
    form.save_wanted.emit(form.values())
    qtbot.waitUntil(lambda: told == [True, True])
    other.reject()
    assert told[-1], "the first is still open"
    form.reject()
    assert not told[-1]
