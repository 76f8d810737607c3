"""The form: values, findings under fields, Save, keys, languages, and its end."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep, gone
from tests.ui.keys import type_text
from tradeplanner.domain.findings import Code, Finding, Severity, error
from tradeplanner.domain.money import Money
from tradeplanner.i18n.language import mark
from tradeplanner.ui import speech
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.combo import Finder
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

FIRMS = [Choice(1, "绍兴针纺有限公司", "9133"), Choice(2, "越城家具厂"), Choice(3, "绍兴照明厂")]
FIELDS = [
    Field("name", mark("Name"), required=True, limit=10, group=mark("Firm")),
    Field("firm", mark("Firm"), Kind.SEARCH, choices=FIRMS, group=mark("Firm")),
    Field("notes", mark("Notes"), Kind.LONG, hint=mark("Notes"), group=mark("Orders")),
    Field("count", mark("Count"), Kind.INTEGER, group=mark("Orders")),
    Field("rate", mark("Rate"), Kind.DECIMAL, group=mark("Orders")),
    Field("amount", mark("Amount"), Kind.MONEY, group=mark("Orders")),
    Field("on", mark("Date"), Kind.DATE, group=mark("Orders")),
    Field("stage", mark("Stage"), Kind.CHOICE, choices=[Choice("a", "A"), Choice("b", "B")], required=True),
    Field("town", mark("Town"), Kind.CHOICE, choices=lambda: [Choice("x", "X")]),
    Field("secret", mark("Confidential"), Kind.FLAG),
    Field("special", mark("Specialised"), Kind.TRISTATE),
    Field("chapters", mark("Chapters"), Kind.LIST),
]
VALUES: Values = {
    "name": "甲", "firm": 2, "notes": "a\nb", "count": 7, "rate": Decimal("0.00028"),
    "amount": Money(123456, "EUR"), "on": date(2023, 11, 30), "stage": "b", "town": None, "secret": True,
    "special": False, "chapters": ("52", "54"),
}  # fmt: skip

MakeForm = Callable[..., FormDialog]


@pytest.fixture
def make(qtbot: QtBot, keep: Keep) -> MakeForm:
    """Give a maker of shown forms."""

    def form(
        values: Values | None = None, check: Callable[[Values], Sequence[Finding]] | None = None
    ) -> FormDialog:
        made = keep(FormDialog("Order", FIELDS, values, check=check))
        made.show()
        qtbot.waitExposed(made)
        return made

    return form


def edit(form: FormDialog, name: str) -> QLineEdit:
    """Return the line of a field."""
    entry = form.entry(name)
    line = entry if isinstance(entry, QLineEdit) else entry.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def said(form: FormDialog) -> list[str]:
    """Return the sentences that stand in the form."""
    labels = form.findChildren(QLabel)
    return [x.text() for x in labels if x.property("role") in ("problem", "advice") and not x.isHidden()]


def save(form: FormDialog) -> QPushButton:
    """Return the Save button."""
    return next(x for x in form.findChildren(QPushButton) if x.isDefault())


def leave(qtbot: QtBot, finder: Finder) -> None:
    """Leave a finder, as Tab does: its list goes, and the only one that fits is taken."""
    popup = finder.completer().popup()
    assert popup is not None
    popup.hide()
    qtbot.waitUntil(finder.hasFocus)
    finder.clearFocus()


def test_values_come_back_as_they_went_in(make: MakeForm) -> None:
    assert make(VALUES).values() == VALUES


def test_an_empty_form_gives_nothing_of_each_kind(make: MakeForm) -> None:
    expected = dict.fromkeys(VALUES) | {
        "name": "",
        "notes": "",
        "stage": "a",
        "secret": False,
        "chapters": (),
    }
    assert make().values() == expected


def test_typed_texts_become_values(make: MakeForm) -> None:
    form = make()
    for name, text in {"amount": "12.3万", "on": "20241031", "count": "1,200", "chapters": "52；54"}.items():
        type_text(edit(form, name), text)
    values = form.values()
    assert values["amount"] == Money(12_300_000, "CNY")
    assert values["on"] == date(2024, 10, 31)
    assert values["count"] == 1200
    assert values["chapters"] == ("52", "54")


def test_a_mistake_is_told_under_its_field_as_it_is_typed(make: MakeForm) -> None:
    form = make(VALUES)
    assert said(form) == []
    edit(form, "on").clear()
    type_text(edit(form, "on"), "2024-13-1")
    assert len(said(form)) == 1
    assert "2024-13-1" in said(form)[0]
    assert form.entry("on").property("wrong") == "true"
    edit(form, "on").setText("2024-12-1")
    assert said(form) == []
    assert form.entry("on").property("wrong") == "false"


def test_too_many_decimals_are_told_not_rounded(make: MakeForm) -> None:
    form = make({**VALUES, "amount": Money(5, "JPY")})
    edit(form, "amount").setText("5.5")
    assert any("JPY" in text for text in said(form))


def test_save_holds_back_until_what_is_required_is_there(qtbot: QtBot, make: MakeForm) -> None:
    form = make()
    with qtbot.assertNotEmitted(form.save_wanted):
        QTest.mouseClick(save(form), Qt.MouseButton.LeftButton)
    assert said(form) == ["Please fill this in."]
    assert form.focusWidget() is form.entry("name")
    type_text(edit(form, "name"), "甲")
    with qtbot.waitSignal(form.save_wanted) as wanted:
        QTest.keyClick(edit(form, "name"), Qt.Key.Key_Return)
    assert wanted.args[0]["name"] == "甲"


def test_ctrl_enter_saves_from_any_field_and_not_twice(qtbot: QtBot, make: MakeForm) -> None:
    form = make(VALUES)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    with qtbot.waitSignal(form.save_wanted):
        QTest.keyClick(form.entry("name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.set_busy(True)
    with qtbot.assertNotEmitted(form.save_wanted):
        QTest.keyClick(form.entry("name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_findings_stand_under_their_fields_and_errors_hold_back(qtbot: QtBot, make: MakeForm) -> None:
    def check(values: Values) -> list[Finding]:
        found = [Finding(Code.EMAIL_SHAPE, Severity.WARNING)]
        return [*found, error(Code.NOT_POSITIVE, "count", value=0)] if values["count"] == 0 else found

    form = make(VALUES, check)
    with qtbot.waitSignal(form.save_wanted):  # a warning does not hold back
        save(form).click()
    edit(form, "count").setText("0")
    assert len(said(form)) == 2  # the warning has no field: it stands on top
    with qtbot.assertNotEmitted(form.save_wanted):
        save(form).click()


def test_a_refusal_shows_and_lets_mend(make: MakeForm) -> None:
    form = make(VALUES)
    form.set_busy(True)
    assert not save(form).isEnabled()
    form.refuse([error(Code.DUPLICATE_NAME, "name", name="甲")], "Somebody changed it.")
    assert save(form).isEnabled()
    assert said(form)[0] == "Somebody changed it."
    assert "甲" in said(form)[1]


def test_a_hidden_field_is_not_asked_for(qtbot: QtBot, make: MakeForm) -> None:
    form = make()
    form.show_field("name", shown=False)
    with qtbot.waitSignal(form.save_wanted):
        save(form).click()


@pytest.mark.parametrize("typed,value", [("9133", 1), ("sxzm", 3), ("家具", 2)])
def test_the_finder_finds_by_any_part_code_or_pinyin(
    qtbot: QtBot, make: MakeForm, typed: str, value: int
) -> None:
    form = make()
    finder = form.entry("firm")
    assert isinstance(finder, Finder)
    finder.setFocus()
    type_text(finder, typed)
    assert finder.value() is None
    leave(qtbot, finder)
    assert finder.value() == value
    assert finder.mistake() == ""


def test_the_finder_tells_what_names_nothing(qtbot: QtBot, make: MakeForm) -> None:
    form = make()
    finder = form.entry("firm")
    assert isinstance(finder, Finder)
    finder.setFocus()
    type_text(finder, "绍兴")
    leave(qtbot, finder)  # two fit: neither is taken
    assert finder.value() is None
    assert "绍兴" in finder.mistake()
    finder.clear()
    assert finder.mistake() == ""


def test_escape_closes_and_a_closed_form_is_gone(qtbot: QtBot, make: MakeForm) -> None:
    form = make(VALUES)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    gone(qtbot, form)


def test_the_first_escape_keeps_what_was_typed(qtbot: QtBot, make: MakeForm) -> None:
    form = make(VALUES)
    edit(form, "count").setText("9")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert any("Escape again" in part.text() for part in form.findChildren(QLabel))
    QTest.keyClick(form, Qt.Key.Key_Escape)
    gone(qtbot, form)


def test_typing_replaces_what_is_proposed_in_the_first_line(make: MakeForm) -> None:
    form = make(VALUES)
    name = edit(form, "name")
    assert form.focusWidget() is name
    type_text(name, "乙")
    assert name.text() == "乙"


@pytest.mark.parametrize("first", ["name", "firm", "amount"])
def test_typing_overwrites_nothing_of_what_is_stored(qtbot: QtBot, keep: Keep, first: str) -> None:
    asked = sorted(FIELDS, key=lambda field: field.name != first)
    form = keep(FormDialog("Order", asked, VALUES))
    form.edits = True
    form.open()
    qtbot.waitExposed(form)
    line = edit(form, first)
    before = line.text()
    qtbot.waitUntil(lambda: form.focusWidget() is line and not line.hasSelectedText())
    assert line.cursorPosition() == len(before)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == before[:-1]


def test_a_field_that_the_caller_chose_keeps_the_focus(qtbot: QtBot, keep: Keep) -> None:
    form = keep(FormDialog("Order", FIELDS, VALUES))
    form.entry("count").setFocus()
    form.show()
    qtbot.waitExposed(form)
    assert form.focusWidget() is form.entry("count")
    assert not edit(form, "name").hasSelectedText()


def test_another_language_renames_and_keeps_what_was_typed(qapp: QApplication, make: MakeForm) -> None:
    form = make(VALUES)
    edit(form, "count").setText("x")
    speech.choose(qapp, "zh")
    qapp.processEvents()
    assert save(form).text() == "保存"
    assert "不是" in said(form)[0]
    special = form.entry("special")
    assert isinstance(special, QComboBox)
    assert special.currentText() == "否"
    assert form.values() == {**VALUES, "count": None}


def test_every_control_has_a_name_and_an_order(make: MakeForm) -> None:
    form = make()
    assert unnamed(form) == []
    assert form.entry("notes").toolTip() == "Notes"


def test_a_finding_offers_the_act_that_mends_it(qtbot: QtBot, keep: Keep) -> None:
    known = [error(Code.RATE_MISSING, "amount", currency="EUR", day="2023-06-05")]
    done: list[str] = []

    def mend(finding: Finding) -> Act | None:
        return Act("t", mark("Firm"), lambda: done.append(finding.code)) if known else None

    form = keep(FormDialog("Order", FIELDS, VALUES, check=lambda _: known, mend=mend))
    form.show()
    qtbot.waitExposed(form)
    links = [made for made in form.findChildren(QPushButton) if made.property("role") == "link"]
    assert not any(made.isVisible() for made in links)  # nothing has been touched yet
    form.set_values({"amount": Money(5_00, "EUR")})
    (link,) = [made for made in links if made.isVisible()]
    link.click()
    assert done == ["rate_missing"]
    known.clear()
    form.recheck()
    assert not link.isVisible()
    assert unnamed(form) == []
