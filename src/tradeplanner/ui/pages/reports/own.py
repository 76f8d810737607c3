"""What can be done with the bureau's own reports beside the list: made, changed, handed on, taken in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tradeplanner.app import own_reports
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.report_kinds import Wish
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import saving, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_file, ask_where
from tradeplanner.ui.pages.reports.options import KindList
from tradeplanner.ui.pages.reports.own_form import OwnForm
from tradeplanner.ui.widgets.labels import button


class OwnReports(QWidget):
    """The buttons under the list of reports; those about one show while an own report is chosen."""

    def __init__(self, context: Context, kinds: KindList, wish: Callable[[], Wish]) -> None:
        """``wish()`` is what the page shows now: a new report begins as it."""
        super().__init__()
        self._context, self._kinds, self._wish = context, kinds, wish
        one = self._chosen
        self.acts = [
            Act("reports.own.new", mark("New own report…"), self.new, "", "plus"),
            Act("reports.own.take", mark("Take in an own report…"), self.ask_take, "", "file-input"),
            Act("reports.own.edit", mark("Edit this own report…"), self.edit, enabled=lambda: bool(one())),
            Act(
                "reports.own.save",
                mark("Save it for another desk…"),
                self.ask_save,
                enabled=lambda: bool(one()),
            ),
            Act(
                "reports.own.delete", mark("Delete this own report"), self.remove, enabled=lambda: bool(one())
            ),
        ]
        self.buttons = [button(role="link") for _ in self.acts]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID // 2)
        for made, act in zip(self.buttons, self.acts, strict=True):
            made.clicked.connect(lambda _=False, run=act.run: run())
            column.addWidget(made)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew, and show what the chosen report allows."""
        for made, act in zip(self.buttons, self.acts, strict=True):
            made.setText(act.label())
            made.setVisible(act.possible())

    def new(self) -> None:
        """Open the dialog for a report like the one that is shown."""
        wish, own = self._wish(), self._chosen()
        begun = OwnReport(
            name="", report=wish.kind, head=wish.head, foot=wish.foot, logo=wish.logo, units=wish.units,
            sections=own.sections if own else (),
        )  # fmt: skip
        self._open(begun)

    def edit(self) -> None:
        """Open the dialog for the chosen own report."""
        own = self._chosen()
        if own is not None:
            self._open(own)

    def remove(self) -> None:
        """Delete the chosen own report; undo brings it back."""
        own, ws = self._chosen(), self._context.workspace
        if own is not None and own.id is not None:
            own_id, version = own.id, own.version
            saving.act(self._context, lambda: own_reports.remove(ws, own_id, version))

    def ask_save(self) -> None:
        """Ask where the file for another desk should go."""
        own = self._chosen()
        if own is not None:
            name = own.name.replace("/", "-") + own_reports.ENDING
            ask_where(
                self.window(),
                tr("Save it for another desk"),
                name,
                _kinds(),
                lambda path: self.save(own, path),
            )

    def save(self, own: OwnReport, path: Path) -> None:
        """Write an own report as a file for another desk."""
        said = self._context.notices.say
        self._context.jobs.work(
            lambda: own_reports.save(own, path), lambda _: said(tr("Saved: {file}", file=path.name)),
            self._context.notices.error,
        )  # fmt: skip

    def ask_take(self) -> None:
        """Ask for the file of an own report, and take it in."""
        ask_file(self.window(), tr("Take in an own report"), [_kinds()], self.take)

    def take(self, path: Path) -> None:
        """Keep the own report of a file; what cannot be read is told and changes nothing."""
        ws = self._context.workspace
        self._context.jobs.data(
            lambda: own_reports.take_in(ws, path), self._taken, self._context.notices.error, owner=self
        )

    def _taken(self, own: object) -> None:
        if isinstance(own, OwnReport):
            self._kinds.await_own(own.name)
            self._context.notices.say(tr("Taken in: {name}", name=own.name))

    def _open(self, own: OwnReport) -> None:
        form = OwnForm(self._context, own, self._wish(), self.window())
        form.accepted.connect(lambda: self._kinds.await_own(form.name.text().strip()))
        form.open()

    def _chosen(self) -> OwnReport | None:
        return self._kinds.own()


def _kinds() -> str:
    return f"{tr('Own report')} (*{own_reports.ENDING})"
