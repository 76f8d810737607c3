"""The template of milestones: its lines in a window, changed one by one, and the way back to the usual."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import milestones
from tradeplanner.domain import milestones as rules_of
from tradeplanner.domain.exhibitions import FairClass, Scope
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.milestones import Anchor, MilestoneKind, MilestoneRule
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.milestones import counted_from, title
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.bridge import Bridge
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_choices, market_name, members
from tradeplanner.ui.saving import act, save_by
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the template and its place in it."""

    at: int
    rule: MilestoneRule


def columns(context: Context) -> Sequence[Column]:
    """Return the columns: what is due when, and for which editions."""
    markets, every = context.workspace.markets, "—"
    return (
        Column("title", mark("Milestone"), lambda r: title(r.rule), width=184, tone=_tone),
        Column("counted", FIELDS["anchor"], _counted, width=208, tone=_tone),
        Column("fair_class", FIELDS["fair_class"],
               lambda r: word(r.rule.fair_class) if r.rule.fair_class else every, width=96, tone=_tone),
        Column("scope", FIELDS["scope"], lambda r: word(r.rule.scope) if r.rule.scope else every, width=96,
               tone=_tone),
        Column("market", FIELDS["market"],
               lambda r: market_name(markets, r.rule.market) if r.rule.market else every, width=120,
               tone=_tone),
    )  # fmt: skip


def _counted(row: Line) -> str:
    return counted_from(row.rule) if row.rule.active else tr("not needed")


def _tone(row: Line) -> str:
    return "" if row.rule.active else "faint"


def fields(context: Context) -> tuple[Field, ...]:
    """Return the fields of a line."""
    sort, when = mark("For which editions"), mark("When it is due")
    return (
        Field("kind", mark("What is due"), Kind.CHOICE, required=True, choices=members(MilestoneKind)),
        Field("name", FIELDS["name"], limit=100),
        Field("fair_class", FIELDS["fair_class"], Kind.CHOICE, choices=members(FairClass), group=sort),
        Field("scope", FIELDS["scope"], Kind.CHOICE, choices=members(Scope), group=sort),
        Field("market", FIELDS["market"], Kind.SEARCH, choices=market_choices(context.workspace.markets),
              group=sort),
        Field("anchor", FIELDS["anchor"], Kind.CHOICE, required=True, choices=members(Anchor), group=when),
        Field("plus_months", FIELDS["plus_months"], Kind.INTEGER, group=when,
              hint=mark("Below zero: before it.")),
        Field("plus_days", FIELDS["plus_days"], Kind.INTEGER, group=when,
              hint=mark("Below zero: before it.")),
        Field("active", FIELDS["active"], Kind.FLAG, group=when),
    )  # fmt: skip


def made(values: Values, before: MilestoneRule) -> MilestoneRule:
    """Return ``before`` with what the form says; nothing added is nought."""
    texts: Values = {name: str(values[name] or "").strip() for name in ("name", "market")}
    counts: Values = {name: values[name] or 0 for name in ("plus_months", "plus_days")}
    return replace(before, **(values | texts | counts))  # type: ignore[arg-type]  # the form's kinds


class TemplateWindow(QDialog):
    """The lines by kind; the more particular wins over the general, among equals the later."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.said = label(wrap=True)
        new = Act("template.add", mark("Add a line…"), self._add)
        self._on_row = [
            Act("template.edit", mark("Edit…"), lambda: self._edit(self.table.current())),
            Act("template.delete", mark("Delete"), lambda: self.remove(self.table.selected())),
        ]
        usual = Act("template.usual", mark("Back to the usual template"), self.restore)
        self.table = Table(
            "template", mark("Template of milestones"), columns(context),
            empty=Empty(mark("The lines of the template stand here."), [new]), key=lambda row: row.at,
        )  # fmt: skip
        self._acts = [new, *self._on_row, usual]
        self._buttons = [button() for _ in self._acts]
        self._close = button(role="primary")
        self._lay_out()
        self.table.set_acts(self._on_row)
        self.table.edit_wanted.connect(self._edit)
        self.table.remove_wanted.connect(self.remove)
        self.table.add_wanted.connect(self._add)
        bridge = Bridge(context.workspace, self)
        bridge.changed.connect(self._heard)
        self.destroyed.connect(bridge.close)
        self.resize(104 * theme.GRID, 64 * theme.GRID)
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        for made_, one in zip(self._buttons, self._acts, strict=True):
            self.table.bar.addWidget(made_)
            made_.clicked.connect(lambda _=False, run=one.run: run())
        self._close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _add(self) -> None:
        self.add()

    def _edit(self, row: object) -> None:
        self.edit(row)

    def add(self) -> FormDialog:
        """Open the form of a new line, which goes to the end."""
        return self._open(None, MilestoneRule())

    def edit(self, row: object) -> FormDialog | None:
        """Open the form of a line."""
        return self._open(row.at, row.rule) if isinstance(row, Line) else None

    def remove(self, rows: Sequence[Line]) -> None:
        """Take lines out of the template."""
        gone = {row.at for row in rows}
        if gone:
            left = [line.rule for line in self._lines() if line.at not in gone]
            act(self._context, lambda: milestones.put_rules(self._context.workspace, left))

    def restore(self) -> None:
        """Go back to the usual template."""
        act(self._context, lambda: milestones.put_rules(self._context.workspace, []))

    def _open(self, at: int | None, before: MilestoneRule) -> FormDialog:
        asked = fields(self._context)
        values: Values = {field.name: getattr(before, field.name) for field in asked}
        form = FormDialog(
            tr("Add a line") if at is None else tr("Edit the line"), asked, values,
            check=lambda found: rules_of.check_rule(made(found, before)), parent=self,
        )  # fmt: skip
        rules = [line.rule for line in self._lines()]

        def save(found: Values) -> Changed:
            fresh = made(found, before)
            lines = [*rules, fresh] if at is None else [*rules[:at], fresh, *rules[at + 1 :]]
            return milestones.put_rules(self._context.workspace, lines)

        save_by(self._context, form, save)
        return form

    def _lines(self) -> list[Line]:
        return sorted(self.table.rows(), key=lambda line: line.at)

    def _heard(self, changed: Changed) -> None:
        if Noun.MILESTONE_RULE in changed.nouns:
            self._read()

    def _read(self) -> None:
        ws = self._context.workspace
        self._context.jobs.data(lambda: milestones.rules(ws), self._show, key="template", owner=self)

    def _show(self, rules: object) -> None:
        if isinstance(rules, list):
            self.table.set_rows([Line(at, rule) for at, rule in enumerate(rules)])

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("Template of milestones"))
        self.said.setText(
            tr(
                "Milestones of new editions are counted by these lines. Of several lines for one milestone,"
                " the one that says more of the edition holds; editions that have milestones already keep"
                " them."
            )
        )
        self._close.setText(tr("Close"))
        for made_, one in zip(self._buttons, self._acts, strict=True):
            made_.setText(one.name())


def open_window(context: Context, parent: QWidget) -> TemplateWindow:
    """Open the window of the template and return it."""
    window = TemplateWindow(context, parent)
    window.open()
    return window
