"""A tour of the window: every page and dialog with the sample year, in both languages, light and dark.

    python tests/tour.py OUT/ [--size 1366x768] [--only zh-light,en-dark]

Each is saved as a picture to be looked at: clipped text, boxes for letters and empty grey pages are
seen by no test. The data folder is a fresh one, made from the sample through the import line.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.tour_files import messy_register, odd_list

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from tradeplanner.ui.importing.window import ImportWindow
    from tradeplanner.ui.session import Session
    from tradeplanner.ui.shell import Shell

COMPARE = ("Compare and choose…", "并排比较后选择…")
LOOKS = ("zh-light", "zh-dark", "en-light", "en-dark")
PATIENCE = 30.0
SETTLING = 0.25
OPENING = (".add", ".edit", ".new", ".record", ".set", ".rate", ".target", ".settings", ".figure",
           ".register", ".propose", ".programmes", ".withdrawn", ".duplicates", ".invite", ".roll", ".due",
           ".milestones", ".move", ".share", ".chase")  # fmt: skip
"""Acts of pages whose names end so open a form, which the tour looks at and closes again."""


class Tour:
    """Drives one window and takes its pictures."""

    def __init__(self, app: "QApplication", shell: "Shell", session: "Session", out: Path) -> None:
        self.app, self.shell, self.session, self.out = app, shell, session, out
        self.look = ""
        self.taken: list[str] = []

    def settle(self) -> None:
        """Let background work end and the window be painted."""
        deadline = time.monotonic() + PATIENCE
        quiet_since = time.monotonic()
        while time.monotonic() < deadline:
            self.app.processEvents()
            context = self.session.context
            if context is None or context.jobs.busy():
                quiet_since = time.monotonic()
            elif time.monotonic() - quiet_since > SETTLING:
                return
            time.sleep(0.005)
        message = f"{self.look}: the window did not come to rest in {PATIENCE:.0f} seconds"
        raise TimeoutError(message)

    def take(self, name: str, widget: "QWidget") -> None:
        """Save a picture of ``widget``."""
        self.settle()
        path = self.out / f"{self.look}-{name}.png"
        if not widget.grab().save(str(path)):
            message = f"{path} could not be written"
            raise OSError(message)
        self.taken.append(path.name)

    def dialogs(self) -> "Iterator[QWidget]":
        """Yield the dialogs that are open."""
        from PySide6.QtWidgets import QDialog

        for widget in self.app.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                yield widget

    def look_into(self, name: str, opening: Callable[[], object]) -> None:
        """Open something, take its picture, and close it."""
        opening()
        self.settle()
        for at, dialog in enumerate(list(self.dialogs())):
            self.take(name if at == 0 else f"{name}-{at}", dialog)
        for dialog in list(self.dialogs()):
            dialog.close()
        self.settle()

    def walk(self) -> None:
        """Take every page, the forms that its acts open, and the windows beside them."""
        from tradeplanner.ui.pages_list import PAGES

        for entry in PAGES:
            self.shell.go(entry.key, self.target_of(entry.key))
            self.take(entry.key, self.shell)
            self.walk_tabs(entry.key)
            more = {"plan": self.walk_plan, "firms": self.walk_firms, "registrations": self.walk_fair,
                    "charts": self.walk_charts}  # fmt: skip
            more.get(entry.key, lambda: None)()
            for act in list(self.shell.actions_list.of_page()):
                if act.id.endswith(OPENING) and act.possible():
                    self.look_into(f"{entry.key}-{act.id.replace('.', '-')}", act.run)
        for name in ("edit.find", "help.shortcuts", "help.about"):
            self.look_into(name.replace(".", "-"), partial(self.shell.actions_list.run, name))
        for name in ("first-day", "sample-removal"):
            self.look_into(name, partial(self.shell.go, name))
        self.walk_backups()
        self.walk_handbook()

    def walk_charts(self) -> None:
        """Take the charts below, one that fills the page, its table, and all within a filter, in grey."""
        from tradeplanner.domain.cuts import Dimension
        from tradeplanner.domain.dashboards import Ask
        from tradeplanner.ui.pages.charts import ChartsPage

        (page,) = self.shell.findChildren(ChartsPage)
        bar = page.area.verticalScrollBar()
        for at in range(1, 5):
            bar.setValue(bar.maximum() * at // 4)
            self.settle()  # what comes into sight is read, then drawn
            self.take(f"charts-{at}", self.shell)
        bar.setValue(0)
        page.enlarge(Ask.BRIDGE)
        self.settle()
        self.take("charts-alone", self.shell)
        page.cards[Ask.BRIDGE].buttons["list"].click()
        self.take("charts-table", self.shell)
        page.cards[Ask.BRIDGE].buttons["list"].click()
        page.enlarge(None)
        page.filters.pickers[Dimension.TOWN].setCurrentIndex(1)
        page.grey.setChecked(True)
        self.settle()
        self.take("charts-filtered-grey", self.shell)
        page.grey.setChecked(False)
        page.filters.saved.clear()

    def walk_backups(self) -> None:
        """Take the window of backups, one of them chosen, from which a step was taken since."""
        from tradeplanner.app import backups, history
        from tradeplanner.ui.widgets.table import Table

        assert self.session.context is not None
        ws = self.session.context.workspace
        backups.make(backups.file_of(ws))
        history.undo(ws)
        self.shell.go("backups")
        self.settle()
        for dialog in self.dialogs():
            for table in dialog.findChildren(Table):
                if table.model.rows.shown:
                    table.view.selectRow(0)
        self.look_into("backups", lambda: None)
        history.redo(ws)
        self.settle()

    def walk_handbook(self) -> None:
        """Take the help at a topic."""
        from tradeplanner.ui.handbook.window import Handbook

        self.shell.open_help("import")
        for widget in self.app.topLevelWidgets():
            if isinstance(widget, Handbook):
                self.take("help", widget)
                widget.close()
        self.settle()

    def target_of(self, key: str) -> object:
        """Return what a page shows that other pages lead to: of the editions, one with orders."""
        if key != "edition" or self.session.context is None:
            return None
        from tradeplanner.app import plan

        rows = plan.read(self.session.context.workspace, self.session.context.desk.year).rows
        return max(rows, key=lambda row: row.actual.minor).id

    def walk_tabs(self, key: str) -> None:
        """Take the other tabs of a page."""
        from PySide6.QtWidgets import QTabBar

        bars = [bar for bar in self.shell.findChildren(QTabBar) if bar.isVisible()]
        for bar in bars:
            for at in range(1, bar.count()):
                bar.setCurrentIndex(at)
                self.take(f"{key}-tab-{at}", self.shell)
            bar.setCurrentIndex(0)

    def walk_plan(self) -> None:
        """Take the plan's timeline zoomed, and its calendar of the whole year; walk_tabs took the others."""
        from tradeplanner.ui.pages.plan import PlanPage

        (page,) = self.shell.findChildren(PlanPage)
        views = page.views
        views.show_view(1)
        self.settle()
        views.timeline.zoom(5)
        self.take("plan-timeline-zoomed", self.shell)
        views.timeline.show_weeks()
        self.take("plan-timeline-days", self.shell)
        views.timeline.fit()
        views.show_view(2)
        views.calendar.show_whole_year(True)
        self.take("plan-calendar-year", self.shell)
        views.calendar.show_whole_year(False)
        self.look_into("plan-days-off", views.enter_days)
        views.show_view(0)
        self.settle()

    def walk_firms(self) -> None:
        """Take the lower half of a firm's card, and the form that merges two firms."""
        from PySide6.QtWidgets import QScrollArea

        from tradeplanner.ui.pages.firms import FirmsPage

        (page,) = self.shell.findChildren(FirmsPage)
        rows = page.table.rows()
        bar = page.card.findChildren(QScrollArea)[0].verticalScrollBar()
        for at in range(1, bar.maximum() // max(bar.pageStep(), 1) + 2):
            bar.setValue(at * bar.pageStep())
            self.take(f"firms-card-{at}", self.shell)
        bar.setValue(0)
        page.table.select({row.id for row in rows[:2]})
        self.look_into("firms-merge", page.merge)

    def walk_fair(self) -> None:
        """Take the registrations as a board, the waiting list, and attendance at one exhibition."""
        from tradeplanner.ui.pages.registrations import RegistrationsPage

        (page,) = self.shell.findChildren(RegistrationsPage)
        page.switch()
        self.take("registrations-board", self.shell)
        self.shell.go("registrations", self.target_of("edition"))
        self.take("registrations-board-one", self.shell)
        self.look_into("registrations-waiting", page.show_waiting)
        self.look_into("registrations-attendance", page.show_attendance)
        page.switch()
        page.table.clear_filter()
        self.settle()

    def first_run(self, folder: Path, size: tuple[int, int]) -> None:
        """Take the window as it is on an empty data folder."""
        from tradeplanner.ui.jobs import Jobs
        from tradeplanner.ui.notices import Notices
        from tradeplanner.ui.session import Session
        from tradeplanner.ui.shell import Shell

        notices, jobs = Notices(), Jobs()
        shell = Shell(self.app, notices)
        shell.resize(*size)
        shell.show()
        session = Session(shell, jobs, notices, folder)
        session.open()
        guide = Tour(self.app, shell, session, self.out)
        guide.look = self.look
        guide.settle()
        for key in ("home", "plan", "firms", "registrations", "orders", "exports", "history"):
            shell.go(key)
            guide.take(f"first-run-{key}", shell)
        self.taken += guide.taken
        jobs.close()
        session.close()
        shell.close()
        shell.deleteLater()

    def walk_import(self, file: Path) -> None:
        """Take each step of the import window."""
        from tradeplanner.ui.importing.steps import Step
        from tradeplanner.ui.importing.window import SIZE, open_window

        context = self.session.context
        assert context is not None
        window = open_window(context, "firms", self.shell)
        window.resize(*SIZE)  # the screen that Qt makes up without a display is smaller
        self.take("import-1-file", window)
        window.read("firms", file)
        self.settle()
        for at, step in enumerate((Step.COLUMNS, Step.CHECK, Step.PREVIEW), 2):
            window.go(step)
            self.take(f"import-{at}-{step}", window)
        window.flow.commit()
        self.settle()
        self.take("import-5-result", window)
        window.flow.undo()
        self.settle()
        self.walk_doubts(window, file.parent)
        window.close()
        self.settle()

    def walk_doubts(self, window: "ImportWindow", folder: Path) -> None:
        """Take what the import window shows of a kind it told, like records, a drag, and the profiles."""
        from PySide6.QtWidgets import QMenu, QPushButton

        from tradeplanner.app import firms
        from tradeplanner.ui.importing.profiles import open_profiles
        from tradeplanner.ui.importing.records import RecordsDialog
        from tradeplanner.ui.widgets.drops import DropLayer

        assert self.session.context is not None
        ws = self.session.context.workspace
        window.take_files([odd_list(folder, firms.all(ws)[0].name_zh)])
        self.take("import-6-kind-told", window)
        window.sheet.chips.buttons()[0].click()
        for menu in window.sheet.chips.findChildren(QMenu):
            self.take("import-7-kinds", menu)
            menu.close()
        window.flow.read_as("orders")
        self.settle()
        for item in window.sheet.findings.list.items():
            compare = [act for act in item.findChildren(QPushButton) if act.text() in COMPARE]
            if compare:
                compare[0].click()
                (records,) = window.findChildren(RecordsDialog)
                self.take("import-8-records", records)
                records.reject()
                break
        layer = window.findChildren(DropLayer)[0]
        layer.show_over([folder / "外贸企业名录.xlsx"])
        self.take("import-9-drop", window)
        layer.hide()
        listed = open_profiles(self.session.context, window)
        self.take("import-10-profiles", listed)
        listed.reject()


def main() -> int:
    """Make the sample's data folder, walk through it in every look, and say what was taken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--only", default=",".join(LOOKS))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tour-") as home:
        for kind in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(home, kind.lower()))
        taken = tour(options, Path(home))
    sys.stdout.write(f"{len(taken)} pictures in {options.out}\n")
    return 0


def tour(options: argparse.Namespace, home: Path) -> list[str]:
    """Walk the window through every look and return the names of the pictures."""
    from PySide6.QtWidgets import QApplication

    from tradeplanner.app import demo
    from tradeplanner.app.workspace import open_workspace
    from tradeplanner.ui import speech, theme
    from tradeplanner.ui.jobs import Jobs
    from tradeplanner.ui.notices import Notices
    from tradeplanner.ui.session import Session
    from tradeplanner.ui.shell import Shell

    with open_workspace(home / "data") as ws:
        demo.load_sample(ws)
    app = QApplication(["tour"])
    speech.start("zh")
    theme.start(app, theme.Scheme.LIGHT)
    notices, jobs = Notices(), Jobs()
    shell = Shell(app, notices)
    width, height = (int(part) for part in options.size.split("x"))
    shell.resize(width, height)
    shell.show()
    session = Session(shell, jobs, notices, home / "data")
    session.open()
    guide = Tour(app, shell, session, options.out)
    guide.settle()
    file = messy_register(home)
    for look in options.only.split(","):
        code, scheme = look.split("-")
        speech.choose(app, code)
        theme.choose(app, scheme)
        guide.look = look
        guide.walk()
        guide.walk_import(file)
        guide.first_run(home / f"empty-{look}", (width, height))
    jobs.close()
    session.close()
    return guide.taken


if __name__ == "__main__":
    sys.exit(main())
