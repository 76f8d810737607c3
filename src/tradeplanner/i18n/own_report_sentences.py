"""Sentences about a bureau's own reports, their files and logos."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

OWN_REPORT_SENTENCES: Mapping[Code, str] = {
    Code.OWN_REPORT_UNKNOWN: mark("There is no own report “{name}”. Those there are: {known}."),
    Code.OWN_TEXT_LONG: mark(
        "“{field}” has {length} characters, {most} fit on the paper. Please shorten it."
    ),
    Code.OWN_TEXT_LINES: mark("“{field}” is one line: please take line breaks and tabs out."),
    Code.OWN_FILE_LARGE: mark(
        "The file is larger than {most} KB, which no own report is. Nothing was taken in; choose the"
        " file that the other desk saved as an own report."
    ),
    Code.OWN_FILE_FOREIGN: mark(
        "The file is not an own report. Nothing was taken in; choose the file that the other desk"
        " saved as an own report."
    ),
    Code.OWN_FILE_NEWER: mark(
        "The file has the form {version}, which this program does not know. Nothing was taken in;"
        " bring this program up to date, or have the file saved by the same version."
    ),
    Code.OWN_FILE_KEYS: mark(
        "The file has entries that do not belong to an own report, or lacks some: {keys}. Nothing was"
        " taken in; have it saved anew by the other desk."
    ),
    Code.OWN_FILE_VALUE: mark(
        "The entry “{field}” of the file does not fit an own report. Nothing was taken in; have it"
        " saved anew by the other desk."
    ),
    Code.LOGO_LARGE: mark(
        "The picture is too large for a logo: at most {most} KB and {pixels} pixels along an edge."
        " Save it smaller and choose it again."
    ),
    Code.LOGO_KIND: mark(
        "A logo is a PNG, JPEG or SVG picture; this file is none. Save the picture as one of them."
    ),
    Code.LOGO_BROKEN: mark(
        "The picture cannot be read. Open it in a drawing program, save it anew and choose it again."
    ),
    Code.LOGO_UNSAFE: mark(
        "The drawing holds more than a drawing ({what}): scripts, links or other files. Save it as a"
        " plain SVG or as a PNG and choose it again."
    ),
}
"""By code, with the places that its parameters fill."""
