"""Rows that say themselves whose figures they are, where another place was given: told once for a sheet."""

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.importing.reconcile.context import Spot


class OwnPlaces:
    """Counts the rows whose own place was followed instead of the one given."""

    def __init__(self) -> None:
        """Begin without rows."""
        self._sheets: dict[str, tuple[Spot, str, int]] = {}

    @staticmethod
    def overrules(at: Spot, own: str) -> bool:
        """Whether a row's own place is another than the one given."""
        return bool(own) and at.option("place").strip() not in ("", own)

    def note(self, at: Spot, own: str) -> None:
        """Count a row with its own place, "" where it says none."""
        if self.overrules(at, own):
            first, place, rows = self._sheets.get(at.plan.name, (at, own, 0))
            self._sheets[at.plan.name] = (first, place, rows + 1)

    def finish(self) -> None:
        """Tell of each sheet how many rows there were, at the first of them."""
        for first, place, rows in self._sheets.values():
            said: dict[str, Param] = {"written": place, "place": first.option("place"), "count": rows}
            first.say(Code.PLACE_OVERRIDDEN, Severity.WARNING, "place", **said)
