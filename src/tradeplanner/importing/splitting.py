"""Several booths or several firms in one cell: seen here, and split only when a person says so.

A hyphen joins a run only where both of its ends are numbers of one row («A12-A14», «A12-14»): in «3-A12»
it parts the hall from the number.
"""

import re
from collections.abc import Callable

from tradeplanner.importing.cells.parsed import half_width, says_nothing

LONGEST_RUN = 60
"""Booths that «A1-A60» may mean; a longer run is taken for a slip of the keyboard."""
_SIGNS = re.compile(r"\s*[、,;/|+&\n]\s*")
_BLANKS = re.compile(r"\s+")
_RUN = re.compile(
    r"(?P<head>[0-9A-Za-z.\-]*[A-Za-z])(?P<first>[0-9]+)\s*(?:-|—+|–|~|至|到)\s*(?P<again>(?P=head))?(?P<last>[0-9]+)"
)
_NUMBER = re.compile(r"[A-Za-z]*[-.]?[0-9]+[A-Za-z]?|[0-9]+[A-Za-z]+[-.]?[0-9]+")
_FIRM_PARTS = re.compile(r"\s*[/／、;；|\n]\s*")
_FIRM_ENDS = re.compile(
    r"(?:公司|集团|厂|商行|商社|合作社|中心|经营部|企业|ltd\.?|inc\.?|llc|gmbh)$", re.IGNORECASE
)


def booth_numbers(text: str) -> tuple[str, ...]:
    """Return the booth numbers that a cell lists, in order and each once; a single one is returned whole."""
    whole = half_width(text)
    found: list[str] = []
    for part in _parts(whole):
        found += _run(part) or [part]
    several = tuple(dict.fromkeys(found))
    return several if len(several) > 1 else (whole,) if whole else ()


def firm_names(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names of firms that a cell lists; one name is returned whole, however it is written.

    Each part must be ``known`` or end as the names of firms do, so that a sign within a name parts nothing.
    """
    parts = tuple(part for part in _FIRM_PARTS.split(text.strip()) if part and not says_nothing(part))
    if len(parts) > 1 and all(_FIRM_ENDS.search(_bare(part)) or known(part) for part in parts):
        return tuple(dict.fromkeys(parts))
    return (text.strip(),) if text.strip() else ()


def _bare(name: str) -> str:
    """Return a firm's name without what stands in brackets behind it."""
    return re.sub(r"[(（][^()（）]*[)）]$", "", name).strip()


def _parts(text: str) -> list[str]:
    parts = [part for part in _SIGNS.split(text) if part and not says_nothing(part)]
    if len(parts) > 1:
        return _led(parts)
    words = _BLANKS.split(text)
    return words if len(words) > 1 and all(map(_NUMBER.fullmatch, words)) else [text]


def _led(parts: list[str]) -> list[str]:
    """Return parts with the letters of the first before bare numbers: «A12/13» is A12 and A13."""
    lead = re.match(r"[A-Za-z.\-]*[A-Za-z][A-Za-z.\-]*(?=[0-9])", parts[0])
    return [lead[0] + part if lead and part.isdigit() else part for part in parts]


def _run(part: str) -> list[str]:
    """Return the booths from the first to the last that a part names, none where it names no run."""
    match = _RUN.fullmatch(part)
    # «3-12» without letters may be a hall and a number as well as ten booths.
    if match is None:
        return []
    first, last, wide = int(match["first"]), int(match["last"]), len(match["first"])
    if not 0 < last - first < LONGEST_RUN:
        return []
    return [f"{match['head']}{number:0{wide}}" for number in range(first, last + 1)]
