"""Whether figures are those of their month or sums since January, where only a title or a name says it.

«2024年6月（累计）» means January to June. The answer is a question of the check: told with the words it
rests on, and changed by the option "basis".
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from tradeplanner.domain.findings import Code, Place, Severity
from tradeplanner.importing import titles
from tradeplanner.importing.checked import Question
from tradeplanner.importing.proposal import Reason
from tradeplanner.importing.reconcile.context import Spot

OPTION = "basis"
TO_DATE, SINGLE = "ytd", "month"
_SAID = re.compile(r"累计|累計|年初至今|本年至今|year[- ]?to[- ]?date|(?<![a-z])ytd(?![a-z])", re.IGNORECASE)
_MONTH = re.compile(r"当月|本月|单月|當月|in the month|monthly", re.IGNORECASE)


def is_sum(heading: str) -> bool:
    """Whether a heading speaks of a sum since January."""
    return _SAID.search(heading) is not None or "全年" in heading


class Basis:
    """Answers once for each sheet."""

    def __init__(self) -> None:
        """Begin without answers."""
        self._known: dict[str, bool] = {}

    def to_date(self, at: Spot, headings: Sequence[str], *, across: bool = False) -> bool:
        """Return whether the figures under ``headings`` are sums since January.

        Months ``across`` are so only where they never fall from one to the next.
        """
        if at.plan.name not in self._known:
            self._known[at.plan.name] = _answer(at, headings, across=across)
        return self._known[at.plan.name]


def _answer(at: Spot, headings: Sequence[str], *, across: bool) -> bool:
    chosen = at.option(OPTION)
    said = _said(at, headings, across=across)
    if chosen in (TO_DATE, SINGLE):
        value, reason = chosen, Reason(Code.BASIS_CHOSEN, {"basis": chosen})
    elif said:
        value, reason = TO_DATE, Reason(Code.FIGURES_TO_DATE, {"written": said})
    else:
        return False
    tally = at.context.tally
    tally.ask(Question(OPTION, at.plan.name, value, reason, value))
    if value != chosen:
        tally.find(reason.code, Severity.NOTE, Place(tally.file, at.plan.name), reason.params)
    return value == TO_DATE


def _said(at: Spot, headings: Sequence[str], *, across: bool) -> str:
    """Return the words that say that figures are sums to date: in a heading, a title or a name."""
    plan = at.plan
    if (across and not plan.rising) or any(_MONTH.search(heading) for heading in headings):
        return ""
    own = next((heading for heading in headings if _SAID.search(heading)), "")
    if own:
        return own
    if (across or plan.column("period")) and titles.is_run(plan.above, plan.months):
        return ""  # a title that names the run of months speaks of them all
    texts = (*plan.above, plan.name, PurePath(at.context.proposal.file).stem)
    return next(
        (" ".join(text.split()) for text in texts if _SAID.search(text) and not _MONTH.search(text)), ""
    )
