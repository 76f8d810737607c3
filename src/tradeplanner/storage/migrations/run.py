"""Bringing a database up to date in one transaction: the whole migration is stored, or none of it."""

from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from tradeplanner.storage import summing
from tradeplanner.storage.engine import Store, calm, wait_for_turn
from tradeplanner.storage.schema import metadata


def upgrade(store: Store, revision: str, stamp: Callable[[Connection], None]) -> None:
    """Migrate ``store`` to ``revision`` (its number), calling ``stamp`` in the same transaction.

    Where several desks of a server begin at once, the first does it and the others find nothing to do.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    script = ScriptDirectory.from_config(config)

    def steps(current: tuple[str, ...], _context: MigrationContext) -> list[RevisionStep]:
        return list(script._upgrade_revs(revision.zfill(4), current))  # type: ignore[arg-type]  # noqa: SLF001  # what alembic.command.upgrade itself calls

    with (
        calm(store.path),
        store.engine.connect() as connection,
        EnvironmentContext(config, script, fn=steps) as environment,
    ):
        writer = connection.execution_options(writes=True)
        with writer.begin():
            wait_for_turn(writer)
            environment.configure(
                connection=writer, target_metadata=metadata, transaction_per_migration=False
            )
            environment.run_migrations()
            # Sums are computed, not migrated: whatever the schemas between, they follow from the rows.
            summing.rebuild_all(writer)
            stamp(writer)
