"""A page that could not be read claims nothing: not that there is none, nor how many there are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.storage.engine import Store
from tradeplanner.ui import memory
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages_list import PAGES, Entry
from tradeplanner.ui.widgets.empty import Empty

INVITATIONS = ("Choose ",)
"""What begins so asks for something and says nothing of the data."""


def claims(page: Page) -> list[str]:
    """Return what the empty places of the page say that can be seen."""
    said = [
        label.text()
        for empty in page.findChildren(Empty)
        for label in empty.findChildren(QLabel)
        if label.isVisibleTo(page)
    ]
    return [text for text in said if text and not text.startswith(INVITATIONS)]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_a_page_that_cannot_be_read_claims_nothing(
    entry: Entry, context: Context, shown: Callable[[Page], Page], settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def damaged(_store: Store) -> None:
        raise ExpectedError(Code.FILE_DAMAGED, path="a.db")

    posted: list[Notice] = []
    context.notices.posted.connect(posted.append)
    monkeypatch.setattr(Store, "read", damaged)
    memory.keep("edition/id", "1")
    page = shown(entry.load()(context))
    counted: list[str] = []
    page.status.connect(counted.append)
    settled()
    assert claims(page) == []
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    settled()
    assert claims(page) == []
    assert [text for text in counted if "0" in text] == []
    assert any("is damaged" in notice.text for notice in posted)
