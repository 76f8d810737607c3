"""Whose time is over is said calmly, shown by edition, and erased only after it was agreed to."""

from datetime import date

from pytestqt.qtbot import QtBot

from tests.builders import a_delegate
from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tradeplanner.app import delegates, retention
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.retention import Proposer, question


def travelled(ws: Workspace) -> None:
    """Let somebody be back for years."""
    delegates.add(ws, a_delegate(edition_id=EditionId(1), firm_id=None, back_on=date(2020, 1, 5)))


def test_the_notice_counts_and_erases_nobody(year: Workspace, context: Context, qtbot: QtBot) -> None:
    travelled(year)
    heard: list[Notice] = []
    context.notices.posted.connect(heard.append)
    proposer = Proposer(context, context.jobs)
    proposer.look()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].text.startswith("1 traveller has been back for over 24 months")
    assert delegates.all(year)[0].name


def test_the_question_wants_a_yes_and_then_erases(
    year: Workspace, context: Context, qtbot: QtBot, keep: Keep
) -> None:
    travelled(year)
    form = keep(question(context, retention.proposal(year)))
    assert unnamed(form) == []
    form._press_save()  # noqa: SLF001  # what Enter does
    assert delegates.all(year)[0].name
    form.set_values({"sure": True})
    form._press_save()  # noqa: SLF001  # what Enter does
    gone(qtbot, form)
    assert delegates.all(year)[0].name == ""
