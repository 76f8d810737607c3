"""Who wants to know what changed: after each commit the hub tells every listener."""

import threading
from collections.abc import Callable

from tradeplanner.domain.ids import Changed

Listener = Callable[[Changed], None]


class Hub:
    """Calls its listeners in the thread that committed; a window passes the word on to its own."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._lock = threading.Lock()
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each commit; the result takes it off again."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return leave

    def publish(self, changed: Changed) -> None:
        """Tell every listener, unless nothing changed."""
        if not changed.nouns:
            return
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener(changed)
