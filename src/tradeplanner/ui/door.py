"""Where a second start of the program calls the first: a local socket, opened after the first paint."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer

from tradeplanner.ui.single import name_of


class Door(QObject):
    """The first window's socket: ``knocked()`` when a second start calls."""

    knocked = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # We hold the lock, so a socket file that lies there belongs to a window that has died.
        QLocalServer.removeServer(name_of(file))
        self.open = self._server.listen(name_of(file))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.write(b"here")
            caller.flush()
            caller.disconnectFromServer()
        self.knocked.emit()
