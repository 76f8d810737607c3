"""What the sweeps of common rows share: values of whole columns, and whether keys are all new."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import repeat
from operator import itemgetter
from typing import TypeVar

from tradeplanner.domain.money import PLACES
from tradeplanner.importing.lines import Cash

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(dict[K, V]):
    """Answers to a question, each asked once; a million different ones are not all kept."""

    def __init__(self, ask: Callable[[K], V], limit: int = 50_000) -> None:
        """Answer by ``ask``, and forget everything beyond ``limit`` answers."""
        super().__init__()
        self._ask = ask
        self._limit = limit

    def __missing__(self, key: K) -> V:
        """Ask, and remember."""
        if len(self) >= self._limit:
            self.clear()
        answer = self[key] = self._ask(key)
        return answer

    def all(self, keys: Iterable[K]) -> list[V]:
        """Return the answers to many questions."""
        return list(map(self.__getitem__, keys))


def are_new(keys: Sequence[K], *known: Mapping[K, object]) -> bool:
    """Whether keys differ from one another and from those of every ``known`` mapping."""
    fresh = set(keys)
    # A set would walk through all of the mapping; the view of its keys walks through the fewer.
    return len(fresh) == len(keys) and all(seen.keys().isdisjoint(fresh) for seen in known)


def minor_units(amounts: Sequence[Cash], currencies: Sequence[str]) -> list[int] | None:
    """Return amounts in minor units; None where a currency is unknown or an amount would be rounded."""
    if not PLACES.keys() >= set(currencies):
        return None
    places = {PLACES[code] for code in set(currencies)}
    if len(places) == 1:
        scaled = list(map(Decimal.scaleb, map(itemgetter(1), amounts), repeat(places.pop())))
    else:
        scaled = [cash[1].scaleb(PLACES[code]) for cash, code in zip(amounts, currencies, strict=True)]
    minors = list(map(int, scaled))
    return minors if minors == scaled else None


def are_contrary(amounts: Sequence[Cash], stated: Sequence[str]) -> bool:
    """Whether an amount names another currency than the column of currencies beside it."""
    return any(stated) and any(
        cash[3] and code and code not in cash[3] for cash, code in zip(amounts, stated, strict=True)
    )


def are(kind: type, values: Sequence[object]) -> bool:
    """Whether all values are of exactly this type."""
    return set(map(type, values)) == {kind}
