"""Settings one by one: what is not named stays, what breaks a rule is refused, each is one step."""

from decimal import Decimal

import pytest

from tradeplanner.app import history, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.acts import act_sentence


def test_a_setting_is_stored_beside_the_others(ws: Workspace) -> None:
    settings.put(ws, BureauSettings(bureau_zh="越城区商务局", place="越城区"))

    changed = settings.change(ws, place="柯桥区")

    assert changed.step is not None
    assert settings.get(ws) == BureauSettings(bureau_zh="越城区商务局", place="柯桥区")
    history.undo(ws)
    assert settings.get(ws).place == "越城区"


def test_what_is_so_already_is_no_step(ws: Workspace) -> None:
    assert settings.change(ws, export_currency="CNY").step is None


def test_one_setting_names_itself_in_the_history(ws: Workspace) -> None:
    settings.change(ws, towns=("塔山街道",))
    assert act_sentence(history.steps(ws)[0]) == "Edit the setting “Towns and sub-districts”"
    settings.change(ws, place="越城区", year="2024")
    assert act_sentence(history.steps(ws)[0]) == "Edit the settings"


def test_a_rule_is_judged_with_what_stands(ws: Workspace) -> None:
    settings.change(ws, green_points=Decimal(2))
    with pytest.raises(RejectedError) as refused:
        settings.change(ws, amber_points=Decimal(3))
    assert [finding.code for finding in refused.value.findings] == [Code.LIGHTS_REVERSED]
    assert settings.get(ws).amber_points == Decimal(-5)
