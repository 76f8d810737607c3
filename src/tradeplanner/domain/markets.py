"""Countries and regions (国家和地区): codes, names and every spelling that arrives in files.

The table is ``resources/reference/markets.csv``, checked by hand: ISO 3166-1 alpha-2, short Chinese
name, English name, aliases. 中国香港, 中国澳门 and 中国台湾 are written so everywhere.
"""

import csv
import functools
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Market:
    """One country or region. ``kind`` is "country" or "region"."""

    code: str
    zh: str
    en: str
    kind: str
    aliases: tuple[str, ...]


class Markets:
    """The table, found by code or by any spelling."""

    def __init__(self, markets: list[Market]) -> None:
        """Index ``markets`` by code and by each name in lower case."""
        self._by_code = {market.code: market for market in markets}
        self._by_name: dict[str, Market] = {}
        for market in markets:
            for name in (market.zh, market.en, market.code, *market.aliases):
                self._by_name.setdefault(_key(name), market)

    def find(self, text: str) -> Market | None:
        """Return the market that ``text`` names in any spelling, or None."""
        return self._by_name.get(_key(text))

    def get(self, code: str) -> Market | None:
        """Return the market of an ISO code, or None."""
        return self._by_code.get(code)

    def all(self) -> list[Market]:
        """Return every market in the table's order."""
        return list(self._by_code.values())


def _key(name: str) -> str:
    # NFKC evens out full-width letters and brackets: 刚果（金） is 刚果(金).
    return "".join(unicodedata.normalize("NFKC", name).split()).lower()


@functools.cache
def load(path: Path) -> Markets:
    """Read the table at ``path`` (UTF-8 CSV: code, zh, en, kind, aliases parted by ``|``)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            Market(r["code"], r["zh"], r["en"], r["kind"], tuple(filter(None, r["aliases"].split("|"))))
            for r in csv.DictReader(file)
        ]
    return Markets(rows)
