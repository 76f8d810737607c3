"""What the program says of orders, of credit for them and of rounds of follow-up: English."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

ORDER_SENTENCES: Mapping[Code, str] = {
    Code.CREDIT_TWICE: mark("An edition has two shares of this order. Please give it one."),
    Code.CREDIT_SHARE: mark(
        "A share is {value}%; each must be above 0 and at most 100, with two decimal places at most."
    ),
    Code.CREDIT_SUM: mark("The shares make {value}% together. Please correct them so that they make 100%."),
    Code.ROUND_UNKNOWN: mark("Firms are asked 3, 6 and 12 months after an edition, not {value}."),
    Code.ORDER_TWICE: mark(
        "An order of the same buyer and the same amount ({value} {currency}) stands already: {firm}, {day}."
        " Is it the same deal signed again?"
    ),
    Code.ORDER_SLIP: mark(
        "This order of {value} {currency} is a thousand times away from what is usual ({usual}). Please check"
        " its unit."
    ),
    Code.ORDER_NO_STRANGE: mark(
        "There is no order {number} of “{firm}”. Please leave the hidden number of the order as it was sent"
        " out, or clear it to add a new order."
    ),
    Code.FOLLOW_UP_OPEN: mark("“{firm}” has not answered yet: this row says nothing."),
    Code.ANSWER_EARLY: mark(
        "“{field}” is before the day on which the firm was asked. Please correct one of them."
    ),
}
"""Sentences by code."""
