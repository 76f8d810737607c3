"""One window for each data file: a second start brings the first one forward.

A lock file beside the data file says whether there is a first; it costs no network library before
the first paint. The first then listens at its door (``door.py``), and a second start calls there. The lock is
Qt's own, which knows a lock whose process has died.
"""

import os
import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile

CALL_SECONDS = 3.0


def name_of(file: Path) -> str:
    """Return the socket's name for a data file: the same however its folder is spelt."""
    digest = QCryptographicHash.hash(os.fsencode(file.resolve()), QCryptographicHash.Algorithm.Sha256)
    return f"tradeplanner-{bytes(digest.toHex().data()[:24]).decode()}"


def lock(file: Path) -> QLockFile | None:
    """Return the lock on the data file, or None if another window holds it.

    A folder that cannot be written gives a lock that is not held: opening the workspace says why.
    """
    place = str(file.with_suffix(".lock"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return QLockFile(place)
    held = QLockFile(place)
    # A window may stay open for weeks: only a dead process makes a lock stale.
    held.setStaleLockTime(0)
    if held.tryLock(0) or held.error() is not QLockFile.LockError.LockFailedError:
        return held
    return None


def call(file: Path) -> bool:
    """Ask the window that holds the data file to come forward; tell whether it answered."""
    from PySide6.QtNetwork import QLocalSocket

    deadline = time.monotonic() + CALL_SECONDS
    while time.monotonic() < deadline:
        socket = QLocalSocket()
        socket.connectToServer(name_of(file))
        if socket.waitForConnected(500):
            answered = socket.waitForReadyRead(1000)
            socket.disconnectFromServer()
            return answered
        # The first window may be between its lock and its socket.
        time.sleep(0.05)
    return False
