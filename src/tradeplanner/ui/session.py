"""From a painted window to a working one: the workspace opens on the data lane, then pages fill.

Imported after the first paint, because it loads the database library.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tradeplanner.app import exhibitions, exports, history, settings
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n import language
from tradeplanner.i18n.language import tr
from tradeplanner.paths import shown_name
from tradeplanner.ui import memory
from tradeplanner.ui.bridge import Bridge
from tradeplanner.ui.context import Context
from tradeplanner.ui.desk import Desk
from tradeplanner.ui.elsewhere import Elsewhere
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Link, Notices
from tradeplanner.ui.shell import Shell
from tradeplanner.ui.undo import Undo


@dataclass(frozen=True, slots=True)
class Bureau:
    """What the bar shows: the bureau's settings, and the years that have something to show."""

    settings: BureauSettings
    years: tuple[int, ...]

    def year(self) -> int:
        """Return the year to open: where the person left, as set, else this one."""
        for text in (memory.text("year"), self.settings.year):
            if text.isdigit():
                return int(text)
        return date.today().year  # noqa: DTZ011 — a local calendar year

    def name(self) -> str:
        """Return the bureau's name in the language in force, or in the other where it has only that."""
        zh, en = self.settings.bureau_zh, self.settings.bureau_en
        return (zh or en) if language.language() == language.ZH else (en or zh)


def read_bureau(ws: Workspace) -> Bureau:
    """Read what the bar shows, on the data lane."""
    years = sorted({*exhibitions.years(ws), *exports.years(ws)})
    return Bureau(settings.get(ws), tuple(years))


class Session(QObject):
    """The open workspace in a shell. ``ready(Context)`` once it works, ``refused(error)`` if it does not.

    ``place`` is what the person named at the start, if anything: a folder or a data file. ``file`` is a data
    file that must be there.
    """

    ready = Signal(object)
    refused = Signal(object)

    def __init__(
        self, shell: Shell, jobs: Jobs, notices: Notices, place: Path | None, file: Path | None = None
    ) -> None:
        super().__init__(shell)
        self._shell, self._jobs, self._notices = shell, jobs, notices
        self._place, self._file = place, file
        self._bureau: Bureau | None = None
        self.context: Context | None = None
        self._bridge: Bridge | None = None
        self._undo: Undo | None = None
        self.elsewhere: Elsewhere | None = None
        self._leave = language.on_change(self._name_bureau)
        jobs.failed.connect(notices.error)

    def open(self) -> None:
        """Open the workspace; where the world will not have it, say why and offer to try again."""

        def work() -> tuple[Workspace, Bureau, bool]:
            ws = open_workspace(self._place, file=self._file)
            return ws, read_bureau(ws), history.is_new(ws)

        self._jobs.data(work, self._opened, self._refused, owner=self)

    def close(self) -> None:
        """Stop background work and close the workspace."""
        self._leave()
        if self._bridge is not None:
            self._bridge.close()
        self._jobs.close()
        if self.context is not None:
            self.context.workspace.close()
            self.context = None
            self._shell.status.show_open(is_open=False)

    def _refused(self, error: BaseException) -> None:
        self._notices.error(error, Link(lambda: tr("Try again"), self.open))
        self.refused.emit(error)

    def _opened(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        ws, self._bureau, is_new = found
        shell = self._shell
        desk = Desk(shell.actions_list, self._bureau.year(), self)
        self.context = Context(ws, self._jobs, self._notices, desk)
        self._undo = Undo(self.context, self)
        for act in self._undo.acts():
            shell.actions_list.register(act)
        self._undo.renamed.connect(shell.actions_list.refresh)
        self._undo.acted.connect(lambda text, undo: shell.status.say(text, undo=undo))
        self._bridge = Bridge(ws, self)
        self._bridge.changed.connect(self._heard)
        self.elsewhere = Elsewhere(self.context, self)
        self.elsewhere.noticed.connect(self._heard)
        desk.unsaved.connect(shell.status.show_unsaved)
        desk.held.connect(shell.status.show_held)
        shell.status.show_open(is_open=True)
        desk.year_changed.connect(lambda year: memory.keep("year", str(year)))
        self._show_bureau(self._bureau)
        self._undo.refresh()
        shell.adopt(self.context, is_new=is_new)
        self.ready.emit(self.context)

    def _heard(self, changed: Changed) -> None:
        self._shell.heard(changed)
        if self.elsewhere is not None:
            self.elsewhere.heard(changed)
        if self._undo is not None:
            self._undo.refresh(tell=True)
        if self.context is not None and changed.nouns & {Noun.SETTING, Noun.EDITION, Noun.EXPORT}:
            ws = self.context.workspace
            self._jobs.data(lambda: read_bureau(ws), self._show_bureau, key="bureau", owner=self)

    def _show_bureau(self, bureau: object) -> None:
        if isinstance(bureau, Bureau) and self.context is not None:
            self._bureau = bureau
            self._shell.bar.show_years(bureau.years, self.context.desk.year)
            self._name_bureau()

    def _name_bureau(self) -> None:
        if self._bureau is None or self.context is None:
            return
        self._shell.bar.show_bureau(self._bureau.name())
        file = self.context.workspace.store.path
        name = "PostgreSQL" if file is None else shown_name(file)
        self._shell.show_file(tr("{file} (sample)", file=name) if self._bureau.settings.sample else name)
