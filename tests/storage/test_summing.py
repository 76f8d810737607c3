"""Whatever is done in whatever order, the tables of sums say what the rows say, on both databases."""

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from tests import strategies
from tests.builders import a_credit, a_firm, an_edition, an_exhibition, an_export, an_order
from tests.storage import raw_sums
from tests.storage.conftest import doing, take_back
from tradeplanner.domain.errors import CannotUndoError
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.history import StepKind
from tradeplanner.domain.ids import EditionId, FirmId, Noun, OrderId, StepId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.storage import opening, summaries, summing, touched
from tradeplanner.storage.engine import Store
from tradeplanner.storage.rows import to_row
from tradeplanner.storage.summary_tables import SUMMARIES, order_days
from tradeplanner.storage.tables import TABLES
from tradeplanner.storage.work import Work

YEARS, PLAIN_YEAR = (2021, 2022, 2023), 2021
Months = tuple[int, int, int, str, str]
SPANS = ((1, 1), (2, 2), (3, 3), (4, 4), (1, 2), (1, 3), (1, 4), (3, 4))
TOWNS, INDUSTRIES = ("富盛镇", "灵芝街道", ""), ("纺织", "机电", "")


def figures() -> st.SearchStrategy[ExportRecord]:
    """Figures of two firms and two places, which often repeat one another."""

    def made(
        year: int, months: tuple[int, int], whose: int | str, parts: tuple[str, str, str],
        flow: Flow, currency: str, minor: int,
    ) -> ExportRecord:  # fmt: skip
        return an_export(
            year=year, first_month=months[0], last_month=months[1], flow=flow,
            firm_id=FirmId(whose) if isinstance(whose, int) else None,
            place=whose if isinstance(whose, str) else "",
            market=parts[0], hs=parts[1], industry=parts[2], value=Money(minor, currency),
            source="海关" if minor % 2 else "企业",
        )  # fmt: skip

    whole = st.just(("", "", ""))
    market, hs = st.sampled_from(["", "US", "JP"]), st.sampled_from(["", "5407"])
    parts = st.tuples(market, hs, st.sampled_from(INDUSTRIES))
    holders = st.sampled_from([1, 2, 1, 2, "越城区", "绍兴市"])
    plain = st.builds(
        made, st.just(PLAIN_YEAR), st.sampled_from(SPANS[:4]), holders,
        st.tuples(st.sampled_from(["US", "JP"]), st.just(""), st.just("")), st.just(Flow.EXPORT),
        st.just("CNY"), st.integers(0, 50),
    )  # fmt: skip
    return plain | st.builds(
        made, st.sampled_from(YEARS[1:]), st.sampled_from(SPANS), holders, whole | parts,
        st.sampled_from([*[Flow.EXPORT] * 5, Flow.IMPORT]), st.sampled_from(["CNY", "CNY", "USD"]),
        st.integers(0, 50),
    )  # fmt: skip


def deals() -> st.SearchStrategy[Order]:
    """Orders of two firms at one edition or none."""
    return st.builds(
        lambda firm, edition, on, stage, minor: an_order(
            firm_id=FirmId(firm), edition_id=edition and EditionId(edition), signed_on=on, stage=stage,
            amount=Money(minor, "USD"),
        ),
        st.sampled_from([1, 2]), st.sampled_from([1, None]),
        st.sampled_from([date(2022, 12, 31), date(2023, 1, 1), date(2023, 2, 28)]),
        st.sampled_from([Stage.CONTRACT, Stage.CANCELLED]), st.integers(0, 50),
    )  # fmt: skip


PICKS = st.integers(0, 40)
MOVES = st.tuples(st.sampled_from([1, 2]), st.sampled_from(TOWNS), st.sampled_from(INDUSTRIES))
SHARES: st.SearchStrategy[Mapping[EditionId, Decimal]] = st.just({}) | strategies.shares(
    [EditionId(0), EditionId(1), EditionId(2)]
)
"""How an order is shared between the three editions there are, or not any more."""
ACTS = st.one_of(
    st.tuples(st.just("add"), st.lists(figures() | deals(), min_size=1, max_size=5)),
    st.tuples(st.just("edit"), st.tuples(PICKS, figures() | deals())),
    st.tuples(st.just("remove"), PICKS),
    st.tuples(st.just("share"), st.tuples(PICKS, SHARES)),
    st.tuples(st.just("move"), MOVES),
    st.tuples(st.just("back"), st.integers(0, 3)),
)  # fmt: skip


class Desk:
    """Does what a list of acts says to a store, remembering the steps that can be taken back."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.steps: list[StepId] = []
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            for noun in (Noun.CREDIT, Noun.ORDER, Noun.EXPORT, Noun.EDITION, Noun.EXHIBITION, Noun.FIRM):
                connection.execute(delete(TABLES[noun]))
            summaries.rebuild_all(connection)
        with store.write(doing()) as work:
            two = (a_firm(name_zh=name, industry="纺织") for name in ("甲厂（示例）", "乙厂（示例）"))
            self.firms = [work.add(Noun.FIRM, firm) for firm in two]
            work.add(Noun.EXHIBITION, an_exhibition())
            exhibition = work.connection.execute(select(TABLES[Noun.EXHIBITION].c.id)).scalar_one()
            own = [an_edition(exhibition_id=exhibition, year=2023 + n) for n in range(3)]
            self.editions = [EditionId(work.add(Noun.EDITION, edition)) for edition in own]

    def act(self, name: str, what: object) -> None:
        """Do one act as one step."""
        if name == "back":
            self._back(what)
            return
        with self.store.write(doing(noun=Noun.EXPORT)) as work:
            getattr(self, f"_{name}")(work, what)
        if work.changed.step is not None:
            self.steps.append(work.changed.step)

    def _add(self, work: Work, values: Iterable[ExportRecord | Order]) -> None:
        for value in values:
            work.insert(_noun(value), [self._row(value)])

    def _row(self, value: ExportRecord | Order) -> dict[str, object]:
        row = to_row(value)
        if row["firm_id"]:
            row["firm_id"] = self.firms[int(str(row["firm_id"])) - 1]
        if row.get("edition_id"):
            row["edition_id"] = self.editions[0]
        return row

    def _edit(self, work: Work, what: tuple[int, ExportRecord | Order]) -> None:
        pick, value = what
        for row_id, version in _picked(work, _noun(value), pick):
            work.update(_noun(value), row_id, version, self._row(value))

    def _remove(self, work: Work, pick: int) -> None:
        noun = Noun.ORDER if pick % 4 == 0 else Noun.EXPORT
        for row_id, version in _picked(work, noun, pick):
            if noun is Noun.ORDER:
                self._share(work, (pick, {}))
            work.delete(noun, row_id, version)

    def _share(self, work: Work, what: tuple[int, Mapping[EditionId, Decimal]]) -> None:
        """Share the credit of an order otherwise than before."""
        pick, shares = what
        c = TABLES[Noun.CREDIT].c
        for order, _ in _picked(work, Noun.ORDER, pick):
            for row in work.connection.execute(select(c.id, c.version).where(c.order_id == order)).all():
                work.delete(Noun.CREDIT, row.id, row.version)
            for edition, share in shares.items():
                whose = {"order_id": OrderId(order), "edition_id": self.editions[edition]}
                work.add(Noun.CREDIT, a_credit(**whose, share=share))

    def _move(self, work: Work, what: tuple[int, str, str]) -> None:
        firm, town, industry = what
        values = {"town": town, "industry": industry}
        found = work.gate.current(Noun.FIRM, [self.firms[firm - 1]])
        for row_id, row in found.items():
            work.update(Noun.FIRM, row_id, int(str(row["version"])), values)

    def _back(self, pick: object) -> None:
        if self.steps:
            step = self.steps.pop(-1 - int(str(pick)) % len(self.steps))
            # An order that was shared since cannot go alone.
            with contextlib.suppress(CannotUndoError):
                take_back(self.store, step, kind=StepKind.UNDO)


def _noun(value: ExportRecord | Order) -> Noun:
    return Noun.EXPORT if isinstance(value, ExportRecord) else Noun.ORDER


def _picked(work: Work, noun: Noun, pick: int) -> list[tuple[int, int]]:
    table = TABLES[noun]
    rows = work.connection.execute(select(table.c.id, table.c.version).order_by(table.c.id)).all()
    return [(row.id, row.version) for row in rows[pick % len(rows) :][:1]] if rows else []


def told(store: Store) -> None:
    """Compare every sum with the rows."""
    with store.read() as connection:
        assert summaries.differences(connection) == []
        rows = raw_sums.export_sums(connection, YEARS)
        sums: Counter[raw_sums.Key] = Counter()
        for row in summaries.export_sums(connection, YEARS):
            sums[row.year, row.first, row.last, row.place, row.town, row.currency] += row.minor
        assert dict(sums) == rows
        assert parted(summaries.market_sums(connection, YEARS)) == whole(rows)
        assert parted(summaries.industry_sums(connection, YEARS)) == whole(rows)
        by_firm = {key: minor for key, minor in rows.items() if not key[3]}
        assert parted(summaries.firm_sums(connection, YEARS)) == whole(by_firm)
        deals = {
            (row.edition_id or None, row.stage, row.currency, row.signed_on): (row.records, row.minor)
            for row in connection.execute(select(order_days))
        }
        assert deals == raw_sums.order_sums(connection)


def whole(sums: Mapping[raw_sums.Key, int]) -> Counter[Months]:
    """Return ``sums`` without their towns, and without what is nought."""
    found: Counter[Months] = Counter()
    for (year, first, last, place, _, currency), minor in sums.items():
        found[year, first, last, place, currency] += minor
    return Counter({key: minor for key, minor in found.items() if minor})


def parted(sums: Iterable[summaries.PartSum]) -> Counter[Months]:
    """Return ``sums`` without what they are parted by, and without what is nought."""
    found: Counter[Months] = Counter()
    for part in sums:
        found[part.year, part.first, part.last, part.place, part.currency] += part.minor
    return Counter({key: minor for key, minor in found.items() if minor})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=4, max_size=14), few=st.sampled_from([0, 3, 200]))
def test_any_acts_leave_the_sums_as_if_added_up_anew(
    store: Store, acts: list[tuple[str, object]], few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(touched, "FEW", few)
        patch.setattr(summing, "FEW_SERIES", few)
        desk = Desk(store)
        for name, what in acts:
            desk.act(name, what)
            told(store)


def test_a_firm_takes_its_plain_months_along(store: Store) -> None:
    desk = Desk(store)
    desk.act("add", [an_export(firm_id=FirmId(n), place="", market="US", first_month=m, last_month=m)
                     for n in (1, 2) for m in (1, 2)])  # fmt: skip
    desk.act("move", (1, "灵芝街道", "机电"))
    told(store)
    with store.read() as connection:
        towns = {row.town for row in summaries.export_sums(connection, [2023])}
        assert ("灵芝街道" in towns, len(towns)) == (True, 2)
    desk.act("move", (2, "灵芝街道", "机电"))
    told(store)


def test_a_firm_takes_what_repeats_itself_along(store: Store) -> None:
    desk = Desk(store)
    desk.act("add", [an_export(firm_id=FirmId(1), place="", first_month=1, last_month=m) for m in (1, 2, 3)])
    desk.act("move", (1, "灵芝街道", "机电"))
    told(store)


def test_a_series_that_ceases_to_repeat_itself_leaves_the_month_it_ended_in(store: Store) -> None:
    desk = Desk(store)
    desk.act("add", [an_export(firm_id=FirmId(1), place="", first_month=1, last_month=m) for m in (1, 3)])
    with store.write(doing(noun=Noun.EXPORT)) as work:
        cumulative = work.connection.execute(select(func.max(TABLES[Noun.EXPORT].c.id))).scalar_one()
        work.delete(Noun.EXPORT, cumulative, 1)
    told(store)


def test_an_undone_import_takes_its_sums_away(store: Store) -> None:
    desk = Desk(store)
    desk.act("add", [an_export(firm_id=FirmId(n), place="") for n in (1, 2)])
    desk.act("back", 0)
    told(store)
    with store.read() as connection:
        assert summaries.export_sums(connection, [2023]) == []


def test_a_wrong_sum_is_found_and_mended(store: Store) -> None:
    desk = Desk(store)
    months = [*range(1, 5), 4]
    desk.act("add", [an_export(firm_id=FirmId(n), place="", first_month=1, last_month=m)
                     for m in months for n in (1, 2)])  # fmt: skip
    desk.act("add", [an_order()])
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for table in SUMMARIES:
            wrong = update(table).values(minor=table.c.minor + 1) if "minor" in table.c else delete(table)
            connection.execute(wrong)
            assert table.name in {difference.table for difference in summaries.differences(connection)}
            summaries.rebuild_all(connection)
    told(store)


def test_an_older_file_gets_its_sums(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(Path(__file__).parents[1] / "old_databases" / "schema-1.db", path)
    with contextlib.closing(opening.open_file(path)) as store, store.read() as connection:
        years = [row.year for row in connection.execute(select(TABLES[Noun.EXPORT].c.year).distinct())]
        sums = {(row.year, row.place, row.town) for row in summaries.export_sums(connection, years)}
        rows = raw_sums.export_sums(connection, years)
        assert sums == {(key[0], key[3], key[4]) for key in rows} != set()
        assert summaries.differences(connection) == []


def test_many_figures_that_came_by_column_are_in_every_sum(store: Store) -> None:
    desk = Desk(store)
    desk.act("add", [an_export(year=2023, firm_id=FirmId(1), first_month=1, last_month=1)])
    with store.write(doing(noun=Noun.EXPORT)) as work:
        _load(work, desk, year=2023, firsts=[1, 2])
        _load(work, desk, year=2022, firsts=[1, 1])  # firms that give months twice, whole and in parts
    with store.read() as connection:
        assert summaries.differences(connection) == []


def test_many_figures_of_a_firm_that_moves_in_the_same_step_go_to_its_new_town(store: Store) -> None:
    desk = Desk(store)
    with store.write(doing(noun=Noun.EXPORT)) as work:
        _load(work, desk, year=2023, firsts=[1, 2])
        work.update(Noun.FIRM, desk.firms[0], 1, {"town": "富盛镇", "industry": "机电"})
    with store.read() as connection:
        assert summaries.differences(connection) == []


def _load(work: Work, desk: Desk, year: int, firsts: list[int]) -> None:
    """Insert more figures than are added one by one: of two firms and of a place, some of them parted."""
    rows = [
        to_row(an_export(
            year=year, first_month=firsts[number % 2], last_month=number % 2 + 1,
            firm_id=FirmId(desk.firms[number % 3]) if number % 3 < 2 else None,
            place="越城区" if number % 3 == 2 else "", market=("US", "JP", "")[number // 3 % 3],
            industry="服装" if number % 3 == 2 and number % 2 else "", source=("海关", "企业")[number % 2],
            value=Money(number - 40, "CNY"),
        ))
        for number in range(touched.FEW + 100)
    ]  # fmt: skip
    names = tuple(rows[0])
    work.insert_columns(Noun.EXPORT, names, [[[row[name] for row in rows] for name in names]])
