"""Sentences of what a person decides in the import window."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

WINDOW_SENTENCES: Mapping[Code, str] = {
    Code.UNIT_UNKNOWN: mark("“{unit}” is no unit that is known. Write it like 万美元, 百万日元 or EUR."),
    Code.PROFILE_UNKNOWN: mark(
        "There is no profile “{name}” for this kind of file. Those there are: {known}. “tradeplanner"
        " profiles” lists them."
    ),
}
"""By code, with the places that its parameters fill."""
