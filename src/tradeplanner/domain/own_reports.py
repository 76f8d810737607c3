"""A bureau's own reports: a report with the bureau's head, foot and logo and the sections that it wants.

They are handed from desk to desk as a file, which is believed in nothing: every key, length and value is
checked before anything is taken in.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tradeplanner.domain import logos
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import Origin, OwnReportId
from tradeplanner.domain.report_kinds import ReportKind, Wish
from tradeplanner.domain.units import Units

NAME_MOST, HEAD_MOST, FOOT_MOST = 60, 100, 60
"""Characters of a name, a head and a foot: two lines over and one under the page, in Chinese."""
SECTIONS_MOST = 60
FORM, VERSION = "tradeplanner own report", 1
"""What a file says that it is, and the version of its keys; a newer one is refused, not guessed at."""
FILE_MOST = 1024 * 1024
LANGUAGES = ("", "zh", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReport:
    """A report as a bureau wants it, under a name of its own.

    ``head`` stands over the title, ``foot`` under the notes, ``logo`` is PNG or SVG in base64 ("" for none).
    ``sections`` are keys in their order, none for all; ``language`` "" follows the window.
    """

    id: OwnReportId | None = None
    version: int = 0
    name: str
    report: ReportKind
    head: str = ""
    foot: str = ""
    logo: str = ""
    sections: tuple[str, ...] = ()
    units: Units = Units.OWN
    language: str = ""
    whole: bool = False
    origin: Origin | None = None


def check(own: OwnReport) -> list[Finding]:
    """Return what is wrong with an own report by itself, each finding at its field."""
    found = [] if own.name.strip() else [error(Code.REQUIRED, "name")]
    for field, most in (("name", NAME_MOST), ("head", HEAD_MOST), ("foot", FOOT_MOST)):
        text = str(getattr(own, field))
        if len(text) > most:
            found.append(error(Code.OWN_TEXT_LONG, field, most=most, length=len(text)))
        elif not text.isprintable():
            found.append(error(Code.OWN_TEXT_LINES, field))
    if own.logo:
        try:
            logos.kind_of(logo_bytes(own.logo))
        except ExpectedError as failed:
            found.append(error(failed.code, "logo", **dict(failed.params)))
    return found


def logo_bytes(logo: str) -> bytes:
    """Return a logo from base64; ExpectedError (LOGO_BROKEN) where it is none."""
    try:
        return base64.b64decode(logo, validate=True)
    except (binascii.Error, ValueError) as failed:
        raise ExpectedError(Code.LOGO_BROKEN) from failed


def wish_of(own: OwnReport, base: Wish) -> Wish:
    """Return what an own report wants of the subject (year, edition, firm) of ``base``."""
    return replace(
        base, kind=own.report, head=own.head, foot=own.foot, logo=own.logo, sections=own.sections,
        units=own.units if base.units is Units.OWN else base.units, whole=own.whole or base.whole,
        language=base.language or own.language,
    )  # fmt: skip


def to_file(own: OwnReport) -> bytes:
    """Return an own report as the file that another desk takes in."""
    return json.dumps(
        {
            "form": FORM, "version": VERSION, "name": own.name, "report": own.report.value, "head": own.head,
            "foot": own.foot, "logo": own.logo, "sections": list(own.sections), "units": own.units.value,
            "language": own.language, "whole": own.whole,
        },
        ensure_ascii=False, indent=1,
    ).encode()  # fmt: skip


_KINDS: Mapping[str, type] = {
    "name": str, "report": str, "head": str, "foot": str, "logo": str, "sections": list, "units": str,
    "language": str, "whole": bool,
}  # fmt: skip


def from_file(content: bytes) -> OwnReport:
    """Return the own report that a file holds, not yet stored.

    Raises ExpectedError: OWN_FILE_LARGE, OWN_FILE_FOREIGN (not JSON, or not such a file), OWN_FILE_NEWER,
    OWN_FILE_KEYS (keys that are not known or lacking), OWN_FILE_VALUE (a value that does not fit).
    """
    if len(content) > FILE_MOST:
        raise ExpectedError(Code.OWN_FILE_LARGE, most=FILE_MOST // 1024)
    stored = _table(content)
    if stored.get("form") != FORM:
        raise ExpectedError(Code.OWN_FILE_FOREIGN)
    version = stored.get("version")
    if version != VERSION or isinstance(version, bool):
        raise ExpectedError(Code.OWN_FILE_NEWER, version=str(version)[:20])
    values = {key: value for key, value in stored.items() if key not in ("form", "version")}
    odd = sorted(values.keys() ^ _KINDS.keys())
    if odd:
        raise ExpectedError(Code.OWN_FILE_KEYS, keys=", ".join(key[:40] for key in odd[:5]))
    for key, kind in _KINDS.items():
        if type(values[key]) is not kind:
            raise ExpectedError(Code.OWN_FILE_VALUE, field=key)
    own = _made(values)
    for finding in check(own):
        raise ExpectedError(Code.OWN_FILE_VALUE, field=finding.place.field)
    return own


def _table(content: bytes) -> dict[str, object]:
    """Return the JSON object of a file; ExpectedError (OWN_FILE_FOREIGN) where it holds none."""
    try:
        stored = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as failed:
        raise ExpectedError(Code.OWN_FILE_FOREIGN) from failed
    if not isinstance(stored, dict):
        raise ExpectedError(Code.OWN_FILE_FOREIGN)
    return stored


def _made(values: Mapping[str, object]) -> OwnReport:
    """Return the report of values whose types are right; ExpectedError (OWN_FILE_VALUE) for unknown words."""
    keys = values["sections"]
    sections = tuple(keys) if isinstance(keys, list) else ()
    known = {
        "report": values["report"] in tuple(ReportKind),
        "units": values["units"] in tuple(Units),
        "language": values["language"] in LANGUAGES,
        "sections": len(sections) <= SECTIONS_MOST and len(set(map(str, sections))) == len(sections)
        and all(isinstance(one, str) and 0 < len(one) <= NAME_MOST for one in sections),
    }  # fmt: skip
    for field, fits in known.items():
        if not fits:
            raise ExpectedError(Code.OWN_FILE_VALUE, field=field)
    return OwnReport(
        name=str(values["name"]).strip(), report=ReportKind(str(values["report"])), head=str(values["head"]),
        foot=str(values["foot"]), logo=str(values["logo"]), sections=sections,
        units=Units(str(values["units"])), language=str(values["language"]), whole=bool(values["whole"]),
    )  # fmt: skip
