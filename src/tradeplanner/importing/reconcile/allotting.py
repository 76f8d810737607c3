"""The booth numbers of registrations as booths are allotted: both agree after the same step."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tradeplanner.domain.booths import numbers_after
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.participation import GIVEN_UP, Participation, State
from tradeplanner.importing.reconcile.columns import columns_of
from tradeplanner.importing.reconcile.context import Spot

Key = tuple[int, int]
"""Firm and edition."""
_OWN = frozenset(Participation.__dataclass_fields__) - {"id", "version", "origin"}


@dataclass(slots=True)
class _Change:
    """What an import does to the booths of one registration."""

    at: Spot
    gone: list[str] = field(default_factory=list)
    come: list[str] = field(default_factory=list)


class Allotting:
    """Collects which booths firms get and give up, and writes their registrations at the end."""

    def __init__(self, registrations: Iterable[Participation]) -> None:
        """Know the ``registrations`` that are stored."""
        self._stored = {(int(p.firm_id), int(p.edition_id)): p for p in registrations}
        self._new: set[Key] = set()
        self._changes: dict[Key, _Change] = {}

    def is_registered(self, key: Key) -> bool:
        """Whether a firm takes part in an edition, or will by this import."""
        return key in self._stored or key in self._new

    def given_up(self, key: Key) -> State | None:
        """Return the state of a firm that withdrew or was refused, None of any other."""
        known = self._stored.get(key)
        return known.state if known is not None and known.state in GIVEN_UP else None

    def register(self, key: Key) -> None:
        """Note that a firm is to be registered with its booth."""
        self._new.add(key)

    def get(self, at: Spot, key: Key, number: str) -> None:
        """Note that a firm gets a booth."""
        self._changes.setdefault(key, _Change(at)).come.append(number)

    def give_up(self, at: Spot, key: Key, number: str) -> None:
        """Note that a firm loses a booth."""
        self._changes.setdefault(key, _Change(at)).gone.append(number)

    def write(self) -> None:
        """Note the registrations that are new or whose numbers change."""
        for (firm, edition), change in self._changes.items():
            known = self._stored.get((firm, edition))
            if known is None:
                if (firm, edition) in self._new:
                    self._insert(FirmId(firm), EditionId(edition), change)
                continue
            numbers = numbers_after(known.booth_numbers, change.gone, change.come)
            if numbers != known.booth_numbers:
                values = columns_of(replace(known, booth_numbers=numbers), {"booth_numbers"})
                writes = change.at.context.writes
                writes.update(Noun.PARTICIPATION, int(known.id or 0), known.version, values)

    @staticmethod
    def _insert(firm: FirmId, edition: EditionId, change: _Change) -> None:
        numbers = numbers_after((), change.gone, change.come)
        made = Participation(firm_id=firm, edition_id=edition, state=State.APPROVED, booth_numbers=numbers)
        change.at.insert(Noun.PARTICIPATION, columns_of(made, _OWN))
