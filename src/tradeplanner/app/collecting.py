"""Python's search for circles of rubbish, put off while very many rows are read.

A hundred thousand rows hold no circle, but the collector walks all of them, several times while they
are being made and now and then as long as they live, and the window answers nothing meanwhile.
"""

import contextlib
import gc
import threading
from collections.abc import Iterator

MANY = 50_000
"""Objects made in a block from which on they are left out of every later search."""
_lock = threading.Lock()
_state = {"readers": 0, "was_on": False}


@contextlib.contextmanager
def put_off() -> Iterator[None]:
    """Look for no rubbish until the block ends, in any thread; blocks may overlap.

    Rows that nobody holds any more are freed all the same: that needs no search.
    """
    with _lock:
        if not _state["readers"]:
            _state["was_on"] = gc.isenabled()
            gc.disable()
        _state["readers"] += 1
    try:
        yield
    finally:
        with _lock:
            _state["readers"] -= 1
            if not _state["readers"] and _state["was_on"]:
                if gc.get_count()[0] > MANY:
                    gc.freeze()
                gc.enable()
