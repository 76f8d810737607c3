"""Empty workbooks to be filled, of one kind or of all kinds: from the menu, the palette, the first page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tradeplanner.i18n.kinds import KINDS, kind_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.file_choice import ask_folder, ask_where

if TYPE_CHECKING:  # the window paints before what this loads
    from tradeplanner.ui.context import Context

ALL = "templates.all"
MENU = (*(f"templates.{kind}" for kind in KINDS), "", ALL)
"""What the menu of templates holds, in the order in which a desk imports; "" is a line."""


def acts(context: "Callable[[], Context | None]", parent: QWidget) -> list[Act]:
    """Return an act for each kind, and one for all of them."""

    def ready() -> bool:
        return context() is not None

    def act(kind: str) -> Act:
        words = lambda: tr("Template: {kind}…", kind=kind_name(kind))  # noqa: E731  # one line, one use
        return Act(f"templates.{kind}", KINDS[kind], lambda: _with(context, kind, parent), words=words,
                   enabled=ready)  # fmt: skip

    every = Act(ALL, mark("Templates of all kinds…"), lambda: _with(context, "", parent), enabled=ready)
    return [*map(act, KINDS), every]


def _with(context: "Callable[[], Context | None]", kind: str, parent: QWidget) -> None:
    now = context()
    if now is not None and kind:
        ask_one(now, kind, parent)
    elif now is not None:
        ask_all(now, parent)


def ask_one(context: "Context", kind: str, parent: QWidget) -> None:
    """Ask where the template of ``kind`` should go, and save it."""
    title = tr("Save a template")
    ask_where(parent, title, _file(kind), "Excel (*.xlsx)", lambda path: save(context, {kind: path}))


def ask_all(context: "Context", parent: QWidget) -> None:
    """Ask for a folder, and save a template of every kind there."""
    title = tr("Folder for the templates")
    ask_folder(parent, title, lambda folder: save(context, {kind: folder / _file(kind) for kind in KINDS}))


def save(context: "Context", files: dict[str, Path]) -> None:
    """Save the template of each kind at its path, with headings in the language in force; then say so."""

    def work() -> int:
        from tradeplanner.app import imports

        for kind, path in files.items():
            imports.template(kind, path)
        return len(files)

    def saved(_count: object) -> None:
        folder = next(iter(files.values())).parent
        text = ntr(
            "{count} template saved in {folder}.",
            "{count} templates saved in {folder}.",
            len(files),
            folder=folder,
        )
        context.notices.say(text)

    context.jobs.data(work, saved, context.notices.error)


def _file(kind: str) -> str:
    return f"{kind_name(kind)}.xlsx".replace("/", "-")
