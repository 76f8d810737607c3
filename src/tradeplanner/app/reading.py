"""What every reader needs: a row that must be there, or the calm error that it is gone."""

from typing import TypeVar

from tradeplanner.domain.errors import ConflictError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun

T = TypeVar("T")


def found(value: T | None, noun: Noun, row_id: int = 0) -> T:
    """Return ``value``; ConflictError (CONFLICT_GONE) if there is none, because somebody removed it."""
    if value is None:
        raise ConflictError(Code.CONFLICT_GONE, noun=noun.value, id=row_id)
    return value
