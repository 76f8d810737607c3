"""A bureau's own reports: kept, changed, handed to another desk as a file and taken in from one."""

import base64
import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from tradeplanner.app import report_desk, reports
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import logos
from tradeplanner.domain import own_reports as rules
from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun, OwnReportId
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.report_kinds import Wish
from tradeplanner.i18n.section_words import SECTIONS_OF, section_name
from tradeplanner.storage import own_reports as store

ENDING = ".tpreport"


@dataclass(frozen=True, slots=True)
class Part:
    """A section that a report can show: its key, and what people call it."""

    key: str
    name: str


def all(ws: Workspace) -> list[OwnReport]:  # noqa: A001  # read as own_reports.all
    """Return the own reports by name."""
    with ws.store.read() as connection:
        return store.listed(connection)


def named(ws: Workspace, name: str) -> OwnReport:
    """Return the own report of that name; ExpectedError (OWN_REPORT_UNKNOWN) if there is none."""
    known = all(ws)
    wanted = next((each for each in known if each.name == name.strip()), None)
    if wanted is None:
        names = ", ".join(each.name for each in known)
        raise ExpectedError(Code.OWN_REPORT_UNKNOWN, name=name, known=names or "–")
    return wanted


def parts(ws: Workspace, wish: Wish) -> list[Part]:
    """Return the sections of a report: those it usually has, then others that its subject has now."""
    shown = dict.fromkeys(SECTIONS_OF.get(wish.kind, ()), "")
    # Without its edition or firm a report cannot be made; what it usually has is known all the same.
    with contextlib.suppress(ExpectedError):
        made = report_desk.make(ws, replace(wish, sections=()))
        shown |= {one.key: one.heading for one in made.sections if one.key and one.level == 2}
    return [Part(key, section_name(key) or heading) for key, heading in shown.items()]


def add(ws: Workspace, own: OwnReport) -> Changed:
    """Keep a new own report; RejectedError for what is wrong with it or a name that is taken."""
    new = _tidy(own)
    _refuse(ws, new)
    with ws.change(Act.ADD, Noun.OWN_REPORT, name=new.name) as work:
        work.add(Noun.OWN_REPORT, new)
    return work.changed


def edit(ws: Workspace, own: OwnReport) -> Changed:
    """Change an own report; RejectedError as ``add``, ConflictError where somebody changed it meanwhile."""
    new = _tidy(own)
    _refuse(ws, new)
    with ws.change(Act.EDIT, Noun.OWN_REPORT, name=new.name) as work:
        work.put(Noun.OWN_REPORT, found(own.id, Noun.OWN_REPORT), own.version, new)
    return work.changed


def remove(ws: Workspace, own_id: OwnReportId, version: int) -> Changed:
    """Delete an own report; papers that were made of it stay."""
    with ws.store.read() as connection:
        own = found(store.get(connection, own_id), Noun.OWN_REPORT, own_id)
    with ws.change(Act.REMOVE, Noun.OWN_REPORT, name=own.name) as work:
        work.delete(Noun.OWN_REPORT, own_id, version)
    return work.changed


def save(own: OwnReport, path: Path) -> Path:
    """Write an own report as a file for another desk and return it; errors as ``reports.save_pdf``."""
    reports.save(rules.to_file(own), path)
    return path


def take_in(ws: Workspace, path: Path) -> OwnReport:
    """Keep the own report of a file, under another name where its own is taken, and return it as kept.

    Raises ExpectedError: FILE_GONE, and as ``domain.own_reports.from_file``; nothing is changed then.
    """
    own = rules.from_file(_read(path, rules.FILE_MOST))
    if own.logo:
        drawn_logo(rules.logo_bytes(own.logo))
    free = replace(own, name=_free(own.name, {each.name for each in all(ws)}))
    add(ws, free)
    return named(ws, free.name)


def read_logo(path: Path) -> str:
    """Return the picture of a file as a logo in base64; a JPEG becomes a PNG.

    Raises ExpectedError: FILE_GONE, LOGO_LARGE, LOGO_KIND, LOGO_BROKEN, LOGO_UNSAFE.
    """
    content = _read(path, logos.MOST_BYTES)
    kind = logos.kind_of(content)
    as_png = drawn_logo(content)
    return base64.b64encode(as_png if kind is logos.LogoKind.JPEG else content).decode()


def drawn_logo(content: bytes) -> bytes:
    """Return a logo as a PNG file for the eye; ExpectedError (LOGO_BROKEN) where it cannot be drawn."""
    from tradeplanner.reports import logos as drawing

    return drawing.drawn(content)


def _read(path: Path, most: int) -> bytes:
    """Return the content of a file, one byte more than ``most`` at the most; ExpectedError (FILE_GONE)."""
    try:
        with path.expanduser().open("rb") as stream:
            return stream.read(most + 1)
    except OSError as failed:
        raise ExpectedError(Code.FILE_GONE, path=str(path)) from failed


def _tidy(own: OwnReport) -> OwnReport:
    return replace(own, name=own.name.strip(), head=own.head.strip(), foot=own.foot.strip())


def _refuse(ws: Workspace, own: OwnReport) -> None:
    refuse(rules.check(own))
    if any(each.name == own.name and each.id != own.id for each in all(ws)):
        raise RejectedError([error(Code.DUPLICATE_NAME, "name", name=own.name)])


def _free(name: str, taken: set[str]) -> str:
    """Return ``name``, or with the first number that is free."""
    number, free = 1, name
    while free in taken:
        number += 1
        ending = f" ({number})"
        free = name[: rules.NAME_MOST - len(ending)] + ending
    return free
