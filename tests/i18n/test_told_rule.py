"""The rule of backups as the README and the handbook tell it: with the numbers that are in force."""

import re
from pathlib import Path

import pytest

from tradeplanner.domain import backups
from tradeplanner.domain.settings import BureauSettings

ROOT = Path(__file__).parents[2]
DAYS = BureauSettings().backup_days
README = {
    "en": (
        "**Backups.**",
        ("every {every} minutes", "day for {daily} days", "week for {weeks} weeks",
         "all kept for {daily} days", "After {days} days"),
    ),
    "zh": (
        "**备份。**",
        ("每 {every} 分钟", "{daily} 天内每天", "{weeks} 周内每周",
         "备份在 {daily} 天内全部", "超过 {days} 天"),
    ),
}  # fmt: skip
"""Where the README begins to tell the rule, and what it must say."""


def told(path: Path, begin: str) -> str:
    """Return the text from ``begin`` on, in one line."""
    text = path.read_text(encoding="utf-8")
    return " ".join(text[text.index(begin) :].split())


def numbered(phrase: str) -> str:
    """Return ``phrase`` with the numbers in force."""
    return phrase.format(
        every=backups.EVERY_MINUTES, daily=backups.DAILY_DAYS, weeks=backups.WEEKLY_WEEKS, days=DAYS
    )


@pytest.mark.parametrize("spoken", README)
def test_the_readme_tells_the_rule_in_force(spoken: str) -> None:
    begin, phrases = README[spoken]
    text = told(ROOT / "README.md", begin)
    assert [phrase for phrase in map(numbered, phrases) if not re.search(rf"(?<!\d){phrase}", text)] == []


@pytest.mark.parametrize("spoken", README)
def test_the_handbook_tells_the_rule_in_force(spoken: str) -> None:
    *phrases, _ = README[spoken][1]  # the days that a bureau sets are told in Settings
    text = told(ROOT / "resources" / "help" / spoken / "datafile.md", "# ")
    assert [phrase for phrase in map(numbered, phrases) if not re.search(rf"(?<!\d){phrase}", text)] == []


def test_two_days_are_kept_whole() -> None:
    assert backups.ALL_DAYS == 2, "README and handbook say: today and yesterday"
