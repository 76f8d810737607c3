"""Where the person is: the year in view and the page in front; pages ask it to lead elsewhere."""

from PySide6.QtCore import QObject, Signal

from tradeplanner.ui.actions import Actions


class Desk(QObject):
    """The shared place of the window. ``year_changed(int)`` after a choice, ``wanted(page, focus)`` on go.

    ``file_wanted(path)`` asks for another data file, or with None for the same one opened anew.
    ``unsaved(bool)`` tells whether a setting could not be saved and still stands in its field.
    ``came_from`` is the page from which one came to a page that is not on the rail.
    """

    year_changed = Signal(int)
    wanted = Signal(str, object)
    file_wanted = Signal(object)
    unsaved = Signal(bool)

    def __init__(self, actions: Actions, year: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions = actions
        self._year = year
        self.came_from = ""

    @property
    def year(self) -> int:
        """The year that every page shows."""
        return self._year

    def set_year(self, year: int) -> None:
        """Show another year; pages refresh."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def go(self, page: str, focus: object = None) -> None:
        """Bring the page of this key to the front and give it ``focus`` (a row's id, a filter) to show."""
        self.wanted.emit(page, focus)
