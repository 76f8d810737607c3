"""The first page of the window: which kind of file, and which file; drop one anywhere."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from tradeplanner.app.import_values import KINDS
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.file_choice import ask_files, ask_forms, ask_where
from tradeplanner.ui.widgets.card import Card, centred
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import button, label

SUFFIXES = "*.xlsx *.xls *.et *.xlsb *.ods *.csv *.tsv *.txt *.htm *.html"


class FilePage(QWidget):
    """``files_chosen(list[Path])`` to read files, ``template_wanted(kind, path)`` to save an empty one.

    ``pasted(kind, text)`` to read what is on the clipboard, ``profiles_wanted()`` to manage profiles.
    """

    files_chosen = Signal(object)
    pasted = Signal(str, str)
    profiles_wanted = Signal()
    template_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card()
        self._kind = Picker([], optional=False)
        self._kind_label = label()
        self._kind_label.setBuddy(self._kind)
        self._choose, self._paste, self._template = button(role="primary"), button(), button()
        self._folder, self._profiles = button(), button(role="link")
        self._hint = label(role="faint", wrap=True)
        self._templates = QMenu(self)
        self._choose.clicked.connect(self.ask_file)
        QShortcut(QKeySequence.StandardKey.Open, self).activated.connect(self.ask_file)
        self._folder.clicked.connect(self.ask_folder)
        QShortcut(QKeySequence("Ctrl+Shift+O"), self).activated.connect(self.ask_folder)
        self._paste.clicked.connect(self.paste)
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self.paste)
        self._template.setMenu(self._templates)
        self._profiles.clicked.connect(self.profiles_wanted)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self._choose)
        row.addWidget(self._folder)
        row.addWidget(self._paste)
        row.addWidget(self._template)
        row.addStretch()
        body = self._card.body
        body.addWidget(self._kind_label)
        body.addWidget(self._kind)
        body.addSpacing(theme.GRID)
        body.addLayout(row)
        body.addSpacing(theme.GRID)
        body.addWidget(self._hint)
        body.addWidget(self._profiles, 0, Qt.AlignmentFlag.AlignLeft)
        self._card.setFixedWidth(88 * theme.GRID)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(centred(self._card))
        column.addStretch(2)

    def kind(self) -> str:
        """Return the kind that is chosen, "" to let the file tell."""
        return str(self._kind.value() or "")

    def mean_kind(self, kind: str) -> None:
        """Choose a kind, which then holds whatever a file is called."""
        self._kind.set_value(kind)

    def forget_kind(self) -> None:
        """Let the next file tell its kind."""
        self._kind.set_value("")

    def focus_choose(self) -> None:
        """Put the focus on the button that asks for a file."""
        self._choose.setFocus()

    def ask_file(self) -> None:
        """Ask for files and read them."""
        kinds = [f"{tr('Tables')} ({SUFFIXES})", f"{tr('All files')} (*)"]
        ask_files(self, tr("Choose files to import"), kinds, self.files_chosen.emit)

    def ask_folder(self) -> None:
        """Ask for a folder of forms and read it."""
        ask_forms(self, tr("Choose a folder of result forms"), lambda path: self.files_chosen.emit([path]))

    def paste(self) -> None:
        """Read what is on the clipboard."""
        self.pasted.emit(self.kind(), QGuiApplication.clipboard().text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._card.set_texts(tr("What do you want to import?"))
        self._kind_label.setText(tr("&Kind of file"))
        kinds = [Choice(kind, kind_name(kind)) for kind in KINDS]
        self._kind.set_choices([Choice("", tr("As its name and headings tell")), *kinds])
        self._templates.clear()
        for kind in KINDS:
            made = self._templates.addAction(kind_name(kind))
            made.triggered.connect(lambda _=False, kind=kind: self._ask_template(kind))
        self._kind.setAccessibleName(tr("Kind of file"))
        self._choose.setText(tr("Choose a file…"))
        self._choose.setToolTip(tr("Choose a file…") + " (Ctrl+O)")
        self._folder.setText(tr("Choose a folder of forms…"))
        self._folder.setToolTip(tr("Choose a folder of forms…") + " (Ctrl+Shift+O)")
        self._paste.setText(tr("Paste from Excel"))
        self._paste.setToolTip(tr("Paste from Excel") + " (Ctrl+V)")
        self._template.setText(tr("Save an empty template"))
        self._profiles.setText(tr("Manage profiles…"))
        self._hint.setText(
            tr(
                "Or drop files or a folder of result forms anywhere on this window, or paste cells copied in"
                " Excel or WPS. Excel, WPS, OpenDocument, CSV and saved web tables can be read. Your file is"
                " never changed, and nothing is stored before you say so."
            )
        )

    def _ask_template(self, kind: str) -> None:
        ask_where(
            self,
            tr("Save an empty template"),
            f"{kind_name(kind)}.xlsx",
            "Excel (*.xlsx)",
            lambda path: self.template_wanted.emit(kind, path),
        )
