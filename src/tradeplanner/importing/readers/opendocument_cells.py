"""A cell of an .ods: its value by its type, its text without what stands aside, its error."""

import re
from datetime import date, datetime, timedelta

from lxml import etree

from tradeplanner.importing.grid import Cell, ErrorValue, span_text

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MORE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR = re.compile(r"#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)|(?:Err|错误)[::][0-9]{3}")
_SPAN = re.compile(r"(-?)P(?:([0-9]+)D)?T?(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,][0-9]*)?S)?")
_ASIDE = frozenset(("annotation", "ruby-text", "note", "shapes"))
"""What stands in a cell and is not its text."""
_FORMULA_SHOWN = 80
_MOST_SPACES = 1000


def local(node: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def said(node: etree._Element, name: str) -> str:
    """Return an attribute of tables, "" if there is none."""
    return str(node.get(f"{TABLE}{name}") or "")


def cell_of(node: etree._Element) -> Cell:
    """Return the value of a cell; ErrorValue for a failed formula or one whose result the file lacks."""
    formula, kind = said(node, "formula"), str(node.get(f"{_OFFICE}value-type") or "")
    if not len(node) and not kind:
        return ErrorValue("=" + _plain(formula)) if formula else None
    shown = _shown(node)
    if node.get(f"{_MORE}value-type") == "error" or (formula and _ERROR.fullmatch(shown)):
        return ErrorValue(shown or "#ERROR")
    return _value(node, kind, shown)


def _value(node: etree._Element, kind: str, shown: str) -> Cell:
    if kind in ("float", "percentage", "currency"):
        return _number(str(node.get(f"{_OFFICE}value") or ""), shown)
    if kind == "date":
        return _date(str(node.get(f"{_OFFICE}date-value") or ""), shown)
    if kind == "time":
        return _time(str(node.get(f"{_OFFICE}time-value") or ""), shown)
    if kind == "boolean":
        return str(node.get(f"{_OFFICE}boolean-value")).lower() == "true"
    text = node.get(f"{_OFFICE}string-value")
    return (shown if text is None else str(text)) or None


def _plain(formula: str) -> str:
    """Return a formula without the name of its language: of:=A1 is A1."""
    return formula.partition("=")[2][:_FORMULA_SHOWN] or "…"


def _number(value: str, shown: str) -> Cell:
    try:
        return float(value)
    except ValueError:
        return shown or None


def _date(value: str, shown: str) -> Cell:
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return value or shown or None


def _time(value: str, shown: str) -> Cell:
    match = _SPAN.fullmatch(value)
    if match is None or max(map(len, match.groups(""))) > 7:
        return value or shown or None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    length = span_text(timedelta(days, seconds, 0, 0, minutes, hours))
    return match[1] + (length if len(length.partition(":")[0]) > 1 else f"0{length}")


def _shown(node: etree._Element) -> str:
    """Return what the cell shows, a line a paragraph."""
    return "\n".join(_letters(each) for each in node if each.tag == f"{_TEXT}p")


def _letters(node: etree._Element) -> str:
    found = [node.text or ""]
    for child in node:
        name = local(child)
        if name == "s":
            count = str(child.get(f"{_TEXT}c") or "1")
            found.append(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif name == "tab":
            found.append("\t")
        elif name == "line-break":
            found.append("\n")
        elif name not in _ASIDE and isinstance(child.tag, str):
            found.append(_letters(child))
        found.append(child.tail or "")
    return "".join(found)
