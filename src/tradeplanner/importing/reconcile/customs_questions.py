"""What a customs download does not say itself: which way the goods went, whose figures, which months.

Nothing is assumed: an answer comes from a person, or from the file's name or a title where that
says it plainly; else the question stays open.
"""

import re
from collections.abc import Callable
from pathlib import PurePath

from tradeplanner.domain.exports import Flow
from tradeplanner.domain.findings import Code, Place, Severity
from tradeplanner.domain.periods import Period
from tradeplanner.importing import titles
from tradeplanner.importing.cells.dates import parse_run
from tradeplanner.importing.checked import Question
from tradeplanner.importing.proposal import Reason
from tradeplanner.importing.reconcile.context import Spot

_OUT = re.compile(r"出口|(?<![a-z])(?:out|exports?)(?![a-z])", re.IGNORECASE)
_IN = re.compile(r"进口|(?<![a-z])(?:in|imports?)(?![a-z])", re.IGNORECASE)
_BOTH = re.compile(r"进出口|进口.?出口|(?<![a-z])(?:total|trade)(?![a-z])", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9_]+")
_CONCLUDED = (Code.FLOW_IN_FILE_NAME, Code.MONTHS_IN_TITLE)
"""Answers of the program's own, which are told."""
Answer = tuple[str, Reason]
"""The answer in force, "" for none, and why."""


class CustomsQuestions:
    """Answers once for each sheet."""

    def __init__(self) -> None:
        """Begin without answers."""
        self._known: dict[tuple[str, str], str] = {}

    def flow(self, at: Spot) -> Flow | None:
        """Return the flow of the sheet's rows, None while nobody says it."""
        value = self._answer(at, "flow", _flow)
        return Flow(value) if value else None

    def place(self, at: Spot) -> str:
        """Return whose figures the sheet holds, "" while nobody says it."""
        return self._answer(at, "place", _place)

    def months(self, at: Spot) -> Period | None:
        """Return the months that the sheet covers, None while nobody says them."""
        value = self._answer(at, "months", _months)
        return parse_run(value) if value else None

    def _answer(self, at: Spot, name: str, find: Callable[[Spot], Answer]) -> str:
        key = (at.plan.name, name)
        if key not in self._known:
            value, reason = find(at)
            self._known[key] = value
            tally = at.context.tally
            tally.ask(Question(name, at.plan.name, value, reason, value))
            if reason.code in _CONCLUDED:
                tally.find(reason.code, Severity.NOTE, Place(tally.file, at.plan.name), reason.params)
        return self._known[key]


def _flow(at: Spot) -> Answer:
    said = at.option("flow")
    if said in tuple(Flow):
        return said, Reason(Code.FLOW_CHOSEN, {"flow": said})
    for text in _texts(at):
        words = _DIGITS.sub(" ", text)
        ways = [Flow.EXPORT] * bool(_OUT.search(words)) + [Flow.IMPORT] * bool(_IN.search(words))
        if len(ways) == 1 and not _BOTH.search(words):
            flow = ways[0].value
            return flow, Reason(Code.FLOW_IN_FILE_NAME, {"flow": flow, "written": text})
    return "", Reason(Code.FLOW_ASKED)


def _place(at: Spot) -> Answer:
    said = at.option("place").strip()
    return said, Reason(Code.PLACE_CHOSEN, {"place": said}) if said else Reason(Code.PLACE_ASKED)


def _months(at: Spot) -> Answer:
    said = at.option("months")
    if said and parse_run(said) is not None:
        return said, Reason(Code.MONTHS_CHOSEN, {"months": said})
    year, months = at.plan.year, at.plan.months
    if year is not None and months is not None:
        value = f"{year}-{months[0]:02}..{months[1]:02}"
        return value, Reason(Code.MONTHS_IN_TITLE, {"months": value})
    return "", Reason(Code.MONTHS_ASKED)


def _texts(at: Spot) -> list[str]:
    """Return what may say the flow plainly: the file's name, then the texts over the heading."""
    stem = PurePath(at.context.proposal.file).stem
    above = [text for text in at.plan.above if not titles.unit([[text]])]
    return [stem, *above]
