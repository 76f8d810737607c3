"""The removal of the sample: rows, log, steps and settings are as if it had never been, on each database."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests import builders
from tests.storage.conftest import CLERK, doing, take_back
from tradeplanner.domain.history import Act, StepKind
from tradeplanner.domain.ids import EditionId, FirmId, Noun, StepId
from tradeplanner.storage import history, removal, sample, traces
from tradeplanner.storage.engine import Store
from tradeplanner.storage.journal import changes, import_batches, steps
from tradeplanner.storage.summary_tables import order_cube
from tradeplanner.storage.tables import TABLES
from tradeplanner.storage.work import BatchRecord, Intent

NAME = "示例纺织甲（示例）"


def load(store: Store) -> tuple[int, StepId]:
    """Bring a small sample in: two settings, a firm from a file, an order; return the firm and last step."""
    with store.write(marked(Act.SET, Noun.SETTING)) as work:
        rows = [{"key": "place", "value": "示例区"}, {"key": "sample", "value": "yes"}]
        work.insert(Noun.SETTING, rows)
    with store.write(marked(Act.IMPORT, Noun.FIRM, file="1.xlsx")) as work:
        batch = work.batch(BatchRecord("firms", "1.xlsx", "0" * 64))
        firm = work.add(Noun.FIRM, builders.a_firm(name_zh=NAME, credit_code=""))
        work.update(Noun.FIRM, firm, 1, {"batch_id": batch})
        work.add(Noun.ORDER, builders.an_order(firm_id=FirmId(firm)))
    assert work.changed.step is not None
    return firm, work.changed.step


def marked(act: Act, noun: Noun, **params: str) -> Intent:
    """Return the intent of an act of the sample's."""
    return Intent(CLERK, act, noun, {**params, "sample": 1})


def remove(store: Store) -> None:
    """Remove the sample; hold that nothing stands in the way."""
    with store.write(doing(Act.REMOVE, Noun.SETTING)) as work:
        found = traces.find(work.connection)
        assert traces.in_the_way(work.connection, found) == []
        removal.Removal(work, found).run()
    assert removal.compact(store)


def everything(store: Store) -> dict[str, object]:
    """Return the rows of every noun without versions, and the log with its images."""
    with store.read() as connection:
        rows: dict[str, object] = {
            noun.value: [
                {k: v for k, v in row.items() if k != "version"}
                for row in connection.execute(select(table).order_by(table.c.id)).mappings()
            ]
            for noun, table in TABLES.items()
        }
        rows["steps"] = [(step.id, step.params) for step in history.listed(connection, 100)]
        rows["batches"] = connection.execute(select(func.count()).select_from(import_batches)).scalar()
        rows["sums"] = connection.execute(select(order_cube).order_by(*order_cube.primary_key)).all()
    return rows


def test_a_sample_alone_leaves_nothing(store: Store) -> None:
    empty = everything(store)
    load(store)
    remove(store)
    assert everything(store) == empty
    with store.read() as connection:
        assert connection.execute(select(func.count()).select_from(changes)).scalar() == 0
        assert traces.marked(connection) == set()


def test_own_work_before_and_after_stays_with_its_history(store: Store) -> None:
    with store.write(doing(name="甲")) as work:
        own = work.add(Noun.FIRM, builders.a_firm(name_zh="甲", credit_code=""))
    load(store)
    with store.write(doing(Act.EDIT, name="乙")) as work:
        work.update(Noun.FIRM, own, 1, {"name_zh": "乙"})
        work.add(Noun.ORDER, builders.an_order(firm_id=FirmId(own)))
    step = work.changed.step
    assert step is not None
    remove(store)
    with store.read() as connection:
        told = [(each.act, each.params) for each in history.listed(connection, 10)]
        assert told == [(Act.EDIT, {"name": "乙"}), (Act.ADD, {"name": "甲"})]
    assert take_back(store, step).kept == []
    assert [row["name_zh"] for row in _rows(store, Noun.FIRM)] == ["甲"]


def test_own_edits_of_sample_rows_go_with_them_out_of_mixed_steps_too(store: Store) -> None:
    firm, _ = load(store)
    with store.write(doing(Act.EDIT, count="2")) as work:
        own = work.add(Noun.FIRM, builders.a_firm(name_zh="甲", credit_code=""))
    with store.write(doing(Act.EDIT)) as work:
        work.update_many(Noun.FIRM, [(firm, 2, {"town": "富盛镇"}), (own, 1, {"town": "富盛镇"})])
    mixed = work.changed.step
    with store.write(doing(Act.EDIT, name=NAME)) as work:
        work.update(Noun.FIRM, firm, 3, {"phone": "13800000000"})
    with store.read() as connection:
        assert sample.told(connection, traces.find(connection)).edits == 2
    remove(store)
    assert mixed is not None
    with store.read() as connection:
        assert [image.id for image in history.images(connection, mixed, 9)] == [own]
        assert len(history.listed(connection, 9)) == 2
    assert take_back(store, mixed).kept == []
    assert [row["town"] for row in _rows(store, Noun.FIRM)] == ["塔山街道"]


def test_what_was_undone_of_the_sample_goes_too(store: Store) -> None:
    empty = everything(store)
    _, step = load(store)
    undo = Intent(CLERK, Act.IMPORT, Noun.FIRM, {"sample": 1}, StepKind.UNDO, step, step)
    with store.write(undo) as work:
        from tradeplanner.storage.reversal import Reversal

        work.step()
        Reversal(work).run(step)
    remove(store)
    assert everything(store) == empty


def test_own_records_upon_the_sample_stand_in_the_way_until_they_are_gone(store: Store) -> None:
    firm, _ = load(store)
    with store.write(doing(Act.ADD, Noun.ORDER, name=NAME)) as work:
        order = work.add(Noun.ORDER, builders.an_order(firm_id=FirmId(firm)))
    with store.read() as connection:
        told = sample.told(connection, traces.find(connection))
    assert told.standing == 1
    (named,) = told.in_the_way
    assert (named.noun, named.other, named.other_name) == (Noun.ORDER, Noun.FIRM, NAME)
    with store.write(doing(Act.REMOVE, Noun.ORDER, name=NAME)) as work:
        work.delete(Noun.ORDER, order, 1)
    remove(store)
    with store.read() as connection:
        assert history.listed(connection, 9) == []


def test_an_own_row_that_the_sample_changed_is_what_it_would_be_without_it(store: Store) -> None:
    with store.write(doing()) as work:
        own = work.add(Noun.FIRM, builders.a_firm(name_zh="甲", town="斗门街道", phone="1", credit_code=""))
    load(store)
    with store.write(marked(Act.IMPORT, Noun.FIRM)) as work:
        work.update(Noun.FIRM, own, 1, {"town": NAME, "phone": NAME})
    with store.write(doing(Act.EDIT)) as work:
        work.update(Noun.FIRM, own, 2, {"phone": "2"})
    edit = work.changed.step
    remove(store)
    (row,) = _rows(store, Noun.FIRM)
    assert (row["town"], row["phone"]) == ("斗门街道", "2")
    assert edit is not None
    with store.read() as connection:
        (image,) = history.images(connection, edit, 9)
    assert image.before is not None
    assert image.before["phone"] == "1"
    assert take_back(store, edit).kept == []
    assert _rows(store, Noun.FIRM)[0]["phone"] == "1"


@pytest.mark.parametrize("before", ["", "越城区"])
@pytest.mark.parametrize("after", ["", "柯桥区"])
def test_settings_go_back_but_for_what_was_set_since(store: Store, before: str, after: str) -> None:
    if before:
        with store.write(doing(Act.SET, Noun.SETTING)) as work:
            work.insert(Noun.SETTING, [{"key": "place", "value": before}])
    with store.write(marked(Act.SET, Noun.SETTING)) as work:
        if before:
            work.update(Noun.SETTING, 1, 1, {"value": "示例区"})
        else:
            work.insert(Noun.SETTING, [{"key": "place", "value": "示例区"}])
    if after:
        with store.write(doing(Act.SET, Noun.SETTING)) as work:
            work.update(Noun.SETTING, 1, 2 if before else 1, {"value": after})
    remove(store)
    assert [row["value"] for row in _rows(store, Noun.SETTING)] == [
        text for text in [after or before] if text
    ]
    if after:
        assert work.changed.step is not None
        assert take_back(store, work.changed.step).kept == []
        assert [row["value"] for row in _rows(store, Noun.SETTING)] == [before]


def test_no_step_that_stays_bears_a_name_of_the_sample(store: Store) -> None:
    firm, _ = load(store)
    with store.write(doing()) as work:
        own = work.add(Noun.FIRM, builders.a_firm(name_zh="甲", credit_code=""))
        edition = _an_edition(work)
    with store.write(doing(Act.ADD, Noun.ORDER, name=NAME)) as work:
        order = work.add(Noun.ORDER, builders.an_order(firm_id=FirmId(firm), edition_id=EditionId(edition)))
    with store.write(doing(Act.EDIT, Noun.ORDER, name=NAME, count="1")) as work:
        work.update(Noun.ORDER, order, 1, {"firm_id": own})
    remove(store)
    with store.read() as connection:
        params = list(connection.execute(select(steps.c.params)).scalars())
    assert not any(NAME in text for text in params)
    assert {"count": "1"} in [json.loads(text) for text in params]


def _an_edition(work: object) -> int:
    fair = work.add(Noun.EXHIBITION, builders.an_exhibition())  # type: ignore[attr-defined]  # the work of a step
    edition = replace(builders.an_edition(), exhibition_id=fair)
    return int(work.add(Noun.EDITION, edition))  # type: ignore[attr-defined]  # likewise


def _rows(store: Store, noun: Noun) -> list[dict[str, object]]:
    with store.read() as connection:
        found = connection.execute(select(TABLES[noun]).order_by(TABLES[noun].c.id)).mappings()
        return [dict(row) for row in found]
