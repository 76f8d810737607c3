"""A fault after the data were stored: the person hears that they were, and scripts see it in the status."""

from collections.abc import Iterator
from contextlib import contextmanager

from tradeplanner.domain.ids import StepId


class UntoldError(Exception):
    """Telling failed after ``step`` was stored; ``status`` is what the command ends with."""

    def __init__(self, step: StepId, status: int) -> None:
        super().__init__(step, status)
        self.step, self.status = step, status


@contextmanager
def stored(step: StepId | None, status: int) -> Iterator[None]:
    """Raise UntoldError for a fault inside; without a step nothing was stored and faults stay as they are."""
    try:
        yield
    except BrokenPipeError:
        raise
    except Exception as fault:
        if step is None:
            raise
        raise UntoldError(step, status) from fault
