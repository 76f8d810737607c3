"""Two records of one firm side by side: a person chooses of each field, and what stands where both meet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tradeplanner.app import duplicates
from tradeplanner.app.duplicates import Clash, Preview
from tradeplanner.domain import duplicates as rules
from tradeplanner.domain.findings import Code, Finding, Place, Severity, error, mask
from tradeplanner.domain.firms import PERSONAL, Firm
from tradeplanner.domain.ids import Changed, FirmId
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import counted, noun_name, word
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.saving import Done, save_by
from tradeplanner.ui.widgets.fields import Choice, Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

KEPT, GONE = "kept", "gone"
FACTS, MEETING = mark("What holds of the firm"), mark("Both have a record: which one stays?")


def open_form(
    context: Context, kept: Firm, gone: Firm, parent: QWidget | None = None, done: Done | None = None
) -> None:
    """Read what a merge would move, then open the form."""
    pair = FirmId(kept.id or 0), FirmId(gone.id or 0)

    def show(found: object) -> None:
        if isinstance(found, Preview):
            build(context, found, parent, done)

    ws = context.workspace
    context.jobs.data(lambda: duplicates.preview(ws, *pair), show, context.notices.error, key="merge form")


def build(
    context: Context, look: Preview, parent: QWidget | None = None, done: Done | None = None
) -> FormDialog:
    """Open the form and return it."""
    differing = rules.differing(look.kept, look.gone)
    asked = [_fact(look, name) for name in dict.fromkeys(("name_zh", *differing))]
    clashes = {f"meeting{at}": one for at, one in enumerate(look.clashes)}
    asked += [_meeting(look, name, one) for name, one in clashes.items()]
    values: Values = {field.name: None if field.name in clashes else KEPT for field in asked}
    title = tr("Merge “{gone}” into “{kept}”", gone=look.gone.name_zh, kept=look.kept.name_zh)
    form = FormDialog(
        title,
        asked,
        values,
        check=lambda found: [moving(look), *_undecided(found, list(clashes))],
        save=tr("Merge"),
        parent=parent,
    )

    def save(found: Values) -> Changed:
        taken = [name for name in ("name_zh", *differing) if found[name] == GONE]
        decided = {(one.noun, one.kept): found[name] == KEPT for name, one in clashes.items()}
        return duplicates.merge(context.workspace, look.kept, look.gone, taken, decided)

    save_by(context, form, save, done)
    form.recheck()
    return form


def _undecided(values: Values, meetings: Sequence[str]) -> list[Finding]:
    """Return a finding at each meeting of two records of which nobody has said which one stays."""
    waiting = [name for name in meetings if values[name] is None]
    return [error(Code.MERGE_UNDECIDED, name, count=len(waiting)) for name in waiting]


def _fact(look: Preview, name: str) -> Field:
    pair = ((KEPT, look.kept), (GONE, look.gone))
    offered = [Choice(key, _shown(name, getattr(firm, name))) for key, firm in pair]
    return Field(name, FIELDS[name], Kind.CHOICE, required=True, choices=offered, group=FACTS)


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    return mask(str(value)) if name in PERSONAL else str(value)


def _meeting(look: Preview, name: str, one: Clash) -> Field:
    def words(firm: Firm, state: str) -> str:
        return tr("that of “{name}”", name=firm.name_zh) + (f" · {state}" if state else "")

    states = [word(state) if state else "" for state in (one.kept_state, one.gone_state)]
    pair = Choice(KEPT, words(look.kept, states[0])), Choice(GONE, words(look.gone, states[1]))
    offered = [Choice(None, ""), *pair]
    label = f"{noun_name(one.noun)} · {one.edition or one.year or ''}"
    return Field(name, label, Kind.CHOICE, choices=offered, group=MEETING)


def moving(look: Preview) -> Finding:
    """Return what goes over to the firm that stays, and what becomes of the other name."""
    parts = [counted(noun, count) for noun, count in look.moving.items()]
    what = listed(parts) or tr("nothing but its facts")
    return Finding(Code.MERGE_MOVES, Severity.WARNING, Place(), {"what": what})
