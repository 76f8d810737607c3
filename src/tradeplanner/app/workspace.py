"""The workspace: an open store, who works on it, and who hears of changes.

Everything in ``app`` takes a workspace first. It is opened once for a data file or a server.
"""

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from tradeplanner import paths
from tradeplanner.app import person
from tradeplanner.app.hub import Hub
from tradeplanner.domain import markets
from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.findings import Code, Finding, Param
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Actor, Noun
from tradeplanner.storage import backups, opening
from tradeplanner.storage.engine import Store
from tradeplanner.storage.work import Intent, Work


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open store with its hub, the acting person and the table of markets.

    ``marks`` are parameters that every step done through it carries.
    """

    store: Store
    hub: Hub
    actor: Actor
    markets: markets.Markets
    marks: Mapping[str, Param] = field(default_factory=dict)

    def marked(self, **marks: Param) -> Self:
        """Return the same workspace whose steps carry ``marks``, by which they are found again."""
        return replace(self, marks={**self.marks, **marks})

    @contextlib.contextmanager
    def change(self, act: Act, noun: Noun, **params: Param) -> Iterator[Work]:
        """Give the work of one step, and tell the hub once it is committed."""
        with self.store.write(Intent(self.actor, act, noun, {**self.marks, **params})) as work:
            yield work
        self.hub.publish(work.changed)

    def close(self) -> None:
        """Close the store; nothing may be asked of the workspace afterwards."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the workspace itself; it is closed when the block ends."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def open_workspace(
    folder: Path | None = None,
    *,
    file: Path | None = None,
    url: str | None = None,
    actor: Actor | None = None,
) -> Workspace:
    """Open the data file in ``folder``, the data file ``file``, the server at ``url``, or the person's own.

    A file is begun only where none ever was: ``file`` and the one opened last must be there, and one that
    left backups is restored first. Raises ExpectedError (FILE_GONE) of these, and with the reason where the
    file cannot or must not be opened.
    """
    address = url or (None if folder or file else os.environ.get("TRADEPLANNER_DATABASE"))
    if address:
        store = opening.open_server(address)
    else:
        path = file or paths.data_file(folder)
        if not path.exists() or path.stat().st_size == 0:
            _may_begin(path, named=file is not None, chosen=folder is not None)
        store = opening.open_file(path)
    table = markets.load(paths.resource("reference", "markets.csv"))
    return Workspace(store, Hub(), actor or person.actor(), table)


def _may_begin(path: Path, *, named: bool, chosen: bool) -> None:
    """Raise ExpectedError (FILE_GONE) unless an empty data file may be begun at ``path``."""
    usual = path.name == paths.DATA_FILE and (chosen or path.parent == paths.data_folder())
    if named or not usual or any(backups.found(path, backups.folder_of(path))):
        raise ExpectedError(Code.FILE_GONE, path=str(path))


def refuse(findings: list[Finding]) -> None:
    """Raise RejectedError if one of ``findings`` holds its row back."""
    if any(finding.severity.holds_back for finding in findings):
        raise RejectedError(findings)
