"""Data files for tests: with some firms in them, and damaged ones."""

from contextlib import closing
from pathlib import Path

from tests.builders import a_firm
from tests.storage.conftest import doing
from tradeplanner.domain.ids import Noun
from tradeplanner.storage import opening

PAGE = 4096


def with_firms(path: Path, *names: str) -> Path:
    """Make the data file ``path`` if it is missing, add each firm in a step of its own, and return it."""
    with closing(opening.open_file(path)) as store:
        for name in names:
            with store.write(doing(name=name)) as work:
                work.add(Noun.FIRM, a_firm(name_zh=name))
    return path


def firms_of(path: Path) -> list[str]:
    """Return the names of the firms in a data file, opened as the program does."""
    from sqlalchemy import text

    with closing(opening.open_file(path)) as store, store.read() as connection:
        return list(connection.execute(text("SELECT name_zh FROM firms ORDER BY id")).scalars())


def spoil(path: Path, first: int, pages: int = 1) -> Path:
    """Overwrite pages of a file (counted from 0) with what is no database, and return it."""
    data = bytearray(path.read_bytes())
    data[first * PAGE : (first + pages) * PAGE] = b"\xa5" * PAGE * pages
    path.write_bytes(bytes(data))
    return path
