"""The window that brings back: what was done at the other desk, field by field beside what stands here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tradeplanner.app import handover
from tradeplanner.app.handover import Comparison, Key
from tradeplanner.domain.handover import Brought, Difference, Side, Way
from tradeplanner.domain.history import Op, RowImage
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import noun_name, word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.changes import Cell, cells
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_file
from tradeplanner.ui.jobs import Progress
from tradeplanner.ui.list_window import ListWindow
from tradeplanner.ui.notices import Tone
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.table import Table


@dataclass
class Line:
    """One field of a difference, as the table shows it; ``chosen`` is shared by all lines of a window."""

    one: Difference
    name: str
    cell: Cell
    chosen: dict[Key, Side] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """The record."""
        return self.one.noun, self.one.id

    def side(self) -> Side | None:
        """Whose value will stand; None while nobody has said."""
        return self.chosen.get(self.key, None if self.one.way is Way.CONFLICT else Side.THERE)


def open_window(context: Context, focus: object = None, parent: QWidget | None = None) -> None:
    """Ask for a file that was handed over, unless ``focus`` is one, and show what was done there."""
    if isinstance(focus, Path):
        _compare(context, focus, parent)
    elif parent is not None:
        kinds = [tr("Data files of Trade Planner (*.db)")]
        ask_file(parent, tr("Bring back"), kinds, lambda file: _compare(context, file, parent))


def _compare(context: Context, file: Path, parent: QWidget | None) -> None:
    def read(progress: Progress) -> object:
        progress.at(0)
        return handover.compare(context.workspace, file)

    def show(found: object) -> None:
        if isinstance(found, Comparison) and not found.differences:
            context.notices.say(tr("Nothing was done there that is not here."))
        elif isinstance(found, Comparison):
            BackWindow(context, found, parent).open()

    context.jobs.long(tr("Comparing"), read, show, context.notices.error, key="bring back")


def columns() -> Sequence[Column]:
    """Return what is listed of a field that differs."""
    return (
        Column("way", mark("What happened"), lambda line: word(line.one.way), width=104,
               tone=lambda line: "red_text" if line.side() is None else ""),
        Column("noun", mark("Kind of record"), lambda line: noun_name(line.one.noun), width=88),
        Column("name", mark("Record"), lambda line: line.name, width=176),
        Column("field", mark("Field"), lambda line: line.cell.name, width=96),
        Column("here", mark("Here"), lambda line: line.cell.before, width=136),
        Column("there", mark("There"), lambda line: line.cell.after, width=136),
        Column("stands", mark("What stays"), _stands, width=112,
               tone=lambda line: "red_text" if line.side() is None else ""),
    )  # fmt: skip


class BackWindow(ListWindow):
    """Nothing is stored before its last button; what both desks changed must be decided first."""

    def __init__(self, context: Context, compared: Comparison, parent: QWidget | None = None) -> None:
        self._context, self._compared = context, compared
        self._chosen: dict[Key, Side] = {}
        self._lines = list(lines(compared, context, self._chosen))
        table = Table(
            "handover", mark("Differences"), columns(), empty=Empty(mark("Nothing differs."), []),
            key=lambda line: (line.key, line.cell.field),
        )  # fmt: skip
        some = lambda: bool(table.selected())  # noqa: E731  # asked twice below
        acts = [
            Act("handover.take", mark("Bring back"), self.take, enabled=lambda: not self.waiting()),
            Act("handover.here", mark("Keep the values here"), lambda: self.choose(Side.HERE), enabled=some),
            Act(
                "handover.there", mark("Take the values there"), lambda: self.choose(Side.THERE), enabled=some
            ),
        ]
        super().__init__(mark("Bring back"), table, acts, parent)
        self.table.set_rows(self._lines)
        self.table.view.choose([next((at for at, one in enumerate(self._lines) if one.side() is None), 0)])
        self._tell()

    def waiting(self) -> list[Difference]:
        """Return the conflicts of which nobody has said yet whose values stay."""
        return [one for one in self._compared.conflicts if (one.noun, one.id) not in self._chosen]

    def choose(self, side: Side) -> None:
        """Let the values of ``side`` stand in the selected records."""
        self._chosen.update((line.key, side) for line in self.table.selected())
        self.table.set_rows(self._lines)
        self._tell()

    def take(self) -> None:
        """Take over what was compared as one step, and close once it is stored."""
        if self.waiting():
            return
        ws, compared, chosen = self._context.workspace, self._compared, dict(self._chosen)
        self._context.jobs.data(
            lambda: handover.bring_back(ws, compared, chosen), self._done, self._context.notices.error,
            owner=self,
        )  # fmt: skip

    def _done(self, brought: object) -> None:
        if not isinstance(brought, Brought):
            return
        left = len(brought.left)
        tone = Tone.WARNING if left else Tone.NOTE
        self._context.notices.post(lambda: _told(brought), tone)
        self.accept()

    def _tell(self) -> None:
        count = len(self.waiting())
        said = ntr("{count} record differs.", "{count} records differ.", len(self._compared.differences))
        waits = ntr(
            "{count} record was changed at both desks: say whose values stay.",
            "{count} records were changed at both desks: say for each whose values stay.",
            count,
        )
        end = tr("All of it becomes one step that Undo takes back.")
        self.line.setText(" ".join((self._compared.name, said, waits if count else end)))
        self.enable()


def lines(compared: Comparison, context: Context, chosen: dict[Key, Side]) -> Iterator[Line]:
    """Yield a line for each field that differs, what must be decided first."""
    for one in sorted(compared.differences, key=lambda each: each.way is not Way.CONFLICT):
        here, there = dict(one.here or {}), dict(one.there or {})
        if one.here is not None and one.there is not None:
            both = {*one.taken, *one.clashing}
            there = {name: there[name] if name in both else value for name, value in here.items()}
        image = RowImage(one.noun, one.id, Op.UPDATE, here, there)
        name = compared.names.get((one.noun, one.id), "")
        found = cells(image, context.workspace.markets, compared.names)
        for cell in found or [Cell("", "", "")]:
            yield Line(one, name, cell, chosen)


def _stands(line: Line) -> str:
    side = line.side()
    return tr("Please choose") if side is None else word(side)


def _told(brought: Brought) -> str:
    said = tr("Brought back: {added} added, {changed} changed, {removed} removed.", added=brought.added,
              changed=brought.changed, removed=brought.removed)  # fmt: skip
    if not brought.left:
        return said
    left = ntr(
        "{count} record was left as it is here: what it belongs to is gone, or others need it.",
        "{count} records were left as they are here: what they belong to is gone, or others need them.",
        len(brought.left),
    )
    return f"{said} {left}"
