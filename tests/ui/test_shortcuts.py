"""No page gives a key to an act that the window has given to another: pressed, neither would be done."""

import re
from pathlib import Path

import pytest

from tradeplanner import ui

HOME = Path(ui.__file__).parent
KEYS = re.compile(r'"((?:Ctrl|Alt)\+[A-Za-z0-9+]+|F[0-9]+)"')


def keys_of(path: Path) -> set[str]:
    """Return the keys that a source file names."""
    return set(KEYS.findall(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", sorted(HOME.glob("pages/*/page.py")), ids=lambda path: path.parent.name)
def test_a_page_leaves_the_windows_keys_alone(page: Path) -> None:
    window = keys_of(HOME / "window_acts.py") | keys_of(HOME / "menus.py")
    assert "Ctrl+K" in window
    assert not keys_of(page) & window
