"""What every reader gives: sheets with lazily read rows, and refusals with their reason."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tradeplanner.domain.findings import Code, Finding, Param
from tradeplanner.importing.grid import Merge, Row, Visibility

Source = str | io.BytesIO
"""A file's path, or what was opened in memory with a password."""


Tick = Callable[[int], None]
"""Told now and then how many rows have been read by a reader that gives none before it has them all."""
TICK = 2048
"""Rows after which it is told."""


def silent(_rows: int) -> None:
    """Tell nobody."""


class RefusedError(Exception):
    """A file that cannot or must not be read; the parent turns it into a calm message."""

    def __init__(self, code: Code, **params: Param) -> None:
        """Keep the code and what fills its sentence."""
        super().__init__(code.value)
        self.code = code
        self.params: dict[str, Param] = params


class Runs(Protocol):
    """Rows whose cells are JSON already, in place of ``rows``; merges and findings once all have passed."""

    merges: tuple[Merge, ...]
    findings: Sequence[Finding]

    def __iter__(self) -> Iterator[tuple[int, Mapping[int, Sequence[bytes]]]]:
        """Yield how many rows, and their cells by column."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sheet's content: its rows from the first, its merged blocks, and what was found by the last row."""

    rows: Iterable[Row]
    merges: tuple[Merge, ...] = ()
    findings: Sequence[Finding] = ()
    runs: "Runs | None" = None


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet by name, which ``load`` reads when its turn comes, so that one lies in memory at a time."""

    name: str
    visibility: Visibility
    load: Callable[[], Loaded]


@dataclass(frozen=True, slots=True)
class RawFile:
    """An opened file: its sheets and what was found on opening it."""

    sheets: tuple[RawSheet, ...]
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, str] | None = None
