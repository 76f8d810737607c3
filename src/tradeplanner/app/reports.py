"""Reports of a year: made from one reading, previewed as pages, saved as a file that is whole or absent."""

import errno
import os
import tempfile
from pathlib import Path

from tradeplanner.app import questions
from tradeplanner.app.questions import Moment
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.language import ZH, language
from tradeplanner.reports.report import Report
from tradeplanner.storage import exhibitions, readings, summaries

SCREEN_DPI = 150
PICTURE_DPI = 200
"""Sharp enough for a slide, small enough for a chat window."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def summary(ws: Workspace, year: int, *, grey: bool = False) -> Report:
    """Return the year's one-page summary in the language in force.

    Everything is read in one transaction, so its figures agree; the foot names the change-log step
    from which the page can be made again. ``grey`` shows how it prints without colour.
    """
    from tradeplanner.app import frames, outlooks
    from tradeplanner.reports import summary as page

    with ws.store.read() as connection:
        standing = readings.standing(connection)
        exports = readings.exports(connection, year, standing.settings.place)
        orders = readings.orders(connection, year)
        sources = tuple(summaries.sources(connection, year))
        past = outlooks.read(connection, year)
    moment = Moment(now=questions.today())
    course = frames.district(standing, exports, moment)
    course = outlooks.added(course, past, exports.place, standing.book)
    facts = page.SummaryFacts(
        course=course,
        towns=frames.towns(standing, exports, course.as_of),
        orders=frames.by_edition(standing, orders, moment),
        bureau=bureau_name(standing.settings),
        sources=sources,
        rate_sources=tuple(sorted({rate.source for rate in standing.rates if rate.source}))[:3],
        sample=bool(standing.settings.sample),
        step=standing.step,
        made=moment.now,
    )
    return page.summary(facts, grey=grey)


def timeline(ws: Workspace, year: int, *, grey: bool = False) -> Report:
    """Return the year's plan as a timeline on A3 in the language in force, all read in one transaction."""
    from tradeplanner.app import schedule
    from tradeplanner.reports import timeline as page

    found = schedule.read(ws, year)
    with ws.store.read() as connection:
        editions = exhibitions.listed_editions(connection, year)
        standing = readings.standing(connection)
    chinese = language() == ZH
    known = {code: ws.markets.get(code) for code in {one.market for one in editions}}
    held = {code: (one.zh if chinese else one.en) for code, one in known.items() if one is not None}
    facts = page.TimelineFacts(
        year=year,
        editions=tuple(editions),
        milestones=found.milestones,
        markets=held,
        holidays=found.holidays,
        reasons=tuple(schedule.reasons(found, editions, held)),
        clashing=frozenset(n for one in found.clashes for n in (one.edition, one.other) if n is not None),
        bureau=bureau_name(standing.settings),
        step=standing.step,
        made=questions.today(),
        sample=bool(standing.settings.sample),
    )
    return page.timeline(facts, grey=grey)


def bureau_name(settings: BureauSettings) -> str:
    """Return the bureau's name in the language in force, or in the other where it has none."""
    names = (settings.bureau_zh, settings.bureau_en)
    first, second = names if language() == ZH else names[::-1]
    return first or second


def pages(report: Report, dpi: float = SCREEN_DPI) -> list[bytes]:
    """Return the report's pages as PNG files, laid out as in the PDF: for preview and printer."""
    from tradeplanner.reports.writers import pdf

    return pdf.to_pages(report, dpi)


def save_pdf(report: Report, path: Path) -> None:
    """Save the report at ``path``; a file that was there stays whole until the new one is.

    Raises ExpectedError: DISK_FULL, or FOLDER_READ_ONLY where nothing can be written.
    """
    from tradeplanner.reports.writers import pdf

    save(pdf.to_pdf(report), path)


def save_as(report: Report, path: Path) -> list[Path]:
    """Save the report as the ending of ``path`` says and return what was written: one file, or a PNG a page.

    .pdf, .xlsx, .docx or .png; any other ending is a PDF. Errors as ``save_pdf``.
    """
    ending = path.suffix.lower()
    if ending == ".png":
        return _save_pictures(report, path)
    save_one = {".xlsx": save_workbook, ".docx": save_word}.get(ending, save_pdf)
    save_one(report, path)
    return [path]


def _save_pictures(report: Report, path: Path) -> list[Path]:
    """Save each page as a picture; of several pages each has its number after the name."""
    drawn = pages(report, PICTURE_DPI)
    paths = [path] if len(drawn) == 1 else [_numbered(path, at) for at in range(1, len(drawn) + 1)]
    for one, content in zip(paths, drawn, strict=True):
        save(content, one)
    return paths


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}-{number:02d}{path.suffix}")


def save_word(report: Report, path: Path) -> None:
    """Save the report as a Word file on the page of an official paper; errors as ``save_pdf``."""
    from tradeplanner.reports.writers import word

    save(word.to_word(report), path)


def save_workbook(report: Report, path: Path) -> None:
    """Save the report's tables as a workbook of real numbers, a sheet for each; errors as ``save_pdf``."""
    from tradeplanner.reports.writers import tables

    save(tables.to_workbook(report), path)


def save(content: bytes, path: Path) -> None:
    """Write ``content`` beside ``path`` and move it there in one stroke; errors as ``save_pdf``."""
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp lets nobody else read; a report is handed on.
        part.chmod(0o644)
        part.replace(path)
    except OSError as failed:
        if part is not None:
            part.unlink(missing_ok=True)
        code = Code.DISK_FULL if failed.errno in _NO_ROOM else Code.FOLDER_READ_ONLY
        raise ExpectedError(code, path=str(path.parent)) from failed
