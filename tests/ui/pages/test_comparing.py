"""The window that compares editions: by keyboard, two chosen or the one before, and copied whole."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication

from tests import builders
from tests.ui.accessibility import unnamed
from tradeplanner.app import exhibitions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, ExhibitionId
from tradeplanner.i18n import language
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.plan import PlanPage
from tradeplanner.ui.pages.plan.comparing import CompareWindow

pytestmark = pytest.mark.usefixtures("year")


@pytest.fixture
def window(
    ws: Workspace, context: Context, shown: Callable[[Page], Page], settled: Callable[[], None]
) -> Callable[..., CompareWindow]:
    """Give a function that opens the window from the plan, with two rows selected or one."""
    later = builders.an_edition(exhibition_id=ExhibitionId(0), name_zh="第二个展会（示例）", name_en="")
    exhibitions.add_edition(ws, later)

    def opened(*, two: bool) -> CompareWindow:
        page = PlanPage(context)
        shown(page)
        settled()
        if two:
            page.table.view.selectAll()
        act = next(one for one in page.acts() if one.id == "plan.compare")
        assert act.possible()
        act.run()
        settled()
        (made,) = page.window().findChildren(CompareWindow)
        return made

    return opened


def test_two_selected_rows_stand_side_by_side_and_are_copied_whole(
    window: Callable[..., CompareWindow],
) -> None:
    found = window(two=True)
    assert unnamed(found) == []
    assert None not in (found.first.value(), found.second.value())
    assert found.first.value() != found.second.value()
    assert len(found.table.rows()) == 10
    found.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Indicator"
    assert len(lines) == 11
    found.close()


def test_one_row_is_compared_with_the_edition_before_or_another_that_is_chosen(
    ws: Workspace, window: Callable[..., CompareWindow], settled: Callable[[], None]
) -> None:
    found = window(two=False)
    assert found.second.value() is None
    assert "No earlier edition" in found.note.text()
    other = next(one.id for one in exhibitions.editions(ws) if one.id != found.first.value())
    found.second.set_value(EditionId(other or 0))
    found.second.changed.emit()
    settled()
    assert "No earlier edition" not in found.note.text()
    language.set_language(language.ZH)
    found.retranslate()
    assert found.windowTitle() == "展会对比"
    found.close()
