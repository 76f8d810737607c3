"""In which steps large amounts are counted on paper."""

from enum import StrEnum


class Units(StrEnum):
    """How large amounts are written: as the language counts, in 万 and 亿, or in thousands and millions."""

    OWN = "own"
    WAN = "wan"
    THOUSAND = "thousand"
