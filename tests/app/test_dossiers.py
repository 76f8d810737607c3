"""The dossier of an edition: one page, and every firm if asked; its firms add up to the edition."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_budget_line, a_firm, a_participation, a_rate, an_edition, an_exhibition, an_order
from tests.builders import a_credit_code as code
from tradeplanner.app import (
    budgets,
    dossiers,
    edition_results,
    exhibitions,
    firms,
    orders,
    participation,
    rates,
)
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.domain.rates import RateBook
from tradeplanner.i18n.language import speaking
from tradeplanner.reports.writers.pdf import page_count

MANY = 40
THIS, OTHER = EditionId(1), EditionId(2)


@pytest.fixture
def fair(ws: Workspace) -> Workspace:
    """Give an edition of forty firms with orders in the reporting currency, and a second edition."""
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition())
    exhibitions.add_edition(
        ws, an_edition(name_zh="另一届", opens=date(2023, 11, 1), closes=date(2023, 11, 3))
    )
    rates.add(ws, a_rate(currency="USD", first=date(2023, 1, 1), last=date(2023, 12, 31)))
    for at in range(1, MANY + 1):
        firms.add(ws, a_firm(name_zh=f"绍兴第{at}纺织有限公司" * (6 if at == 1 else 1), credit_code=code(at)))
        participation.register(ws, a_participation(firm_id=FirmId(at), edition_id=THIS, state=State.ATTENDED))
        stage = Stage.CONTRACT if at % 2 else Stage.INTENDED
        sold = an_order(
            firm_id=FirmId(at),
            edition_id=THIS,
            amount=Money(at * 1_000_01, "USD"),
            stage=stage,
            contract_no=f"C{at}",
        )
        orders.record(ws, replace(sold, participation_id=None))
    budgets.add(ws, a_budget_line(edition_id=THIS))
    return ws


def test_the_firms_add_up_to_the_editions_own_figures(fair: Workspace) -> None:
    found = edition_results.read(fair, THIS)
    lines = dossiers.firms(found, RateBook(()))
    raw = {stage: sum(o.amount.minor for o in orders.all(fair) if o.stage is stage) for stage in Stage}
    assert sum(line.actual.minor for line in lines) == found.now.actual.minor == raw[Stage.CONTRACT]
    assert sum(line.intended.minor for line in lines) == found.now.intended.minor == raw[Stage.INTENDED]
    assert [line.actual.minor for line in lines[:2]] == [39 * 1_000_01, 37 * 1_000_01]


def test_of_shared_credit_only_the_editions_own_part_counts(fair: Workspace) -> None:
    (sold,) = (order for order in orders.all(fair) if order.firm_id == FirmId(39))
    orders.edit(fair, sold, shares={THIS: Decimal(25), OTHER: Decimal(75)})
    found = edition_results.read(fair, THIS)
    lines = dossiers.firms(found, RateBook(()))
    assert sum(line.actual.minor for line in lines) == found.now.actual.minor
    (part,) = (line for line in lines if line.name == "绍兴第39纺织有限公司")
    assert part.actual.minor == 39 * 1_000_01 // 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_one_page_and_whole_it_has_every_firm(fair: Workspace, language: str) -> None:
    with speaking(language):
        page, whole = dossiers.make(fair, THIS), dossiers.make(fair, THIS, whole=True)
        assert page_count(page) == 1
    (table,) = (section.table for section in whole.sections[-1:])
    assert table is not None
    assert len(table.rows) == MANY
    shown = page.sections[-1].table
    assert shown is not None
    assert shown.rows == table.rows[: len(shown.rows)]


def test_an_edition_with_nothing_but_a_name_is_a_page_too(ws: Workspace) -> None:
    exhibitions.add_exhibition(ws, an_exhibition())
    exhibitions.add_edition(ws, an_edition(opens=None, closes=None, organiser="", owner=""))
    page = dossiers.make(ws, THIS)
    assert page_count(page) == 1
    assert not page.sentences
