"""Finds controls that a screen reader could not name; every page and dialog is walked by its test."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit,
)  # fmt: skip
_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)


def unnamed(root: QWidget) -> list[str]:
    """Return the class and place of each control under ``root`` that has no name."""
    found = [*root.findChildren(QWidget), root]
    labels = [label for label in root.findChildren(QLabel) if label.text()]
    labelled = {label.buddy() for label in labels}
    return [_path(widget) for widget in found if _is_control(widget) and not _name(widget, labelled)]


def _is_control(widget: QWidget) -> bool:
    """Leave out what Qt builds inside a control: it is named by the whole."""
    inside = widget.parentWidget()
    part = isinstance(widget, QHeaderView)
    while inside is not None and not part:
        part = isinstance(inside, _WHOLE) or type(inside).__name__.startswith("QComboBoxPrivate")
        inside = inside.parentWidget()
    # What is hidden by itself cannot be reached; a page that waits behind another can.
    return isinstance(widget, CONTROLS) and not part and not (widget.isHidden() and not widget.isWindow())


def _name(widget: QWidget, labelled: set[QWidget]) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    return "labelled" if widget in labelled else ""


def _path(widget: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)
