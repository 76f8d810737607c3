"""A frame of orders gives the same totals as plain sums do."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.courses import RATES, a_fair, a_year, won
from tradeplanner.analysis import contracts
from tradeplanner.analysis.contracts import ContractError
from tradeplanner.analysis.orders import OrdersQuestion, by_edition
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.orders import Stage

FAIRS = (a_fair(1), a_fair(2))
QUESTION = OrdersQuestion(year=2024, currency="USD", as_of=date(2024, 12, 31), book=RATES, editions=FAIRS)


def frame(*sums: OrderSum) -> pd.DataFrame:
    """Return sums as a frame of the contract."""
    rows = [(p.edition or 0, p.stage.value, p.currency, p.signed_on, p.count, p.minor) for p in sums]
    if not rows:
        return contracts.empty(contracts.ORDERS)
    columns = list(contracts.ORDERS)
    return pd.DataFrame.from_records(rows, columns=columns).astype({"signed_on": "datetime64[s]"})


@given(
    st.lists(
        st.builds(
            won,
            st.sampled_from([1, 2, None]),
            st.integers(1, 10**12),
            st.sampled_from(Stage),
            st.sampled_from(["USD", "EUR", "HKD"]),
        ),
        max_size=12,
    )
)
def test_a_frame_gives_the_same_totals_as_plain_sums(sums: list[OrderSum]) -> None:
    assert by_edition(frame(*sums), QUESTION) == a_year(list(FAIRS), *sums)


def test_a_day_as_text_is_refused() -> None:
    broken = frame(won(1, 5)).astype({"signed_on": "str"})
    with pytest.raises(ContractError, match="signed_on"):
        by_edition(broken, QUESTION)
