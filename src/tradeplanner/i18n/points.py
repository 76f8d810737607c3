"""The points of a firm that waits for a place, in words: each with its reason."""

from collections.abc import Mapping, Sequence

from tradeplanner.domain.points import Part, Reason
from tradeplanner.i18n.language import mark, tr

WORDS: Mapping[Reason, str] = {
    Reason.ATTENDED: mark("took part {count}×: {points}"),
    Reason.ORDERS: mark("with orders {count}×: {points}"),
    Reason.FIRST: mark("no fair in three years: {points}"),
    Reason.ABSENT: mark("absent without reason {count}×: {points}"),
    Reason.DISHONEST: mark("on the list of dishonest firms: {points}"),
}


def told(parts: Sequence[Part]) -> str:
    """Return the reasons of a firm's points, each with what it gives or takes."""
    return tr("; ").join(
        tr(WORDS[part.reason], count=part.count, points=_signed(part.points)) for part in parts
    )


def _signed(points: int) -> str:
    return f"{points:+d}".replace("-", "\N{MINUS SIGN}")
