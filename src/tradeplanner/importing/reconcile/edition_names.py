"""Which stored edition a written name means: exact or by part; the answer may be several, or none."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.matching import fair_key
from tradeplanner.importing.checked import Candidate
from tradeplanner.importing.reconcile.context import Spot

_SHORTEST_PART = 3
_SHORTEST_PLACE = 2
"""Letters that a name must have without its 展 to be looked for as a part: 大阪 of 大阪展."""
_FAIR = re.compile(r"(?:展览会|博览会|交易会|展会|展)$")
_AROUND = re.compile(
    r"(?:19|20)[0-9]{2}年?度?|参展|报名|汇总|统计|登记|回执|申请|情况|企业|名单|明细|展位|示例|最终|终稿|定稿|副本|"
    r"[表稿()0-9]|registrations?|registered|applications?|exhibitors?|list|sample|final|copy"
)
"""What stands around a fair's name in the title of a sheet or the name of a file."""


class EditionIndex:
    """Editions by their names, exact or by part."""

    def __init__(self, editions: Iterable[Edition]) -> None:
        """Index ``editions``."""
        self.by_id = {int(e.id or 0): e for e in editions}
        self._by_key: dict[str, list[Edition]] = {}
        for edition in self.by_id.values():
            for key in {fair_key(edition.name_zh), fair_key(edition.name_en)} - {""}:
                self._by_key.setdefault(key, []).append(edition)
        self._known: dict[str, tuple[list[Edition], bool]] = {}

    def named(self, name: str) -> tuple[list[Edition], bool]:
        """Return the editions that ``name`` may mean, and whether its whole name was written."""
        if name not in self._known:
            self._known[name] = self._named(fair_key(name))
        return self._known[name]

    def within(self, text: str) -> list[Edition]:
        """Return the editions that a title or the name of a file speaks of, those named in full first."""
        key = fair_key(text)
        whole = [k for k in self._by_key if k and k in key]
        longest = [k for k in whole if not any(k != other and k in other for other in whole)]
        if longest:
            return _once(e for k in longest for e in self._by_key[k])
        bare = _AROUND.sub("", key)
        return self._named(bare)[0] if len(bare) >= _SHORTEST_PLACE else []

    def _named(self, key: str) -> tuple[list[Edition], bool]:
        if key in self._by_key:
            return self._by_key[key], True
        for part, least in ((key, _SHORTEST_PART), (_FAIR.sub("", key), _SHORTEST_PLACE)):
            found = _once(e for k, held in self._by_key.items() if part in k or k in part for e in held)
            if found and len(part) >= least:
                return found, False
        return [], False


def _once(editions: Iterable[Edition]) -> list[Edition]:
    """Return each edition once, though both its names may have been found."""
    return list({e.id: e for e in editions}.values())


def of_year(editions: list[Edition], year: int) -> list[Edition]:
    """Return of namesakes the one of ``year``, else the latest before it; other editions stay as they are."""
    if len({fair_key(e.name_zh) for e in editions}) != 1:
        return editions
    same = [e for e in editions if e.year == year]
    before = sorted((e for e in editions if e.year < year), key=lambda e: e.year)
    return same or before[-1:] or editions


def to_come(editions: list[Edition], applied: date) -> list[Edition]:
    """Return of namesakes the first that opens on ``applied`` or later; other editions stay as they are."""
    if len({fair_key(e.name_zh) for e in editions}) != 1:
        return editions
    ahead = [e for e in editions if (e.opens or date(e.year, 12, 31)) >= applied]
    return sorted(ahead, key=lambda e: e.opens or date(e.year, 12, 31))[:1] or editions


def candidates(editions: Collection[Edition], field: str = "") -> list[Candidate]:
    """Return editions as they are offered for choice, the newest first."""
    newest = sorted(editions, key=lambda e: (-e.year, e.opens or date(e.year, 12, 31), e.name_zh))
    return [Candidate(int(e.id or 0), e.name_zh, str(e.year), field) for e in newest]


class EditionFinder:
    """Finds the edition that a row names."""

    def __init__(self, index: EditionIndex) -> None:
        """Look editions up in ``index``."""
        self.index = index

    def name(self, edition_id: object) -> str:
        """Return the name of a stored edition, "" for none."""
        known = self.index.by_id.get(edition_id) if isinstance(edition_id, int) else None
        return known.name_zh if known else ""

    def find(self, at: Spot, name: str, day: date | None, *, ahead: bool = False) -> Edition | None:
        """Return the row's edition; None with a decision to make, which is not counted here.

        Of namesakes the year of ``day`` decides; with ``ahead`` the first to be held after it.
        """
        found, exact = self.index.named(name)
        if day is not None:
            found = to_come(found, day) if ahead else of_year(found, day.year)
        elif at.plan.year is not None:
            found = of_year(found, at.plan.year)
        chosen = at.choice("edition") if len(found) != 1 else None
        if isinstance(chosen, int) and chosen in self.index.by_id:
            return self.index.by_id[chosen]
        if len(found) == 1:
            if not exact:
                at.say(Code.EDITION_BY_PART, Severity.NOTE, "edition", written=name, name=found[0].name_zh)
            return found[0]
        code = Code.EDITION_SEVERAL if found else Code.EDITION_UNKNOWN
        at.say(code, Severity.DECISION, "edition", name=name, count=len(found))
        at.ask(candidates(found, "edition"))
        return None

    def quiet(self, named: tuple[str, int]) -> int:
        """Return the id of the edition that a whole name means in a year, 0 where anything is to be said."""
        found, exact = self.index.named(named[0])
        found = of_year(found, named[1])
        return int(found[0].id or 0) if exact and len(found) == 1 else 0
