"""The result of an edition: against aims and the last edition, orders by stage, and what firms reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tradeplanner.app.edition_results import EditionReading
from tradeplanner.charts import messages
from tradeplanner.domain.edition_results import Line, StageSum
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.orders import Stage
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.pages.edition import telling
from tradeplanner.ui.pages.edition.reported import ReportedPart
from tradeplanner.ui.widgets.bullet import Bullet, BulletDelegate
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with its orders."""

    stage: Stage
    sums: StageSum


def _figure(key: str, title: str) -> Column:
    def text(line: Line) -> str:
        return telling.value(line, getattr(line, key))

    return Column(key, title, lambda line: getattr(line, key), text, Kind.NUMBER)


def _columns() -> Sequence[Column]:
    return (
        Column("result", mark("Result"), telling.result_name),
        _figure("this", mark("This edition")),
        _figure("aim", mark("Aim")),
        Column(
            "share", mark("Aim reached"), lambda x: x.attainment, lambda x: messages.share_text(x.attainment),
            Kind.NUMBER,
        ),
        Column(
            "bar", mark("Against the aim"),
            lambda x: None if x.attainment is None else Bullet(float(x.attainment), 1.0),
            lambda x: messages.share_text(x.attainment), Kind.PAINTED,
        ),
        _figure("last", mark("Last edition")),
        Column(
            "change", mark("On the last edition"), lambda x: x.change,
            lambda x: telling.NONE if x.change is None else formats.growth(x.change), Kind.NUMBER,
        ),
    )  # fmt: skip


def _stage_columns() -> Sequence[Column]:
    return (
        Column("stage", mark("Orders by stage"), lambda row: word(row.stage)),
        Column("count", mark("Orders"), lambda row: row.sums.count, kind=Kind.NUMBER),
        Column(
            "amount", mark("Amount at each day's rate"), lambda row: row.sums.amount.amount,
            lambda row: formats.amount(row.sums.amount), Kind.NUMBER,
        ),
    )  # fmt: skip


class ResultsTab(QWidget):
    """Two short lists with what they are compared with, and what the firms reported themselves."""

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        super().__init__()
        self.line = label(role="faint", wrap=True)
        self.reported = ReportedPart(context, edition)
        self.results = Compact(mark("Results of the edition"), _columns(), wide="bar")
        self.results.set_delegate("bar", BulletDelegate(self.results))
        self.stages = Compact(mark("Orders of the edition by stage"), _stage_columns(), wide="stage")
        self.note = label(role="caption", wrap=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        for part in (self.line, self.results, self.stages, self.note, self.reported):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.setFocusProxy(self.results)

    def show_reading(self, found: EditionReading) -> None:
        """Show the results of an edition."""
        self.results.set_rows(found.lines)
        self.stages.set_rows([StageRow(stage, sums) for stage, sums in found.now.stages.items()])
        self._fit(self.results, len(found.lines))
        self._fit(self.stages, len(found.now.stages))
        self.stages.setVisible(bool(found.now.stages))
        if found.last is None:
            self.line.setText(tr("No earlier edition of this exhibition is known to compare with."))
        else:
            self.line.setText(
                tr("Compared with {name} ({year})", name=named(found.last), year=found.last.year)
            )
        self.note.setText(telling.note(found))
        self.reported.show_reading(found)

    def summary(self) -> str:
        """Return nothing: what stands here needs no count."""
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """Let the lists grow with the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for part in (self.results, self.stages):
                self._fit(part, len(part.rows()))
            self.reported.fit()

    def _fit(self, part: Compact, rows: int) -> None:
        head = part.view.horizontalHeader().sizeHint().height()
        part.setFixedHeight(head + rows * part.row_height + 2 * part.view.frameWidth())
