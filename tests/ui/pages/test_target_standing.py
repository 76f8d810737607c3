"""The tab of targets: what is reached, the rule of the colours, and whether parts meet the whole."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import attainments, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.counting import Counted
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Measure, Phasing, Target, TargetScope
from tradeplanner.i18n.language import ZH, speaking
from tradeplanner.ui.context import Context
from tradeplanner.ui.list_window import ListWindow
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.exports import ExportsPage, counting, standing
from tradeplanner.ui.pages.exports.targets import Row, read
from tradeplanner.ui.widgets.columns import Column

COLUMNS: dict[str, Column] = {column.key: column for column in standing.columns()}


def shown(ws: Workspace, *made: Target) -> list[Row]:
    """Set targets of 2023 and return the rows of the tab."""
    for target in made:
        targets.set_target(ws, target)
    return read(ws, 2023)


def counted(measure: Measure, count: int, **changes: object) -> Target:
    """Return a target for something that is counted, spread evenly over the year."""
    return builders.a_target(measure=measure, amount=None, count=count, phasing=Phasing.MONTHS, **changes)


def test_nothing_reached_is_red_and_says_what_is_wanting(ws: Workspace) -> None:
    (row,) = shown(ws, counted(Measure.FIRMS, 1200))
    texts = {key: column.shown(row) for key, column in COLUMNS.items()}
    assert texts["done"] == "0"
    assert texts["gap"].endswith("▼")
    tone = COLUMNS["gap"].tone
    assert tone is not None
    assert tone(row) == "red_text"


def test_an_old_revision_has_no_standing(ws: Workspace) -> None:
    rows = shown(ws, counted(Measure.FIRMS, 10), counted(Measure.FIRMS, 12))
    assert [COLUMNS["done"].shown(row) for row in rows] == ["0", ""]
    assert COLUMNS["gap"].shown(rows[1]) == ""


def test_exports_of_an_exhibition_are_said_not_to_be_counted(ws: Workspace) -> None:
    (row,) = shown(ws, builders.a_target(scope=TargetScope.EDITION, scope_key="大阪展"))
    assert COLUMNS["done"].shown(row) == "not counted"
    hint = COLUMNS["done"].hint
    assert hint is not None
    assert hint(row).startswith("Exports are recorded by firm")


@pytest.mark.parametrize(
    "towns, said",
    [
        ((500, 337), "与全区目标一致"),
        ((500, 335), "比全区目标少2.00亿元"),
        ((500, 347), "比全区目标多10.0亿元"),
    ],
)
def test_parts_are_said_to_meet_the_whole_or_by_how_much_not(
    ws: Workspace, towns: tuple[int, int], said: str
) -> None:
    yi = 10**8 * 100
    parts = [
        builders.a_target(scope=TargetScope.TOWN, scope_key=f"{n}镇", amount=Money(value * yi, "CNY"))
        for n, value in enumerate(towns)
    ]
    shown(ws, builders.a_target(), *parts)
    with speaking(ZH):
        told = standing.note(attainments.read(ws, 2023))
    assert said in told
    assert "差距颜色：" in told


@pytest.mark.usefixtures("year")
def test_the_rule_of_the_colours_stands_under_the_table(
    context: Context, shown: Callable[[Page], Page], settled: Callable[[], None]
) -> None:
    page = ExportsPage(context)
    page.focus("targets")
    shown(page)
    settled()
    assert "Colour of the gap:" in page.listing("targets").note.text()


def test_what_counts_is_listed_and_led_to(context: Context, settled: Callable[[], None]) -> None:
    went: list[tuple[str, object]] = []
    context.desk.go = lambda page, focus=None: went.append((page, focus))  # type: ignore[method-assign]
    orders = builders.a_target(measure=Measure.ORDERS, amount=Money(10**6, "USD"))
    rows = [
        Counted(id=7, whose="甲公司（示例）", on=date(2023, 4, 12), edition="大阪展", market="JP",
                own=Money(500_00, "USD"), value=Decimal(500)),
        Counted(id=8, whose="乙公司（示例）", on=date(2023, 5, 2), own=Money(100, "EUR")),
    ]  # fmt: skip
    window = counting.build(context, orders, "全区", rows, None)
    window.open()
    assert unnamed(window) == []
    texts = [column.shown(rows[0]) for column in counting.columns(context, orders)]
    assert texts[1] == "甲公司（示例）"
    assert texts[-1] == "USD 500.00"
    assert counting.columns(context, orders)[-1].shown(rows[1]) == "rate wanting"
    assert "each at the rate of its own day" in window.line.text()
    window.table.select([rows[0]], current=rows[0])
    window.buttons[0].click()
    settled()
    assert went == [("orders", ("order", 7))]


@pytest.mark.parametrize(
    "measure, place",
    [(Measure.EXPORTS, ("exports", "records")), (Measure.FIRMS, ("registrations", "甲公司（示例）"))],
)
def test_other_rows_lead_to_their_own_pages(
    context: Context, measure: Measure, place: tuple[str, str]
) -> None:
    went: list[tuple[str, object]] = []
    context.desk.go = lambda page, focus=None: went.append((page, focus))  # type: ignore[method-assign]
    target = builders.a_target(measure=measure)
    counting.go_to(context, target, Counted(whose="甲公司（示例）"))
    assert went == [place]


@pytest.mark.usefixtures("year")
def test_the_tab_opens_what_counts(
    context: Context, shown: Callable[[Page], Page], settled: Callable[[], None]
) -> None:
    page = ExportsPage(context)
    page.focus("targets")
    shown(page)
    settled()
    tab = page.listing("targets")
    first = tab.table.rows()[0]
    tab.table.select([first.target.id], current=first.target.id)
    next(act for act in tab.acts() if act.name() == "What counts…").run()
    settled()
    (window,) = page.window().findChildren(ListWindow)
    assert window.isVisible()
    assert window.table.rows()
    window.accept()
