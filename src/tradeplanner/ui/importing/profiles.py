"""Profiles in the import window: offered where headings look alike, kept under a name, and managed."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import profiles
from tradeplanner.app.profiles import Offer
from tradeplanner.domain.profiles import Profile
from tradeplanner.i18n.formats import percent
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.again import repeated
from tradeplanner.ui.importing.conclusions import Chip
from tradeplanner.ui.importing.menus import menu_at, pop_up
from tradeplanner.ui.importing.words import field_word
from tradeplanner.ui.notices import Link, Notice, Tone
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table

SHOWN = 8
"""Columns that a profile would change, of which so many are named."""
COLUMNS = (
    Column("name", mark("Name"), lambda profile: profile.name, width=176),
    Column("kind", mark("Kind of file"), lambda profile: kind_name(profile.kind), width=128),
    Column("headings", mark("Headings"), lambda profile: ", ".join(profile.headings), width=224),
)
SIZE = (70 * theme.GRID, 50 * theme.GRID)


def profile_chip(
    used: str,
    offers: Sequence[Offer],
    use: Callable[[Profile], None],
    keep: Callable[[], None],
    manage: Callable[[], object],
) -> Chip:
    """Return the profile in use ("" for none), with those that are offered and what can be done with them."""
    best = offers[0] if offers else None
    why = offer_text(best) if best is not None else tr("No profile has headings like these.")

    def press(at: QWidget) -> None:
        menu = menu_at(at, why)
        for offer in offers:
            alike = tr("{percent} alike", percent=percent(Decimal(str(offer.alike)), 0))
            made = menu.addAction(f"{offer.profile.name} · {alike}".replace("&", "&&"))
            made.setToolTip(changes_text(offer))
            made.setCheckable(True)
            made.setChecked(offer.profile.name == used)
            made.triggered.connect(lambda _=False, offer=offer: use(offer.profile))
        menu.addSeparator()
        menu.addAction(tr("Remember how this file is read…")).triggered.connect(keep)
        menu.addAction(tr("Manage profiles…")).triggered.connect(manage)
        pop_up(menu, at)

    if used:
        return Chip(tr("Read as in “{name}”", name=used), why, press)
    if best is not None:
        return Chip(tr("Profile “{name}” fits", name=best.profile.name), why, press)
    return Chip(tr("Remember as a profile"), why, press)


def offer_text(offer: Offer) -> str:
    """Return how alike the headings are and what a profile would change, in one sentence."""
    alike = percent(Decimal(str(offer.alike)), 0)
    head = tr("{alike} of the headings are those of “{name}”.", alike=alike, name=offer.profile.name)
    return f"{head} {changes_text(offer)}"


def changes_text(offer: Offer) -> str:
    """Return what a profile would change: the first columns by name, the rest counted."""
    if not offer.changes:
        return tr("Everything is read as it says already.")
    named = [
        tr("{heading} → {field}", heading=each.heading, field=field_word(each.then))
        for each in offer.columns[:SHOWN]
    ]
    count = offer.changes
    head = ntr("It would change {count} thing", "It would change {count} things", count)
    return f"{head}{tr(': ')}{', '.join(named)}" if named else f"{head}."


def offered(offers: Sequence[Offer], use: Callable[[Profile], None]) -> Notice | None:
    """Return the notice that offers the likest profile, None where it would change nothing."""
    if not offers or not offers[0].changes:
        return None
    best = offers[0]

    def say() -> Notice:
        return Notice(offer_text(best), Tone.WARNING, Link(tr("Use it"), lambda: use(best.profile)))

    return repeated(say)


def ask_name(context: Context, parent: QWidget, name: str, save: Callable[[str], object]) -> FormDialog:
    """Ask for the name of a profile and save it; a name that is taken is refused at its field."""
    hint = mark("For example 镇街月报: whose file it is and how often it comes")
    field = Field("name", mark("Name of the profile"), Kind.TEXT, required=True, hint=hint)
    form = FormDialog(tr("Remember how this file is read"), [field], {"name": name}, parent=parent.window())
    save_by(context, form, lambda values: save(str(values["name"])), topic="import")
    return form


class ProfilesWindow(QDialog):
    """The profiles, to be renamed and removed; each act is a step that undo takes back."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.setWindowTitle(tr("Import profiles"))
        nothing = Empty(mark("No profile is kept yet. The import window keeps one once a file is read."))
        self.table = Table("import-profiles", mark("Import profiles"), COLUMNS, empty=nothing,
                           key=lambda profile: profile.id)  # fmt: skip
        rename = Act("profiles.rename", mark("Rename…"), self._rename, "F2")
        remove = Act("profiles.remove", mark("Remove"), self._remove, "Del")
        self.table.set_acts([rename, remove])
        self.table.edit_wanted.connect(lambda _: self._rename())
        self.table.remove_wanted.connect(self._remove_all)
        said = tr("Removing one changes nothing that was imported; Ctrl+Z in the main window brings it back.")
        hint = label(said, "caption", wrap=True)
        close = button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        for act in (rename, remove):
            pressed = button(act.label())
            pressed.setEnabled(False)
            pressed.clicked.connect(lambda _=False, run=act.run: run())
            self.table.chosen.connect(lambda chosen, at=pressed: at.setEnabled(chosen is not None))
            row.addWidget(pressed)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.table, 1)
        column.addWidget(hint)
        column.addLayout(row)
        self.resize(*SIZE)
        self.refresh()

    def refresh(self) -> None:
        """Read the profiles anew."""
        ws = self._context.workspace
        self._context.jobs.data(lambda: profiles.all(ws), self._show, key="import-profiles", owner=self)

    def _show(self, found: object) -> None:
        if isinstance(found, list):
            self.table.set_rows(found)

    def _chosen(self) -> Profile | None:
        current = self.table.current()
        return current if isinstance(current, Profile) else None

    def _rename(self) -> None:
        profile, ws = self._chosen(), self._context.workspace
        if profile is not None:
            form = ask_name(
                self._context, self, profile.name, lambda name: profiles.rename(ws, profile, name)
            )
            form.setWindowTitle(tr("Rename the profile"))
            form.finished.connect(lambda _: self.refresh())

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._remove_all([chosen])

    def _remove_all(self, rows: list[Profile]) -> None:
        ws = self._context.workspace

        def remove() -> None:
            for profile in rows:
                if profile.id is not None:
                    profiles.remove(ws, profile.id, profile.version)

        self._context.jobs.data(remove, lambda _: self.refresh(), owner=self)


def open_profiles(context: Context, parent: QWidget) -> ProfilesWindow:
    """Open the list of profiles over ``parent``."""
    window = ProfilesWindow(context, parent)
    window.open()
    return window
