"""The removal of the sample in figures and names, read before anything is removed."""

from collections.abc import Sequence

from sqlalchemy import Connection

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.sample import NAMED, InTheWay, Removal
from tradeplanner.storage import labels, traces
from tradeplanner.storage.traces import Traces


def told(connection: Connection, found: Traces) -> Removal:
    """Return what would go and what stands in the way; backups are not looked at."""
    standing = traces.in_the_way(connection, found)
    return Removal(
        counts=traces.counts(connection, found),
        imports=traces.imports(connection, found),
        steps=len(found.steps),
        edits=len(found.edits),
        in_the_way=tuple(_named(connection, standing[:NAMED])),
        standing=len(standing),
    )


def _named(connection: Connection, standing: Sequence[tuple[Noun, int, Noun, int]]) -> list[InTheWay]:
    def name(noun: Noun, row_id: int) -> str:
        return labels.named(connection, noun, [row_id]).get(row_id, f"#{row_id}")

    return [InTheWay(noun, name(noun, i), other, name(other, j)) for noun, i, other, j in standing]
