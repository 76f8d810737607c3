"""Figures that remember what they are."""

import copy
from decimal import Decimal

from tradeplanner.domain.exact import Exact


def test_a_figure_reads_as_text_and_keeps_its_value_when_copied() -> None:
    figure = Exact("794.3", Decimal("794.2618"))
    assert figure == "794.3"
    assert copy.deepcopy(figure).exact == Decimal("794.2618")
