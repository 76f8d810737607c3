"""The sample year and the plan of the next: its files go through the import line one by one, as in real life.

The window offers it at the first start, and the command line's demonstration builds it.
"""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from tradeplanner import paths
from tradeplanner.app import imports, sample_desk, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import StepId
from tradeplanner.importing.checked import Counts

BUREAU_ZH, BUREAU_EN = "越城区商务局（示例）", "Yuecheng District Commerce Bureau (sample)"
PLACE = "越城区"
YEAR = 2023
TOWNS = (
    "塔山街道", "府山街道", "北海街道", "城南街道", "稽山街道", "迪荡街道", "东湖街道", "灵芝街道",
    "皋埠街道", "马山街道", "斗门街道", "鉴湖街道", "孙端街道", "东浦街道", "陶堰街道", "富盛镇",
)  # fmt: skip
INDUSTRIES = ("纺织", "服装", "家纺", "机电", "电子", "化工", "医药", "轻工", "食品")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SampleImport:
    """One file of the sample as it was imported: what became of its records, and the step that undoes it."""

    file: str
    kind: str
    counts: Counts
    step: StepId | None


def load_sample(
    ws: Workspace, progress: Progress | None = None, stop: Event | None = None
) -> list[SampleImport]:
    """Set the sample bureau up and import every file of the sample in order, each as one step.

    ``progress(done, total)`` counts files. A stop ends with ExpectedError(IMPORT_STOPPED); files
    imported before it stay, each with its own undo. The steps carry ``sample=1``, so that
    ``app.sample`` can remove all they brought without a trace.
    """
    ws = ws.marked(sample=1)
    mine = settings.get(ws)
    named = replace(mine, bureau_zh=BUREAU_ZH, bureau_en=BUREAU_EN, place=PLACE, year=str(YEAR), sample="yes")
    settings.put(ws, replace(named, towns=TOWNS, industries=INDUSTRIES))
    files = _files()
    done = []
    for number, (path, kind) in enumerate(files):
        if progress is not None:
            progress(number, len(files))
        done.append(_load(ws, path, kind, stop))
    sample_desk.fill(ws, YEAR)
    if progress is not None:
        progress(len(files), len(files))
    return done


def _files() -> list[tuple[Path, str]]:
    """Return the sample's files and their kinds, in the order of import."""
    folder = paths.resource("sample")
    listed = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    return [(folder / entry["file"], entry["kind"]) for entry in listed]


def _load(ws: Workspace, path: Path, kind: str, stop: Event | None) -> SampleImport:
    with closing(imports.open_file(ws, kind, path, stop=stop)) as session:
        checked = imports.check(ws, session, session.proposal, stop=stop)
        outcome = imports.commit(ws, session, checked, stop=stop)
    return SampleImport(path.name, kind, outcome.counts, outcome.changed.step)
