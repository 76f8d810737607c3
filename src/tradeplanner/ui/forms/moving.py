"""Moving registrations from state to state: those that may go in one step, the others named.

Nothing is half done: one step moves every registration that may go, and Undo takes it back whole.
Those that may not go stay as they are, and a notice names each with its state.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from tradeplanner.app import history, participation, waiting
from tradeplanner.app.waiting import WaitingList
from tradeplanner.domain import participation as rules
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun, ParticipationId
from tradeplanner.domain.participation import NEEDS_REASON, Participation, State
from tradeplanner.domain.turnout import TAKES_PART
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Link, Tone
from tradeplanner.ui.saving import Done, act, save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

Names = Mapping[tuple[Noun, int], str]


def move(
    context: Context,
    rows: Sequence[Participation],
    state: State,
    parent: QWidget | None = None,
    done: Done | None = None,
) -> FormDialog | None:
    """Move ``rows`` to ``state`` in one step, asking once for a reason where the state needs one.

    Returns the form that asks, if it does. ``done(changed)`` follows on the main thread.
    """
    going = [row for row in rows if row.state is not state and not rules.check_move(row.state, state)]
    staying = [row for row in rows if rules.check_move(row.state, state)]
    if not going:
        _tell(context, staying, state)
        return None
    chosen = [(ParticipationId(row.id or 0), row.version) for row in going]

    def finished(result: object) -> None:
        _tell(context, staying, state)
        _propose(context, going, state)
        if done is not None:
            done(result)

    if state not in NEEDS_REASON:
        _try(context, going, state, finished)
        return None
    form = _reason_form(len(going), state, parent)

    def save(values: Values) -> object:
        reason = str(values["state_reason"] or "")
        day = values["state_on"]
        on = day if isinstance(day, date) else None
        return participation.move(context.workspace, chosen, state, reason, on)

    save_by(context, form, save, finished)
    return form


def _try(context: Context, going: Sequence[Participation], state: State, done: Done) -> None:
    """Move; where that exceeds the quota, offer to approve what fits and let the others wait."""
    ws = context.workspace
    chosen = [(ParticipationId(row.id or 0), row.version) for row in going]
    editions = {row.edition_id for row in going}

    def refused(error: BaseException) -> None:
        codes = {one.code for one in error.findings} if isinstance(error, RejectedError) else set()
        link = None
        if codes == {Code.QUOTA_EXCEEDED} and len(editions) == 1:
            edition = next(iter(editions))
            link = Link(
                lambda: tr("Accept those that fit, let the others wait"),
                lambda: act(context, lambda: waiting.place(ws, edition, chosen), done),
            )
        context.notices.error(error, link)

    context.jobs.data(lambda: participation.move(ws, chosen, state), done, refused)


def _propose(context: Context, left: Sequence[Participation], state: State) -> None:
    """Offer to move up who waits, after firms gave up places that they had."""
    editions = {row.edition_id for row in left if row.state in TAKES_PART}
    if state in TAKES_PART or len(editions) != 1:
        return
    edition, ws = editions.pop(), context.workspace

    def show(found: object) -> None:
        if not isinstance(found, WaitingList) or not found.next or found.standing.free is None:
            return
        chosen = [(ParticipationId(row.id or 0), row.version) for row in found.next]
        context.notices.post(
            lambda: ntr("{count} firm on the waiting list fits into what is free now.",
                        "{count} firms on the waiting list fit into what is free now.", len(chosen)),
            Tone.NOTE,
            Link(lambda: ntr("Move up {count} firm", "Move up {count} firms", len(chosen)),
                 lambda: act(context, lambda: participation.move(ws, chosen, State.APPROVED))),
        )  # fmt: skip

    context.jobs.data(lambda: waiting.read(ws, edition), show)


def _reason_form(count: int, state: State, parent: QWidget | None) -> FormDialog:
    title = ntr(
        "Move {count} registration to “{state}”",
        "Move {count} registrations to “{state}”",
        count,
        state=word(state),
    )
    asked = [
        Field("state_reason", FIELDS["state_reason"], required=True, limit=200),
        Field("state_on", FIELDS["state_on"], Kind.DATE),
    ]
    return FormDialog(title, asked, {"state_on": rules.today()}, save=tr("Move"), parent=parent)


def _tell(context: Context, staying: Sequence[Participation], state: State) -> None:
    """Say which firms stayed where they are; nothing where none did."""
    if not staying:
        return
    wanted = {(Noun.FIRM, int(row.firm_id)) for row in staying}

    def show(names: object) -> None:
        if isinstance(names, dict):
            context.notices.post(
                lambda: _said(staying, state, names)[0], Tone.WARNING, None,
                lambda: _said(staying, state, names)[1],
            )  # fmt: skip

    context.jobs.data(lambda: history.names(context.workspace, wanted), show)


def _said(staying: Sequence[Participation], state: State, names: Names) -> tuple[str, str]:
    """Return the sentence of who stayed where they were, and as details a line for each."""
    lines = [
        tr("{firm}: {state}", firm=names.get((Noun.FIRM, int(row.firm_id)), ""), state=word(row.state))
        for row in staying
    ]
    if len(lines) == 1:
        text = tr(
            "{firm} stays “{before}”: from there a registration does not go to “{after}”.",
            firm=names.get((Noun.FIRM, int(staying[0].firm_id)), ""),
            before=word(staying[0].state),
            after=word(state),
        )
        return text, ""
    text = ntr(
        "{count} firm stays where it is: from its state a registration does not go to “{after}”.",
        "{count} firms stay where they are: from their states a registration does not go to “{after}”.",
        len(lines),
        after=word(state),
    )
    return text, "\n".join(lines)
