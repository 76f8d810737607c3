"""Countries and regions (国家和地区): codes, names and every spelling that arrives in files.

The tables lie in ``resources/reference`` and are checked by hand; its README says where each column
comes from. ``markets.csv`` holds the rows of ISO 3166-1, ``customs_areas.csv`` what the customs count
as a partner though it is no single country or region. 中国香港, 中国澳门 and 中国台湾 are written so.
"""

import csv
import difflib
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tradeplanner.domain import groups
from tradeplanner.domain.groups import Group, Groups
from tradeplanner.domain.traditional import simplified

_PART = re.compile(r"[^\W_]+|&")
_TWICE = re.compile(r"[()（）\[\]【】/／|:：]|(?<=[0-9])[\s\-—]+|[\s\-—]+(?=[0-9A-Z]{2,3}$)")
"""What parts two names, or a name and a code, of one market."""
_CODED = re.compile(r"\(?([0-9]{3})\)?[\s\-—]*([^0-9\s].*)")
_CUSTOMS = re.compile("[0-9]{3}")
_LISTED = re.compile(r"[、,，;；/／|\n]+")
_LISTED_CLOSELY = re.compile(r"[、,，;；/／|\s&+]+|和|及|与|以及|\band\b")
"""What parts several markets; the second also where a single market's name may hold it."""
_CODE = 3
_SHOWN = 3
_ALIKE, _ALIKE_IN_HAN = 0.75, 0.6
_SHORT = {"st": "saint", "is": "islands", "rep": "republic", "fed": "federation", "&": "and"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """One country or region. ``kind`` is "country", "region" or "area" (a heading of the customs).

    ``code`` is ISO 3166-1 alpha-2, for an area one of the codes that the standard leaves to its users.
    ``customs`` are the partner codes of China's customs, the one in use first; empty where none is
    known from two sources. ``continent`` is the customs' own.
    """

    code: str
    alpha3: str
    customs: tuple[str, ...]
    zh: str
    zh_full: str
    en: str
    en_full: str
    kind: str
    continent: str
    aliases: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Return everything that stands for this market in a file, customs codes aside."""
        names = (self.code, self.alpha3, self.zh, self.zh_full, self.en, self.en_full, *self.aliases)
        return tuple(filter(None, names))


class Markets:
    """The tables, found by code or by any spelling. Indexes are made when first asked for."""

    def __init__(self, markets: list[Market], folder: Path | None = None) -> None:
        """Hold ``markets``; the groups are read from ``folder`` when first wanted."""
        self._by_code = {market.code: market for market in markets}
        self._folder = folder

    def find(self, text: str) -> Market | None:
        """Return the market that ``text`` names in any spelling, or None.

        Case, full width, accents, spaces, dots and "the" do not matter.
        """
        return self._by_name.get(key(text))

    def read(self, text: str) -> Market | None:
        """Return the market of a cell: any spelling, a customs code, or two of them (美国(US), 502 美国)."""
        found = self.find(text) or self.find(simplified(text))
        if found is not None or not text.strip():
            return found
        coded = _CODED.fullmatch(text.strip())
        parts = [part for part in (coded.groups() if coded else _TWICE.split(text)) if part.strip()]
        named = {self._named_or_coded(part) for part in parts}
        return named.pop() if len(named) == 1 else None

    def _named_or_coded(self, text: str) -> Market | None:
        code = text.strip()
        return self.by_customs(code) if _CUSTOMS.fullmatch(code) else self.find(simplified(code))

    def several(self, text: str) -> tuple[Market, ...]:
        """Return the markets of a cell that lists more than one; none where a part is no market."""
        for signs in (_LISTED, _LISTED_CLOSELY):
            parts = [part for part in signs.split(text) if part.strip()]
            found = [self.read(part) for part in parts]
            if len(parts) > 1 and all(found):
                return tuple(dict.fromkeys(market for market in found if market is not None))
        return ()

    def like(self, text: str) -> tuple[Market, ...]:
        """Return the markets whose spellings are nearest to a mistyped one, the nearest first."""
        wanted = key(simplified(text))
        least = _ALIKE if wanted.isascii() else _ALIKE_IN_HAN
        near = difflib.get_close_matches(wanted, self._long, _SHOWN, least)
        return tuple(dict.fromkeys(self._by_name[name] for name in near))

    @functools.cached_property
    def _long(self) -> list[str]:
        """Spellings that are no codes, of which one is never mistyped into another."""
        return [name for name in self._by_name if len(name) > _CODE or not name.isascii()]

    def get(self, code: str) -> Market | None:
        """Return the market of an ISO code (or an area's own), or None."""
        return self._by_code.get(code)

    def by_customs(self, code: str) -> Market | None:
        """Return the market of a three-digit partner code of China's customs (502 is 美国), or None.

        A code known from one source only is not in the table: try the name beside it next.
        """
        return self._by_customs.get(code.strip())

    def all(self) -> list[Market]:
        """Return every country and region in the table's order."""
        return [market for market in self._by_code.values() if market.kind != "area"]

    def areas(self) -> list[Market]:
        """Return what the customs count apart though it is no single country or region."""
        return [market for market in self._by_code.values() if market.kind == "area"]

    def groups(self) -> list[Group]:
        """Return every group (RCEP, 东盟 …) in the table's order."""
        return self._groups.all()

    def group(self, key: str) -> Group | None:
        """Return a group's names, or None."""
        return self._groups.get(key)

    def members(self, group: str, on: date) -> frozenset[str]:
        """Return the codes of the markets that belonged to ``group`` on that day; none for a stranger."""
        return self._groups.members(group, on)

    def groups_of(self, code: str, on: date) -> tuple[str, ...]:
        """Return the keys of the groups that a market belonged to on that day, in the table's order."""
        return self._groups.of(code, on)

    @functools.cached_property
    def _by_name(self) -> dict[str, Market]:
        found: dict[str, Market] = {}
        for market in self._by_code.values():
            for name in market.spellings:
                if found.setdefault(key(name), market) is not market:
                    raise ValueError(f"{name} names {found[key(name)].code} and {market.code}")
        return found

    @functools.cached_property
    def _by_customs(self) -> dict[str, Market]:
        return {code: market for market in self._by_code.values() for code in market.customs}

    @functools.cached_property
    def _groups(self) -> Groups:
        continents = {market.code: market.continent for market in self._by_code.values()}
        return groups.load(self._folder, continents) if self._folder else Groups([], [])


def key(name: str) -> str:
    """Return ``name`` as spellings are compared: ``St. Lucia`` is ``saintlucia``, 刚果（金） is 刚果金."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(sign for sign in parts if not unicodedata.combining(sign))
    words: list[str] = [word for word in _PART.findall(name.casefold()) if word != "the"]
    if len(words) == 1:
        return words[0]
    return "".join([_SHORT.get(word, word) for word in words])


@functools.cache
def load(path: Path) -> Markets:
    """Read the table at ``path`` and, where it stands beside it, ``customs_areas.csv`` (UTF-8)."""
    areas = path.with_name("customs_areas.csv")
    rows = list(_rows(path))
    return Markets(rows + list(_rows(areas)) if areas.exists() else rows, path.parent)


def _rows(path: Path) -> Iterator[Market]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Market(
                code=row["code"],
                alpha3=row.get("alpha3", ""),
                customs=_parts(row["customs"]),
                zh=row["zh"],
                zh_full=row.get("zh_full", ""),
                en=row["en"],
                en_full=row.get("en_full", ""),
                kind=row.get("kind", "area"),
                continent=row["continent"],
                aliases=_parts(row["aliases"]),
            )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
