"""The dialog in which a bureau makes a report its own: name, head, foot, logo, sections and their order."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tradeplanner.app import own_reports
from tradeplanner.app.own_reports import Part
from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.own_reports import FOOT_MOST, HEAD_MOST, NAME_MOST, OwnReport
from tradeplanner.domain.report_kinds import ReportKind, Wish
from tradeplanner.domain.units import Units
from tradeplanner.i18n import messages
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.handbook.door import offer
from tradeplanner.ui.notices import sentence
from tradeplanner.ui.pages.reports.logo_field import LogoField
from tradeplanner.ui.pages.reports.options import NAMES
from tradeplanner.ui.paper import KINDS
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.ordered import OrderedList

WIDTH = 72 * theme.GRID


class OwnForm(QDialog):
    """A report of the bureau's own, new or as it was kept; Save keeps it as a step that undo takes back."""

    def __init__(self, context: Context, own: OwnReport, wish: Wish, parent: QWidget) -> None:
        """Show ``own`` (new where it has no id); ``wish`` tells of which subject the sections are asked."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context, self._own, self._wish = context, own, wish
        self._parts: tuple[str, ...] = ()
        self.name, self.head, self.foot = QLineEdit(own.name), QLineEdit(own.head), QLineEdit(own.foot)
        for line, most in ((self.name, NAME_MOST), (self.head, HEAD_MOST), (self.foot, FOOT_MOST)):
            line.setMaxLength(most)
        self.report = Picker([Choice(one, word(one)) for one in KINDS], optional=False)
        languages = [Choice("", tr("As the window")), *(Choice(code, name) for code, name in NAMES.items())]
        self.language = Picker(languages, optional=False)
        self.units = Picker([Choice(one, word(one)) for one in Units], optional=False)
        self.report.set_value(own.report)
        self.language.set_value(own.language)
        self.units.set_value(own.units)
        self.whole = CheckBox(tr("Long version where the report has one"))
        self.whole.setChecked(own.whole)
        self.logo = LogoField(context, self._refuse)
        self.sections = OrderedList()
        self.problem = label(role="problem", wrap=True)
        self.problem.hide()
        self.save, self.cancel = button(tr("Save"), "primary"), button(tr("Cancel"))
        self._lay_out()
        self.report.changed.connect(self._ask_parts)
        self.whole.toggled.connect(lambda _: self._ask_parts())
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        if own.logo:
            self.logo.set_value(own.logo)
        self.setWindowTitle(tr("Edit own report") if own.id else tr("New own report"))
        offer(self, context.desk.go, "reports")
        self._ask_parts()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.GRID)
        form.setVerticalSpacing(theme.GRID + theme.GRID // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Name"), self.name), (tr("Report"), self.report), (tr("Logo"), self.logo),
            (tr("Head line"), self.head), (tr("Foot line"), self.foot), (tr("Sections"), self.sections),
            ("", self.whole), (tr("Language"), self.language),
            (tr("Units of amounts"), self.units),
        )  # fmt: skip
        for text, field in rows:
            form.addRow(text, field)
            field.setAccessibleName(text or self.whole.text())
        self.sections.set_name(tr("Sections"))
        self.head.setPlaceholderText(tr("Over the title, for example the bureau's name"))
        self.foot.setPlaceholderText(tr("Under every page, for example who made it"))
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self.cancel)
        ends.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(ends)
        self.setMinimumWidth(WIDTH)
        self.name.setFocus()
        # Typing must not overwrite a name that stands.
        QTimer.singleShot(0, self.name, self.name.deselect)

    def chosen(self) -> OwnReport:
        """Return the report as the dialog says it; sections in their usual order, whole, are none chosen."""
        report, units = self.report.value(), self.units.value()
        keys = self.sections.keys()
        return replace(
            self._own, name=self.name.text(), head=self.head.text(), foot=self.foot.text(),
            logo=self.logo.value, report=report if isinstance(report, ReportKind) else self._own.report,
            units=units if isinstance(units, Units) else Units.OWN, language=str(self.language.value() or ""),
            sections=() if keys == self._parts else keys, whole=self.whole.isChecked(),
        )  # fmt: skip

    def _ask_parts(self) -> None:
        wish, ws = (
            replace(self._wish, kind=self.chosen().report, sections=(), whole=self.whole.isChecked()),
            self._context.workspace,
        )
        self._context.jobs.data(
            lambda: own_reports.parts(ws, wish), self._show_parts, self._refuse, key="parts", owner=self
        )

    def _show_parts(self, parts: object) -> None:
        found = [one for one in parts if isinstance(one, Part)] if isinstance(parts, list) else []
        kept = self._own.sections if self.chosen().report is self._own.report else ()
        order = {key: at for at, key in enumerate(kept)}
        self._parts = tuple(one.key for one in found)
        found.sort(key=lambda one: order.get(one.key, len(order)))
        self.sections.set_items([(one.key, one.name, not kept or one.key in order) for one in found])
        self.sections.setEnabled(len(found) > 1)

    def _save(self) -> None:
        own, ws = self.chosen(), self._context.workspace
        if self._parts and not self.sections.keys():
            self._say(tr("Tick at least one section: a report without any would be an empty page."))
            return
        keep = own_reports.edit if own.id else own_reports.add
        self.save.setEnabled(False)
        self._context.jobs.data(lambda: keep(ws, own), lambda _: self.accept(), self._refuse, owner=self)

    def _refuse(self, error: BaseException) -> None:
        """Say what is wrong, by the field it is about."""
        self.save.setEnabled(True)
        if isinstance(error, RejectedError):
            self._say(" ".join(messages.sentence(one) for one in error.findings))
        elif isinstance(error, ExpectedError):
            self._say(sentence(error)[0])
        else:
            self._context.notices.error(error)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()
