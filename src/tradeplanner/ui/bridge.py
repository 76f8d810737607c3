"""The hub's ``Changed`` as a Qt signal, so that pages hear of commits on the main thread."""

from PySide6.QtCore import QObject, Qt, Signal

from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import Changed


class Bridge(QObject):
    """Listens to the hub, which calls in the committing thread, and emits ``changed(Changed)`` queued."""

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._leave = workspace.hub.subscribe(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._leave()

    def _hear(self, changed: Changed) -> None:
        self._heard.emit(changed)
