"""The work that a table does while its window is idle, a stretch at a time: nobody waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tradeplanner.ui.widgets.table_model import TableModel


class Gatherer(QObject):
    """Ends searches over very many rows and gathers what rows are searched by.

    ``again()`` is called to search anew what was searched for before all texts were there.
    """

    def __init__(self, model: TableModel, again: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._again = model, again
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        """Begin as soon as the window is idle, and go on until nothing is left."""
        self._timer.start()

    def _work(self) -> None:
        rows = self._model.rows
        if rows.looking:
            self._model.look_on()
        elif not rows.gather():
            self._timer.stop()
            if rows.behind:
                self._again()
