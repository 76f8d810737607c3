"""The window that ranks firms for an edition with the reasons and their weights, and invites the chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tradeplanner.app import inviting
from tradeplanner.app.inviting import Invitation
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.inviting import Obstacle, Reason, Suggestion
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.habits import habits
from tradeplanner.ui.list_window import ListWindow
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.table import Table

WORDS = {
    Reason.INDUSTRY: mark("of the fair's industries"),
    Reason.CHAPTER: mark("goods as shown there before"),
    Reason.SELLS: mark("exports to this market"),
    Reason.AIMS: mark("names this market as its own"),
    Reason.SAME_FAIR: mark("was at this fair"),
    Reason.ELSEWHERE: mark("was at other fairs"),
    Reason.RESULTS: mark("told of deals from fairs"),
    Reason.FIRST_TIME: mark("would exhibit for the first time"),
    Reason.ABSENT: mark("stayed away once confirmed"),
}
BARRED = {
    Obstacle.THERE: mark("on the list already"),
    Obstacle.RETIRED: mark("left the register"),
    Obstacle.DISHONEST: mark("listed as untrustworthy"),
}


def reasons(one: Suggestion) -> str:
    """Say what a firm's points are made of."""
    return listed([f"{tr(WORDS[reason])} {one.weights[reason]:+d}" for reason in one.reasons])


def obstacle(one: Suggestion) -> str:
    """Say why a firm cannot be invited, and where it stands if it is there; "" where it can."""
    if one.obstacle is None:
        return ""
    told = tr(BARRED[one.obstacle])
    return f"{told} · {word(one.known.state)}" if one.known.state else told


def _tone(one: Suggestion) -> str:
    return "faint" if one.obstacle else ""


def columns() -> Sequence[Column]:
    """Return what is listed of a firm."""
    return (
        Column("firm", mark("Firm"), lambda s: s.known.firm.name_zh, width=216, tone=_tone),
        Column(
            "points",
            mark("Points"),
            lambda s: s.points,
            kind=Kind.NUMBER,
            width=72,
            total=lambda _: "",
            tone=_tone,
        ),
        Column("reasons", mark("Reasons"), reasons, width=360, tone=_tone, hint=reasons),
        Column("obstacle", mark("Not to be invited"), obstacle, width=160, tone=_tone),
        Column("industry", mark("Industry"), lambda s: s.known.firm.industry, width=88, tone=_tone),
        Column("town", mark("Town"), lambda s: s.known.firm.town, width=96, tone=_tone),
    )


class InvitingWindow(ListWindow):
    """Invites the selected firms in one step; those that cannot be are left out and say why."""

    def __init__(self, context: Context, edition: EditionId, parent: QWidget | None = None) -> None:
        self._context, self._edition = context, edition
        self.table = Table(
            "inviting", mark("Whom to invite"), columns(),
            empty=Empty(mark("No firms on the register yet"), []), key=lambda one: one.known.firm.id,
        )  # fmt: skip
        invite = Act(
            "inviting.invite", mark("Invite"), self.invite, words=self._words,
            enabled=lambda: bool(self._chosen()),
        )  # fmt: skip
        super().__init__(mark("Whom to invite"), self.table, [invite], parent)
        habits(context, self.table, "inviting")
        self.read()

    def read(self) -> None:
        """Rank the register."""
        ws, number = self._context.workspace, self._edition
        self._context.jobs.data(
            lambda: inviting.suggest(ws, number), self._show, self._context.notices.error, key="inviting",
            owner=self,
        )  # fmt: skip

    def _show(self, found: object) -> None:
        if not isinstance(found, Invitation):
            return
        self.table.set_rows(list(found.suggestions))
        open_ones = sum(1 for one in found.suggestions if one.obstacle is None)
        count = ntr("{count} firm can be invited", "{count} firms can be invited", open_ones)
        self.line.setText(
            tr("{edition}: {count}. Select those to invite; the points say how well each fits.",
               edition=named(found.edition), count=count)
        )  # fmt: skip
        self.enable()

    def _chosen(self) -> list[FirmId]:
        rows = self.table.selected()
        return [FirmId(one.known.firm.id or 0) for one in rows if one.obstacle is None]

    def _words(self) -> str:
        return ntr("Invite {count} firm", "Invite {count} firms", len(self._chosen()))

    def invite(self) -> None:
        """Note the selected firms as invited."""
        chosen, ws = self._chosen(), self._context.workspace
        if chosen:
            act(self._context, lambda: inviting.invite(ws, self._edition, chosen), lambda _: self.read())
