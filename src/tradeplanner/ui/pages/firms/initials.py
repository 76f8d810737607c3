"""Pinyin initials of the register's names, made in the background so that search finds ``sxzj``.

Search works without them from the first moment; they join in when they are ready.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from tradeplanner.ui.context import Context
from tradeplanner.ui.widgets.pinyin import initials

LOT = 4_000
"""Names a request: a chart that waits for the same lane waits a fifth of a second at most."""


class Initials(QObject):
    """Knows the initials of names it has been given; ``ready()`` is called as each round of them ends."""

    def __init__(self, context: Context, ready: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._ready = context, ready
        self._known: dict[str, str] = {}
        self._wanted: list[str] = []

    def of(self, name: str) -> str:
        """Return the initials of ``name``, or nothing while they are not known yet."""
        return self._known.get(name, "")

    def learn(self, names: Iterable[str]) -> None:
        """Work out the initials of the names that are new."""
        self._wanted = [name for name in dict.fromkeys(names) if name not in self._known]
        self._next()

    def _next(self) -> None:
        lot, self._wanted = self._wanted[:LOT], self._wanted[LOT:]
        if not lot:
            return
        self._context.jobs.work(
            lambda: {name: initials(name) for name in lot}, self._take, key="initials", owner=self
        )

    def _take(self, found: object) -> None:
        if isinstance(found, dict):
            self._known.update(found)
            if self._wanted:
                self._next()
            else:
                self._ready()
