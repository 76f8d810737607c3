"""What a person feels as a freeze: the longest time between two beats of a timer on the main thread."""

import time
from collections.abc import Callable
from itertools import pairwise

BEAT_MS = 2
REST_BEATS = 50
"""How long the lanes must rest, so that what an answer paints is counted too."""
PATIENCE_SECONDS = 300.0


def longest_gap(busy: Callable[[], bool], act: Callable[[], object]) -> float:
    """Return the longest time between two beats from the start of ``act`` until nothing is left to do."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, beats, rest = QEventLoop(), [time.perf_counter()], 0
    timer = QTimer()
    timer.setInterval(BEAT_MS)

    def beat() -> None:
        nonlocal rest
        beats.append(time.perf_counter())
        rest = 0 if busy() else rest + 1
        if rest > REST_BEATS or beats[-1] - beats[0] > PATIENCE_SECONDS:
            loop.quit()

    timer.timeout.connect(beat)
    timer.start()
    QTimer.singleShot(0, act)
    loop.exec()
    timer.stop()
    return max(after - before for before, after in pairwise(beats))
