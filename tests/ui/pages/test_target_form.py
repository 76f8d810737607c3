"""The form of a target asks for what measure, scope and phasing need, and for nothing else."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Measure, Phasing, Target, TargetScope
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import targets as form
from tradeplanner.ui.widgets.form import FormDialog

OWN = tuple(str(part) for part in range(1, 13))


@pytest.fixture
def opened(context: Context, year: Workspace, qtbot: QtBot) -> Callable[..., FormDialog]:
    """Give a function that opens the form."""

    def build(target: Target | None = None, *, revise: bool = False) -> FormDialog:
        made = form.build(context, form.read_scopes(year), target, revise=revise)
        qtbot.waitExposed(made)
        return made

    return build


def save(made: FormDialog, settled: Callable[[], None], **values: object) -> None:
    """Fill the form and press Save."""
    made.set_values(values)
    next(one for one in made.findChildren(QPushButton) if one.text() == "Save").click()
    settled()


def test_a_new_target_is_the_districts_of_the_year_in_view(opened: Callable[..., FormDialog]) -> None:
    made = opened()
    values = made.values()
    assert (values["year"], values["measure"], values["scope"]) == (
        2023, Measure.EXPORTS, TargetScope.DISTRICT,
    )  # fmt: skip
    assert unnamed(made) == []
    made.reject()


@pytest.mark.parametrize(
    "values,there,gone",
    [
        ({"measure": Measure.EXPORTS}, "amount", "count"),
        ({"measure": Measure.FIRMS}, "count", "amount"),
        ({"scope": TargetScope.DISTRICT}, "scope", "scope_key"),
        ({"scope": TargetScope.TOWN}, "scope_key", "count"),
        ({"phasing": Phasing.OWN}, "weights", "count"),
        ({"phasing": Phasing.DAYS}, "phasing", "weights"),
    ],
)
def test_only_what_is_needed_is_asked_for(
    opened: Callable[..., FormDialog], values: dict[str, object], there: str, gone: str
) -> None:
    made = opened()
    made.set_values(values)
    assert made.entry(there).isVisible()
    assert not made.entry(gone).isVisible()
    made.reject()


def test_a_towns_target_with_its_own_months_is_stored(
    opened: Callable[..., FormDialog], year: Workspace, settled: Callable[[], None]
) -> None:
    made = opened()
    save(
        made,
        settled,
        scope=TargetScope.TOWN,
        scope_key="北海街道",
        amount=Money(4_200_000_00, "CNY"),
        phasing=Phasing.OWN,
        weights=OWN,
    )
    (stored,) = [target for target in targets.all(year, 2023) if target.scope_key == "北海街道"]
    assert stored.weights == tuple(Decimal(part) for part in OWN)
    assert stored.amount == Money(4_200_000_00, "CNY")


def test_a_counted_measure_keeps_no_amount(
    opened: Callable[..., FormDialog], year: Workspace, settled: Callable[[], None]
) -> None:
    save(opened(), settled, amount=Money(1, "CNY"), measure=Measure.FIRM_VISITS, count=1700)
    (stored,) = [t for t in targets.all(year, 2023) if t.measure is Measure.FIRM_VISITS]
    assert (stored.count, stored.amount) == (1700, None)


@pytest.mark.parametrize("weights", [("1", "2"), ("x",) * 12, ()])
def test_months_that_are_not_twelve_numbers_are_refused(
    opened: Callable[..., FormDialog], year: Workspace, settled: Callable[[], None], weights: tuple[str, ...]
) -> None:
    made = opened()
    before = len(targets.all(year))
    save(made, settled, amount=Money(100, "CNY"), phasing=Phasing.OWN, weights=weights)
    assert made.isVisible()
    assert len(targets.all(year)) == before
    made.reject()


def test_towns_are_offered_as_one_types(opened: Callable[..., FormDialog]) -> None:
    made = opened()
    made.set_values({"scope": TargetScope.TOWN})
    field = made.entry("scope_key")
    assert isinstance(field, QLineEdit)
    completer = field.completer()
    completer.setCompletionPrefix("府")
    assert completer.currentCompletion() == "府山街道"
    made.reject()


def test_a_market_is_stored_by_its_code_and_shown_by_its_name(
    opened: Callable[..., FormDialog], year: Workspace, settled: Callable[[], None]
) -> None:
    save(opened(), settled, scope=TargetScope.MARKET, scope_key="越南", amount=Money(100, "CNY"))
    (stored,) = [target for target in targets.all(year, 2023) if target.scope is TargetScope.MARKET]
    assert stored.scope_key == "VN"
    assert form.shown(year, stored)["scope_key"] == "Viet Nam"


def test_a_scope_without_a_name_is_marked(year: Workspace) -> None:
    target = builders.a_target()
    values = form.shown(year, target) | {"scope": TargetScope.TOWN, "scope_key": " "}
    assert [finding.code for finding in form.check(year, values, target)] == [Code.REQUIRED]


def test_what_is_shown_is_what_is_stored(year: Workspace) -> None:
    target = builders.a_target(phasing=Phasing.OWN, weights=tuple(map(Decimal, OWN)), notes="会议纪要")
    assert form.made(year, form.shown(year, target), target) == target
