"""The program's own log: what happened, for who mends the program; never whose data it was.

Errors are logged by their kind and their path through the code. Their messages stay out, because a
database's message quotes the row it refused.
"""

import logging
import logging.handlers
import traceback
from pathlib import Path
from types import TracebackType

NAME = "tradeplanner.log"
SIZE, KEPT = 1_000_000, 3
_FORMAT = "{asctime} {levelname} {name}: {message}"

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Formats errors as kind and path, without their messages."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 — the library's name
        """Return the frames and the kind of the error, and of those that led to it."""
        error, lines = ei[1], []
        while error is not None:
            lines.append(type(error).__qualname__)
            lines += [
                f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start(folder: Path) -> logging.Handler:
    """Write warnings and errors of the program to a rotating file in ``folder``; return its handler.

    A folder that cannot be written costs the log, not the program: stderr takes its place.
    """
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / NAME, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter(_FORMAT, style="{"))
    ours = logging.getLogger("tradeplanner")
    ours.setLevel(logging.INFO)
    ours.addHandler(handler)
    return handler


def stop(handler: logging.Handler) -> None:
    """Take the handler off and close its file."""
    logging.getLogger("tradeplanner").removeHandler(handler)
    handler.close()
