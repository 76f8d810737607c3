"""The window of the milestone template, and the days asked of an edition that is put off."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import press, save, the_form
from tradeplanner.app import exhibitions, milestones
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Scope, Status
from tradeplanner.domain.milestone_template import TEMPLATE
from tradeplanner.domain.milestones import MilestoneKind
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import statuses
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.plan import PlanPage
from tradeplanner.ui.pages.settings.template import TemplateWindow

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]
Keep = Callable[[TemplateWindow], TemplateWindow]


def test_a_line_is_changed_added_removed_and_the_usual_template_comes_back(
    year: Workspace, context: Context, keep: Keep, settled: Settled
) -> None:
    window = keep(TemplateWindow(context))
    settled()
    assert unnamed(window) == []
    form = window.edit(window.table.rows()[0])
    assert form is not None
    assert unnamed(form) == []
    save(form, settled, plus_months=0, plus_days=-77)
    assert milestones.rules(year)[0].plus_days == -77
    assert len(milestones.rules(year)) == len(TEMPLATE)
    save(window.add(), settled, kind=MilestoneKind.OWN, name="行前会", scope=Scope.OVERSEAS, plus_days=-3)
    assert milestones.rules(year)[-1].name == "行前会"
    settled()
    window.remove([window.table.rows()[-1]])
    settled()
    assert len(milestones.rules(year)) == len(TEMPLATE)
    window.restore()
    settled()
    assert milestones.rules(year) == list(TEMPLATE)


def test_a_line_without_its_name_is_refused_in_place(
    year: Workspace, context: Context, keep: Keep, settled: Settled
) -> None:
    window = keep(TemplateWindow(context))
    settled()
    form = window.add()
    save(form, settled, kind=MilestoneKind.OWN, name=" ")
    assert form.isVisible()
    assert milestones.rules(year) == list(TEMPLATE)
    form.reject()


def test_an_edition_that_is_put_off_is_asked_for_its_new_days(
    year: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled
) -> None:
    page = shown(PlanPage(context))
    (edition,) = exhibitions.editions(year, 2023)
    statuses.move(context, [edition], Status.POSTPONED, page.window())
    form = the_form(page.window(), settled)
    assert unnamed(form) == []
    form.set_values({"status_reason": "主办方延期", "opens": date(2023, 9, 5), "closes": date(2023, 9, 7)})
    press(form, "Set the status")
    settled()
    (after,) = exhibitions.editions(year, 2023)
    assert (after.status, after.opens, after.first_opens) == (
        Status.POSTPONED, date(2023, 9, 5), edition.opens
    )  # fmt: skip
