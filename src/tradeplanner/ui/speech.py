"""The language of the window: our catalogue and Qt's own, changed together while it runs."""

from PySide6.QtWidgets import QApplication

from tradeplanner.i18n import language
from tradeplanner.ui import memory


def start(chosen: str = "") -> None:
    """Speak ``chosen`` ("zh" or "en"), else what was remembered, else what the system speaks."""
    language.set_language(chosen or memory.text("language") or language.system_language())


def choose(app: QApplication, code: str) -> None:
    """Change the language now: every widget is told, and the choice is remembered."""
    language.set_language(code)
    memory.keep("language", language.language())
    translate_qt(app)
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))


def translate_qt(app: QApplication) -> None:
    """Put Qt's own words (the menus of text fields, the file dialog) in the language in force.

    The first paint shows none of them, so this waits until after it.
    """
    from PySide6.QtCore import QLibraryInfo, QTranslator

    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    if language.language() != language.ZH:
        return
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
