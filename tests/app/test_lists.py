"""The bureau's lists: what fields offer, and a name that changes everywhere in one step."""

from tests import builders
from tradeplanner.app import firms, history, lists, settings, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.targets import TargetScope

OLD, NEW = "塔山街道", "塔山新街道"


def a_register(ws: Workspace) -> None:
    """Store two firms of one town, one of another, and a target of the first."""
    for number, town in enumerate((OLD, OLD, "富盛镇")):
        firms.add(ws, builders.a_firm(name_zh=f"第{number}家（示例）", town=town, industry="纺织"))
    targets.set_target(ws, builders.a_target(scope=TargetScope.TOWN, scope_key=OLD))


def test_the_list_comes_first_and_what_firms_have_follows(ws: Workspace) -> None:
    a_register(ws)
    settings.change(ws, towns=("斗门街道", "富盛镇"))

    found = lists.offered(ws)

    assert found.towns == ("斗门街道", "富盛镇", OLD)
    assert found.industries == ("纺织",)


def test_a_renamed_town_is_renamed_on_firms_and_targets_and_back_by_one_undo(ws: Workspace) -> None:
    a_register(ws)
    assert lists.uses(ws, "towns", OLD) == {Noun.FIRM: 2, Noun.TARGET: 1}

    lists.rename(ws, "towns", OLD, NEW)

    assert lists.uses(ws, "towns", OLD) == {}
    assert [firm.town for firm in firms.all(ws)].count(NEW) == 2
    history.undo(ws)
    assert lists.uses(ws, "towns", OLD) == {Noun.FIRM: 2, Noun.TARGET: 1}


def test_an_entry_that_nobody_has_is_no_step(ws: Workspace) -> None:
    assert lists.rename(ws, "industries", "机械", "装备").step is None
