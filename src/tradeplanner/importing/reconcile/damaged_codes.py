"""Credit codes that Excel cut short or a hand mistyped: what stored records and the checks say of them."""

from collections.abc import Mapping

from tradeplanner.domain import codes
from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.firms import Firm
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile.context import Spot

_DAMAGES = (Code.CODE_DAMAGED, Code.CODE_LOST)


def _damage(line: Line) -> Mapping[str, Param] | None:
    """Return what is left of the row's code, None where nothing was cut off."""
    return next((remark.params for _, remark in line.remarks if remark.code in _DAMAGES), None)


def candidates(line: Line) -> tuple[str, ...]:
    """Return the codes of which the row's damaged one may be the remains; none for a whole code."""
    damage = _damage(line)
    return tuple(filter(None, str(damage["candidates"]).split("、"))) if damage else ()


def compare(at: Spot, line: Line, firm: Firm) -> None:
    """Tell whether the stored code of the firm that the row names may be the one that was cut short."""
    damage = _damage(line)
    if damage is None or not firm.credit_code:
        return
    told: dict[str, Param] = {"name": firm.name_zh, "code": firm.credit_code}
    if codes.could_be(firm.credit_code, str(damage["kept"])):
        at.say(Code.CODE_REPAIRED, Severity.NOTE, "credit_code", **told)
    else:
        at.say(Code.CODE_NOT_AMONG, Severity.WARNING, "credit_code", **told)


def tell_left_out(at: Spot, name: str) -> None:
    """Tell where a person emptied the cell of the row's code, so that the row comes in without one."""
    edits = at.context.proposal.edits
    column = at.plan.column("credit_code") if edits else None
    if column is not None and edits.get((at.plan.name, at.row, column.index)) == "":
        at.say(Code.CODE_LEFT_OUT, Severity.WARNING, "credit_code", name=name)


def suggest(at: Spot, code: str) -> None:
    """Offer what a mistyped code may be; nothing is changed."""
    found = codes.perhaps(code)
    if found:
        at.say(Code.CODE_PERHAPS, Severity.NOTE, "credit_code", code=code, candidates="、".join(found))
