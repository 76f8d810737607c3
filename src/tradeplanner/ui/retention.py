"""Erasing after the time of keeping: a calm notice, and a question that names whom, by edition."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from tradeplanner.app import retention
from tradeplanner.app.retention import Proposal
from tradeplanner.domain.findings import Code, Finding, Place, Severity, error
from tradeplanner.domain.ids import Changed, DelegateId
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.notices import Link, Tone
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

STARTED_MS, DAILY_MS = 8_000, 86_400_000
"""The first look waits until the first page has been read; then one a day."""
GROUP = mark("Whose time is over")


def open_window(context: Context, _focus: object = None, parent: QWidget | None = None) -> None:
    """Look whose time is over, and ask."""

    def show(found: object) -> None:
        if isinstance(found, Proposal) and found.ids:
            question(context, found, parent)
        elif isinstance(found, Proposal):
            context.notices.say(tr("Nobody is due to be erased."))

    ws = context.workspace
    context.jobs.data(lambda: retention.proposal(ws), show, context.notices.error, key="retention")


def question(context: Context, found: Proposal, parent: QWidget | None = None) -> FormDialog:
    """Ask for each edition whether its people go, and once more whether it is meant; return the form."""
    fields = [
        Field(f"edition{at}", named(each.edition), Kind.FLAG, hint=_who(found, at), group=GROUP)
        for at, each in enumerate(found.overdue)
    ]
    fields.append(Field("sure", mark("I have read this; erase for good"), Kind.FLAG))
    values: Values = {field.name: field.name != "sure" for field in fields}

    def check(now: Values) -> list[Finding]:
        until = {"until": formats.day(found.backups_until)}
        told = Finding(Code.ERASE_DUE, Severity.WARNING, Place(), until)
        return [told] if now["sure"] else [told, error(Code.REQUIRED, "sure")]

    title = ntr("Erase {count} traveller for good", "Erase {count} travellers for good", len(found.ids))
    form = FormDialog(title, fields, values, check=check, save=tr("Erase"), parent=parent)

    def erase(now: Values) -> Changed:
        chosen = [
            DelegateId(one.id or 0)
            for at, each in enumerate(found.overdue)
            if now[f"edition{at}"]
            for one in each.people
        ]
        return retention.erase(context.workspace, chosen)

    save_by(context, form, erase)
    form.recheck()
    return form


def _who(found: Proposal, at: int) -> str:
    """Return how many people of an edition there are and since when their time is over."""
    each = found.overdue[at]
    return ntr(
        "{count} person, due since {day}", "{count} people, due since {day}", len(each.people),
        day=formats.day(each.since),
    )  # fmt: skip


class Proposer(QObject):
    """Looks soon after the start and once a day whose time is over, and says so; it erases nobody."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Look until ``parent`` goes."""
        super().__init__(parent)
        self._context = context
        self._daily = QTimer(self)
        self._daily.timeout.connect(self.look)
        self._daily.start(DAILY_MS)
        QTimer.singleShot(STARTED_MS, self, self.look)

    def look(self) -> None:
        """Post a notice where there is somebody."""
        ws = self._context.workspace
        self._context.jobs.data(
            lambda: retention.proposal(ws), self._say, lambda _: None, key="propose", owner=self
        )

    def _say(self, found: object) -> None:
        if not isinstance(found, Proposal) or not found.ids:
            return
        count, months = len(found.ids), found.months
        self._context.notices.post(
            lambda: ntr(
                "{count} traveller has been back for over {months} months: erase the personal data?",
                "{count} travellers have been back for over {months} months: erase their personal data?",
                count, months=months,
            ),
            Tone.NOTE,
            Link(lambda: tr("See whom…"), lambda: self._context.desk.go("erasing")),
        )  # fmt: skip
