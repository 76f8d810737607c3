"""One question with its chart: the sentence that answers it, the picture or its table, and what it gives."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from tradeplanner.domain.cuts import Dimension
from tradeplanner.domain.dashboards import ABOUT, Answer, Ask
from tradeplanner.i18n.language import tr
from tradeplanner.ui import icons, theme
from tradeplanner.ui.chart_saving import save_chart
from tradeplanner.ui.context import Context
from tradeplanner.ui.drawing import drawn
from tradeplanner.ui.pages.charts import telling
from tradeplanner.ui.pages.charts.sheet import SheetOfRows
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.figure import Drawn, Figure, Look, Shape
from tradeplanner.ui.widgets.labels import label

HEIGHT = 42 * theme.GRID
"""Least height of a card among others: its picture is readable then."""


class ChartCard(Card):
    """A chart of the page. ``lead_wanted(page, focus)`` on a click, ``enlarged(Ask)`` to fill the page."""

    lead_wanted = Signal(str, object)
    enlarged = Signal(object)

    def __init__(self, context: Context, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context, self.ask = context, ask
        self.answer: Answer | None = None
        self._note, self.grey = "", False
        self.figure, self.rows = Figure(context.jobs), SheetOfRows()
        self.figure.failed.connect(context.notices.error)
        self.figure.save_wanted.connect(self.save)
        self.figure.picked.connect(self._lead)
        self.figure.drawn.connect(self._name)
        self.figure.copier = self.copy_picture
        self.answered, self.left_whole = label(role="caption", wrap=True), label(role="advice", wrap=True)
        self.buttons = {name: QToolButton() for name in ("list", "zoom-in", "ellipsis")}
        for made in self.buttons.values():
            made.setAutoRaise(True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons["list"].setCheckable(True)
        self.buttons["list"].toggled.connect(lambda _: self._arrange())
        self.buttons["zoom-in"].clicked.connect(lambda: self.enlarged.emit(self.ask))
        self.buttons["ellipsis"].clicked.connect(self._open_menu)
        for part in (self.answered, self.left_whole):
            self.body.addWidget(part)
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.rows, 1)
        self.setMinimumHeight(HEIGHT)
        self.destroyed.connect(theme.on_change(self._draw_icons))
        self._arrange()
        self.retranslate()

    # --- for the page ---

    def show_answer(self, answer: Answer, chosen: dict[Dimension, str], day: date, *, grey: bool) -> None:
        """Draw an answer, filtered by what is ``chosen`` in words; ``grey`` shows it without colour."""
        heeds = ABOUT[self.ask].heeds
        self.answer, self.grey = answer, grey
        self._note = telling.filtered(chosen, heeds, day)
        self.left_whole.setText(telling.unheeded(answer.unheeded))
        self.answered.setText(
            tr("There is nothing to draw for this year and filter.") if answer.empty else ""
        )
        self._arrange()
        if answer.empty:
            self.figure.clear()
            self.rows.clear()
            self.set_texts(telling.question(self.ask))
            return
        self._lay_out()
        self.figure.show_chart(self._drawer(answer), telling.question(self.ask))

    def retranslate(self) -> None:
        """Set every text anew; the chart is drawn anew by itself."""
        self._await()
        words = {
            "list": tr("Show as a table"),
            "zoom-in": tr("Enlarge to the whole page"),
            "ellipsis": tr("Copy or save"),
        }
        for name, made in self.buttons.items():
            made.setToolTip(words[name])
            made.setAccessibleName(tr("{act}: {chart}", act=words[name], chart=telling.question(self.ask)))
        self.rows.set_name(telling.question(self.ask))
        self._draw_icons()

    def menu(self) -> QMenu:
        """Return the menu of what can be taken from the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy picture"), self.copy_picture)
        menu.addAction(tr("Copy data"), self.copy_data)
        for shape in Shape:
            act = menu.addAction(tr("Save as {shape}…", shape=shape.upper()))
            act.triggered.connect(partial(self._save, shape))
        return menu

    def copy_picture(self) -> None:
        """Put the picture on the clipboard as it would be saved: titled, on light ground."""

        def done(data: bytes) -> None:
            QGuiApplication.clipboard().setImage(QImage.fromData(data))
            self._context.notices.say(tr("The picture is on the clipboard."))

        self.figure.export(Shape.PNG, done)

    def copy_data(self) -> None:
        """Put the chart's rows on the clipboard as a spreadsheet takes them."""
        shown = self.figure.shown
        if shown is not None:
            lines = [shown.title, shown.subtitle, self._note]
            QGuiApplication.clipboard().setText(self.rows.text([line for line in lines if line]))
            self._context.notices.say(tr("The data are on the clipboard."))

    def save(self, shape: Shape = Shape.PNG) -> None:
        """Ask where, and save the chart."""
        if self.answer is not None and not self.answer.empty:
            name = f"{self._context.desk.year}-{telling.question(self.ask).rstrip('?？')}"
            save_chart(self._context, self.figure, name, shape)

    # --- inside ---

    def _save(self, shape: Shape, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's own
        self.save(shape)

    def _open_menu(self) -> None:
        made = self.buttons["ellipsis"]
        self.menu().popup(made.mapToGlobal(made.rect().bottomLeft()))

    def _drawer(self, answer: Answer) -> Callable[[Look], Drawn]:
        note, grey, kind = self._note, self.grey, ABOUT[self.ask].kind
        result: Any = answer.result  # the kind of chart knows which; it refuses another

        def draw(look: Look) -> Drawn:
            from tradeplanner.charts import families, sheet

            with sheet.noted(note):
                return drawn(
                    lambda size, palette: families.draw(
                        families.Kind(kind), result, size, palette, titled=look.titled
                    ),
                    look,
                    grey=grey,
                )

        return draw

    def _name(self) -> None:
        """Tell what was drawn: the sentence that answers, what is measured, and the rows."""
        shown = self.figure.shown
        if shown is not None:
            under = " · ".join(filter(None, (telling.question(self.ask), shown.subtitle, self._note)))
            self.set_texts(shown.title or telling.question(self.ask), under)
            self.rows.show_rows(shown.heads, shown.rows, shown.cells)

    def _arrange(self) -> None:
        drawn_at_all = self.answer is not None and not self.answer.empty
        table = self.buttons["list"].isChecked()
        self.figure.setVisible(drawn_at_all and not table)
        self.rows.setVisible(drawn_at_all and table)
        for part in (self.answered, self.left_whole):
            part.setVisible(bool(part.text()))
        self.buttons["ellipsis"].setEnabled(drawn_at_all)

    def _await(self) -> None:
        """Keep the room of a line under the title, so that the picture is drawn once, at its size."""
        if self.figure.shown is None:
            self.set_texts(telling.question(self.ask), "\N{NO-BREAK SPACE}")

    def _lay_out(self) -> None:
        """Give the picture its room now: it is drawn at the size that it then has."""
        self._await()
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _lead(self, key: object) -> None:
        if self.answer is not None and isinstance(key, int) and key in self.answer.leads:
            self.lead_wanted.emit(*self.answer.leads[key])

    def _draw_icons(self) -> None:
        for name, made in self.buttons.items():
            made.setIcon(icons.icon(name))
