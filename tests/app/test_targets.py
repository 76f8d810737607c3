"""Targets, settings and the rest of the front door's small nouns."""

from dataclasses import replace

import pytest

from tests.builders import a_programme, a_rate, a_target, an_edition, an_exhibition, an_export
from tradeplanner.app import exhibitions, exports, history, programmes, rates, settings, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import ExhibitionId, Noun, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.settings import BureauSettings


def test_a_second_target_is_a_revision_and_the_first_stays(ws: Workspace) -> None:
    targets.set_target(ws, a_target(amount=Money.of(100, "CNY")))
    targets.set_target(ws, a_target(amount=Money.of(120, "CNY")))
    found = targets.all(ws)
    assert [(t.revision, t.amount) for t in found] == [(2, Money.of(120, "CNY")), (1, Money.of(100, "CNY"))]


def test_a_slip_is_corrected_in_place(ws: Workspace) -> None:
    targets.set_target(ws, a_target())
    (target,) = targets.all(ws)
    targets.edit(ws, replace(target, amount=Money.of(7, "CNY")))
    assert [(t.revision, t.amount) for t in targets.all(ws)] == [(1, Money.of(7, "CNY"))]


def test_only_settings_that_differ_are_stored(ws: Workspace) -> None:
    settings.put(ws, BureauSettings(bureau_zh="示例局", export_currency="CNY"))
    assert settings.get(ws) == BureauSettings(bureau_zh="示例局")
    settings.put(ws, BureauSettings(bureau_zh="示例局"))
    assert len(history.steps(ws)) == 1
    with pytest.raises(RejectedError):
        settings.put(ws, BureauSettings(order_currency="???"))


def test_a_new_edition_brings_its_fair_in_the_same_step(ws: Workspace) -> None:
    new = an_edition(exhibition_id=ExhibitionId(0), name_zh="2023年第5届日本大阪展", year=2023)
    exhibitions.add_edition(ws, new)
    exhibitions.add_edition(ws, replace(new, name_zh="2024年第6届日本大阪展", year=2024))
    assert [fair.name_zh for fair in exhibitions.all(ws)] == ["日本大阪展"]
    assert exhibitions.years(ws) == [2023, 2024]
    history.undo(ws)
    history.undo(ws)
    assert (exhibitions.all(ws), exhibitions.editions(ws)) == ([], [])


def test_a_fair_with_editions_and_a_programme_with_editions_stay(ws: Workspace) -> None:
    fair = ExhibitionId(exhibitions.add_exhibition(ws, an_exhibition()).first(Noun.EXHIBITION))
    programme = ProgrammeId(programmes.add(ws, a_programme()).first(Noun.PROGRAMME))
    exhibitions.add_edition(ws, an_edition(exhibition_id=fair, programme_id=programme))
    with pytest.raises(ExpectedError) as of_fair:
        exhibitions.remove_exhibition(ws, fair, 1)
    with pytest.raises(ExpectedError) as of_programme:
        programmes.remove(ws, programme, 1)
    assert (of_fair.value.code, of_programme.value.code) == (Code.IN_USE, Code.IN_USE)


def test_a_span_has_one_rate(ws: Workspace) -> None:
    rates.add(ws, a_rate())
    with pytest.raises(ExpectedError) as refused:
        rates.add(ws, a_rate())
    assert refused.value.code is Code.DUPLICATE_RECORD
    assert rates.book(ws).find(a_rate().currency, a_rate().first) is not None


def test_a_figure_of_nobody_is_refused(ws: Workspace) -> None:
    with pytest.raises(RejectedError) as refused:
        exports.add(ws, an_export(firm_id=None, place=""))
    assert [(f.code, f.place.field) for f in refused.value.findings] == [(Code.REQUIRED, "place")]
    exports.add(ws, an_export(firm_id=None, place="越城区"))
    assert exports.years(ws) == [an_export().year]
