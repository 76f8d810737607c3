"""The sample through the front door: in order, a step a file, stoppable, and of the size it promises."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest

from tradeplanner.app import (
    booths,
    budgets,
    demo,
    exhibitions,
    exports,
    firms,
    history,
    imports,
    insights,
    milestones,
    orders,
    sample_desk,
    settings,
    targets,
)
from tradeplanner.app import participation as visits
from tradeplanner.app import programmes as campaigns
from tradeplanner.app.imports import ImportOutcome, Session
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.budgets import CostGroup
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.exhibitions import FairClass, Status
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.history import Act
from tradeplanner.domain.participation import State
from tradeplanner.domain.targets import Measure
from tradeplanner.importing.checked import Checked


@pytest.fixture(scope="module")
def told() -> list[tuple[int, int]]:
    """Give the list in which the loading of the sample tells how far it is."""
    return []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, told: list[tuple[int, int]]) -> Path:
    """Give a data folder with the sample year, loaded once for this module, to be read only."""
    folder = tmp_path_factory.mktemp("sample")
    with open_workspace(folder) as ws:
        demo.load_sample(ws, lambda *at: told.append(at))
    return folder


@pytest.fixture
def sample(folder: Path) -> Iterator[Workspace]:
    """Give the workspace of the sample year."""
    with open_workspace(folder) as ws:
        yield ws


def test_every_file_is_a_step_of_its_own_that_can_be_found(
    sample: Workspace, told: list[tuple[int, int]]
) -> None:
    steps = history.steps(sample)
    files = [batch.file for batch in history.imports(sample)]
    assert len(files) == len(set(files)) == 18
    assert sum(step.act is Act.IMPORT for step in steps) == len(files)
    assert {step.params.get("sample") for step in steps} == {1}
    assert told == [(number, len(files)) for number in range(len(files) + 1)]


def test_the_bureau_is_set_up_with_its_lists(sample: Workspace) -> None:
    found = settings.get(sample)
    assert (found.place, found.year, found.sample) == (demo.PLACE, "2023", "yes")
    assert {firm.town for firm in firms.all(sample)} == set(found.towns)
    assert {firm.industry for firm in firms.all(sample)} == set(found.industries)


def test_loading_it_again_changes_nothing_and_finds_nothing_to_mend(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, checked = history.steps(sample), []
    commit = imports.commit

    def noted(ws: Workspace, session: Session, found: Checked, *, stop: Event | None) -> ImportOutcome:
        checked.append(found)
        return commit(ws, session, found, stop=stop)

    monkeypatch.setattr(imports, "commit", noted)
    again = demo.load_sample(sample)
    assert all(item.counts.same == item.counts.read > 0 for item in again)
    assert history.steps(sample) == before
    # The second delegation has passports that run out too soon, so that the warning can be seen.
    told = {f.code for file in checked for f in file.findings if f.severity is not Severity.NOTE}
    assert told == {Code.PASSPORT_SHORT}
    assert all(total.matches for file in checked for total in file.controls)
    assert sum(bool(file.controls) for file in checked) > 6


def test_fifty_editions_were_held_in_2023_and_most_of_them_come_again(sample: Workspace) -> None:
    found = exhibitions.editions(sample, 2023)
    stood = Counter(edition.status for edition in found)
    again = {edition.exhibition_id for edition in exhibitions.editions(sample, 2024)}
    assert stood[Status.HELD] + stood[Status.SETTLED] == 50
    assert (stood[Status.CANCELLED], stood[Status.POSTPONED]) == (1, 1)
    assert all(
        edition.status_reason for edition in found if edition.status in (Status.CANCELLED, Status.POSTPONED)
    )
    assert sum(edition.exhibition_id in again for edition in found) > 40


def test_1700_firm_visits_were_made(sample: Workspace) -> None:
    held = {edition.id for edition in exhibitions.editions(sample, 2023)}
    found = [visit for visit in visits.all(sample) if visit.edition_id in held]
    attended = [visit for visit in found if visit.state is State.ATTENDED]
    assert 1_650 <= len(attended) <= len(found) <= 1_800
    assert len({visit.firm_id for visit in attended}) > 400
    assert {visit.edition_id for visit in attended} == {
        edition.id
        for edition in exhibitions.editions(sample, 2023)
        if edition.status in (Status.HELD, Status.SETTLED)
    }


def test_actual_orders_of_the_fairs_are_above_500_million_dollars(sample: Workspace) -> None:
    year = insights.orders_by_edition(sample, 2023)
    at_fairs = sum(row.actual.minor for row in year.rows if row.edition is not None)
    assert year.currency == "USD"
    assert Decimal(500_000_000) < Decimal(at_fairs) / 100 < Decimal(520_000_000)
    assert year.intended.minor > 0
    assert not year.missing
    assert all(order.participation_id for order in orders.all(sample) if order.edition_id)


def test_exports_come_to_the_published_totals(sample: Workspace) -> None:
    def january_to_november(year: int) -> int:
        return sum(record.value.minor for record in exports.all(sample, year) if record.last_month <= 11)

    def whole(record: ExportRecord) -> bool:
        return bool(record.market and record.hs and record.source)

    now, then = january_to_november(2023), january_to_november(2022)
    assert Decimal(now) / 100 == Decimal(79_430_000_000)
    assert round(Decimal(now - then) * 100 / then, 1) == Decimal("17.5")
    assert all(whole(record) for year in (2022, 2023) for record in exports.all(sample, year))


def test_2024_is_planned_with_thirty_key_fairs_and_has_no_figures(sample: Workspace) -> None:
    found = exhibitions.editions(sample, 2024)
    campaign = {programme.id: programme for programme in campaigns.all(sample) if programme.year == 2024}
    assert sum(edition.fair_class is FairClass.KEY for edition in found) >= 30
    assert {edition.programme_id for edition in found} == set(campaign)
    assert [programme.aim_key_exhibitions for programme in campaign.values()] == [30]
    assert all(edition.aim_orders and edition.aim_firms for edition in found)
    assert exports.all(sample, 2024) == []
    assert {target.measure for target in targets.all(sample, 2024)} == set(Measure)


def test_the_first_fairs_of_2024_have_registrations_in_every_state_before_the_fair(sample: Workspace) -> None:
    ahead = {edition.id for edition in exhibitions.editions(sample, 2024)}
    states = {visit.state for visit in visits.all(sample) if visit.edition_id in ahead}
    assert states == set(State) - {State.ATTENDED, State.ABSENT}


def test_every_fair_held_has_costs_and_its_milestones_are_done(sample: Workspace) -> None:
    found = exhibitions.editions(sample, 2023)
    held = {edition.id for edition in found if edition.status in (Status.HELD, Status.SETTLED)}
    lines, due = budgets.all(sample), milestones.all(sample)
    assert {line.edition_id for line in lines} == held
    assert {line.cost_group for line in lines} == set(CostGroup)
    assert {one.edition_id for one in due} == {edition.id for edition in found}
    assert all(one.done_on == one.due_on <= sample_desk.STANDS_AT for one in due)


def test_booths_and_delegations_are_filled(sample: Workspace) -> None:
    given = booths.all(sample)
    assert len(given) > 800
    assert all(booth.firm_id and booth.fee and booth.paid is not None for booth in given)


def test_every_firm_is_marked_as_made_up(sample: Workspace) -> None:
    assert all("（示例）" in firm.name_zh for firm in firms.all(sample))
    assert len(firms.all(sample)) == 600


def test_a_stop_keeps_what_was_imported_and_each_can_be_undone(ws: Workspace) -> None:
    stop = Event()

    def after_the_first(done: int, _total: int) -> None:
        if done == 1:
            stop.set()

    with pytest.raises(ExpectedError) as stopped:
        demo.load_sample(ws, after_the_first, stop)
    assert stopped.value.code is Code.IMPORT_STOPPED
    assert len(firms.all(ws)) == 600
    history.undo(ws)
    assert firms.all(ws) == []
