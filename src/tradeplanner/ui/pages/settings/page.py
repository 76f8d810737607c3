"""Settings: one page of sections, where each thing is saved as one leaves it and can be undone."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tradeplanner.app import person, settings
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.settings import asked
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.settings import template
from tradeplanner.ui.pages.settings.bureau import BureauSection, FiguresSection
from tradeplanner.ui.pages.settings.desk import DeskSection
from tradeplanner.ui.pages.settings.keeping import BackupsSection, PrivacySection
from tradeplanner.ui.pages.settings.lists import ListsSection
from tradeplanner.ui.pages.settings.points import PointsSection
from tradeplanner.ui.pages.settings.reading import SettingsReading, read
from tradeplanner.ui.sample_removal import SampleLine
from tradeplanner.ui.widgets.form import Values
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.kept import Kept
from tradeplanner.ui.widgets.labels import button

WIDEST = 128 * theme.GRID


class SettingsPage(Page):
    """The bureau, its lists and rules, backups, this desk, and what is kept of people."""

    key: ClassVar[str] = "settings"
    heading: ClassVar[str] = mark("Settings")
    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.SETTING})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.headline = Headline()
        self.bureau, self.lists, self.figures = BureauSection(), ListsSection(context), FiguresSection()
        self.backups, self.desk, self.privacy = BackupsSection(), DeskSection(), PrivacySection()
        self.points = PointsSection()
        self._sections = (
            self.bureau, self.lists, self.figures, self.points, self.backups, self.desk, self.privacy,
        )  # fmt: skip
        self._names = ("bureau", "lists", "figures", "points", "backups", "desk", "privacy")
        self.milestones = button(role="link")
        self.lists.body.addWidget(self.milestones, 0, Qt.AlignmentFlag.AlignLeft)
        self._found: SettingsReading | None = None
        self._left: set[str] = set()
        self.sample = SampleLine(context)
        self._scroll = QScrollArea()
        self.stand(self.headline, self._scroll)
        self._lay_out()
        for part in (self.bureau, self.figures, self.points, self.backups, self.privacy):
            part.fields.wanted.connect(lambda values, part=part: self._save(values, part.fields))
        for fields in self._kept():
            fields.changed.connect(self._compare)
        self.lists.wanted.connect(self._save)
        self.desk.named.connect(self._call)
        self.milestones.clicked.connect(lambda _=False: self.show_template())
        self.bureau.set_up.clicked.connect(lambda: context.desk.go("first-day"))
        self.backups.open.clicked.connect(lambda: context.desk.go("backups"))
        self.privacy.due.clicked.connect(lambda: context.desk.go("erasing"))
        self.setFocusProxy(self.bureau.fields.entry("bureau_zh"))
        self.retranslate()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("role", "plain")
        body.setMaximumWidth(WIDEST)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 2 * theme.GRID, 0)
        column.setSpacing(0)
        self.sample.setContentsMargins(0, 0, 0, 2 * theme.GRID)
        column.addWidget(self.sample)
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(body)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def acts(self) -> list[Act]:
        """Return the page's own acts."""
        go = self.context.desk.go
        return [
            Act("settings.first-day", mark("Set up the bureau in one window…"), lambda: go("first-day")),
            Act("settings.milestones", mark("Template of milestones…"),
                self.show_template),
            Act("settings.towns", mark("Take the towns from the register"), lambda: self.lists.take("towns")),
            Act("settings.industries", mark("Take the industries from the register"),
                lambda: self.lists.take("industries")),
        ]  # fmt: skip

    def show_template(self) -> None:
        """Open the window of the template of milestones."""
        template.open_window(self.context, self.window())

    def focus(self, target: object) -> None:
        """Show a section by its name ("lists", "backups")."""
        if target in self._names:
            section = self._sections[self._names.index(str(target))]
            self._scroll.ensureWidgetVisible(section, 0, 0)

    def refresh(self) -> None:
        """Read the settings anew."""
        ws = self.context.workspace
        self.context.jobs.data(lambda: read(ws), self._show, key="settings", owner=self)

    def retranslate(self) -> None:
        """Set every text anew; what stands in the fields stays."""
        words = tr("Each change is saved as you leave its field, and can be undone.")
        self.headline.set_texts(tr("Settings"), words)
        self.milestones.setText(tr("Template of milestones…"))
        for section in self._sections:
            section.retranslate()

    def _show(self, found: object) -> None:
        if not isinstance(found, SettingsReading):
            return
        self._found = found
        self.sample.setVisible(bool(found.settings.sample))
        for section in self._sections:
            section.show_reading(found)
        self._compare()

    def _save(self, values: Values, fields: Kept | None = None) -> None:
        ws, fresh = self.context.workspace, asked(values)

        def saved(_changed: object) -> None:
            self._tell_saved(values)
            year = str(fresh.get("year") or "")
            if year:
                self.context.desk.set_year(int(year))

        def refused(error: BaseException) -> None:
            self._tell_left(values)
            if isinstance(error, RejectedError) and fields is not None:
                fields.refuse(error.findings)
            else:
                self.context.notices.error(error)
                self.mark_stale()

        self.context.jobs.data(lambda: settings.change(ws, **fresh), saved, refused, owner=self)

    def _call(self, name: str) -> None:
        def named(_: object) -> None:
            self._tell_saved({"person"})
            self.context.notices.say(tr("History will show your new name from the next start on."))
            self.mark_stale()

        def refused(error: BaseException) -> None:
            self._tell_left({"person"})
            self.context.notices.error(error)

        self.context.jobs.data(lambda: person.call(name), named, refused, owner=self)

    # --- what could not be saved ---

    def _kept(self) -> tuple[Kept, ...]:
        return tuple(
            part.fields
            for part in (self.bureau, self.figures, self.points, self.backups, self.privacy, self.desk)
        )

    def _tell_left(self, names: Iterable[str]) -> None:
        """Say that ``names`` could not be saved."""
        self._left.update(names)
        self.context.desk.unsaved.emit(bool(self._left))

    def _tell_saved(self, names: Iterable[str]) -> None:
        """Take ``names`` as saved; of what failed before, only what still stands in its field is left."""
        standing = {name for fields in self._kept() for name in fields.unsaved()}
        self._left = (self._left & standing) - set(names)
        self.context.desk.unsaved.emit(bool(self._left))

    def _compare(self) -> None:
        """Forget what could not be saved where its field shows again what is stored."""
        settled = {name for fields in self._kept() for name in fields.values()} - {
            name for fields in self._kept() for name in fields.unsaved()
        }
        if self._left & settled:
            self._left -= settled
            self.context.desk.unsaved.emit(bool(self._left))
