"""Two editions of one fair for a chart: the names of both, and each measure that they are compared by."""

from dataclasses import dataclass

from tradeplanner.domain.comparing import Compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """``first`` beside ``second`` (names in both languages, ``en`` may be empty) line by line."""

    first_zh: str
    first_en: str = ""
    second_zh: str = ""
    second_en: str = ""
    lines: tuple[Compared, ...] = ()
