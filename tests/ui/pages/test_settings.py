"""The settings page: saved as one leaves a field, marked where wrong, undone step by step."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import acts_are_named_and_told_apart
from tradeplanner.app import firms, history, person, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n import language
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.settings import SettingsPage
from tradeplanner.ui.widgets.entries import PickEntry
from tradeplanner.ui.widgets.kept import Kept

BUREAU = BureauSettings(bureau_zh="越城区商务局", place="越城区", year="2023", towns=("塔山街道", "富盛镇"))


@pytest.fixture
def page(
    context: Context, ws: Workspace, shown: Callable[[Page], Page], settled: Callable[[], None]
) -> SettingsPage:
    """Show the page of a bureau that is set up."""
    settings.put(ws, BUREAU)
    made = SettingsPage(context)
    shown(made)
    settled()
    return made


def put(fields: Kept, name: str, text: str) -> None:
    """Type ``text`` over a field and leave it."""
    entry = fields.entry(name)
    assert isinstance(entry, QLineEdit)
    entry.setText(text)
    entry.editingFinished.emit()


def below(fields: Kept) -> str:
    """Return what is said under the fields."""
    found = [label.text() for label in fields.findChildren(QWidget) if label.property("role") == "problem"]  # type: ignore[attr-defined]  # problems are labels
    return "\n".join(filter(None, found))


def test_what_is_stored_is_shown_and_every_control_has_a_name(page: SettingsPage) -> None:
    assert page.bureau.fields.values()["place"] == "越城区"
    assert page.lists.lists["towns"].names() == BUREAU.towns
    assert unnamed(page) == []
    acts_are_named_and_told_apart(page)


def test_a_field_is_saved_as_one_leaves_it_and_undone_by_itself(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None], qtbot: QtBot
) -> None:
    put(page.bureau.fields, "bureau_en", "Yuecheng District Commerce Bureau")
    settled()
    assert settings.get(ws).bureau_en == "Yuecheng District Commerce Bureau"
    history.undo(ws)
    qtbot.waitUntil(lambda: page.bureau.fields.values()["bureau_en"] == "")
    assert settings.get(ws) == BUREAU


def test_what_could_not_be_saved_is_told_until_it_is(
    page: SettingsPage, ws: Workspace, context: Context, settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def busy(*_: object, **__: object) -> None:
        raise ExpectedError(Code.FILE_BUSY)

    told: list[bool] = []
    context.desk.unsaved.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(settings, "change", busy)
        put(page.bureau.fields, "place", "柯桥区")
        settled()
    assert told == [True]
    assert page.bureau.fields.unsaved() == ["place"]
    # Something else is saved, and the field still holds what is not.
    page.lists.wanted.emit({"towns": ("富盛镇",)})
    settled()
    assert told[-1] is True
    page.bureau.fields.entry("place").editingFinished.emit()  # type: ignore[attr-defined]  # a line
    settled()
    assert (told[-1], settings.get(ws).place) == (False, "柯桥区")


def test_what_is_typed_back_after_a_failed_save_is_no_longer_told(
    page: SettingsPage, context: Context, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise ExpectedError(Code.FILE_BUSY)

    told: list[bool] = []
    context.desk.unsaved.connect(told.append)
    monkeypatch.setattr(settings, "change", busy)
    monkeypatch.setattr(person, "call", busy)
    put(page.bureau.fields, "place", "柯桥区")
    put(page.desk.fields, "person", "王")
    settled()
    assert told == [True, True]
    put(page.bureau.fields, "place", "越城区")
    assert told[-1] is True
    put(page.desk.fields, "person", "")
    assert told[-1] is False


def test_a_list_that_could_not_be_saved_is_told_until_something_is(
    page: SettingsPage, context: Context, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise ExpectedError(Code.FILE_BUSY)

    told: list[bool] = []
    context.desk.unsaved.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(settings, "change", busy)
        page.lists.wanted.emit({"towns": ("富盛镇",)})
        settled()
    assert told == [True]
    put(page.bureau.fields, "place", "柯桥区")
    settled()
    assert told[-1] is False


def test_leaving_a_field_as_it_was_is_no_step(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None]
) -> None:
    before = history.steps(ws)
    put(page.bureau.fields, "place", "越城区")
    settled()
    assert history.steps(ws) == before


def test_a_new_year_is_stored_and_shown(
    page: SettingsPage, ws: Workspace, context: Context, settled: Callable[[], None]
) -> None:
    put(page.bureau.fields, "year", "2024")
    settled()
    assert (settings.get(ws).year, context.desk.year) == ("2024", 2024)


@pytest.mark.parametrize("wrong", ["-5", "23", "this year"])
def test_a_wrong_year_is_marked_and_not_stored_while_the_rest_is(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None], wrong: str
) -> None:
    put(page.bureau.fields, "year", wrong)
    put(page.bureau.fields, "bureau_en", "Bureau")
    settled()
    assert below(page.bureau.fields)
    assert page.bureau.fields.unsaved() == ["year"]
    stored = settings.get(ws)
    assert (stored.year, stored.bureau_en) == ("2023", "Bureau")


def test_what_is_typed_outlives_a_colleagues_change(page: SettingsPage, ws: Workspace, qtbot: QtBot) -> None:
    entry = page.bureau.fields.entry("bureau_en")
    assert isinstance(entry, QLineEdit)
    entry.setText("Half a na")
    settings.change(ws, place="柯桥区")
    qtbot.waitUntil(lambda: page.bureau.fields.values()["place"] == "柯桥区")
    assert entry.text() == "Half a na"


def test_the_two_edges_of_amber_are_saved_together_where_one_alone_would_break_the_rule(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None]
) -> None:
    put(page.figures.fields, "amber_points", "2")
    settled()
    assert "green must begin higher" in below(page.figures.fields)
    assert settings.get(ws).amber_points == Decimal(-5)
    put(page.figures.fields, "green_points", "4")
    settled()
    assert (settings.get(ws).green_points, settings.get(ws).amber_points) == (Decimal(4), Decimal(2))
    assert "+4.0" in page.figures.rule.text()
    history.undo(ws)
    assert settings.get(ws) == BUREAU


def test_a_currency_is_saved_as_it_is_chosen(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None]
) -> None:
    entry = page.figures.fields.entry("order_currency")
    assert isinstance(entry, PickEntry)
    entry.set_value("EUR")
    settled()
    assert settings.get(ws).order_currency == "EUR"


def test_days_beyond_the_rule_are_refused(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None]
) -> None:
    put(page.backups.fields, "backup_days", "5")
    settled()
    assert "14" in below(page.backups.fields)
    assert settings.get(ws).backup_days == BUREAU.backup_days


def test_points_are_saved_one_by_one_and_bounded(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None]
) -> None:
    put(page.points.fields, "points_absent", "-9")
    settled()
    assert settings.get(ws).points_absent == -9
    put(page.points.fields, "invite_sells", "500")
    settled()
    assert "100" in below(page.points.fields)
    assert settings.get(ws).invite_sells == BUREAU.invite_sells


def test_a_renamed_town_is_offered_to_firms_too(
    page: SettingsPage, ws: Workspace, settled: Callable[[], None]
) -> None:
    firms.add(ws, builders.a_firm(town="塔山街道"))
    item = page.lists.lists["towns"].list.item(0)
    item.setText("塔山新街道")
    settled()
    assert settings.get(ws).towns == ("塔山新街道", "富盛镇")
    assert page.lists.offer_words.text() == "1 firm still say “塔山街道”."
    page.lists.offer_button.click()
    settled()
    assert [firm.town for firm in firms.all(ws)] == ["塔山新街道"]
    assert not page.lists.offer_button.isVisible()


def test_the_register_fills_the_list(page: SettingsPage, ws: Workspace, settled: Callable[[], None]) -> None:
    firms.add(ws, builders.a_firm(town="斗门街道"))
    page.lists.takes["towns"].click()
    settled()
    assert settings.get(ws).towns == (*BUREAU.towns, "斗门街道")


def test_this_desk_remembers_name_language_and_light(
    page: SettingsPage, settled: Callable[[], None], qapp: QApplication, qtbot: QtBot
) -> None:
    put(page.desk.fields, "person", "李")
    settled()
    assert person.name() == "李"
    scheme, tongue = page.desk.fields.entry("theme"), page.desk.fields.entry("language")
    assert isinstance(scheme, PickEntry)
    assert isinstance(tongue, PickEntry)
    scheme.set_value("dark")
    assert theme.is_dark()
    tongue.set_value(language.ZH)
    qtbot.waitUntil(lambda: page.headline.title.text() == "设置")
    theme.choose(qapp, "light")


def test_words_say_where_personal_data_lies_and_until_when(page: SettingsPage, ws: Workspace) -> None:
    told = "\n".join(line.text() for line in page.privacy._lines)  # noqa: SLF001  # what is read
    assert str(ws.store.path) in told
    assert "goes after" in told


def test_links_lead_on(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    for made, place in ((page.bureau.set_up, "first-day"), (page.backups.open, "backups")):
        with qtbot.waitSignal(context.desk.wanted) as went:
            QTest.keyClick(made, Qt.Key.Key_Return)
        assert went.args[0] == place
