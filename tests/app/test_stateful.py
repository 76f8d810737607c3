"""Undo, proved: any acts in any order, taken back and done again, against a model that only remembers.

The model keeps, for each step, what each row was before and after it, read from the database around
the act. It knows nothing of the change log. After every undo and redo the whole database must be what
the model foretells; ids are never used twice, and a row's version only ever rises.
"""

import inspect
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from tests import strategies
from tradeplanner.app import (
    allotting,
    booths,
    budgets,
    delegates,
    duplicates,
    exhibitions,
    exports,
    fees,
    firms,
    follow_ups,
    history,
    imports,
    inviting,
    lists,
    milestones,
    orders,
    own_reports,
    papers,
    participation,
    people,
    profiles,
    programmes,
    rates,
    returns,
    rolling,
    waiting,
)
from tradeplanner.app import settings as bureau
from tradeplanner.app import targets as goals
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.budgets import BudgetLine
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.errors import CannotUndoError, ExpectedError
from tradeplanner.domain.exhibitions import Edition, Exhibition, Status
from tradeplanner.domain.fees import Fee, FeeKind
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.follow_ups import ROUNDS
from tradeplanner.domain.history import Act, Outcome
from tradeplanner.domain.ids import (
    Actor,
    BoothId,
    BudgetLineId,
    Changed,
    DelegateId,
    EditionId,
    ExhibitionId,
    FeeId,
    FirmId,
    MilestoneId,
    Noun,
    OrderId,
    Origin,
    PaperId,
    ParticipationId,
    StepId,
)
from tradeplanner.domain.milestones import Milestone
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.papers import Paper, PaperKind
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.people import Person
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import Rate
from tradeplanner.domain.returns import Return
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.domain.targets import Target
from tradeplanner.storage.tables import TABLES
from tradeplanner.storage.work import BatchRecord

Key = tuple[Noun, int]
Rows = dict[Key, tuple[object, ...]]
Difference = dict[Key, tuple[tuple[object, ...] | None, tuple[object, ...] | None]]
TOWNS = st.sampled_from(["塔山街道", "富盛镇", "斗门街道"])


def difference(before: Rows, after: Rows) -> Difference:
    """Return the rows that differ, with what they were and what they became."""
    keys = before.keys() | after.keys()
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def inverse(changes: Difference) -> Difference:
    """Return the changes that take ``changes`` back."""
    return {key: (after, before) for key, (before, after) in changes.items()}


def apply(rows: Rows, changes: Iterable[tuple[Key, tuple[object, ...] | None]]) -> Rows:
    """Return ``rows`` with each changed key set, or gone where its value is None."""
    result = dict(rows)
    for key, value in changes:
        result.pop(key, None)
        if value is not None:
            result[key] = value
    return result


def a_table(kind: str, names: list[str]) -> list[list[str]]:
    """Return a heading and one row for each of ``names``, as a file of this kind holds them."""
    heading, row = {
        "registrations": ("企业名称 展位数 状态", "{name} 2 审核通过"),
        "programmes": ("活动名称 年度 展位", "{name} 2024 10"),
        "customs": ("数据年月 贸易伙伴编码 贸易伙伴名称 商品编码 人民币", "202401 116 日本 {goods} 1000"),
        "booths": ("展位号 企业名称 面积", "A{at} {name} 9"),
        "delegates": ("姓名 单位 职务", "{name} 甲有限公司 经理"),
        "published": ("地区 期间 出口额(万元) 同比", "{name} 2024年1-2月 100 2"),
    }.get(kind, ("企业名称 所属镇街", "{name} 塔山街道"))
    rows = [
        [cell.format(name=name, at=at, goods=12_011_000 + at) for cell in row.split()]
        for at, name in enumerate(names)
    ]
    return [heading.split(), *rows]


EDITS: dict[Noun, tuple[Callable[..., Any], Callable[..., Changed], str]] = {
    Noun.EXHIBITION: (exhibitions.all, exhibitions.edit_exhibition, "notes"),
    Noun.EDITION: (exhibitions.editions, exhibitions.edit_edition, "notes"),
    Noun.PROGRAMME: (programmes.all, programmes.edit, "notes"),
    Noun.ORDER: (orders.all, orders.edit, "notes"),
    Noun.FOLLOW_UP: (follow_ups.all, follow_ups.edit, "notes"),
    Noun.BOOTH: (booths.all, booths.edit, "number"),
    Noun.FEE: (fees.all, fees.edit, "notes"),
    Noun.DELEGATE: (delegates.all, delegates.edit, "room"),
    Noun.RATE: (rates.all, rates.edit, "source"),
    Noun.PERSON: (people.all, people.edit, "position"),
    Noun.PAPER: (papers.all, papers.edit, "place"),
    Noun.TARGET: (goals.all, goals.edit, "notes"),
    Noun.RETURN: (returns.all, returns.edit, "remarks"),
    Noun.BUDGET: (budgets.all, budgets.edit, "notes"),
    Noun.MILESTONE: (milestones.all, milestones.edit, "notes"),
    Noun.OWN_REPORT: (own_reports.all, own_reports.edit, "foot"),
    Noun.PROFILE: (profiles.all, lambda ws, profile: profiles.rename(ws, profile, profile.name), "name"),
    Noun.EXPORT: (
        lambda ws: [r for year in exports.years(ws) for r in exports.all(ws, year)],
        exports.edit,
        "source",
    ),
}
REMOVALS: dict[Noun, Callable[..., Changed]] = {
    Noun.EXHIBITION: exhibitions.remove_exhibition,
    Noun.PROGRAMME: programmes.remove,
    Noun.PARTICIPATION: participation.remove,
    Noun.BOOTH: lambda ws, number, version: booths.remove(ws, [(BoothId(number), version)]),
    Noun.DELEGATE: lambda ws, number, version: delegates.remove(ws, [(DelegateId(number), version)]),
    Noun.FEE: lambda ws, number, version: fees.remove(ws, [(FeeId(number), version)]),
    Noun.RATE: rates.remove,
    Noun.PERSON: people.remove,
    Noun.PAPER: papers.remove,
    Noun.TARGET: goals.remove,
    Noun.RETURN: returns.remove,
    Noun.BUDGET: lambda ws, n, version: budgets.remove(ws, [(BudgetLineId(n), version)]),
    Noun.MILESTONE: lambda ws, n, version: milestones.remove(ws, [(MilestoneId(n), version)]),
    Noun.PROFILE: profiles.remove,
    Noun.OWN_REPORT: own_reports.remove,
    Noun.ORDER: orders.remove,
    Noun.FOLLOW_UP: follow_ups.remove,
    Noun.EXPORT: exports.remove,
}


class UndoMachine(RuleBasedStateMachine):
    """Does what users do and remembers what was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="undo-"))
        self.ws: Workspace = open_workspace(self.folder, actor=Actor("clerk", "张三（示例）"))
        self.versions: dict[Key, int] = {}
        self.rows: Rows = {}
        self.steps: dict[StepId, Difference] = {}
        self.done: list[StepId] = []
        self.undone: list[StepId] = []
        self.in_order = True
        self.imported = False

    def teardown(self) -> None:
        self.ws.close()
        shutil.rmtree(self.folder)

    def read(self) -> Rows:
        """Return the whole database without versions, and hold that these only rise with a change."""
        rows: Rows = {}
        with self.ws.store.read() as connection:
            for noun, table in TABLES.items():
                for row in connection.execute(select(table)).mappings():
                    key, version = (noun, row["id"]), row["version"]
                    rows[key] = tuple(value for name, value in row.items() if name != "version")
                    last = self.versions.get(key, 0)
                    assert version >= last, f"{key} went back from version {last} to {version}"
                    if rows[key] != self.rows.get(key):
                        assert version > last, f"{key} changed under version {version}"
                    self.versions[key] = version
        return rows

    def act(self, do: Callable[[], Changed]) -> None:
        """Do one thing; where the rules refuse it, hold that nothing was written."""
        try:
            changed = do()
        except ExpectedError:
            assert self.read() == self.rows
            return
        after = self.read()
        changes = difference(self.rows, after)
        assert bool(changes) == (changed.step is not None)
        assert {noun for noun, _ in changes} == set(changed.nouns)
        new = {key for key, (was, _) in changes.items() if was is None}
        assert not any(key in self.all_keys for key in new), "an id was used twice"
        self.all_keys |= new
        if changed.step is not None:
            self.steps[changed.step] = changes
            self.done.append(changed.step)
            self.undone.clear()
        self.rows = after

    @initialize()
    def begin(self) -> None:
        self.all_keys: set[Key] = set()

    def some(self, noun: Noun, data: st.DataObject) -> int:
        """Return the id of a stored row, or of none."""
        known = sorted(number for kind, number in self.rows if kind is noun)
        return data.draw(st.sampled_from(known)) if known else 999

    # What users do --------------------------------------------------------------------------------

    @rule(firm=strategies.firms())
    def add_firm(self, firm: Firm) -> None:
        self.act(lambda: firms.add(self.ws, firm))

    @rule(data=st.data(), town=TOWNS, name=strategies.names())
    def edit_firm(self, data: st.DataObject, town: str, name: str) -> None:
        number = FirmId(self.some(Noun.FIRM, data))
        self.act(lambda: firms.edit(self.ws, replace(firms.get(self.ws, number), town=town, name_zh=name)))

    @rule(data=st.data())
    def remove_firm(self, data: st.DataObject) -> None:
        number = FirmId(self.some(Noun.FIRM, data))
        self.act(lambda: firms.remove(self.ws, number, self.versions.get((Noun.FIRM, number), 1)))

    @rule(edition=strategies.editions(ExhibitionId(0)))
    def add_edition(self, edition: Edition) -> None:
        self.act(lambda: exhibitions.add_edition(self.ws, edition))

    @rule(data=st.data())
    def remove_edition(self, data: st.DataObject) -> None:
        number = EditionId(self.some(Noun.EDITION, data))
        version = self.versions.get((Noun.EDITION, number), 1)
        self.act(lambda: exhibitions.remove_edition(self.ws, number, version))

    @rule(data=st.data(), status=st.sampled_from(Status), reason=st.sampled_from(["", "签证未批"]))
    def move_editions(self, data: st.DataObject, status: Status, reason: str) -> None:
        known = sorted((n, self.versions[kind, n]) for kind, n in self.rows if kind is Noun.EDITION)
        chosen = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []
        rows = [(EditionId(number), version) for number, version in chosen]
        self.act(lambda: exhibitions.move(self.ws, rows, status, reason))

    @rule(data=st.data(), amount=strategies.money())
    def add_budget_line(self, data: st.DataObject, amount: Money) -> None:
        line = BudgetLine(edition_id=EditionId(self.some(Noun.EDITION, data)), planned=amount)
        self.act(lambda: budgets.add(self.ws, line))

    @rule(data=st.data())
    def plan_milestones(self, data: st.DataObject) -> None:
        number = EditionId(self.some(Noun.EDITION, data))
        self.act(lambda: milestones.plan(self.ws, number))

    @rule(data=st.data(), opens=st.one_of(st.none(), st.dates(date(2023, 1, 1), date(2024, 6, 1))))
    def move_the_days(self, data: st.DataObject, opens: date | None) -> None:
        """The days of an edition, with its milestones; or it is put off to them."""
        known = exhibitions.editions(self.ws)
        if known:
            edition = data.draw(st.sampled_from(known))
            if data.draw(st.booleans()):
                self.act(lambda: exhibitions.postpone(self.ws, edition, "改期", (opens, opens)))
            else:
                later = replace(edition, opens=opens, closes=opens)
                self.act(lambda: exhibitions.edit_edition(self.ws, later))

    @rule(data=st.data(), on=st.sampled_from([None, date(2023, 5, 1)]))
    def mark_milestones(self, data: st.DataObject, on: date | None) -> None:
        known = milestones.all(self.ws)
        rows = data.draw(st.lists(st.sampled_from(known), unique_by=lambda row: row.id)) if known else []
        keys = [(MilestoneId(row.id or 0), row.version) for row in rows]
        self.act(lambda: milestones.mark_done(self.ws, keys, on))

    @rule(data=st.data(), name=strategies.names())
    def add_milestone(self, data: st.DataObject, name: str) -> None:
        edition = EditionId(self.some(Noun.EDITION, data))
        own = Milestone(edition_id=edition, name=name, due_on=date(2023, 3, 1))
        self.act(lambda: milestones.add(self.ws, own))

    @rule(days=st.integers(-90, 90), usual=st.booleans())
    def write_the_template(self, days: int, usual: bool) -> None:  # noqa: FBT001  # Hypothesis passes it by name
        lines = milestones.rules(self.ws)[:4]
        changed = [] if usual else [replace(lines[0], plus_days=days), *lines[1:]]
        self.act(lambda: milestones.put_rules(self.ws, changed))

    @rule(year=st.sampled_from([2022, 2023, 2024]))
    def roll_over(self, year: int) -> None:
        self.act(lambda: rolling.roll(self.ws, year))

    @rule(rate=strategies.rates())
    def add_rate(self, rate: Rate) -> None:
        self.act(lambda: rates.add(self.ws, rate))

    @rule(data=st.data())
    def record_order(self, data: st.DataObject) -> None:
        firm = FirmId(self.some(Noun.FIRM, data))
        edition = data.draw(st.sampled_from([None, EditionId(self.some(Noun.EDITION, data))]))
        order: Order = data.draw(strategies.orders(firm))
        money = replace(order.amount, currency="CNY")
        self.act(lambda: orders.record(self.ws, replace(order, edition_id=edition, amount=money)))

    @rule(data=st.data())
    def share_credit(self, data: st.DataObject) -> None:
        """Credit of an order for two editions, which may be one, or for none again."""
        rows = orders.all(self.ws)
        if rows:
            order = data.draw(st.sampled_from(rows))
            editions = [EditionId(self.some(Noun.EDITION, data)) for _ in range(2)]
            shares = data.draw(st.just({}) | strategies.shares(editions))
            self.act(lambda: orders.edit(self.ws, order, shares))

    @rule(data=st.data(), stage=st.sampled_from(Stage))
    def move_orders(self, data: st.DataObject, stage: Stage) -> None:
        rows = orders.all(self.ws)
        chosen = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row.id)) if rows else []
        keys = [(OrderId(row.id or 0), row.version) for row in chosen]
        self.act(lambda: orders.move(self.ws, keys, stage, date(2023, 7, 1)))

    @rule()
    def look_at_buyers(self) -> None:
        """A look is a step that changes nothing and that undo passes over."""
        rows = orders.all(self.ws)
        if rows:
            orders.reveal(self.ws, [OrderId(row.id or 0) for row in rows])
            self.undone.clear()
        assert self.read() == self.rows

    @rule(
        data=st.data(),
        months=st.sampled_from(ROUNDS),
        does=st.sampled_from([follow_ups.send, follow_ups.answer]),
    )
    def follow_up(self, data: st.DataObject, months: int, does: Callable[..., Changed]) -> None:
        """A firm is asked in a round of an edition, or has answered."""
        edition, firm = EditionId(self.some(Noun.EDITION, data)), FirmId(self.some(Noun.FIRM, data))
        self.act(lambda: does(self.ws, edition, months, [firm], date(2024, 1, 8)))

    @rule(data=st.data())
    def remove_order(self, data: st.DataObject) -> None:
        number = self.some(Noun.ORDER, data)
        version = self.versions.get((Noun.ORDER, number), 1)
        self.act(lambda: orders.remove(self.ws, OrderId(number), version))

    @rule(data=st.data())
    def register(self, data: st.DataObject) -> None:
        firm, edition = FirmId(self.some(Noun.FIRM, data)), EditionId(self.some(Noun.EDITION, data))
        new = Participation(firm_id=firm, edition_id=edition)
        self.act(lambda: participation.register(self.ws, new))

    @rule(data=st.data(), buyers=st.integers(0, 500), amount=st.one_of(st.none(), strategies.money()))
    def enter_a_return(self, data: st.DataObject, buyers: int, amount: Money | None) -> None:
        firm, edition = FirmId(self.some(Noun.FIRM, data)), EditionId(self.some(Noun.EDITION, data))
        told = Return(firm_id=firm, edition_id=edition, buyers=buyers, on_site=amount)
        self.act(lambda: returns.add(self.ws, told))

    @rule(data=st.data(), state=st.sampled_from(State))
    def move_participation(self, data: st.DataObject, state: State) -> None:
        known = participation.all(self.ws)
        if known:
            chosen = replace(data.draw(st.sampled_from(known)), state=state, state_reason="示例")
            self.act(lambda: participation.edit(self.ws, chosen))

    @rule(data=st.data(), state=st.sampled_from(State))
    def move_participations(self, data: st.DataObject, state: State) -> None:
        known = participation.all(self.ws)
        if known:
            rows = data.draw(st.lists(st.sampled_from(known), min_size=1, unique_by=lambda row: row.id))
            chosen = [(ParticipationId(row.id or 0), row.version) for row in rows]
            self.act(lambda: participation.move(self.ws, chosen, state, "示例"))

    @rule(data=st.data(), amount=strategies.money())
    def make_a_fee_due(self, data: st.DataObject, amount: Money) -> None:
        firm, edition = FirmId(self.some(Noun.FIRM, data)), EditionId(self.some(Noun.EDITION, data))
        self.act(lambda: fees.add(self.ws, Fee(firm_id=firm, edition_id=edition, due=amount)))

    @rule(data=st.data(), void=st.booleans())
    def settle_fees(self, data: st.DataObject, void: bool) -> None:  # noqa: FBT001  # drawn, not passed
        known = fees.all(self.ws)
        if known:
            rows = data.draw(st.lists(st.sampled_from(known), min_size=1, unique_by=lambda row: row.id))
            chosen = [(FeeId(row.id or 0), row.version) for row in rows]
            day = date(2024, 1, 5)
            self.act(
                lambda: fees.void(self.ws, chosen, "示例", day) if void else fees.pay(self.ws, chosen, day)
            )

    @rule(data=st.data())
    def make_fees_due(self, data: st.DataObject) -> None:
        edition = EditionId(self.some(Noun.EDITION, data))
        self.act(lambda: fees.make_due(self.ws, edition, None, FeeKind.BOOTH_FINAL))

    @rule(data=st.data())
    def allot_booths(self, data: st.DataObject) -> None:
        edition = EditionId(self.some(Noun.EDITION, data))
        if (Noun.EDITION, int(edition)) not in self.rows:
            return  # somebody deleted it, and there is nothing to propose
        proposal, _ = allotting.propose(self.ws, edition)
        chosen = [
            (BoothId(one.id or 0), one.version, given.want.firm)
            for given in proposal.given
            for one in given.booths
        ]
        self.act(lambda: allotting.allot(self.ws, chosen))

    @rule(data=st.data())
    def place_participations(self, data: st.DataObject) -> None:
        edition = EditionId(self.some(Noun.EDITION, data))
        chosen = [(ParticipationId(row.id or 0), row.version) for row in participation.all(self.ws, edition)]
        self.act(lambda: waiting.place(self.ws, edition, chosen))

    @rule(data=st.data())
    def remove_participations(self, data: st.DataObject) -> None:
        """Several at once: those go, and of their orders nothing changes but the tie."""
        known = participation.all(self.ws)
        rows = data.draw(st.lists(st.sampled_from(known), unique_by=lambda row: row.id)) if known else []
        chosen = [(ParticipationId(row.id or 0), row.version) for row in rows]
        gone, before = {number for number, _ in chosen}, {row.id: row for row in orders.all(self.ws)}
        self.act(lambda: participation.remove_many(self.ws, chosen))
        assert gone.isdisjoint(row.id for row in participation.all(self.ws))
        for order in orders.all(self.ws):
            was = before[order.id]
            assert order.participation_id == (None if was.participation_id in gone else was.participation_id)

    @rule(goal=strategies.targets())
    def set_target(self, goal: Target) -> None:
        self.act(lambda: goals.set_target(self.ws, goal))

    @rule(data=st.data())
    def add_export(self, data: st.DataObject) -> None:
        record = data.draw(strategies.exports(FirmId(self.some(Noun.FIRM, data))))
        self.act(lambda: exports.add(self.ws, record))

    @rule(data=st.data(), number=st.sampled_from(["A1", "A2", "ａ１"]), allotted=st.booleans())
    def add_booth(self, data: st.DataObject, number: str, allotted: bool) -> None:  # noqa: FBT001  # Hypothesis passes it by name
        edition = EditionId(self.some(Noun.EDITION, data))
        firm = FirmId(self.some(Noun.FIRM, data)) if allotted else None
        if firm is not None and data.draw(st.booleans()):  # else the booth is mostly refused
            self.act(lambda: participation.register(self.ws, Participation(firm_id=firm, edition_id=edition)))
        self.act(lambda: booths.add(self.ws, Booth(edition_id=edition, firm_id=firm, number=number)))

    @rule(data=st.data())
    def allot_a_booth(self, data: st.DataObject) -> None:
        known = booths.all(self.ws)
        if known:
            firm = FirmId(self.some(Noun.FIRM, data))
            changed = replace(data.draw(st.sampled_from(known)), firm_id=firm)
            self.act(lambda: booths.edit(self.ws, changed))

    @rule(data=st.data(), name=strategies.names(), on=st.one_of(st.none(), strategies.days()))
    def add_a_person_and_papers(self, data: st.DataObject, name: str, on: date | None) -> None:
        firm = FirmId(self.some(Noun.FIRM, data))
        self.act(lambda: people.add(self.ws, Person(firm_id=firm, name=name)))
        self.act(lambda: papers.add(self.ws, Paper(firm_id=firm, kind=PaperKind.LICENCE)))
        rows = [(PaperId(one.id or 0), one.version) for one in papers.all(self.ws)]
        self.act(lambda: papers.receive(self.ws, rows, on))

    @rule(data=st.data(), kept=st.booleans())
    def merge_two_firms(self, data: st.DataObject, kept: bool) -> None:  # noqa: FBT001  # Hypothesis passes it by name
        known = firms.all(self.ws, retired=True)
        if len(known) > 1:
            one, two = data.draw(
                st.lists(st.sampled_from(known), min_size=2, max_size=2, unique_by=lambda f: f.id)
            )
            look = duplicates.preview(self.ws, FirmId(one.id or 0), FirmId(two.id or 0))
            decided = {(clash.noun, clash.kept): kept for clash in look.clashes}
            self.act(lambda: duplicates.merge(self.ws, one, two, ["town"], decided))

    @rule(data=st.data())
    def invite_firms(self, data: st.DataObject) -> None:
        edition, firm = EditionId(self.some(Noun.EDITION, data)), FirmId(self.some(Noun.FIRM, data))
        self.act(lambda: inviting.invite(self.ws, edition, [firm]))

    @rule(data=st.data(), name=strategies.names())
    def add_delegate(self, data: st.DataObject, name: str) -> None:
        edition = EditionId(self.some(Noun.EDITION, data))
        self.act(lambda: delegates.add(self.ws, Delegate(edition_id=edition, name=name)))

    @rule(data=st.data())
    def erase_people(self, data: st.DataObject) -> None:
        """Not to be taken back, and in the way of what touched these people before."""
        known = sorted(number for kind, number in self.rows if kind is Noun.DELEGATE)
        if not known:
            return
        chosen = data.draw(st.lists(st.sampled_from(known), min_size=1, unique=True))
        changed = delegates.erase(self.ws, [DelegateId(number) for number in chosen])
        self.rows = self.read()
        assert {person.id for person in delegates.all(self.ws) if not person.name} >= set(chosen)
        assert changed.step is not None
        self.undone.clear()
        self.in_order = False

    @rule(year=strategies.YEARS, name=strategies.names())
    def add_programme(self, year: int, name: str) -> None:
        self.act(lambda: programmes.add(self.ws, Programme(year=year, name_zh=name)))

    @rule(data=st.data(), year=strategies.YEARS, amount=st.one_of(st.none(), strategies.money()))
    def state_figure(self, data: st.DataObject, year: int, amount: Money | None) -> None:
        number = FirmId(self.some(Noun.FIRM, data))
        self.act(lambda: firms.state(self.ws, number, year, amount))

    @rule(exhibition=strategies.exhibitions())
    def add_exhibition(self, exhibition: Exhibition) -> None:
        self.act(lambda: exhibitions.add_exhibition(self.ws, exhibition))

    @rule(data=st.data(), noun=st.sampled_from(list(EDITS)), text=strategies.names())
    def edit_any(self, data: st.DataObject, noun: Noun, text: str) -> None:
        """A correction of a text of any noun, by its own command."""
        read, edit, field = EDITS[noun]
        known = read(self.ws)
        if known:
            changed = replace(data.draw(st.sampled_from(known)), **{field: text})
            self.act(lambda: edit(self.ws, changed))

    @rule(data=st.data(), noun=st.sampled_from(list(REMOVALS)))
    def remove_any(self, data: st.DataObject, noun: Noun) -> None:
        number = self.some(noun, data)
        self.act(lambda: REMOVALS[noun](self.ws, number, self.versions.get((noun, number), 1)))

    @precondition(lambda self: not self.imported)
    @rule(
        data=st.data(),
        kind=st.sampled_from(
            ["firms", "programmes", "registrations", "customs", "booths", "delegates", "published"]
        ),
        pasted=st.booleans(),
        names=st.lists(strategies.names(), min_size=1, max_size=6, unique=True),
    )
    def import_a_table(self, data: st.DataObject, kind: str, names: list[str], pasted: bool) -> None:  # noqa: FBT001  # Hypothesis passes it by name
        """A file or a pasted block through the import line, once a run because each starts a reader."""
        self.imported = True
        known = [str(row[1]) for (noun, _), row in self.rows.items() if noun is Noun.FIRM]
        again = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []
        editions = [number for noun, number in self.rows if noun is Noun.EDITION]
        edition = str(data.draw(st.sampled_from(editions))) if editions else ""
        answers = {"edition": edition, "place": "越城区", "flow": "export", "unregistered": "register"}
        rows = a_table(kind, list(dict.fromkeys([*again, *names])))

        def commit() -> Changed:
            if pasted:
                session = imports.open_block(self.ws, kind, "\n".join("\t".join(row) for row in rows))
            else:
                file = self.folder / f"{kind}.csv"
                file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
                session = imports.open_file(self.ws, kind, file)
            with closing(session):
                proposal = session.proposal
                for name, answer in answers.items():
                    proposal = proposal.with_option(name, answer)
                checked = imports.check(self.ws, session, proposal)
                return imports.commit(self.ws, session, checked).changed

        self.act(commit)

    @rule(name=st.sampled_from(["镇街月报", "企业月报"]), town=TOWNS)
    def keep_a_profile(self, name: str, town: str) -> None:
        """How a pasted block was read, kept under a new name or one that is there."""

        def keep() -> Changed:
            block = f"企业名称\t所属镇街\n甲有限公司\t{town}\n"
            with closing(imports.open_block(self.ws, "firms", block)) as session:
                said = session.proposal.with_mapping("粘贴", 1, "") if town == "富盛镇" else session.proposal
                return profiles.keep(self.ws, session, said, name)

        self.act(keep)

    @rule(own=strategies.own_reports())
    def make_an_own_report(self, own: OwnReport) -> None:
        self.act(lambda: own_reports.add(self.ws, own))

    @rule(name=strategies.names())
    def name_the_bureau(self, name: str) -> None:
        self.act(lambda: bureau.put(self.ws, BureauSettings(bureau_zh=name)))

    @rule(name=strategies.names(), towns=st.lists(TOWNS, unique=True))
    def set_some(self, name: str, towns: list[str]) -> None:
        self.act(lambda: bureau.change(self.ws, place=name, towns=tuple(towns)))

    @rule(old=TOWNS, new=TOWNS)
    def rename_a_town(self, old: str, new: str) -> None:
        self.act(lambda: lists.rename(self.ws, "towns", old, new))

    @rule(data=st.data(), names=st.lists(strategies.names(), min_size=1, max_size=6), town=TOWNS)
    def import_firms(self, data: st.DataObject, names: list[str], town: str) -> None:
        """A whole import: new rows, an update of known ones, one step."""
        known = [(number, self.versions[kind, number]) for kind, number in self.rows if kind is Noun.FIRM]
        updated = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []

        def commit() -> Changed:
            with self.ws.change(Act.IMPORT, Noun.FIRM, count=len(names), file="a.csv") as work:
                batch = work.batch(BatchRecord("firms", "a.csv", "0" * 64))
                origin = Origin(batch, "名录", 5)
                for name in names:
                    work.add(Noun.FIRM, Firm(name_zh=name, origin=origin))
                work.update_many(Noun.FIRM, [(number, v, {"town": town}) for number, v in updated])
            return work.changed

        self.act(commit)

    # Taking it back and doing it again ------------------------------------------------------------

    @rule()
    def undo(self) -> None:
        wanted = history.next_undo(self.ws)
        assert (wanted.id if wanted else None) == (self.done[-1] if self.done else None)
        try:
            outcome = history.undo(self.ws)
        except CannotUndoError:
            assert not self.in_order, "undoing the newest step first must never be refused"
            assert self.read() == self.rows
        except ExpectedError:
            assert not self.done
        else:
            self.taken_back(self.done.pop(), outcome)

    @rule()
    def redo(self) -> None:
        try:
            outcome = history.redo(self.ws)
        except CannotUndoError:
            assert not self.in_order
            assert self.read() == self.rows
        except ExpectedError:
            assert not self.undone
        else:
            step = self.undone.pop()
            assert all(self.rows.get(key) == after for key, (_, after) in self.steps[step].items())
            self.follow(inverse(self.steps[step]), outcome)
            self.done.append(outcome.step.id)

    @precondition(lambda self: len(self.done) > 1)
    @rule(data=st.data(), force=st.booleans())
    def undo_any(self, data: st.DataObject, force: bool) -> None:  # noqa: FBT001  # Hypothesis passes it by name
        """A step from the middle of the history, as the History page offers it."""
        step = data.draw(st.sampled_from(self.done))
        try:
            outcome = history.undo(self.ws, step, force=force)
        except CannotUndoError as refused:
            assert refused.findings  # noqa: PT017  # a refusal is one of two right answers
            assert self.read() == self.rows
            return
        if step != self.done[-1] or outcome.kept:
            self.in_order = False
        self.done.remove(step)
        if outcome.kept:
            kept = {(Noun(str(f.params["noun"])), int(str(f.params["id"]))) for f in outcome.kept}
            self.steps[step] = {k: v for k, v in self.steps[step].items() if k not in kept}
        self.taken_back(step, outcome)

    def taken_back(self, step: StepId, outcome: Outcome) -> None:
        """Hold that the undo of ``step`` put exactly its rows back, and overwrote nobody's later work."""
        for key, (_, after) in self.steps[step].items():
            assert self.rows.get(key) == after, f"the undo overwrote a later change of {key}"
        self.follow(inverse(self.steps[step]), outcome)
        self.undone.append(outcome.step.id)

    def follow(self, changes: Difference, outcome: Outcome) -> None:
        """Hold that the database is what the model foretells, and remember the new step."""
        expected = apply(self.rows, [(key, after) for key, (_, after) in changes.items()])
        found = self.read()
        assert found == expected
        self.steps[outcome.step.id] = changes
        self.rows = found

    @invariant()
    def nothing_else_moves(self) -> None:
        assert self.read() == self.rows


TestUndo = UndoMachine.TestCase


def test_the_machine_knows_every_command() -> None:
    """A command that is added to the front door and not to the machine would be undone untried."""
    modules: tuple[ModuleType, ...] = (
        budgets,
        bureau,
        exhibitions,
        exports,
        fees,
        firms,
        goals,
        lists,
        orders,
        participation,
        returns,
        waiting,
    )
    source = inspect.getsource(inspect.getmodule(UndoMachine) or bureau)
    named = {module: name for name, module in globals().items() if isinstance(module, ModuleType)}
    commands = [
        f"{named[module]}.{name}"
        for module in (*modules, programmes, rates)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and function.__annotations__.get("return") is Changed
    ]
    assert len(commands) > 20
    assert [command for command in commands if command not in source] == []
