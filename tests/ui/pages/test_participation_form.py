"""The form of a registration, and moving registrations: what is asked, offered, said and stored."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import Settled, forms, press, save
from tradeplanner.app import exhibitions, firms, history, participation
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, ExhibitionId, FirmId, Noun
from tradeplanner.domain.participation import Participation, State
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import participation as form
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.form import FormDialog

Open = Callable[..., FormDialog]
Register = Callable[..., Participation]


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """Give the window that the form opens over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def edition(ws: Workspace) -> EditionId:
    """Give an edition."""
    new = builders.an_edition(exhibition_id=ExhibitionId(0))
    return EditionId(exhibitions.add_edition(ws, new).first(Noun.EDITION))


@pytest.fixture
def firm(ws: Workspace) -> FirmId:
    """Give a firm."""
    return FirmId(firms.add(ws, builders.a_firm(name_zh="绍兴针纺有限公司")).first(Noun.FIRM))


@pytest.fixture
def opened(context: Context, ws: Workspace, over: QWidget) -> Open:
    """Give a function that opens the form."""

    def show(before: Participation | None = None, **begun: FirmId | EditionId) -> FormDialog:
        return form.build(context, form.read_offers(ws, before), before, over, **begun)  # type: ignore[arg-type]

    return show


@pytest.fixture
def register(ws: Workspace, edition: EditionId) -> Register:
    """Give a function that registers a new firm of a name."""

    def do(name: str, **changes: object) -> Participation:
        made = FirmId(firms.add(ws, builders.a_firm(name_zh=name, credit_code="")).first(Noun.FIRM))
        participation.register(ws, builders.a_participation(firm_id=made, edition_id=edition, **changes))
        return next(row for row in participation.all(ws) if row.firm_id == made)

    return do


def states(made: FormDialog) -> list[str]:
    picker = made.entry("state")
    assert isinstance(picker, Picker)
    return [picker.itemText(at) for at in range(picker.count())]


def test_every_field_of_a_registration_is_asked_for_and_named(ws: Workspace, opened: Open) -> None:
    asked = {field.name for field in form.fields(ws, form.Offers((), ()))}
    assert {field.name for field in fields(Participation)} - asked == {"id", "version", "origin"}
    assert unnamed(opened()) == []


def test_what_is_shown_is_what_is_made(opened: Open, register: Register) -> None:
    row = register(
        "甲", state=State.WITHDRAWN, state_reason="改期", booths=Decimal("1.5"), booth_type="特装",
        booth_numbers=("A12", "A13"), area=Decimal(18), open_sides=2, people=3, with_delegation=True,
        exhibits="面料", exhibits_en="Fabrics", hs="5407", brand="青藤", freight="海运",
        target_markets=("JP", "VN"), applied_on=date(2023, 2, 1), notes="备注",
    )  # fmt: skip
    assert form.made(opened(row).values(), row) == row


def test_a_new_registration_begins_with_what_is_known(opened: Open, firm: FirmId, edition: EditionId) -> None:
    values = opened(firm=firm, edition=edition).values()
    assert (values["firm_id"], values["edition_id"], values["state"]) == (firm, edition, State.APPLIED)


def test_saving_registers_the_firm_and_a_second_time_is_refused_at_the_firm(
    opened: Open, firm: FirmId, edition: EditionId, ws: Workspace, settled: Settled, over: QWidget
) -> None:
    save(opened(firm=firm, edition=edition), settled, booths=Decimal(2), target_markets=("JP", "DE"))
    (row,) = participation.all(ws)
    assert (row.firm_id, row.booths, row.target_markets) == (firm, Decimal(2), ("JP", "DE"))
    again = opened(firm=firm, edition=edition)
    save(again, settled)
    assert len(participation.all(ws)) == 1
    assert again.entry("firm_id").property("wrong") == "true"
    again.reject()
    assert forms(over) == []


def test_a_stored_registration_offers_only_the_states_it_may_go_to(opened: Open, register: Register) -> None:
    assert states(opened(register("甲", state=State.CONFIRMED))) == [
        "Booth confirmed", "Attended", "Absent", "Withdrawn",
    ]  # fmt: skip
    assert len(states(opened())) == len(State)


def test_a_reason_is_asked_only_where_the_state_needs_one(
    opened: Open, register: Register, ws: Workspace, settled: Settled
) -> None:
    made = opened(register("甲"))
    assert not made.entry("state_reason").isVisibleTo(made)
    made.set_values({"state": State.REFUSED})
    assert made.entry("state_reason").isVisibleTo(made)
    press(made, "Save")
    settled()
    assert participation.all(ws)[0].state is State.APPLIED
    save(made, settled, state_reason="产品不符")
    assert (participation.all(ws)[0].state, participation.all(ws)[0].state_reason) == (
        State.REFUSED, "产品不符",
    )  # fmt: skip


def test_a_reason_that_was_typed_for_another_state_is_not_kept(opened: Open, register: Register) -> None:
    row = register("甲", state=State.WITHDRAWN, state_reason="改期")
    made = opened(row)
    made.set_values({"state": State.APPLIED})
    assert form.made(made.values(), row).state_reason == ""


def test_a_wrong_number_of_open_sides_is_told_at_its_field(
    opened: Open, firm: FirmId, edition: EditionId
) -> None:
    made = opened(firm=firm, edition=edition)
    made.set_values({"open_sides": 5})
    assert made.entry("open_sides").property("wrong") == "true"


def test_many_move_at_once_without_a_question(
    context: Context, register: Register, ws: Workspace, settled: Settled, over: QWidget
) -> None:
    rows = [register("甲"), register("乙")]
    assert form.move(context, rows, State.APPROVED, over) is None
    settled()
    assert [row.state for row in participation.all(ws)] == [State.APPROVED] * 2


def test_the_reason_is_asked_once_for_all_that_move(
    context: Context, register: Register, ws: Workspace, settled: Settled, over: QWidget
) -> None:
    rows = [register("甲"), register("乙"), register("丙", state=State.ATTENDED)]
    told: list[Notice] = []
    context.notices.posted.connect(told.append)
    asked = form.move(context, rows, State.WITHDRAWN, over)
    assert asked is not None
    assert asked.windowTitle() == "Move 2 registrations to “Withdrawn”"
    assert unnamed(asked) == []
    asked.set_values({"state_reason": "签证"})
    press(asked, "Move")
    settled()
    assert [row.state for row in participation.all(ws)] == [
        State.WITHDRAWN, State.WITHDRAWN, State.ATTENDED,
    ]  # fmt: skip
    assert len([step for step in history.steps(ws) if step.act is Act.MOVE]) == 1
    (notice,) = told
    assert notice.text == "丙 stays “Attended”: from there a registration does not go to “Withdrawn”."


def test_where_none_may_go_each_is_named_and_nothing_is_written(
    context: Context, register: Register, ws: Workspace, settled: Settled, over: QWidget
) -> None:
    rows = [register("甲", state=State.ATTENDED), register("乙", state=State.ABSENT, state_reason="未到")]
    told: list[Notice] = []
    context.notices.posted.connect(told.append)
    newest = history.steps(ws, 1)
    assert form.move(context, rows, State.APPROVED, over) is None
    settled()
    assert history.steps(ws, 1) == newest
    (notice,) = told
    assert notice.details == "甲: Attended\n乙: Absent"


def test_the_states_that_some_may_go_to_are_in_their_order(register: Register) -> None:
    rows = [register("甲", state=State.INVITED), register("乙", state=State.CONFIRMED)]
    assert form.moves(rows) == [
        State.APPLIED, State.REFUSED, State.ATTENDED, State.ABSENT, State.WITHDRAWN,
    ]  # fmt: skip
    assert form.moves([]) == []


def test_words_of_other_registrations_are_offered(opened: Open, register: Register) -> None:
    for name, kind in (("甲", "特装"), ("乙", "标展"), ("丙", "标展"), ("丁", "")):
        register(name, booth_type=kind)
    entry = opened().entry("booth_type")
    assert isinstance(entry, QLineEdit)
    model = entry.completer().model()
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["标展", "特装"]
