"""What can be chosen of a report: its language, grey, and how large it is shown; the choice is remembered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.domain.units import Units
from tradeplanner.i18n import language
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.report_words import REPORTS
from tradeplanner.i18n.words import word
from tradeplanner.ui import memory, theme
from tradeplanner.ui.paper import KINDS
from tradeplanner.ui.report_preview import Preview
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.flowing import Flowing
from tradeplanner.ui.widgets.labels import button, label

LEAST_ROWS, MOST_ROWS = 6, 14
OWN = "own:"
"""Begins the key of an own report in the list."""
LIST_WIDTH = 24 * theme.GRID
NAMES = {language.ZH: "中文", language.EN: "English"}


class KindList(QWidget):
    """The reports, the bureau's own under the others, and what the current one shows; ``chosen(key)``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setProperty("role", "names")
        self.words = label(role="caption", wrap=True)
        self.below = QVBoxLayout()
        self._own: dict[str, OwnReport] = {}
        self._awaited = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.list)
        column.addWidget(self.words)
        column.addLayout(self.below)
        column.addStretch(1)
        self.setFixedWidth(LIST_WIDTH)
        self.setFocusProxy(self.list)
        self._fill(memory.text("report/kind"))
        self.list.currentRowChanged.connect(self._chosen)

    def key(self) -> str:
        """Return the key of the current line: a kind of report, or "own:" with its number."""
        at = self.list.item(max(self.list.currentRow(), 0))
        return str(at.data(Qt.ItemDataRole.UserRole))

    def own(self) -> OwnReport | None:
        """Return the current report where it is one of the bureau's own."""
        return self._own.get(self.key())

    def current(self) -> ReportKind:
        """Return the kind of the current report."""
        own = self.own()
        return own.report if own else ReportKind(self.key())

    def set_own(self, found: Sequence[OwnReport]) -> None:
        """Show these own reports; the current line stays, or becomes the one that is awaited."""
        own = {f"{OWN}{one.id}": one for one in found}
        awaited = next((key for key, one in own.items() if one.name == self._awaited), "")
        if own != self._own or awaited:
            self._own, self._awaited = own, ""
            self._fill(awaited or self.key() or "")
        elif memory.text("report/kind") != self.key():
            self.choose(memory.text("report/kind"))

    def await_own(self, name: str) -> None:
        """Make the own report of that name the current one, now or as soon as it is there."""
        self._awaited = name
        self.set_own(list(self._own.values()))
        if not self._awaited:
            self._chosen()

    def choose(self, key: str) -> None:
        """Make the report ``key`` the current one, the first where there is none such."""
        keys = [str(self.list.item(at).data(Qt.ItemDataRole.UserRole)) for at in range(self.list.count())]
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.list.setAccessibleName(tr("Reports"))
        for at in range(self.list.count()):
            line = self.list.item(at)
            line.setText(self._name(str(line.data(Qt.ItemDataRole.UserRole))))
        own = self.own()
        based = tr("Own report, made of “{report}”.", report=tr(REPORTS[own.report].name)) if own else ""
        self.words.setText(based or tr(REPORTS[self.current()].words))

    def _name(self, key: str) -> str:
        if key in self._own:
            return self._own[key].name
        return tr(REPORTS[ReportKind(key)].name) if key else tr("Own reports")

    def _fill(self, current: str) -> None:
        """Lay the lines out anew: the kinds, a heading, the own reports."""
        self.list.blockSignals(True)
        self.list.clear()
        for key in (*(kind.value for kind in KINDS), *(["", *self._own] if self._own else [])):
            made = QListWidgetItem(self.list)
            made.setData(Qt.ItemDataRole.UserRole, key)
            if not key:
                made.setFlags(Qt.ItemFlag.NoItemFlags)
        row = self.fontMetrics().height() + 2 * theme.GRID
        self.list.setFixedHeight(min(max(self.list.count(), LEAST_ROWS), MOST_ROWS) * row + theme.GRID)
        self.choose(current)
        self.list.blockSignals(False)
        self.retranslate()

    def _chosen(self) -> None:
        memory.keep("report/kind", self.key())
        self.retranslate()
        self.chosen.emit(self.key())


class Options(QFrame):
    """The row above the preview. ``changed()`` when the paper is to be made anew."""

    changed = Signal()

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._language_words, self._size = QLabel(), label(role="caption")
        self.language = Picker([], optional=False)
        self.language.setMinimumContentsLength(12)
        self._units_words, self.units = QLabel(), Picker([], optional=False)
        self._units_words.setBuddy(self.units)
        self.units.setMinimumContentsLength(18)
        self.grey = CheckBox()
        self.grey.setChecked(memory.text("report/grey") == "yes")
        self.smaller, self.larger, self.fit = button(), button(), button()
        self._language_words.setBuddy(self.language)
        row = Flowing(self)
        for group in (
            (self._language_words, self.language), (self._units_words, self.units), (self.grey,),
            (self.smaller, self._size, self.larger, self.fit),
        ):  # fmt: skip
            row.addWidget(_together(group))
        self._size.setMinimumWidth(6 * theme.GRID)
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.smaller.clicked.connect(lambda: preview.step(-1))
        self.larger.clicked.connect(lambda: preview.step(1))
        self.fit.clicked.connect(preview.fit_width)
        preview.zoomed.connect(lambda: self._size.setText(f"{preview.zoom * 100:.0f}%"))
        self.retranslate()
        self.language.set_value(memory.text("report/language"))
        self.units.set_value(Units(memory.text("report/units") or Units.OWN))
        self.language.changed.connect(self._keep)
        self.units.changed.connect(self._keep)
        self.grey.toggled.connect(lambda _: self._keep())

    def spoken(self) -> str:
        """Return the language of the paper, "" for the window's."""
        return str(self.language.value() or "")

    def retranslate(self) -> None:
        """Set every text anew."""
        own = Choice("", tr("As the window"))
        self.language.set_choices([own, *(Choice(code, name) for code, name in NAMES.items())])
        self.units.set_choices([Choice(one, word(one)) for one in Units])
        self._units_words.setText(tr("Units"))
        self.units.setAccessibleName(tr("Units of amounts"))
        self._language_words.setText(tr("Language"))
        texts = (
            (self.grey, tr("Show in grey"), ""), (self.smaller, "−", tr("Smaller")),
            (self.larger, "+", tr("Larger")), (self.fit, tr("Fit width"), ""),
        )  # fmt: skip
        for part, text, spoken in texts:
            part.setText(text)
            part.setAccessibleName(spoken or text)
            part.setToolTip(spoken)
        self.language.setAccessibleName(self._language_words.text())

    def counted(self) -> Units:
        """Return how large amounts are counted."""
        return Units(str(self.units.value() or Units.OWN))

    def _keep(self) -> None:
        memory.keep("report/units", self.counted().value)
        memory.keep("report/grey", "yes" if self.grey.isChecked() else "no")
        memory.keep("report/language", self.spoken())
        self.changed.emit()


def _together(parts: Sequence[QWidget]) -> QWidget:
    """Return parts side by side as one that is never parted between lines."""
    result = QWidget()
    row = QHBoxLayout(result)
    row.setContentsMargins(0, 0, theme.GRID, 0)
    row.setSpacing(theme.GRID)
    for part in parts:
        row.addWidget(part)
    return result
