"""What a person did, as one line of the history and as the label of Undo and Redo.

A step stores its act, noun and parameters (``name``, ``count``, ``file``, ``after``) and no sentence, so
the history reads in whichever language is in force.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from tradeplanner.domain.budgets import CostGroup
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.findings import Param
from tradeplanner.domain.history import Act, Step, StepKind
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.milestones import MilestoneKind
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.papers import PaperKind
from tradeplanner.domain.participation import State
from tradeplanner.domain.targets import Measure
from tradeplanner.i18n.fields import FIELDS, field_name
from tradeplanner.i18n.formats import day, moment, months_of
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import counted, currency_name, file_word, noun_name, word

ACTS: Mapping[Act, str] = {
    Act.ADD: mark("Add {what}"),
    Act.EDIT: mark("Edit {what}"),
    Act.REMOVE: mark("Delete {what}"),
    Act.RETIRE: mark("Retire {what}"),
    Act.SET: mark("Set {what}"),
    Act.MOVE: mark("Move {what}"),
    Act.IMPORT: mark("Import of {what}"),
    Act.RESTORE: mark("Restore of a backup"),
    Act.REPAIR: mark("Repair of the data file"),
    Act.ERASE: mark("Erase personal data: {what}"),
    Act.MERGE: mark("Merge {what}"),
    Act.REVEAL: mark("Show personal data: {what}"),
    Act.HAND_OVER: mark("Hand over {what}"),
    Act.BRING_BACK: mark("Bring back {what}"),
}
"""The English of each act; ``{what}`` is a named thing or a number of things."""


def act_sentence(step: Step) -> str:
    """Return the line of the history for ``step``, with "Undo:" or "Redo:" before what it was about."""
    if step.kind is StepKind.UNDO:
        return undo_label(step)
    if step.kind is StepKind.REDO:
        return redo_label(step)
    return _act(step) + _staying(step)


def undo_label(step: Step) -> str:
    """Return "Undo: Add firm “X”" for the menu and the notice."""
    return tr("Undo: {act}", act=_act(step))


def redo_label(step: Step) -> str:
    """Return "Redo: Add firm “X”" for the menu and the notice."""
    return tr("Redo: {act}", act=_act(step))


def _act(step: Step) -> str:
    what = _what(step)
    if step.act is Act.MOVE and step.params.get("after"):
        kind = Status if step.noun is Noun.EDITION else State
        return tr("Move {what} to “{state}”", what=what, state=word(kind(str(step.params["after"]))))
    if step.act is Act.IMPORT and step.params.get("file"):
        return tr("Import of {what} from {file}", what=what, file=file_word(str(step.params["file"])))
    if step.act is Act.RESTORE:
        made = datetime.fromisoformat(str(step.params["made"]))
        return tr("Restored from the backup of {moment}", moment=moment(made))
    if step.act is Act.MERGE and step.params.get("gone"):
        return tr("Merge “{gone}” into “{kept}”", gone=step.params["gone"], kept=step.params["kept"])
    if step.act is Act.HAND_OVER and step.params.get("personal"):
        return tr("Hand over {what} with personal data", what=what)
    # A setting is there from the first day: what is set anew was edited.
    act = Act.EDIT if (step.act, step.noun) == (Act.SET, Noun.SETTING) else step.act
    return tr(ACTS[act], what=what)


def _staying(step: Step) -> str:
    """Return what an act made free, and what a removal left behind; "" for nothing."""
    return _freed(step.params) + _untied(step.params)


def _freed(params: Mapping[str, Param]) -> str:
    """Return which booth became free, or how many."""
    if params.get("booth") and params.get("freed"):
        return tr("; booth {number} is free again", number=params["booth"])
    count = int(params.get("freed", 0))
    return ntr("; {count} booth is free again", "; {count} booths are free again", count) if count else ""


def _untied(params: Mapping[str, Param]) -> str:
    """Return which orders a registration left behind."""
    if not params.get("untied"):
        return ""
    return ntr(
        "; {count} order stays, tied to the exhibition only",
        "; {count} orders stay, tied to the exhibition only",
        int(params["untied"]),
    )


def _what(step: Step) -> str:
    """Return the thing by what is known of it, else the number of things, else the bare noun."""
    told = _TELLERS.get(step.noun)
    words = told(step.params) if told else ""
    if words:
        return words
    if step.params.get("name"):
        return tr("{noun} “{name}”", noun=noun_name(step.noun), name=step.params["name"])
    if "count" in step.params:
        return counted(step.noun, int(step.params["count"]))
    return noun_name(step.noun)


_Params = Mapping[str, Param]


def _setting(params: _Params) -> str:
    name = str(params.get("name") or "")
    return tr("the setting “{name}”", name=field_name(name)) if name in FIELDS else tr("the settings")


def _order(params: _Params) -> str:
    if params.get("stage"):
        what = counted(Noun.ORDER, int(params["count"]))
        return tr("{what}: {stage}", what=what, stage=word(Stage(str(params["stage"]))))
    if params.get("buyers"):
        return tr("the buyers of {what}", what=counted(Noun.ORDER, int(params["buyers"])))
    return tr("order of {firm}", firm=params["name"]) if params.get("name") else ""


def _participation(params: _Params) -> str:
    if not params.get("edition"):
        return ""
    if "count" in params:
        what = counted(Noun.PARTICIPATION, int(params["count"]))
        return tr("{what} in “{edition}”", what=what, edition=params["edition"])
    firm, edition = params["name"], params["edition"]
    if params.get("tied"):
        return ntr(
            "participation of {firm} in “{edition}”, with {count} order tied to it",
            "participation of {firm} in “{edition}”, with {count} orders tied to it",
            int(params["tied"]), firm=firm, edition=edition,
        )  # fmt: skip
    return tr("participation of {firm} in “{edition}”", firm=firm, edition=edition)


def _milestone(params: _Params) -> str:
    if "edition" not in params:
        return ""
    if "count" in params:
        what = counted(Noun.MILESTONE, int(params["count"]))
    else:
        kind = word(MilestoneKind(str(params["milestone"])))
        what = tr("milestone “{name}”", name=params["name"] or kind)
    if params["edition"]:
        what = tr("{what} of “{edition}”", what=what, edition=params["edition"])
    if params.get("after"):
        return tr("{what}: done", what=what) if params["after"] == "done" else tr("{what}: open", what=what)
    return what


def _fee(params: _Params) -> str:
    if params.get("name"):
        what = tr("fee of {firm}", firm=params["name"])
    else:
        what = counted(Noun.FEE, int(params.get("count", 0)))
    if params.get("did") == "paid":
        return tr("{what}: paid", what=what)
    return tr("{what}: void", what=what) if params.get("did") == "void" else what


def _follow_up(params: _Params) -> str:
    if params.get("name"):
        what = tr("follow-up of {firm}", firm=params["name"])
    else:
        what = counted(Noun.FOLLOW_UP, int(params.get("count", 0)))
    did = {
        "sent": mark("{what}: asked"),
        "answered": mark("{what}: answered"),
        "open": mark("{what}: not answered"),
    }
    said = did.get(str(params.get("did", "")))
    return tr(said, what=what) if said else what


def _rate(params: _Params) -> str:
    if not params.get("day"):
        return ""
    first = day(date.fromisoformat(str(params["day"])))
    return tr(
        "exchange rate of the {currency} from {day}", currency=currency_name(str(params["name"])), day=first
    )


def _export(params: _Params) -> str:
    if "first" not in params:
        return ""
    period = months_of(int(params["year"]), int(params["first"]), int(params["last"]))
    return tr("export figure of {months}", months=period)


def _target(params: _Params) -> str:
    if not params.get("measure"):
        return ""
    measure = word(Measure(str(params["measure"])))
    if params.get("name"):
        return tr(
            "{year} target of {name}: {measure}", year=params["year"], name=params["name"], measure=measure
        )
    return tr("{year} target: {measure}", year=params["year"], measure=measure)


def _person(params: _Params) -> str:
    return tr("person of {firm}", firm=params["firm"]) if params.get("firm") else ""


def _paper(params: _Params) -> str:
    if not params.get("firm"):
        return ""
    return tr("{paper} of {firm}", paper=word(PaperKind(str(params["kind"]))), firm=params["firm"])


def _delegates(params: _Params) -> str:
    """Return whose personal data was looked at, by number: a name would be personal itself."""
    if not params.get("who"):
        return ""
    what = counted(Noun.DELEGATE, int(params["count"]))
    return tr("{what} in “{edition}” (no. {who})", what=what, edition=params["edition"], who=params["who"])


def _budget(params: _Params) -> str:
    if "edition" not in params:
        return ""
    what = params["name"] or word(CostGroup(str(params["group"])))
    return tr("budget line “{name}” of “{edition}”", name=what, edition=params["edition"])


def _edition(params: _Params) -> str:
    if "rolled" not in params:
        return ""
    what = counted(Noun.EDITION, int(params["count"]))
    return tr("{what}, rolled over into {year}", what=what, year=params["rolled"])


_TELLERS: Mapping[Noun, Callable[[_Params], str]] = {
    Noun.SETTING: _setting,
    Noun.ORDER: _order,
    Noun.PARTICIPATION: _participation,
    Noun.FEE: _fee,
    Noun.FOLLOW_UP: _follow_up,
    Noun.RATE: _rate,
    Noun.EXPORT: _export,
    Noun.TARGET: _target,
    Noun.PERSON: _person,
    Noun.PAPER: _paper,
    Noun.DELEGATE: _delegates,
    Noun.MILESTONE: _milestone,
    Noun.EDITION: _edition,
    Noun.BUDGET: _budget,
}
"""How a thing is told that has no name of its own; empty where the step does not say enough."""
