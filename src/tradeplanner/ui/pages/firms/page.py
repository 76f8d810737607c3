"""The page of firms: one sentence, the register with instant search, and the card of one firm."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from tradeplanner.domain.errors import ConflictError
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import Changed, FirmId, Noun
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import templates
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.duplicates import DuplicatesWindow
from tradeplanner.ui.forms import firms as form
from tradeplanner.ui.forms import merging, statements
from tradeplanner.ui.habits import habits
from tradeplanner.ui.notices import Link, Tone
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.firms import reading
from tradeplanner.ui.pages.firms.card import FirmCard
from tradeplanner.ui.pages.firms.columns import columns
from tradeplanner.ui.pages.firms.initials import Initials
from tradeplanner.ui.pages.firms.reading import Detail, FirmRow, Gone, Part, Register
from tradeplanner.ui.pages.firms.telling import part_words, retired_sentence, titles
from tradeplanner.ui.sample import open_sample
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.split import Split
from tradeplanner.ui.widgets.table import Table

OF_REGISTER = frozenset({Noun.FIRM, Noun.FIGURE})
"""What the table shows; the other nouns stand on the card."""
FEW = 50
"""Changed firms that are read one by one; of more, the whole register is read anew."""
NARROW = 88
"""Grid units below which the card stands under the table."""


class FirmsPage(Page):
    """Search, table and card; every act by keyboard too."""

    key: ClassVar[str] = "firms"
    heading: ClassVar[str] = mark("Firm register")
    nouns: ClassVar[frozenset[Noun]] = frozenset(
        {
            Noun.FIRM,
            Noun.FIGURE,
            Noun.ORDER,
            Noun.EDITION,
            Noun.PARTICIPATION,
            Noun.RETURN,
            Noun.PERSON,
            Noun.PAPER,
            Noun.FEE,
            Noun.EXPORT,
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._register: Register | None = None
        self._wanted: FirmId | None = None
        self._reading_all = False
        self._patching: set[FirmId] = set()
        self._initials = Initials(context, self._search_grew, self)
        self.headline = Headline()
        self.bring, self.new = button(), button(role="primary")
        self.part = Picker([], optional=False)
        self.part.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
        self.table = self._make_table()
        self._habits = habits(context, self.table, "firms", kind="firms", parts={"part": self.part})
        on_firm = [
            Act("firms.edit", mark("Edit…"), self.edit, "Ctrl+E", "pencil", enabled=self._has_current),
            Act("firms.delete", mark("Delete"), self.remove, "", "trash-2", enabled=self._has_current),
        ]
        self.card = FirmCard(context, on_firm)
        mask = Act(
            "firms.contact", mark("Show or mask contact details"), self.card.toggle_mask, "Ctrl+D",
            "eye", enabled=self._has_current,
        )  # fmt: skip
        stated = Act(
            "firms.figure",
            mark("State a yearly figure…"),
            self.state,
            "Ctrl+Shift+E",
            enabled=self._has_current,
        )
        self._on_firm = [*on_firm, stated, mask]
        self.split = Split("firms", [self.table, self.card], (5, 3), stacked=(3, 2), narrow=NARROW)
        self._lay_out()
        self._connect()
        self._rename()

    def _make_table(self) -> Table:
        offers = [
            Act("firms.import", mark("Import a register…"), self._import),
            Act("firms.template", mark("Save an empty template…"), self.save_template),
            Act("firms.sample", mark("Open the sample year"), self._open_sample),
        ]
        empty = Empty(
            mark("Every firm of the district stands here, with what it exports and orders."), offers
        )
        table = Table(
            "firms", mark("Firm register"), columns(self.context.workspace.markets), empty=empty,
            key=lambda row: row.id, search=self._found_by,
        )  # fmt: skip
        table.search_own_text()
        return table

    def _lay_out(self) -> None:
        self.headline.acts.addWidget(self.bring)
        self.headline.acts.addWidget(self.new)
        self.table.bar.addWidget(self.part)
        self.stand(self.headline, self.split)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.bring.clicked.connect(self._import)
        self.new.clicked.connect(self.add)
        self.part.changed.connect(self._show_part)
        table = self.table
        table.set_acts(self._on_firm)
        table.edit_wanted.connect(lambda row: self._open(row.firm))
        table.remove_wanted.connect(self._take_off)
        table.add_wanted.connect(self.add)
        table.chosen.connect(self._choose)
        table.status.connect(self.status)
        self.card.firm_wanted.connect(self.focus)
        self.card.orders_wanted.connect(lambda name: self.context.desk.go("orders", name))

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read the whole register."""
        ws = self.context.workspace
        self._reading_all = True
        self.context.jobs.data(
            lambda: reading.read_register(ws), self._show_register, key="firms", owner=self
        )

    def heard(self, changed: Changed) -> None:
        """Read anew what changed: a few firms by themselves, otherwise the register, or only the card."""
        few = [FirmId(number) for number in changed.ids.get(Noun.FIRM, ())]
        alone = changed.nouns & OF_REGISTER == {Noun.FIRM} and 0 < len(few) <= FEW
        if not self.isVisible() or not changed.nouns & self.nouns:
            super().heard(changed)
        elif alone and self._register is not None and not self._reading_all:
            self._patch(few)
        elif changed.nouns & OF_REGISTER:
            self.mark_stale()
        else:
            self._choose(self.table.current())

    def _patch(self, few: Sequence[FirmId]) -> None:
        """Read ``few`` firms anew, with those of an earlier request that this one makes void."""
        ws, before = self.context.workspace, self._register
        self._patching |= set(few)
        wanted = frozenset(self._patching)
        if before is not None:
            self.context.jobs.data(
                lambda: reading.patched(ws, before, wanted), self._show_register, key="firms", owner=self
            )

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rename()
        self._show()

    def summary(self) -> str:
        """Return what the table counts."""
        return self.table.summary()

    def acts(self) -> list[Act]:
        """Return the page's acts."""
        return [
            Act("firms.add", mark("Add a firm…"), self.add, "Ctrl+N", "plus"),
            *self._on_firm,
            Act("firms.find", mark("Search the register"), self.table.search.setFocus, "Ctrl+F", "search"),
            Act("firms.bring", mark("Import a register…"), self._import, "", "file-input"),
            Act("firms.template", mark("Save an empty template…"), self.save_template, "", "download"),
            Act("firms.duplicates", mark("Find duplicates…"), self.find_duplicates, "Ctrl+Shift+D"),
            Act("firms.merge", mark("Merge the two chosen firms…"), self.merge, enabled=self._two_chosen),
            *self._habits,
        ]

    def focus(self, target: object) -> None:
        """Show the firm of an id, or search for a text."""
        if isinstance(target, str):
            self.table.set_filter(target)
        elif isinstance(target, int):
            self._wanted = FirmId(target)
            self._show_wanted()

    def leave(self) -> None:
        """Remember how the page is parted."""
        self.split.remember()
        self.table.remember()

    # --- acts ---

    def add(self) -> None:
        """Open an empty form; the new firm is then in front."""
        self._open(None)

    def edit(self) -> None:
        """Open the form of the current firm."""
        row = self.table.current()
        if isinstance(row, FirmRow):
            self._open(row.firm)

    def state(self) -> None:
        """Open the form of what the current firm states of a year."""
        row = self.table.current()
        if isinstance(row, FirmRow):
            statements.open_form(self.context, row.firm, self)

    def remove(self) -> None:
        """Take the selected firms off the register."""
        self._take_off(self.table.selected())

    def find_duplicates(self) -> None:
        """Open the window of firms that may stand here twice."""
        DuplicatesWindow(self.context, self.window()).open()

    def merge(self) -> None:
        """Open the two selected firms side by side."""
        if self._two_chosen():
            kept, gone = sorted((row.firm for row in self.table.selected()), key=lambda firm: firm.id or 0)
            merging.open_form(self.context, kept, gone, self.window())

    def _two_chosen(self) -> bool:
        return len(self.table.selected()) == 2  # a pair

    def save_template(self) -> None:
        """Ask where, and save an empty workbook for a register."""
        templates.ask_one(self.context, "firms", self.window())

    def _import(self) -> None:
        self.context.desk.go("import", "firms")

    def _open_sample(self) -> None:
        open_sample(self.context, self)

    def _open(self, firm: Firm | None) -> None:
        if self._register is not None:
            done = self._added if firm is None else None
            form.build(self.context, self._register.words, firm, self.window(), done)

    def _added(self, changed: object) -> None:
        if isinstance(changed, Changed):
            self._wanted = FirmId(changed.first(Noun.FIRM))

    def _take_off(self, rows: Sequence[FirmRow]) -> None:
        ws, chosen = self.context.workspace, [row.firm for row in rows if row.firm.retired is None]
        if chosen:
            act(self.context, lambda: reading.take_off(ws, chosen), self._tell_gone)

    def _tell_gone(self, gone: object) -> None:
        """Say which firms were retired instead of deleted; what was deleted the status line names."""
        if not isinstance(gone, list):
            return
        retired: list[Gone] = [one for one in gone if one.retired]
        if not retired:
            return
        ws = self.context.workspace
        undo = Link(lambda: tr("Undo"), lambda: act(self.context, lambda: reading.bring_back(ws, gone)))
        self.context.notices.post(lambda: retired_sentence(retired), Tone.NOTE, undo)

    # --- inside ---

    def _show_register(self, found: object) -> None:
        if not isinstance(found, Register):
            return
        self._register = found
        self._reading_all = False
        self._patching.clear()
        self._show()

    def _show(self) -> None:
        found = self._register
        if found is None:
            return
        self.headline.set_texts(*titles(found))
        some = [part for part in Part if found.counts[part] or part is Part.ALL]
        self.part.set_choices([Choice(p, part_words(p, found.counts[p])) for p in some])
        self.part.setVisible(len(some) > 1)
        self.card.setVisible(bool(found.rows))
        self._show_part()
        self._initials.learn(row.firm.name_zh for row in found.rows)

    def _show_part(self) -> None:
        part = self.part.value()
        if self._register is not None and part is not None:
            self.table.set_rows(self._register.parts[Part(str(part))])
            self._show_wanted()
            if self.table.current() is None and self.table.model.rows.shown:
                self.table.view.choose([0])
            self._choose(self.table.current())

    def _show_wanted(self) -> None:
        """Bring the firm that is waited for to the front, whatever is searched for."""
        if self._wanted is None or self._register is None:
            return
        row = next((row for row in self._register.rows if row.id == self._wanted), None)
        if row is None:
            return
        wanted, self._wanted = self._wanted, None
        if row not in self.table.rows():
            self.table.set_filter("")
            self.part.set_value(Part.RETIRED if row.firm.retired else Part.ALL)
        self.table.view.clearSelection()
        self.table.select([wanted], current=wanted)

    def _choose(self, row: object) -> None:
        if not isinstance(row, FirmRow):
            self.card.show_detail(None)
            return
        ws, number = self.context.workspace, row.id
        self.context.jobs.data(
            lambda: reading.read_detail(ws, number), self._show_detail, self._lost, key="firm card",
            owner=self,
        )  # fmt: skip

    def _show_detail(self, detail: object) -> None:
        current = self.table.current()
        if isinstance(detail, Detail) and isinstance(current, FirmRow) and current.id == detail.firm.id:
            self.card.show_detail(detail)

    def _lost(self, error: BaseException) -> None:
        """Pass over a firm that went while it was being read: the table is about to lose it too."""
        if not isinstance(error, ConflictError):
            self.context.notices.error(error)

    def _has_current(self) -> bool:
        return self.table.current() is not None

    def _found_by(self, row: object) -> str:
        if not isinstance(row, FirmRow):
            return ""
        return f"{row.searched}\n{self._initials.of(row.firm.name_zh)}"

    def _search_grew(self) -> None:
        self.table.search_changed()

    def _rename(self) -> None:
        self.bring.setText(tr("Import…"))
        self.new.setText(tr("Add a firm…"))
        self.part.setAccessibleName(tr("Firms shown"))
        self.part.setToolTip(tr("Firms shown"))
