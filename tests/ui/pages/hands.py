"""What a person's hands do on a page: open a form, fill it, press its buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.widgets.form import FormDialog

Settled = Callable[[], None]


def forms(over: QWidget) -> list[FormDialog]:
    """Return the forms that are open over a widget, the newest last."""
    return [form for form in over.window().findChildren(FormDialog) if form.isVisible()]


def the_form(over: QWidget, settled: Settled) -> FormDialog:
    """Return the newest form that is open over a widget."""
    settled()
    return forms(over)[-1]


def press(over: QWidget, text: str) -> None:
    """Press the visible button called ``text``."""
    next(made for made in over.findChildren(QPushButton) if made.text() == text and made.isVisible()).click()


def save(form: FormDialog, settled: Settled, **values: object) -> None:
    """Fill ``form`` and press its Save."""
    form.set_values(values)
    settled()
    press(form, "Save")
    settled()


def offered(form: FormDialog) -> list[str]:
    """Return the texts of the links that mend a finding."""
    links = [made for made in form.findChildren(QPushButton) if made.property("role") == "link"]
    return [made.text() for made in links if made.isVisible()]


def acts_are_named_and_told_apart(page: Page) -> None:
    """Hold that each act of a page has words, and that no two share a key."""
    acts = page.acts()
    assert all(act.name() for act in acts)
    keys = [act.shortcut for act in acts if act.shortcut]
    assert len(keys) == len(set(keys))
