"""What can be chosen of a report: its language, grey, and how large it is shown; the choice is remembered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tradeplanner.domain.report_kinds import ReportKind
from tradeplanner.i18n import language
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.report_words import REPORTS
from tradeplanner.ui import memory, theme
from tradeplanner.ui.paper import KINDS
from tradeplanner.ui.report_preview import Preview
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import button, label

LEAST_ROWS = 6
LIST_WIDTH = 24 * theme.GRID
NAMES = {language.ZH: "中文", language.EN: "English"}


class KindList(QWidget):
    """The reports there are, with what the current one shows; ``chosen(key)``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setProperty("role", "names")
        self.words = label(role="caption", wrap=True)
        for kind in KINDS:
            made = QListWidgetItem(self.list)
            made.setData(Qt.ItemDataRole.UserRole, kind.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.list)
        column.addWidget(self.words)
        column.addStretch(1)
        row = self.fontMetrics().height() + 2 * theme.GRID
        self.list.setFixedHeight(max(len(KINDS), LEAST_ROWS) * row + theme.GRID)
        self.setFixedWidth(LIST_WIDTH)
        self.setFocusProxy(self.list)
        self.choose(memory.text("report/kind"))
        self.list.currentRowChanged.connect(self._chosen)

    def current(self) -> ReportKind:
        """Return the current report."""
        return KINDS[max(self.list.currentRow(), 0)]

    def choose(self, key: str) -> None:
        """Make the report ``key`` the current one, the first where there is none such."""
        keys = [kind.value for kind in KINDS]
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.list.setAccessibleName(tr("Reports"))
        for at, kind in enumerate(KINDS):
            self.list.item(at).setText(tr(REPORTS[kind].name))
        self.words.setText(tr(REPORTS[self.current()].words))

    def _chosen(self) -> None:
        memory.keep("report/kind", self.current())
        self.retranslate()
        self.chosen.emit(self.current())


class Options(QFrame):
    """The row above the preview. ``changed()`` when the paper is to be made anew."""

    changed = Signal()

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._language_words, self._size = QLabel(), label(role="caption")
        self.language = Picker([], optional=False)
        self.language.setMinimumContentsLength(12)
        self.grey = CheckBox()
        self.grey.setChecked(memory.text("report/grey") == "yes")
        self.smaller, self.larger, self.fit = button(), button(), button()
        self._language_words.setBuddy(self.language)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for chosen in (self._language_words, self.language, self.grey):
            row.addWidget(chosen)
        row.addStretch(1)
        for sized in (self.smaller, self._size, self.larger, self.fit):
            row.addWidget(sized)
        self._size.setMinimumWidth(6 * theme.GRID)
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.smaller.clicked.connect(lambda: preview.step(-1))
        self.larger.clicked.connect(lambda: preview.step(1))
        self.fit.clicked.connect(preview.fit_width)
        preview.zoomed.connect(lambda: self._size.setText(f"{preview.zoom * 100:.0f}%"))
        self.retranslate()
        self.language.set_value(memory.text("report/language"))
        self.language.changed.connect(self._keep)
        self.grey.toggled.connect(lambda _: self._keep())

    def spoken(self) -> str:
        """Return the language of the paper, "" for the window's."""
        return str(self.language.value() or "")

    def retranslate(self) -> None:
        """Set every text anew."""
        own = Choice("", tr("As the window"))
        self.language.set_choices([own, *(Choice(code, name) for code, name in NAMES.items())])
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

    def _keep(self) -> None:
        memory.keep("report/grey", "yes" if self.grey.isChecked() else "no")
        memory.keep("report/language", self.spoken())
        self.changed.emit()
