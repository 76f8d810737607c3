"""Child processes of our own: how one is started, given its order, and listened to line by line.

``sandbox`` has one for a file, ``folders`` one for many; what they make of its silence or death is theirs.
"""

import os
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

import tradeplanner


def start(command: Sequence[str]) -> "subprocess.Popen[str]":
    """Start a child that finds this program and speaks UTF-8; whoever starts it kills it."""
    home = str(Path(tradeplanner.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", "RUST_BACKTRACE": "0"},
    )


def ask(child: "subprocess.Popen[str]", order: str) -> "queue.SimpleQueue[str | None]":
    """Give a child its order; return the lines that it says as they come, None after the last."""
    heard: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_converse, args=(child, order, heard), daemon=True).start()
    return heard


def _converse(child: "subprocess.Popen[str]", order: str, heard: "queue.SimpleQueue[str | None]") -> None:
    try:
        if child.stdin is not None and child.stdout is not None:
            child.stdin.write(order)
            child.stdin.close()
            for line in child.stdout:
                heard.put(line)
    except (OSError, ValueError):
        pass  # the child died or was stopped; what it said so far stands
    heard.put(None)
