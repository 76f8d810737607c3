"""Where the person is: the year in view and the page in front; pages ask it to lead elsewhere."""

from PySide6.QtCore import QObject, Signal

from tradeplanner.ui.actions import Actions


class Desk(QObject):
    """The shared place of the window. ``year_changed(int)`` after a choice, ``wanted(page, focus)`` on go.

    ``file_wanted(path)`` asks for another data file, or with None for the same one opened anew.
    ``unsaved(bool)`` tells whether a setting could not be saved and still stands in its field.
    ``held(bool)`` tells whether a form stands open that could not be saved.
    ``came_from`` is the page from which one came to a page that is not on the rail.
    """

    year_changed = Signal(int)
    wanted = Signal(str, object)
    file_wanted = Signal(object)
    unsaved = Signal(bool)
    held = Signal(bool)

    def __init__(self, actions: Actions, year: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions = actions
        self._year = year
        self.came_from = ""
        self._holding: set[object] = set()

    @property
    def year(self) -> int:
        """The year that every page shows."""
        return self._year

    def set_year(self, year: int) -> None:
        """Show another year; pages refresh."""
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    def hold(self, form: object, *, holds: bool) -> None:
        """Note that ``form`` holds changes that could not be saved, or that it no longer does."""
        if holds:
            self._holding.add(form)
        else:
            self._holding.discard(form)
        self.held.emit(bool(self._holding))

    def go(self, page: str, focus: object = None) -> None:
        """Bring the page of this key to the front and give it ``focus`` (a row's id, a filter) to show."""
        self.wanted.emit(page, focus)
