"""Compile the message catalogues and gather the wheel's resources.

Translators keep several small ``.po`` files for a language, one for each part of the program; the program
reads one ``.mo``. Hatchling calls the hook for wheels and editable installs;
``python packaging/build_hook.py`` does the same in a working tree.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DOMAIN = "tradeplanner"
LOCALE = Path("src", "tradeplanner", "i18n", "locale")


class CatalogueError(Exception):
    """Two catalogues of one language contradict each other."""


def merged(language: str, sources: list[Path]) -> Catalog:
    """Return one catalogue holding the messages of ``sources``, which may repeat but not contradict."""
    whole = Catalog(locale=language, domain=DOMAIN)
    for source in sources:
        with source.open("rb") as stream:
            part = read_po(stream, locale=language)
        for message in part:
            if not message.id or not message.string:
                continue
            known = whole.get(message.id, message.context)
            if known is not None and known.string != message.string:
                raise CatalogueError(f"{source}: {message.id!r} is also {known.string!r}")
            whole.add(message.id, message.string, flags=message.flags, context=message.context)
    return whole


def compile_catalogues(root: Path) -> list[Path]:
    """Compile every language under ``root`` and return the files written, skipping those up to date."""
    written = []
    for folder in sorted(path for path in (root / LOCALE).glob("*") if path.is_dir()):
        sources = sorted(folder.glob("*.po"))
        target = folder / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if not sources or _is_newer(target, [*sources, folder]):
            continue
        whole = merged(folder.name, sources)
        target.parent.mkdir(exist_ok=True)
        # Another process may read or compile at the same time, so the file appears whole or not at all.
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        with os.fdopen(handle, "wb") as stream:
            write_mo(stream, whole)
        Path(name).chmod(0o644)
        Path(name).replace(target)
        written.append(target)
    return written


def _is_newer(target: Path, sources: list[Path]) -> bool:
    """Tell whether ``target`` exists and none of ``sources`` changed after it."""
    if not target.exists():
        return False
    made = target.stat().st_mtime_ns
    return all(source.stat().st_mtime_ns <= made for source in sources)


class WheelHook(BuildHookInterface[Any]):
    """Prepares what a wheel holds besides the Python files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; add the resources too unless ``version`` is editable."""
        compile_catalogues(Path(self.root))
        if version != "editable":
            build_data["force_include"]["resources"] = "tradeplanner/resources"


if __name__ == "__main__":
    for catalogue in compile_catalogues(Path(__file__).resolve().parent.parent):
        print(catalogue)
    sys.exit(0)
