"""The steps in which large amounts are counted: 万 and 亿 or thousands and millions, as the language says.

Each language has its own steps; a paper may be written in the other ones meanwhile, by ``counting_in``.
"""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from decimal import Decimal

from tradeplanner.domain.units import Units
from tradeplanner.i18n.language import EN, ZH, language

Step = tuple[Decimal, str, int]
"""From which amount on, the sign behind the figure, and how many decimals a chart shows."""
_CHOSEN: ContextVar[Units] = ContextVar("units", default=Units.OWN)
_OWN = {ZH: Units.WAN, EN: Units.THOUSAND}
_STEPS: dict[tuple[Units, str], tuple[Step, ...]] = {
    (Units.WAN, ZH): ((Decimal("1e8"), "亿", 1), (Decimal("1e4"), "万", 1)),
    (Units.WAN, EN): ((Decimal("1e8"), "× 100 million", 1), (Decimal("1e4"), "× 10,000", 1)),
    (Units.THOUSAND, ZH): ((Decimal("1e6"), "百万", 2), (Decimal("1e3"), "千", 1)),
    (Units.THOUSAND, EN): ((Decimal("1e9"), "bn", 2), (Decimal("1e6"), "M", 2), (Decimal("1e3"), "K", 1)),
}


def steps() -> tuple[Step, ...]:
    """Return the steps in force, the largest first."""
    chosen, spoken = _CHOSEN.get(), language()
    return _STEPS[_OWN[spoken] if chosen is Units.OWN else chosen, spoken]


@contextlib.contextmanager
def counting_in(units: Units) -> Iterator[None]:
    """Count large amounts in ``units`` within the block, in this thread only."""
    token = _CHOSEN.set(units)
    try:
        yield
    finally:
        _CHOSEN.reset(token)
