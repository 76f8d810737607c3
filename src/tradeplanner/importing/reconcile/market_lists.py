"""Markets that a cell lists by name: the codes of those that the table knows, the others as written."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile.context import Spot
from tradeplanner.importing.reconcile.many import Remembered
from tradeplanner.importing.stored import Stored

_AND_SO_ON = ("等国家和地区", "等国家", "等地区", "等国", "等地", "等")


def codes_of(stored: Stored, name: str) -> tuple[str, ...]:
    """Return the codes of a name, or of several that 和 or blanks part; none where one is unknown."""
    bare = next((name.removesuffix(end) for end in _AND_SO_ON if name.endswith(end)), name)
    whole = stored.market(bare)
    if whole:
        return (whole,)
    several = [stored.market(part) for part in bare.replace("和", " ").replace("及", " ").split()]
    if several and all(several):
        return tuple(code for code in several if code)
    return tuple(code for code, _ in stored.markets_in(bare))


class FirmMarkets:
    """The main markets of firms as codes; what no market is called stays as it is written, told once each."""

    def __init__(self, stored: Stored) -> None:
        """Ask the tables that ``stored`` gives."""
        self._is_group: Callable[[str], bool] = stored.is_group
        self._codes: Remembered[str, tuple[str, ...]] = Remembered(partial(codes_of, stored))
        self._name = stored.market_name
        self._told: set[str] = set()

    def settle(self, at: Spot, line: Line) -> None:
        """Put the codes in the place of a row's names, and tell those that are no market."""
        names = line.values.get("markets")
        if not isinstance(names, tuple):
            return
        for name in names:
            if not self._codes[name] and name not in self._told:
                self._told.add(name)
                severity = Severity.NOTE if self._is_group(name) else Severity.WARNING
                at.say(Code.MARKET_KEPT, severity, "markets", market=name)
        line.values["markets"] = self._coded(names)

    def all(self, values: Sequence[object]) -> Sequence[object] | None:
        """Return the values of many rows as codes; None where one is to be told."""
        names = {name for value in values if isinstance(value, tuple) for name in value}
        if any(not self._codes[name] and name not in self._told for name in names):
            return None
        return [self._coded(value) if isinstance(value, tuple) else value for value in values]

    def shown(self, stored: object) -> str:
        """Return a list of codes as it is stored by the names of its markets."""
        return "、".join(map(self._name, json.loads(str(stored))))

    def _coded(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for name in names for code in self._codes[name] or (name,)))
