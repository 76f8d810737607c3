"""How an edition's days and place are written."""

from datetime import date

import pytest

from tests.builders import an_edition
from tradeplanner import paths
from tradeplanner.domain import markets
from tradeplanner.importing.cells import dates
from tradeplanner.ui import fairs

MARKETS = markets.load(paths.resource("reference", "markets.csv"))


@pytest.mark.parametrize(
    "opens,closes,said",
    [
        (None, None, ""),
        (date(2023, 4, 11), None, "2023.04.11"),
        (date(2023, 4, 11), date(2023, 4, 11), "2023.04.11"),
        (date(2023, 4, 11), date(2023, 4, 13), "2023.04.11-13"),
        (date(2023, 4, 28), date(2023, 5, 2), "2023.04.28-05.02"),
        (date(2023, 12, 30), date(2024, 1, 2), "2023.12.30-2024.01.02"),
    ],
)
def test_days_are_written_as_catalogues_write_them_and_read_back(
    opens: date | None, closes: date | None, said: str
) -> None:
    assert fairs.days(an_edition(opens=opens, closes=closes)) == said
    if opens is not None:
        assert dates.span(said).value == (opens, closes or opens)


def test_an_edition_stands_in_its_place() -> None:
    assert fairs.place(MARKETS, an_edition()) == "Japan · 大阪"
    assert fairs.place(MARKETS, an_edition(city="")) == "Japan"
    assert fairs.place(MARKETS, an_edition(market="", city="")) == ""
