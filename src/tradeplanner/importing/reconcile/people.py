"""Whom of the people stored for an edition a row means: by passport, name and birthday, or name alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tradeplanner.domain.delegates import Delegate

Key = tuple[object, ...]


def person_key(edition: int, said: Mapping[str, Any]) -> Key:
    """Return what tells one row of a file from another."""
    if said.get("passport_no"):
        return edition, said["passport_no"]
    return (
        edition,
        _plain(said["name"]),
        said.get("born_on"),
        "" if "born_on" in said else said.get("employer"),
    )


class People:
    """The stored people of all editions, by what tells them apart."""

    def __init__(self, stored: Iterable[Delegate]) -> None:
        """Index ``stored``."""
        self._by_passport: dict[Key, Delegate] = {}
        self._by_name: defaultdict[Key, list[Delegate]] = defaultdict(list)
        for person in stored:
            edition = int(person.edition_id)
            if person.passport_no:
                self._by_passport[edition, person.passport_no] = person
            self._by_name[edition, _plain(person.name)].append(person)

    def find(self, edition: int, said: Mapping[str, Any]) -> list[Delegate]:
        """Return the people that a row may mean: none for a new one, several where it cannot be told.

        A new passport of a known birthday is the same person; another birthday is another person.
        """
        passport, born = said.get("passport_no"), said.get("born_on")
        holder = self._by_passport.get((edition, passport)) if passport else None
        if holder is not None:
            return [holder]
        named = self._by_name.get((edition, _plain(said["name"])), [])
        if born is not None:
            return [p for p in named if p.born_on == born] or [p for p in named if _is_bare(p)]
        if passport:
            return [p for p in named if _is_bare(p) or not p.passport_no]
        return list(named)


def _is_bare(person: Delegate) -> bool:
    """Whether nothing but the name is known of a person by which to tell people apart."""
    return not person.passport_no and person.born_on is None


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
