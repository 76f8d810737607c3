"""A store to write to, on each database that the program supports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tradeplanner.domain.history import Act, StepKind
from tradeplanner.domain.ids import Actor, Noun, StepId
from tradeplanner.storage import opening
from tradeplanner.storage.engine import Store
from tradeplanner.storage.reversal import Reversal
from tradeplanner.storage.work import Intent

CLERK = Actor("clerk", "张三（示例）")


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Give an empty store, on SQLite and on PostgreSQL in turn."""
    if store_url.startswith("sqlite"):
        opened = opening.open_file(Path(store_url.partition("///")[2]))
    else:
        opened = opening.open_server(store_url)
    yield opened
    opened.close()


def doing(act: Act = Act.ADD, noun: Noun = Noun.FIRM, **params: str) -> Intent:
    """Return the intent of one act of the clerk's."""
    return Intent(CLERK, act, noun, params)


def take_back(store: Store, step: StepId, *, kind: StepKind = StepKind.UNDO) -> Reversal:
    """Reverse ``step`` and commit what could be reversed."""
    with store.write(Intent(CLERK, Act.ADD, Noun.FIRM, {}, kind, step, step)) as work:
        work.step()
        reversal = Reversal(work)
        reversal.run(step)
    return reversal
