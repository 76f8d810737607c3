"""What an import says of figures that are out of proportion to their past: English by code."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

PROPORTION_SENTENCES: Mapping[Code, str] = {
    Code.OUT_OF_PROPORTION: mark(
        "{value} {currency} a month is far from what is usual here, {usual} (the middle of {count} other"
        " figures of the same series). Please check the figure and its unit; it is taken as it stands."
    ),
    Code.UNIT_SLIP_LARGE: mark(
        "The figures of {count} series are about {times} times what they used to be. Is the unit right?"
        " Change it above the column if not."
    ),
    Code.UNIT_SLIP_SMALL: mark(
        "The figures of {count} series are only about one {times}th of what they used to be. Is the unit"
        " right? Change it above the column if not."
    ),
    Code.FLOW_SWAPPED: mark(
        "{flow} of {value} {currency} a month are unlike before ({usual}), but like the other flow before"
        " ({other}). Are the columns of exports and imports swapped?"
    ),
    Code.YEAR_OUT_OF_PROPORTION: mark(
        "{value} {currency} in {year} beside {usual} in {other}: please check the figure and its unit. It is"
        " taken as it stands."
    ),
    Code.ORDER_OVER_EXPORTS: mark(
        "This order of {value} {currency} is more than all that the firm stated as its exports of {year}"
        " ({usual}). Please check the amount and its unit."
    ),
    Code.ORDER_OUT_OF_PROPORTION: mark(
        "This order of {value} {currency} is far above the others of the file ({usual} is the middle of"
        " {count} more). Please check the amount and its unit."
    ),
}
"""The English sentence of each code."""
