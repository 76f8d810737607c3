"""Own reports in the window: made, changed, ordered by keys, handed on and taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import an_own_report, png
from tests.ui.accessibility import unnamed
from tests.ui.ends import gone
from tradeplanner.app import own_reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.reports import ReportsPage
from tradeplanner.ui.pages.reports.own_form import OwnForm

Settled = Callable[[], None]


@pytest.fixture
def page(year: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled) -> ReportsPage:
    """Show the page of the year and wait for its paper."""
    del year
    made = ReportsPage(context)
    shown(made)
    settled()
    return made


def form_of(page: ReportsPage, settled: Settled) -> OwnForm:
    """Return the dialog that is open, once its sections are there."""
    settled()
    (form,) = [one for one in page.window().findChildren(OwnForm) if one.isVisible()]
    return form


def keys(page: ReportsPage) -> list[str]:
    """Return what the pages of the current report show, by section."""
    assert page.paper is not None
    return [one.key for one in page.paper._report.sections]  # noqa: SLF001  # what is laid out


def test_a_report_is_made_by_keys_and_shown_at_once(
    page: ReportsPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    page.own.new()
    form = form_of(page, settled)
    assert unnamed(form) == []
    form.name.setText("月报")
    form.head.setText("某区商务局")
    assert form.sections.keys() == ("course", "orders")
    QTest.keyClick(form.sections.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert form.sections.keys() == ("orders", "course")
    form.save.click()
    settled()
    gone(qtbot, form)
    settled()
    (kept,) = own_reports.all(ws)
    assert (kept.name, kept.sections) == ("月报", ("orders", "course"))
    assert page.kinds.own() == kept
    assert page.kinds.list.currentItem().text() == "月报"
    assert keys(page) == ["orders", "course"]


def test_all_sections_in_their_order_are_none_chosen(page: ReportsPage, settled: Settled) -> None:
    page.own.new()
    form = form_of(page, settled)
    assert form.chosen().sections == ()
    form.report.set_value(ReportKind.TIMELINE)
    settled()
    assert form.sections.keys() == ("timeline", "days", "clashes")
    form.reject()


def test_what_is_wrong_is_said_in_the_dialog_which_stays(
    page: ReportsPage, ws: Workspace, settled: Settled, tmp_path: Path
) -> None:
    own_reports.add(ws, an_own_report(name="月报"))
    page.own.new()
    form = form_of(page, settled)
    form.name.setText("月报")
    form.save.click()
    settled()
    assert "already recorded" in form.problem.text()
    for at in range(form.sections.list.count()):
        form.sections.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    form.save.click()
    assert "at least one section" in form.problem.text()
    bad = tmp_path / "logo.png"
    bad.write_bytes(b"GIF89a")
    form.logo.take(bad)
    settled()
    assert "PNG, JPEG or SVG" in form.problem.text()
    assert form.logo.value == ""
    form.reject()


def test_a_logo_is_seen_and_taken_away(page: ReportsPage, settled: Settled, tmp_path: Path) -> None:
    page.own.new()
    form = form_of(page, settled)
    good = tmp_path / "logo.png"
    good.write_bytes(png(30, 20))
    form.logo.take(good)
    settled()
    assert form.chosen().logo
    assert not form.logo.seen.pixmap().isNull()
    form.logo.drop.click()
    assert form.chosen().logo == ""
    form.reject()


def test_one_is_changed_handed_on_deleted_and_taken_in(
    page: ReportsPage, ws: Workspace, context: Context, settled: Settled, tmp_path: Path, qtbot: QtBot
) -> None:
    own_reports.add(ws, an_own_report(name="月报"))
    page.kinds.await_own("月报")
    qtbot.waitUntil(lambda: page.kinds.own() is not None)
    settled()
    page.own.edit()
    form = form_of(page, settled)
    form.foot.setText("第二版")
    form.save.click()
    settled()
    own = own_reports.named(ws, "月报")
    assert own.foot == "第二版"
    file = tmp_path / "a.tpreport"
    page.own.save(own, file)
    settled()
    page.own.remove()
    settled()
    qtbot.waitUntil(lambda: page.kinds.own() is None)
    assert page.kinds.current() is ReportKind.SUMMARY
    said: list[Notice] = []
    context.notices.posted.connect(said.append)
    page.own.take(file)
    qtbot.waitUntil(lambda: page.kinds.own() is not None)
    settled()
    file.write_text("{}")
    page.own.take(file)
    settled()
    assert "not an own report" in said[-1].text
    assert len(own_reports.all(ws)) == 1


def test_buttons_about_one_show_while_it_is_chosen(
    page: ReportsPage, ws: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    assert [made.isVisible() for made in page.own.buttons] == [True, True, False, False, False]
    own_reports.add(ws, an_own_report())
    page.kinds.await_own(an_own_report().name)
    qtbot.waitUntil(lambda: page.kinds.own() is not None)
    settled()
    assert all(made.isVisible() for made in page.own.buttons)
