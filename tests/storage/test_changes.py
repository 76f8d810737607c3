"""The write gate: ids, versions, conflicts and images."""

from datetime import date

import pytest
from sqlalchemy import func, inspect, select

from tests.builders import a_firm, an_edition, an_exhibition, an_order
from tests.storage.conftest import doing, take_back
from tradeplanner.domain.errors import ConflictError, ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.history import Act, Op
from tradeplanner.domain.ids import ExhibitionId, FirmId, Noun
from tradeplanner.storage import exhibitions, firms, history, orders
from tradeplanner.storage.engine import Store
from tradeplanner.storage.images import BLOCK
from tradeplanner.storage.journal import changes, steps


def test_a_noun_comes_back_as_it_was_stored(store: Store) -> None:
    firm = a_firm(former_names=("旧名（示例）",), hs_chapters=("54", "61"), specialised=True, first_time=None)
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, firm)
    with store.read() as connection:
        stored = firms.get(connection, FirmId(number))
    assert stored is not None
    assert stored.version == 1
    assert (stored.former_names, stored.hs_chapters) == (firm.former_names, firm.hs_chapters)
    assert (stored.specialised, stored.first_time, stored.retired) == (True, None, None)


def test_dates_and_money_survive_the_fast_insert(store: Store) -> None:
    with store.write(doing()) as work:
        work.add(Noun.FIRM, a_firm())
        work.add(Noun.EXHIBITION, an_exhibition())
        work.add(Noun.EDITION, an_edition(exhibition_id=ExhibitionId(1)))
        work.add(Noun.ORDER, an_order(firm_id=FirmId(1), edition_id=None, signed_on=date(2023, 4, 12)))
    with store.read() as connection:
        edition = exhibitions.listed_editions(connection, 2023)[0]
        order = orders.listed(connection, 2023)[0]
    assert (edition.opens, edition.aim_orders) == (an_edition().opens, an_edition().aim_orders)
    assert (order.signed_on, order.amount) == (date(2023, 4, 12), an_order().amount)


def test_columns_are_stored_as_named_and_the_rest_by_default(store: Store) -> None:
    blocks = [[["甲"], ["塔山街道"]], [["乙", "丙"], ["府山街道", ""]]]
    with store.write(doing(Act.IMPORT)) as work:
        ids = work.insert_columns(Noun.FIRM, ("name_zh", "town"), blocks)
    with store.read() as connection:
        stored = {int(firm.id or 0): firm for firm in firms.listed(connection)}
        step = history.last(connection)
    assert [stored[i] for i in ids] == [
        Firm(id=FirmId(i), version=1, name_zh=name, town=town)
        for i, (name, town) in zip(ids, (("甲", "塔山街道"), ("乙", "府山街道"), ("丙", "")), strict=True)
    ]
    assert step is not None
    take_back(store, step)
    with store.read() as connection:
        assert firms.listed(connection) == []


def test_many_rows_by_column_are_stored_value_by_value(store: Store) -> None:
    count = BLOCK + 30
    columns: dict[str, list[object]] = {
        "name_zh": [f"示例{n}'%s?" for n in range(count)],
        "specialised": [(True, False, None)[n % 3] for n in range(count)],
        "first_time": [n % 2 == 0 for n in range(count)],
        "dishonest": [True] * count,
        "notes": ["'); DROP TABLE firms; -- %"] * count,
        "hs_chapters": ["[]"] * count,
    }
    with store.write(doing(Act.IMPORT)) as work:
        ids = work.insert_columns(Noun.FIRM, tuple(columns), [list(columns.values())])
    listed = [firms.firms.c[name] for name in columns]
    with store.read() as connection:
        stored = [tuple(row) for row in connection.execute(select(*listed).order_by(firms.firms.c.id))]
        number = history.last(connection)
        assert number is not None
        images = history.images(connection, number, count)
    assert repr(stored) == repr(list(zip(*columns.values(), strict=True)))
    assert [image.id for image in images] == list(ids)
    assert [image.after["notes"] for image in images if image.after] == columns["notes"]


def test_ids_of_a_bulk_insert_run_on_across_blocks(store: Store) -> None:
    count = BLOCK + 3
    with store.write(doing(Act.IMPORT)) as work:
        ids = work.insert(Noun.FIRM, ({"name_zh": f"示例{i}"} for i in range(count)))
    with store.read() as connection:
        stored = connection.execute(select(func.count(), func.max(firms.firms.c.id))).one()
        blocks = connection.execute(select(func.count()).select_from(changes)).scalar_one()
    assert (ids, tuple(stored), blocks) == (range(1, count + 1), (count, count), 2)


def test_an_insert_of_nothing_leaves_no_step(store: Store) -> None:
    with store.write(doing()) as work:
        assert len(work.insert(Noun.FIRM, [])) == 0
    assert work.changed.step is None
    with store.read() as connection:
        assert history.listed(connection, 10) == []


def test_an_id_is_never_used_twice(store: Store) -> None:
    with store.write(doing()) as work:
        first = work.add(Noun.FIRM, a_firm())
    with store.write(doing(Act.REMOVE)) as work:
        work.delete(Noun.FIRM, first, 1)
    with store.write(doing()) as work:
        assert work.add(Noun.FIRM, a_firm()) == first + 1


def test_an_edit_logs_only_what_differs_and_raises_the_version(store: Store) -> None:
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, a_firm(town="塔山街道"))
    with store.write(doing(Act.EDIT)) as work:
        work.put(Noun.FIRM, number, 1, a_firm(town="富盛镇"))
    step = work.changed.step
    assert step is not None
    with store.read() as connection:
        (image,) = history.images(connection, step, 10)
    assert image.op is Op.UPDATE
    assert image.before == {"id": number, "version": 1, "town": "塔山街道"}
    assert image.after == {"id": number, "version": 2, "town": "富盛镇"}


def test_an_edit_that_changes_nothing_is_no_step(store: Store) -> None:
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, a_firm())
    with store.write(doing(Act.EDIT)) as work:
        work.put(Noun.FIRM, number, 1, a_firm())
    assert work.changed.step is None


def test_a_stale_edit_is_refused_and_writes_nothing(store: Store) -> None:
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, a_firm())
    with store.write(doing(Act.EDIT)) as work:
        work.update(Noun.FIRM, number, 1, {"town": "富盛镇"})
    with pytest.raises(ConflictError) as refused, store.write(doing(Act.EDIT)) as work:
        work.update(Noun.FIRM, number, 1, {"town": "斗门街道"})
    assert refused.value.code is Code.CONFLICT_CHANGED
    with store.read() as connection:
        firm = firms.get(connection, FirmId(number))
        assert firm is not None
        assert (firm.town, firm.version) == ("富盛镇", 2)
        assert connection.execute(select(func.count()).select_from(steps)).scalar_one() == 2


def test_an_edit_of_a_removed_row_says_that_it_is_gone(store: Store) -> None:
    with pytest.raises(ConflictError) as refused, store.write(doing(Act.EDIT)) as work:
        work.update(Noun.FIRM, 77, 1, {"town": "富盛镇"})
    assert (refused.value.code, refused.value.params["id"]) == (Code.CONFLICT_GONE, 77)


def test_a_row_that_others_need_is_not_deleted(store: Store) -> None:
    with store.write(doing()) as work:
        firm = work.add(Noun.FIRM, a_firm())
        work.add(Noun.ORDER, an_order(firm_id=FirmId(firm), edition_id=None))
    with pytest.raises(ExpectedError) as refused, store.write(doing(Act.REMOVE)) as work:
        work.delete(Noun.FIRM, firm, 1)
    assert refused.value.code is Code.IN_USE


def test_two_firms_may_lack_a_code_but_not_share_one(store: Store) -> None:
    code = "91330602MA1MG6K77F"
    with store.write(doing()) as work:
        work.insert(Noun.FIRM, [{"name_zh": "甲"}, {"name_zh": "乙"}, {"name_zh": "丙", "credit_code": code}])
    with pytest.raises(ExpectedError) as refused, store.write(doing()) as work:
        work.add(Noun.FIRM, a_firm(credit_code=code))
    assert refused.value.code is Code.DUPLICATE_RECORD


def test_an_exception_rolls_the_whole_step_back(store: Store) -> None:
    with pytest.raises(ConflictError), store.write(doing()) as work:  # noqa: PT012  # what came before must go too
        work.add(Noun.FIRM, a_firm())
        work.delete(Noun.FIRM, 77, 1)
    with store.read() as connection:
        assert firms.listed(connection) == []
        assert history.listed(connection, 10) == []


def test_a_reader_sees_one_snapshot_while_another_writes(store: Store) -> None:
    with store.read() as connection:
        before = len(firms.listed(connection))
        with store.write(doing()) as work:
            work.add(Noun.FIRM, a_firm())
        assert len(firms.listed(connection)) == before
    with store.read() as connection:
        assert len(firms.listed(connection)) == before + 1


def _indexes(store: Store, noun: Noun) -> set[str]:
    with store.read() as connection:
        return {str(index["name"]) for index in inspect(connection).get_indexes(noun.value)}


def test_filling_an_empty_table_leaves_its_indexes_and_what_they_forbid(store: Store) -> None:
    before = _indexes(store, Noun.FIRM)
    with store.write(doing(Act.IMPORT)) as work:
        work.insert_columns(Noun.FIRM, ("name_zh", "credit_code"), [[["甲", "乙"], ["1", ""]]])
    assert _indexes(store, Noun.FIRM) == before != set()
    with pytest.raises(ExpectedError) as twice, store.write(doing(Act.IMPORT)) as work:
        work.insert_columns(Noun.FIRM, ("name_zh", "credit_code"), [[["丙"], ["1"]]])
    assert twice.value.code is Code.DUPLICATE_RECORD


def test_an_empty_table_is_not_filled_with_what_its_indexes_forbid(store: Store) -> None:
    before = _indexes(store, Noun.FIRM)
    with pytest.raises(ExpectedError) as twice, store.write(doing(Act.IMPORT)) as work:
        work.insert_columns(Noun.FIRM, ("name_zh", "credit_code"), [[["甲", "乙"], ["1", "1"]]])
    assert twice.value.code is Code.DUPLICATE_RECORD
    assert _indexes(store, Noun.FIRM) == before
