"""Whether cells that list several booths, or several firms, are split: never unless a person says so."""

from tradeplanner.domain.findings import Code
from tradeplanner.importing.checked import Question
from tradeplanner.importing.proposal import Reason
from tradeplanner.importing.reconcile.context import Spot

OPTION = "split"
SPLIT, WHOLE = "yes", "no"


class SplitQuestion:
    """Asked once for each sheet, when the first such cell is seen."""

    def __init__(self) -> None:
        """Begin without answers."""
        self._known: dict[str, bool | None] = {}

    def answer(self, at: Spot, written: str, parts: tuple[str, ...]) -> bool | None:
        """Return whether the cell is to be split; None leaves the question open, which is told once.

        ``written`` is the cell as it stands, and ``parts`` what it would be split into.
        """
        name = at.plan.name
        if name not in self._known:
            said = at.option(OPTION)
            value = said if said in (SPLIT, WHOLE) else ""
            code = {SPLIT: Code.SPLIT_CHOSEN, WHOLE: Code.SPLIT_WHOLE}.get(value, Code.SPLIT_ASKED)
            reason = Reason(code, {"written": written, "parts": "  ".join(parts), "row": at.in_file(at.row)})
            at.context.tally.ask(Question(OPTION, name, value, reason, value))
            self._known[name] = {SPLIT: True, WHOLE: False}.get(value)
        return self._known[name]
