"""A PostgreSQL server: its address, its driver, and what happens when it goes away and comes back."""

import contextlib
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, column, create_engine, insert, select, table, text
from sqlalchemy.exc import IntegrityError

from tests.builders import a_firm
from tests.postgres import fresh_database
from tests.storage.conftest import doing
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.messages import error_sentence
from tradeplanner.storage import engine, opening
from tradeplanner.storage.engine import Store
from tradeplanner.storage.firms import firms
from tradeplanner.storage.journal import store_facts
from tradeplanner.storage.migrations import run
from tradeplanner.storage.rows import to_row

SECRET = "geheim"  # noqa: S105  # of no server
PHONE = "13800000000"


@pytest.fixture
def url() -> Iterator[str]:
    """Give the address of an empty database on PostgreSQL."""
    with fresh_database() as address:
        yield address


def names(store: Store) -> list[str]:
    """Return the firms' names."""
    with store.read() as connection:
        return list(connection.execute(select(firms.c.name_zh).order_by(firms.c.id)).scalars())


def add(store: Store, name: str, between: Callable[[], None] = lambda: None) -> None:
    """Add a firm and another of its name in a step; do something ``between`` them."""
    with store.write(doing()) as work:
        work.add(Noun.FIRM, a_firm(name_zh=name))
        between()
        work.add(Noun.FIRM, a_firm(name_zh=f"{name}乙"))


def cut(url: str) -> None:
    """End every other connection to the database, as a server that is started anew does."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    own = " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    other = create_engine(url)
    with other.connect() as connection:
        connection.execute(text(ended + own))
    other.dispose()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_names_the_driver_or_leaves_it_out(scheme: str) -> None:
    pytest.importorskip("psycopg")
    with contextlib.closing(engine.connect_server(f"{scheme}://a:{SECRET}@server:5432/trade")) as store:
        assert store.engine.url.drivername == "postgresql+psycopg"
        assert (store.engine.url.password, store.path) == (SECRET, None)


@pytest.mark.parametrize(
    "address", ["server", "mysql://server/trade", "sqlite:///a.db", f"postgresql://a:{SECRET}@server:port/x"]
)
def test_what_is_no_address_is_told_without_its_password(spoken: str, address: str) -> None:
    assert spoken
    with pytest.raises(ExpectedError) as told:
        opening.open_server(address)
    assert told.value.code is Code.DATABASE_ADDRESS
    assert "postgresql://" in error_sentence(told.value)
    assert SECRET not in error_sentence(told.value)


def test_a_missing_driver_is_told_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch, spoken: str) -> None:
    assert spoken
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ExpectedError) as told:
        opening.open_server("postgresql://server/trade")
    assert told.value.code is Code.DATABASE_DRIVER
    assert "packaging/run.sh" in error_sentence(told.value)


def test_an_error_of_ours_does_not_tell_whose_data_it_was(url: str) -> None:
    with contextlib.closing(opening.open_server(url)) as store:
        row = text("INSERT INTO firms (id, name_zh, phone) VALUES (1, '甲', :phone)")
        with pytest.raises(IntegrityError) as told, store.write(doing()) as work:
            work.connection.execute(row, {"phone": PHONE})
        said = "".join(traceback.format_exception(told.value))
        assert "not-null" in said
        assert PHONE not in said


def test_a_server_that_is_not_there_is_away() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ExpectedError) as told:
        opening.open_server(f"postgresql://a:{SECRET}@127.0.0.1:1/trade")
    assert told.value.code is Code.DATABASE_AWAY


def test_a_database_in_which_one_may_not_write_says_so(url: str) -> None:
    name = url.rpartition("/")[2]
    with contextlib.closing(opening.open_server(url)) as store:
        with store.engine.begin() as connection:
            connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
        store.close()
        with pytest.raises(ExpectedError) as told:
            add(store, "甲")
        assert told.value.code is Code.DATABASE_RIGHTS
        assert names(store) == []


def test_a_server_started_anew_between_two_acts_goes_unnoticed(url: str) -> None:
    with contextlib.closing(opening.open_server(url)) as store:
        add(store, "甲")
        cut(url)
        assert names(store) == ["甲", "甲乙"]
        cut(url)
        add(store, "丙")
        assert len(names(store)) == 4


def test_a_server_gone_in_the_middle_of_a_step_leaves_nothing_of_it(url: str) -> None:
    with contextlib.closing(opening.open_server(url)) as store:
        with pytest.raises(ExpectedError) as told:
            add(store, "甲", between=lambda: cut(url))
        assert told.value.code is Code.DATABASE_AWAY
        assert names(store) == []
        add(store, "丙")
        assert names(store) == ["丙", "丙乙"]


@pytest.mark.parametrize("older", [False, True])
def test_desks_that_start_at_once_bring_the_database_up_once(url: str, older: bool) -> None:  # noqa: FBT001  # a case
    if older:
        first_schema(url)
    command = "import sys; from tradeplanner.storage import opening; opening.open_server(sys.argv[1]).close()"
    server = create_engine(url)
    with server.connect() as connection:
        engine.wait_for_turn(connection)
        desks = [
            subprocess.Popen([sys.executable, "-c", command, url], stderr=subprocess.PIPE) for _ in range(2)
        ]
        queue = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        while connection.execute(queue).scalar_one() < len(desks):
            assert [desk.poll() for desk in desks] == [None, None]
    server.dispose()
    assert [(desk.communicate(timeout=60)[1], desk.returncode) for desk in desks] == [(b"", 0)] * 2
    with contextlib.closing(opening.open_server(url)) as store:
        assert names(store) == (["甲"] if older else [])
        with store.read() as connection:
            assert opening.facts(connection)["schema"] == str(opening.SCHEMA)


LATER = {"group_name"}
"""Columns of firms that came after the first schema."""


def first_schema(url: str) -> None:
    """Fill the database as the first schema had it, with one firm."""

    def stamp(connection: Connection) -> None:
        for key, value in (("schema", "1"), ("program", "0.1.0")):
            connection.execute(insert(store_facts).values(key=key, version=1, value=value))
        row = {name: value for name, value in to_row(a_firm(name_zh="甲")).items() if name not in LATER}
        there = table("firms", *map(column, ("id", "version", *row)))
        connection.execute(insert(there).values(id=1, version=1, **row))

    with contextlib.closing(engine.connect_server(url)) as store, pytest.MonkeyPatch.context() as patch:
        # The sums' tables came with the second schema.
        patch.setattr("tradeplanner.storage.summing.rebuild_all", lambda _connection: None)
        run.upgrade(store, "1", stamp)
