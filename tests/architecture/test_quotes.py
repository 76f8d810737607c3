"""What the handbook puts in quotation marks is what the window says: names of buttons, menus and pages."""

import re

import pytest

from tests.architecture.source import ROOT
from tests.architecture.test_text import chinese, sentences

HELP = ROOT / "resources" / "help"
SPOKEN = {
    "en": {"Undo: import of 12 orders", "It cannot be undone"},
    "zh": {"撤销：导入 12 笔订单", "不能撤销", "导入 … 条", "采用 …5517", "示例", "休", "班"},
}
"""Examples, marks in the calendar and headings: words in quotation marks that are no one label."""


def bare(label: str) -> str:
    """Return a label without its key mark, dots and the value that it ends with."""
    return re.sub(r"\(&.\)|&|…|\{\w+\}", "", label).strip(" .。")


def labels(spoken: str) -> set[str]:
    """Return every label of the program in a language, bare."""
    texts = sentences() if spoken == "en" else chinese().values()
    return {bare(text).casefold() for text in texts}


@pytest.mark.parametrize("spoken", SPOKEN)
def test_the_handbook_calls_things_as_the_window_does(spoken: str) -> None:
    known, strange = labels(spoken), []
    for path in sorted((HELP / spoken).glob("*.md")):
        for quoted in re.findall("“([^”]+)”", path.read_text(encoding="utf-8")):
            if quoted in SPOKEN[spoken]:
                continue
            strange += [
                f"{path.name}: {part}" for part in quoted.split(" ▸ ") if bare(part).casefold() not in known
            ]
    assert strange == []
