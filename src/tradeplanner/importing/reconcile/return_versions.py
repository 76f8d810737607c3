"""Which of several forms of one firm is the newest: by the day it bears, and by what its file is called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.importing.cells.parsed import half_width

_MARK = re.compile(
    r"修改|更新|修订|更正|改后|新版|最新|最终|定稿|重报|补正|revised|updated|final|new", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:(?<![a-z])v|版本|第)\s*([0-9]{1,2})(?![0-9])(?!\s*[届期])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """A form among others of its firm: its row, its file ("" for a row of a table), and its day."""

    row: int
    file: str
    day: date | None

    @property
    def shown(self) -> str:
        """What a person knows it by."""
        return self.file or str(self.row)

    @property
    def edition(self) -> int:
        """How new the file's name says it is: its number, 1 for 修改 and the like, 0 for nothing said."""
        stem = half_width(self.file.rpartition("/")[2].rpartition(".")[0])
        number = _NUMBER.search(stem)
        if number is not None:
            return int(number[1])
        return 1 if _MARK.search(stem) else 0


def newest(versions: Sequence[Version]) -> int | None:
    """Return which version is the newest, None where nothing tells, or day and name contradict."""
    by_name = _greatest([version.edition for version in versions])
    days = [version.day for version in versions if version.day is not None]
    by_day = _greatest([day.toordinal() for day in days]) if len(days) == len(versions) else None
    if by_day is None or by_name is None or by_day == by_name:
        return by_day if by_name is None else by_name
    return None


def _greatest(numbers: Sequence[int]) -> int | None:
    """Return the place of the greatest number, None where it stands twice."""
    most = max(numbers)
    return numbers.index(most) if numbers.count(most) == 1 else None
