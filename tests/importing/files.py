"""Small foreign files for tests, written on the spot."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Noun
from tradeplanner.importing import checks, planning, sandbox
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.proposal import Proposal, SheetPlan
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.stored import Stored

Rows = Sequence[object]
"""Rows of cells; looser than it is, because lists of unlike lists are lists of objects to mypy."""
MARKETS = {"日本": "JP", "德国": "DE", "越南": "VN", "中国香港": "HK", "韩国": "KR"}


def workbook(path: Path, sheets: Mapping[str, Rows], merges: Sequence[str] = ()) -> Path:
    """Write an .xlsx with ``sheets``; ``merges`` are blocks of the first one."""
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(cast("Sequence[object]", row)))
    for block in merges:
        book.worksheets[0].merge_cells(block)
    book.save(path)
    return path


def locked(path: Path, password: str) -> Path:
    """Encrypt a workbook in place with a password, as Excel does."""
    opened = io.BytesIO()
    with path.open("rb") as file:
        OOXMLFile(file).encrypt(password, opened)
    path.write_bytes(opened.getvalue())
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    """Write a text file."""
    path.write_bytes(content.encode(encoding))
    return path


def empty_store(**known: object) -> Stored:
    """Return what an empty database holds, with ``known`` in its place."""
    return Stored(**{"market": MARKETS.get, **known})  # type: ignore[arg-type]  # fields by name


def planned(kind: str, path: Path) -> SheetPlan:
    """Return the plan of a file's first sheet."""
    with closing(sandbox.read(path)) as opened:
        proposal = planning.plan(
            Proposal(path.name, opened.sha256, kind, ()),
            opened.sheets,
            lambda n, a, b: opened.spool(n).rows(a, b),
        )
    return proposal.sheets[0]


def checked(
    kind: str,
    path: Path,
    stored: Stored | None = None,
    decide: Callable[[Proposal], Proposal] = lambda proposal: proposal,
) -> Checked:
    """Read, plan and check a file against ``stored`` with the decisions that ``decide`` adds."""
    return written(kind, path, stored, decide)[0]


def written(
    kind: str,
    path: Path,
    stored: Stored | None = None,
    decide: Callable[[Proposal], Proposal] = lambda proposal: proposal,
    *,
    noun: Noun | None = None,
) -> tuple[Checked, list[dict[str, object]]]:
    """Return the check of a file and the new rows of a noun, the kind's own, that a commit would write."""
    with _result(kind, path, stored, decide) as result:
        held = noun or SPECS[kind].noun
        columns = result.writes.columns(held)
        rows = [
            dict(zip(columns, row, strict=True))
            for _, block in result.writes.blocks(held)
            for row in zip(*block, strict=True)
        ]
        return result.checked, rows


def updated(
    kind: str,
    path: Path,
    stored: Stored | None = None,
    decide: Callable[[Proposal], Proposal] = lambda proposal: proposal,
) -> dict[Noun, dict[int, dict[str, object]]]:
    """Return the columns of stored rows that a commit would change, by noun and id."""
    with _result(kind, path, stored, decide) as result:
        return {
            noun: {row_id: values for row_id, (_, _, values) in edits.items()}
            for noun, edits in result.writes.updates.items()
        }


@contextmanager
def _result(
    kind: str, path: Path, stored: Stored | None, decide: Callable[[Proposal], Proposal]
) -> Iterator[checks.Result]:
    with closing(sandbox.read(path)) as opened:
        bare = decide(Proposal(path.name, opened.sha256, kind, ()))
        proposal = planning.plan(bare, opened.sheets, lambda n, a, b: opened.spool(n).rows(a, b))
        folder = opened.folder / "writes"
        folder.mkdir()
        yield checks.check(proposal, opened, stored or empty_store(), folder)


def told(findings: Sequence[Finding], *codes: str) -> list[tuple[int | None, str, str]]:
    """Return [row, field, code] of the findings, of the named codes only if any are named."""
    return [
        (f.place.row, f.place.field, f.code.value) for f in findings if not codes or f.code.value in codes
    ]
