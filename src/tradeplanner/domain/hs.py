"""Sections and chapters of the Harmonized System (商品编码的类和章), to name what an HS code begins with.

The table is ``resources/reference/hs.csv``: HS 2022, titles shortened in our own words. Chapter 77 is
reserved; 98 and 99, and section 22 over them, are each country's own.
"""

import csv
import functools
import re
from dataclasses import dataclass
from pathlib import Path

_CODE = re.compile(r"\d{2}(?:\d{2}){0,4}")
_APART = re.compile(r"[\s.·-]")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Section:
    """One section by its number, 1 to 22."""

    number: int
    zh: str
    en: str

    @property
    def roman(self) -> str:
        """Return the number as the nomenclature prints it: XI."""
        left, written = self.number, ""
        for value, sign in _ROMAN:
            written += sign * (left // value)
            left %= value
        return written


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter by its two digits, with the section it belongs to."""

    code: str
    section: Section
    zh: str
    en: str


class Goods:
    """The table of sections and chapters."""

    def __init__(self, chapters: list[Chapter]) -> None:
        """Index ``chapters`` by their two digits."""
        self._by_code = {chapter.code: chapter for chapter in chapters}

    def chapter(self, hs: str) -> Chapter | None:
        """Return the chapter of an HS code of 2, 4, 6, 8 or 10 digits, dots allowed; None if it is none."""
        code = _APART.sub("", hs)
        return self._by_code.get(code[:2]) if _CODE.fullmatch(code) and code.isascii() else None

    def section(self, hs: str) -> Section | None:
        """Return the section of an HS code, or None if it is none."""
        chapter = self.chapter(hs)
        return chapter.section if chapter else None

    def chapters(self) -> list[Chapter]:
        """Return every chapter in order."""
        return list(self._by_code.values())

    def sections(self) -> list[Section]:
        """Return every section in order."""
        return list(dict.fromkeys(chapter.section for chapter in self._by_code.values()))


@functools.cache
def load(path: Path) -> Goods:
    """Read the table at ``path`` (UTF-8 CSV: section, chapter, zh, en; a section's row has no chapter)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sections = {
        row["section"]: Section(int(row["section"]), row["zh"], row["en"])
        for row in rows
        if not row["chapter"]
    }
    return Goods(
        [
            Chapter(row["chapter"], sections[row["section"]], row["zh"], row["en"])
            for row in rows
            if row["chapter"]
        ]
    )
