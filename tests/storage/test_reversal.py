"""Taking steps back: versions rise, later work is protected, a whole import goes in one step."""

import pytest
from sqlalchemy import func, select

from tests.builders import a_credit_code, a_firm, an_order
from tests.storage.conftest import doing, take_back
from tradeplanner.domain.findings import Code
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.history import Act, StepKind
from tradeplanner.domain.ids import FirmId, Noun, StepId
from tradeplanner.storage import firms, history, orders
from tradeplanner.storage.engine import Store
from tradeplanner.storage.images import BLOCK
from tradeplanner.storage.work import Work


def _step(work: Work) -> StepId:
    step = work.changed.step
    assert step is not None
    return step


def _firm(store: Store, number: int) -> Firm | None:
    with store.read() as connection:
        return firms.get(connection, FirmId(number))


def test_undo_of_an_edit_restores_it_under_a_higher_version(store: Store) -> None:
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, a_firm(town="塔山街道"))
    with store.write(doing(Act.EDIT)) as work:
        work.update(Noun.FIRM, number, 1, {"town": "富盛镇"})
    done = take_back(store, _step(work))
    firm = _firm(store, number)
    assert firm is not None
    assert (done.reversed, done.kept, firm.town, firm.version) == (1, [], "塔山街道", 3)


def test_a_deleted_row_comes_back_with_its_id_and_a_higher_version(store: Store) -> None:
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, a_firm(credit_code=a_credit_code(7)))
    with store.write(doing(Act.REMOVE)) as work:
        work.delete(Noun.FIRM, number, 1)
    take_back(store, _step(work))
    firm = _firm(store, number)
    assert firm is not None
    assert (firm.credit_code, firm.version) == (a_credit_code(7), 2)


def test_a_whole_import_goes_and_comes_again(store: Store) -> None:
    count = BLOCK + 50
    with store.write(doing(Act.IMPORT)) as work:
        work.insert(Noun.FIRM, ({"name_zh": f"示例{i}"} for i in range(count)))
    undone = take_back(store, _step(work))
    with store.read() as connection:
        left = connection.execute(select(func.count()).select_from(firms.firms)).scalar_one()
        newest = history.last(connection)
    assert (undone.reversed, left) == (count, 0)
    assert newest is not None
    take_back(store, newest, kind=StepKind.REDO)
    with store.read() as connection:
        again = connection.execute(select(func.count(), func.min(firms.firms.c.version))).one()
    assert tuple(again) == (count, 2)


def test_a_row_edited_since_stands_in_the_way_and_only_that_row(store: Store) -> None:
    with store.write(doing(Act.IMPORT)) as work:
        ids = work.insert(Noun.FIRM, [{"name_zh": "甲"}, {"name_zh": "乙"}, {"name_zh": "丙"}])
    with store.write(doing(Act.EDIT)) as edit:
        edit.update(Noun.FIRM, ids[1], 1, {"town": "富盛镇"})
    reversal = take_back(store, _step(work))
    assert reversal.reversed == 2
    assert [(f.code, f.params["id"]) for f in reversal.kept] == [(Code.UNDO_CHANGED_SINCE, ids[1])]
    with store.read() as connection:
        assert [firm.name_zh for firm in firms.listed(connection)] == ["乙"]


def test_an_edit_that_was_taken_back_is_as_if_it_had_not_been(store: Store) -> None:
    with store.write(doing()) as added:
        number = added.add(Noun.FIRM, a_firm())
    with store.write(doing(Act.EDIT)) as edit:
        edit.update(Noun.FIRM, number, 1, {"town": "富盛镇"})
    take_back(store, _step(edit))
    assert take_back(store, _step(added)).kept == []
    assert _firm(store, number) is None


def test_a_row_that_later_rows_refer_to_is_kept(store: Store) -> None:
    with store.write(doing()) as added:
        number = added.add(Noun.FIRM, a_firm())
    with store.write(doing(noun=Noun.ORDER)) as work:
        order = work.add(Noun.ORDER, an_order(firm_id=FirmId(number), edition_id=None))
    (kept,) = take_back(store, _step(added)).kept
    assert kept.code is Code.UNDO_REFERRED_TO
    assert (kept.params["id"], kept.params["other"], kept.params["other_id"]) == (number, "orders", order)
    assert _firm(store, number) is not None


def test_parent_and_child_of_one_step_go_together(store: Store) -> None:
    with store.write(doing(Act.IMPORT)) as work:
        number = work.add(Noun.FIRM, a_firm())
        work.add(Noun.ORDER, an_order(firm_id=FirmId(number), edition_id=None))
    assert take_back(store, _step(work)).kept == []
    with store.read() as connection:
        assert (firms.listed(connection), orders.listed(connection)) == ([], [])


def test_a_row_whose_parent_is_gone_cannot_come_back(store: Store) -> None:
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, a_firm())
        order = work.add(Noun.ORDER, an_order(firm_id=FirmId(number), edition_id=None))
    with store.write(doing(Act.REMOVE, Noun.ORDER)) as removal:
        removal.delete(Noun.ORDER, order, 1)
    with store.write(doing(Act.REMOVE)) as work:
        work.delete(Noun.FIRM, number, 1)
    (kept,) = take_back(store, _step(removal)).kept
    assert (kept.code, kept.params["id"]) == (Code.UNDO_PARENT_GONE, order)


def test_a_code_that_another_firm_took_keeps_only_its_own_row(store: Store) -> None:
    with store.write(doing()) as work:
        ids = work.insert(
            Noun.FIRM,
            [{"name_zh": "甲", "credit_code": a_credit_code(1)}, {"name_zh": "乙", "town": "塔山街道"}],
        )
    with store.write(doing(Act.EDIT)) as edit:
        edit.update_many(Noun.FIRM, [(ids[0], 1, {"credit_code": ""}), (ids[1], 1, {"town": "富盛镇"})])
    with store.write(doing()) as work:
        work.add(Noun.FIRM, a_firm(credit_code=a_credit_code(1)))
    reversal = take_back(store, _step(edit))
    assert [(f.code, f.params["id"]) for f in reversal.kept] == [(Code.UNDO_VALUE_TAKEN, ids[0])]
    second = _firm(store, ids[1])
    assert second is not None
    assert second.town == "塔山街道"


@pytest.mark.parametrize("times", [2, 3])
def test_undo_and_redo_may_go_on_and_on(store: Store, times: int) -> None:
    with store.write(doing()) as work:
        number = work.add(Noun.FIRM, a_firm())
    newest = _step(work)
    for turn in range(times):
        take_back(store, newest, kind=StepKind.REDO if turn % 2 else StepKind.UNDO)
        with store.read() as connection:
            found = history.last(connection)
        assert found is not None
        newest = found
    firm = _firm(store, number)
    assert (firm is None) == bool(times % 2)
