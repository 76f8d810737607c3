"""The sentence of every finding and expected error, in the language in force.

The English of each code stands in ``sentences.py``, the Chinese in the catalogues. ``{field}`` is the
field of the finding's place; other names in braces are the finding's parameters, and those that hold
a key of the program (a state, a noun, a currency) are put in words first.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.findings import Code, Finding, Param, Place
from tradeplanner.domain.participation import State
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.formats import day, number
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.sentences import SENTENCES
from tradeplanner.i18n.words import currency_name, file_word, noun_name, word

_WORDS: Mapping[str, Callable[[str], str]] = {
    "field": field_name,
    "noun": noun_name,
    "kind": kind_name,
    "currency": currency_name,
    "file": file_word,
    "flow": lambda value: word(Flow(value)),
    "before": lambda value: word(State(value)),
    "after": lambda value: word(State(value)),
    "opens": lambda value: day(date.fromisoformat(value)),
    "closes": lambda value: day(date.fromisoformat(value)),
    "day": lambda value: day(date.fromisoformat(value)),
}
"""Parameters that hold a key of the program, and who puts them in words."""


class _Params(dict[str, str]):
    """Parameters in words; one that is missing shows as an ellipsis rather than losing the sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(finding: Finding) -> str:
    """Return what a person reads about ``finding``, with its sheet and cell in front if it has them."""
    return _placed(explanation(finding), finding.place)


def explanation(finding: Finding) -> str:
    """Return the sentence of ``finding`` without its place, for lists that show the place apart."""
    return _filled(finding.code, {"field": finding.place.field, **finding.params})


def error_sentence(error: ExpectedError) -> str:
    """Return what a person reads about ``error``; of a rejection, the sentences of its findings."""
    if isinstance(error, RejectedError) and error.findings:
        return "\n".join(sentence(finding) for finding in error.findings)
    return _filled(error.code, error.params)


def _filled(code: Code, params: Mapping[str, Param]) -> str:
    if "id" in params and "name" not in params:
        params = {**params, "name": tr("no. {id}", id=params["id"])}
    words = _Params({name: _in_words(name, value) for name, value in params.items()})
    return tr(SENTENCES[code]).format_map(words)


def _in_words(name: str, value: Param) -> str:
    if isinstance(value, Decimal):
        return number(value)
    text = str(value)
    speak = _WORDS.get(name)
    if speak is None:
        return text
    try:
        return speak(text)
    except (ValueError, KeyError):  # no key of ours: the sentence is not to be lost for one word
        return text


def _placed(text: str, place: Place) -> str:
    if not (place.sheet or place.file or place.cell):
        return text  # a form shows its finding at the field itself
    sheet = file_word(place.sheet)
    where = place.cell or ("" if place.row is None else tr("row {row}", row=place.row))
    if place.sheet and where:
        return tr("Sheet “{sheet}”, {where}: {text}", sheet=sheet, where=where, text=text)
    if place.sheet or where:
        return tr("{where}: {text}", where=where or sheet, text=text)
    return text
