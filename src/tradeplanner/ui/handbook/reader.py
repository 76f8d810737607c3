"""Shows one page of the handbook: Markdown set as a calm page, pictures no wider than the column."""

from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.handbook.topics import Topic

COLUMN = 860
"""The width at which the pictures are kept, so that they are shown as sharp as they are."""
LINE_HEIGHT = 140.0
_SIZES = {1: 1.45, 2: 1.15, 3: 1.0}


class Reader(QTextBrowser):
    """The page; ``topic_wanted(str)`` when a link to another page is followed."""

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic: Topic | None = None
        self._folder = Path()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(4 * theme.GRID)
        self.anchorClicked.connect(self._follow)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_pictures)
        self.destroyed.connect(theme.on_change(self._again))

    def show_topic(self, topic: Topic, folder: Path) -> None:
        """Show ``topic``, whose pictures and links are relative to ``folder``."""
        self._topic, self._folder = topic, folder
        self._again()
        self.verticalScrollBar().setValue(0)

    def mark(self, words: str) -> None:
        """Select the first of ``words`` that stands on the page, and bring it into view."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        for word in words.split():
            if self.find(word):
                return

    def _again(self) -> None:
        if self._topic is None:
            return
        self.setAccessibleName(tr("Help: {topic}", topic=self._topic.title))
        document = self.document()
        document.setBaseUrl(QUrl.fromLocalFile(f"{self._folder}/"))
        document.setDefaultFont(self.font())
        document.setMarkdown(self._topic.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._set_type()
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_type(self) -> None:
        """Give headings their sizes, and text room to be read."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            form, level = QTextBlockFormat(block.blockFormat()), block.blockFormat().headingLevel()
            form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(3 * theme.GRID if level > 1 else 0)
            form.setBottomMargin(theme.GRID if block.textList() is None else theme.GRID / 4)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                type_ = QTextCharFormat()
                type_.setFont(theme.scaled(self.font(), _SIZES.get(level, 1.0), bold=True))
                cursor.mergeCharFormat(type_)
            block = block.next()

    def _fit_pictures(self) -> None:
        """Give every picture the column's width, or its own where that is less."""
        room = min(COLUMN, self.viewport().width() - 8 * theme.GRID - 2)
        for start, length, name in self._pictures():
            picture = self.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
            if picture is None or picture.isNull():
                continue
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            form = cursor.charFormat().toImageFormat()
            form.setWidth(float(min(room, picture.width())))
            form.setHeight(form.width() * picture.height() / picture.width())
            cursor.setCharFormat(form)

    def _pictures(self) -> list[tuple[int, int, str]]:
        """Return (position, length, name) of every picture of the page."""
        found, block = [], self.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                piece = at.fragment()
                if piece.charFormat().isImageFormat():
                    name = piece.charFormat().toImageFormat().name()
                    found.append((piece.position(), piece.length(), name))
                at += 1
            block = block.next()
        return found

    def _follow(self, url: QUrl) -> None:
        name = url.fileName()
        if name.endswith(".md"):
            self.topic_wanted.emit(name.removesuffix(".md"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        self._fitting.start()
