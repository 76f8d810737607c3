"""The window of firms that may stand on the register twice, with the reasons, and the way to merge them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tradeplanner.app import duplicates
from tradeplanner.domain.duplicates import Likeness, Pair
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import merging
from tradeplanner.ui.list_window import ListWindow
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.table import Table

WORDS = {
    Likeness.CODE: mark("same organisation code"),
    Likeness.NAME: mark("same name, written otherwise"),
    Likeness.FORMER: mark("same as a former name"),
    Likeness.ENGLISH: mark("same English name"),
    Likeness.CORE: mark("same name but for place and legal form (a hint)"),
    Likeness.ACCOUNT: mark("same account (a hint)"),
    Likeness.PHONE: mark("same phone (a hint)"),
}


def reasons(pair: Pair) -> str:
    """Say why two records may be one firm."""
    return listed([tr(WORDS[reason]) for reason in pair.reasons])


def columns() -> Sequence[Column]:
    """Return what is listed of a pair."""
    return (
        Column("first", mark("Firm"), lambda p: p.first.name_zh, width=240),
        Column("second", mark("And perhaps the same"), lambda p: p.second.name_zh, width=240),
        Column("reasons", mark("Reasons"), reasons, width=256, tone=lambda p: "faint" if p.is_hint else ""),
        Column(
            "towns",
            mark("Town"),
            lambda p: " / ".join(filter(None, (p.first.town, p.second.town))),
            width=144,
        ),
    )


class DuplicatesWindow(ListWindow):
    """Reads the register anew after each merge, which undo takes back as everywhere."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        table = Table(
            "duplicates", mark("Likely duplicates"), columns(),
            empty=Empty(mark("No two records of the register look like one firm."), []),
            key=lambda pair: (pair.first.id, pair.second.id),
        )  # fmt: skip
        chosen = Act(
            "duplicates.merge", mark("Merge…"), self.merge, enabled=lambda: table.current() is not None
        )
        super().__init__(mark("Likely duplicates"), table, [chosen], parent)
        self.read()

    def read(self) -> None:
        """Look for duplicates."""
        ws = self._context.workspace
        self._context.jobs.data(lambda: duplicates.find(ws), self._show, key="duplicates", owner=self)

    def _show(self, found: object) -> None:
        if isinstance(found, list):
            self.table.set_rows(found)
            if found and self.table.current() is None:
                self.table.view.choose([0])
            count = ntr("{count} pair looks like one firm", "{count} pairs look like one firm", len(found))
            self.line.setText(tr("{count}; the strongest reasons come first.", count=count))
            self.enable()

    def merge(self) -> None:
        """Open both records of the chosen pair side by side."""
        pair = self.table.current()
        if isinstance(pair, Pair):
            merging.open_form(self._context, pair.first, pair.second, self, lambda _: self.read())
