"""Result forms through the front door: one of a firm at an edition, corrected and taken off, each undone."""

from dataclasses import replace

import pytest

from tests.builders import a_firm, a_return, an_edition
from tradeplanner.app import edition_results, exhibitions, firms, history, participation, returns
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ConflictError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun, ReturnId
from tradeplanner.domain.money import Money
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.returns import Return
from tradeplanner.i18n.acts import act_sentence


@pytest.fixture
def told(ws: Workspace) -> Return:
    """Give a return of a stored firm at a stored edition, not yet stored itself."""
    firm = FirmId(firms.add(ws, a_firm(name_zh="甲有限公司")).first(Noun.FIRM))
    made = exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0)))
    return a_return(firm_id=firm, edition_id=EditionId(made.first(Noun.EDITION)), markets=("JP",))


def test_a_form_is_added_mended_and_deleted_and_all_of_it_undone(ws: Workspace, told: Return) -> None:
    number = ReturnId(returns.add(ws, told).first(Noun.RETURN))
    (stored,) = returns.all(ws)
    returns.edit(ws, replace(stored, buyers=60))
    assert [one.buyers for one in returns.of_firm(ws, told.firm_id)] == [60]
    assert act_sentence(history.steps(ws, 1)[0]) == "Edit result form “甲有限公司”"
    returns.remove(ws, number, 2)
    assert returns.of_edition(ws, told.edition_id) == []
    for buyers in (60, told.buyers, None):
        history.undo(ws)
        assert [one.buyers for one in returns.all(ws)] == ([] if buyers is None else [buyers])


def test_a_firm_has_one_form_of_an_edition(ws: Workspace, told: Return) -> None:
    returns.add(ws, told)
    with pytest.raises(RejectedError) as refused:
        returns.add(ws, replace(told, buyers=1))
    assert [finding.code for finding in refused.value.findings] == [Code.DUPLICATE_RECORD]
    assert len(history.steps(ws)) == 3


@pytest.mark.parametrize(
    "changes, code",
    [({"markets": ("XX",)}, Code.UNKNOWN_MARKET), ({"buyers": -1}, Code.NEGATIVE)],
)
def test_what_cannot_be_is_refused(
    ws: Workspace, told: Return, changes: dict[str, object], code: Code
) -> None:
    with pytest.raises(RejectedError) as refused:
        returns.add(ws, replace(told, **changes))  # type: ignore[arg-type]  # fields by name
    assert [finding.code for finding in refused.value.findings] == [code]


def test_a_colleague_who_was_faster_is_told_of(ws: Workspace, told: Return) -> None:
    returns.add(ws, told)
    (stored,) = returns.all(ws)
    returns.edit(ws, replace(stored, buyers=60))
    with pytest.raises(ConflictError):
        returns.edit(ws, replace(stored, buyers=70))


def test_an_edition_tells_what_its_firms_reported_and_who_has_not(ws: Workspace, told: Return) -> None:
    other = FirmId(firms.add(ws, a_firm(name_zh="乙有限公司", credit_code="")).first(Noun.FIRM))
    gone = FirmId(firms.add(ws, a_firm(name_zh="丙有限公司", credit_code="")).first(Noun.FIRM))
    for firm, state, why in (
        (told.firm_id, State.APPLIED, ""),
        (other, State.APPLIED, ""),
        (gone, State.WITHDRAWN, "签证"),
    ):
        participation.register(
            ws, Participation(firm_id=firm, edition_id=told.edition_id, state=state, state_reason=why)
        )  # fmt: skip
    returns.add(ws, replace(told, on_site=Money(500, "EUR"), new_buyers=3))
    found = edition_results.read(ws, told.edition_id)
    assert (found.reported.forms, found.reported.expected, found.reported.missing) == (1, 2, (other,))
    assert (found.reported.buyers, found.reported.new_buyers) == (49, 3)
    assert found.reported.sums == {
        "intended": {"USD": told.intended}, "on_site": {"EUR": Money(500, "EUR")},
    }  # fmt: skip
    assert found.firms[told.firm_id][0] == "甲有限公司"
    assert participation.of_firm(ws, other)[0].edition_id == told.edition_id
