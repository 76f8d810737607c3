"""Opening a data file: new, older, newer, somebody else's, damaged, read-only, on a share."""

import contextlib
import shutil
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from tradeplanner import __version__
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.messages import error_sentence
from tradeplanner.storage import backups, copies, opening, orders, participation, places, summaries, tables
from tradeplanner.storage.engine import Store
from tradeplanner.storage.schema import metadata

OLD = Path(__file__).parents[1] / "old_databases"


def _set(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_the_migrations_build_what_the_tables_say(store: Store) -> None:
    assert tables.TABLES
    with store.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_every_table_has_a_version(store: Store) -> None:
    assert store is not None
    assert [t.name for t in metadata.sorted_tables if "version" not in t.columns] == []


def test_a_new_file_says_whose_it_is(tmp_path: Path) -> None:
    opened = opening.open_file(tmp_path / "new" / "a.db")
    with opened.read() as connection:
        assert opening.facts(connection) == {"schema": str(opening.SCHEMA), "program": __version__}
        mode = connection.execute(text("PRAGMA journal_mode")).scalar_one()
        keys = connection.execute(text("PRAGMA foreign_keys")).scalar_one()
    opened.close()
    assert (mode, keys) == ("wal", 1)


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    opening.open_file(path).close()
    before = path.read_bytes()
    opening.open_file(path).close()
    assert path.read_bytes() == before


def test_a_file_of_a_newer_program_is_refused_with_both_versions(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    opening.open_file(path).close()
    _set(
        path,
        "PRAGMA user_version = 99",
        "UPDATE store_facts SET value = '9.9' WHERE key = 'program'",
    )
    with pytest.raises(ExpectedError) as refused:
        opening.open_file(path)
    assert refused.value.code is Code.FILE_NEWER
    assert (refused.value.params["program"], refused.value.params["ours"]) == ("9.9", __version__)


@pytest.mark.usefixtures("spoken")
def test_a_newer_file_of_the_same_version_is_refused_by_its_schema_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    opening.open_file(path).close()
    _set(path, "PRAGMA user_version = 99")
    with pytest.raises(ExpectedError) as refused:
        opening.open_file(path)
    assert refused.value.code is Code.FILE_NEWER_SCHEMA
    told = error_sentence(refused.value)
    assert "99" in told
    assert str(opening.SCHEMA) in told
    assert __version__ not in told


def test_somebody_elses_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    _set(path, "CREATE TABLE theirs (x)")
    with pytest.raises(ExpectedError) as refused:
        opening.open_file(path)
    assert refused.value.code is Code.FILE_NOT_OURS
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"not a database at all, but long enough to look like one" * 40)
    with pytest.raises(ExpectedError) as refused:
        opening.open_file(path)
    assert refused.value.code is Code.FILE_DAMAGED


def test_an_older_file_is_backed_up_before_it_is_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(OLD / "schema-1.db", path)
    opening.open_file(path).close()
    (copy,) = (tmp_path / backups.FOLDER).iterdir()
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM firms").fetchone() == (2,)


def test_a_file_of_the_first_schema_keeps_all_it_held(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(OLD / "schema-1.db", path)
    with contextlib.closing(opening.open_file(path)) as store, store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        (registered,) = participation.listed(connection)
        assert (registered.booths, registered.target_markets, registered.with_delegation) == (
            Decimal("1.5"), (), None,
        )  # fmt: skip


def test_a_file_of_the_second_schema_keeps_all_it_held(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(OLD / "schema-2.db", path)
    with contextlib.closing(opening.open_file(path)) as store, store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        (registered,) = participation.listed(connection)
        assert (registered.open_sides, registered.target_markets) == (2, ("JP", "KR"))
        assert summaries.differences(connection) == []
        assert tables.row_counts(connection)[Noun.EXPORT] == 4


def test_a_file_of_the_third_schema_keeps_all_it_held(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(OLD / "schema-3.db", path)
    with contextlib.closing(opening.open_file(path)) as store, store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        counts = tables.row_counts(connection)
        assert [counts[noun] for noun in (Noun.BOOTH, Noun.DELEGATE, Noun.RETURN)] == [1, 1, 1]
        assert counts[Noun.MILESTONE] == 0
        assert summaries.differences(connection) == []


def test_a_file_of_the_fourth_schema_keeps_all_it_held(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(OLD / "schema-4.db", path)
    with contextlib.closing(opening.open_file(path)) as store, store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        first, second = sorted(orders.listed(connection), key=lambda order: order.contract_no)
        assert (first.reported_by, first.without_us, first.new_customer) == ("", None, None)
        assert second.buyer_confidential
        counts = tables.row_counts(connection)
        assert [counts[noun] for noun in (Noun.FEE, Noun.CREDIT, Noun.FOLLOW_UP)] == [1, 0, 0]
        assert summaries.differences(connection) == []


def test_a_file_of_the_fifth_schema_keeps_all_it_held(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(OLD / "schema-5.db", path)
    with contextlib.closing(opening.open_file(path)) as store, store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        counts = tables.row_counts(connection)
        assert [counts[noun] for noun in (Noun.CREDIT, Noun.FOLLOW_UP, Noun.OWN_REPORT)] == [1, 1, 0]
        assert summaries.differences(connection) == []


def test_a_backup_that_cannot_be_written_leaves_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    opening.open_file(path).close()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExpectedError) as failed:
        copies.copy(path, tmp_path / "file" / "copy.db")
    assert failed.value.code is Code.COPY_FOLDER


@pytest.mark.parametrize(
    "kind, share",
    [
        ("nfs4", "nfs4"),
        ("cifs", "cifs"),
        ("fuse.sshfs", "fuse.sshfs"),
        ("fuse.gvfsd-fuse", "fuse.gvfsd-fuse"),
        ("ext4", ""),
        ("fuseblk", ""),
        ("tmpfs", ""),
    ],
)
def test_network_shares_are_told_from_local_disks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, share: str
) -> None:
    monkeypatch.setattr(places, "_mount_table", lambda: [("/", "ext4"), (str(tmp_path), kind)])
    assert places.share_kind(tmp_path / "deeper" / "a.db") == share


def test_a_file_on_a_share_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_mount_table", lambda: [("/", "ext4"), (str(tmp_path), "nfs4")])
    with pytest.raises(ExpectedError) as refused:
        opening.open_file(tmp_path / "a.db")
    assert (refused.value.code, refused.value.params["kind"]) == (Code.FILE_ON_SHARE, "nfs4")
    assert list(tmp_path.iterdir()) == []


def test_the_innermost_mount_point_decides(tmp_path: Path) -> None:
    table = [("/", "ext4"), (str(tmp_path), "nfs"), (str(tmp_path / "local"), "xfs")]
    (tmp_path / "local").mkdir()
    assert places.file_system(tmp_path / "local" / "a.db", table) == "xfs"
    assert places.file_system(tmp_path / "localized.db", table) == "nfs"
