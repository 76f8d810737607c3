"""What Home calls unfinished, and how it tells the last imports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.courses import COURSES, ORDERS
from tradeplanner.app.insights import HomeFacts
from tradeplanner.domain.history import Act, Step, StepKind
from tradeplanner.domain.ids import Actor, Noun, StepId
from tradeplanner.domain.rates import MissingRate
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.ui.pages.home import tasks
from tradeplanner.ui.pages.home.reading import has_figures

STEP = Step(
    id=StepId(7),
    kind=StepKind.DO,
    act=Act.IMPORT,
    noun=Noun.ORDER,
    params={"count": 12},
    actor=Actor("tester", "tester"),
    at=datetime.now(UTC),
    origin=StepId(7),
)
QUIET = next(orders for orders in ORDERS.values() if not orders.missing)
QUIET = replace(QUIET, rows=tuple(row for row in QUIET.rows if row.aim is not None or row.edition is None))


def facts(**changes: object) -> HomeFacts:
    """Return a year with nothing left to do."""
    whole = HomeFacts(
        year=2023,
        exports=replace(COURSES["ahead"], gaps=(), missing=()),
        towns=(),
        orders=QUIET,
        imports=(),
        sources=(),
        settings=BureauSettings(),
        step=None,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # the names are the dataclass's own


def said(of: HomeFacts) -> list[str]:
    """Return the unfinished lines."""
    return [task.text for task in tasks.unfinished(of)]


def test_a_whole_year_leaves_nothing_to_do() -> None:
    assert said(facts()) == []


def test_orders_left_out_come_first_with_the_rate_that_is_missing() -> None:
    orders = replace(QUIET, left_out=3, missing=(MissingRate("EUR", date(2023, 5, 12)),))
    course = replace(COURSES["nothing"])
    lines = said(facts(orders=orders, exports=course))
    assert lines[0] == "3 orders are left out of the sums: euro on 2023-05-12"
    assert len(lines) > 1


def test_each_line_leads_where_it_is_mended() -> None:
    course = replace(COURSES["no target"], gaps=(2,), missing=(MissingRate("USD", date(2023, 3, 31)),))
    found = tasks.unfinished(facts(exports=course))
    assert [(task.page, task.focus) for task in found] == [
        ("exports", "rates"), ("exports", "targets"), ("import", None),
    ]  # fmt: skip


def test_editions_without_an_aim_are_counted() -> None:
    rows = tuple(replace(row, aim=None) for row in QUIET.rows)
    lines = said(facts(orders=replace(QUIET, rows=rows)))
    count = sum(row.edition is not None for row in rows)
    assert [line for line in lines if line.startswith(f"{count} exhibition")]


def test_an_import_is_told_by_file_and_count() -> None:
    (line,) = tasks.imported(facts(imports=((STEP, "订单.xlsx"),)))
    assert line.text == "订单.xlsx · 12 orders"
    assert (line.page, line.focus) == ("history", 7)


def test_an_import_taken_back_says_so() -> None:
    (line,) = tasks.imported(facts(imports=((replace(STEP, undone=True), "订单.xlsx"),)))
    assert line.text.endswith("taken back")


def test_before_the_first_import_one_is_offered() -> None:
    (line,) = tasks.imported(facts())
    assert (line.page, line.link) == ("import", "Import")


@pytest.mark.parametrize("days,length", [(0, len("09:12")), (800, len("2021-01-31"))])
def test_the_time_of_an_import_is_as_short_as_it_can_be(days: int, length: int) -> None:
    step = replace(STEP, at=STEP.at - timedelta(days=days))
    (line,) = tasks.imported(facts(imports=((step, "订单.xlsx"),)))
    assert len(line.tag) == length


def test_a_year_has_figures_by_exports_or_by_orders() -> None:
    assert has_figures(facts(exports=COURSES["nothing"]))
    assert has_figures(facts())
