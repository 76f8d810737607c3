"""The columns of the list of backups."""

from tradeplanner.i18n import backups as words
from tradeplanner.i18n.formats import file_size, moment
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.widgets.columns import Column, Kind


def columns() -> list[Column]:
    """Return them, the newest moment being what a person looks for first."""
    return [
        Column("at", mark("Made on"), lambda each: each.at.timestamp(), lambda each: moment(each.at),
               kind=Kind.DATE, width=144, total=lambda _: ""),
        Column("reason", mark("Why"), words.reason_name, width=112),
        Column("holds", mark("Holds"), words.holds, width=240,
               tone=lambda each: "" if each.whole else "red_text", hint=words.holds),
        Column("step", mark("Step"), lambda each: each.step, kind=Kind.NUMBER, width=64, total=lambda _: ""),
        Column("size", mark("File size"), lambda each: each.size, lambda each: file_size(each.size),
               kind=Kind.NUMBER, width=80, total=_size_of),
        Column("place", mark("Lies in"), lambda each: tr("second folder") if each.extra else "", width=96,
               hint=lambda each: str(each.path)),
        Column("name", mark("File name"), lambda each: each.path.name, width=280, hidden=True),
    ]  # fmt: skip


def _size_of(rows: object) -> str:
    total = sum(each.size for each in rows) if isinstance(rows, list | tuple) else 0
    return file_size(total)
