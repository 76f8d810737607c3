"""The pinyin of the register's names, made in the background so that search finds ``sxzj`` and ``shaoxing``.

Search works without it from the first moment; it joins in when it is ready.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QObject

from tradeplanner.ui.context import Context
from tradeplanner.ui.widgets.pinyin import sounds

LOT = 4_000
"""Names a request: a chart that waits for the same lane waits a fifth of a second at most."""


class Initials(QObject):
    """Knows how the names it has been given are said; ``ready()`` is called as each round of them ends."""

    def __init__(self, context: Context, ready: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._ready = context, ready
        self._known: dict[str, str] = {}
        self._wanted: Iterator[str] = iter(())
        self._grew = False

    def of(self, name: str) -> str:
        """Return the initials and syllables of ``name``, or nothing while they are not known yet."""
        return self._known.get(name, "")

    def learn(self, names: Iterable[str]) -> None:
        """Work out how the names that are new are said."""
        self._wanted = (name for name in names if name not in self._known)
        self._next()

    def _next(self) -> None:
        lot = list(islice(self._wanted, LOT))
        if not lot:
            if self._grew:
                self._grew = False
                self._ready()
            return
        self._context.jobs.work(
            lambda: {name: sounds(name) for name in lot}, self._take, key="initials", owner=self
        )

    def _take(self, found: object) -> None:
        if isinstance(found, dict):
            self._known.update(found)
            self._grew = True
            self._next()
