"""The handbook's pages: Markdown files in ``resources/help``, one folder a language, found by words.

A page's name is its topic; that of a page of the window is the page's own key. Both languages have
the same topics, which a test holds.
"""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from tradeplanner import paths

ORDER = (
    "start", "import", "mending", "home", "plan", "views", "booths", "firms", "registrations", "orders",
    "exports", "targets", "charts", "reports", "history", "datafile", "settings", "habits",
)  # fmt: skip
"""The topics as they are listed: first steps, the pages, the care of the data."""
FIRST = ORDER[0]
_ELSEWHERE = {"edition": "plan", "print": "reports", "backups": "datafile", "bring-back": "datafile"}
"""Pages and windows that are told of under another topic."""
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[#*`\[|]|^-+$", re.MULTILINE)
EXCERPT = 36


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the handbook: its name, its heading and its Markdown."""

    name: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """What a reader sees of it, without marks and pictures."""
        return _MARKUP.sub("", self.text)


def topic_of(key: str) -> str:
    """Return the topic of a page or window of the program, the first one where it has none."""
    name = _ELSEWHERE.get(key, key)
    return name if name in ORDER else FIRST


def folder(language: str) -> Path:
    """Return where the pages of ``language`` ("zh", "en") lie."""
    return paths.resource("help", language)


@functools.cache
def topics(language: str) -> tuple[Topic, ...]:
    """Return the handbook in ``language``, in the order of its list."""
    return tuple(_read(language, name) for name in ORDER)


def _read(language: str, name: str) -> Topic:
    text = (folder(language) / f"{name}.md").read_text(encoding="utf-8")
    heading, _, _ = text.partition("\n")
    return Topic(name, heading.removeprefix("# ").strip(), text)


def found(language: str, words: str) -> list[tuple[Topic, str]]:
    """Return the topics that hold every word of ``words``, each with the line around the first.

    Topics that have a word in their heading come first. No words find every topic, without a line.
    """
    wanted = words.casefold().split()
    if not wanted:
        return [(topic, "") for topic in topics(language)]
    hits = [topic for topic in topics(language) if all(word in topic.plain.casefold() for word in wanted)]
    hits.sort(key=lambda topic: not any(word in topic.title.casefold() for word in wanted))
    return [(topic, _excerpt(topic.plain, wanted[0])) for topic in hits]


def _excerpt(text: str, word: str) -> str:
    flat = " ".join(text.partition("\n")[2].split())
    at = flat.casefold().find(word)
    if at < 0:
        return ""
    start, end = max(0, at - EXCERPT // 3), at + EXCERPT
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")
