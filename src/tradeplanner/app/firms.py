"""Firms: add, correct, and take off the register."""

from dataclasses import replace
from datetime import date

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import codes, firms
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.firms import Contact, Firm, FirmFigure
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.storage import firms as store
from tradeplanner.storage.work import Work


def add(ws: Workspace, firm: Firm) -> Changed:
    """Add a firm to the register; RejectedError if it breaks a rule or its code is another firm's."""
    clean = _clean(firm)
    with ws.change(Act.ADD, Noun.FIRM, name=clean.name_zh) as work:
        _check(work, clean)
        work.add(Noun.FIRM, clean)
    return work.changed


def edit(ws: Workspace, firm: Firm) -> Changed:
    """Store ``firm`` over the row of its id and version.

    A new Chinese name keeps the old one as a former name. Raises RejectedError, ConflictError.
    """
    clean = _clean(firm)
    with ws.change(Act.EDIT, Noun.FIRM, name=clean.name_zh) as work:
        _check(work, clean)
        row_id = found(clean.id, Noun.FIRM)
        before = found(store.get(work.connection, FirmId(row_id)), Noun.FIRM, row_id)
        if before.name_zh not in (clean.name_zh, *clean.former_names):
            clean = replace(clean, former_names=(*clean.former_names, before.name_zh))
        work.put(Noun.FIRM, row_id, clean.version, clean)
    return work.changed


def remove(ws: Workspace, firm_id: FirmId, version: int, *, today: date | None = None) -> Changed:
    """Take a firm off the register: deleted if nothing belongs to it, otherwise retired today.

    A firm with participations, orders or exports keeps its record, because past figures are its.
    """
    with ws.store.read() as connection:
        firm = found(store.get(connection, firm_id), Noun.FIRM, firm_id)
        used = store.count_references(connection, firm_id) > 0
    with ws.change(Act.RETIRE if used else Act.REMOVE, Noun.FIRM, name=firm.name_zh) as work:
        if used:
            work.update(Noun.FIRM, firm_id, version, {"retired": today or date.today()})  # noqa: DTZ011  # dates are the desk's own calendar days
        else:
            for figure in store.figures(work.connection, firm_id):
                work.delete(Noun.FIGURE, found(figure.id, Noun.FIGURE), figure.version)
            work.delete(Noun.FIRM, firm_id, version)
    return work.changed


def state(
    ws: Workspace, firm_id: FirmId, year: int, value: Money | None, *, measure: str = "exports"
) -> Changed:
    """Note what a firm states of a year, over what stood there; None takes the year's figure off.

    ``measure`` is "exports" or "trade". RejectedError for a year or amount that cannot be.
    """
    refuse(firms.check_figure(year, value))
    with ws.change(Act.SET, Noun.FIGURE) as work:
        firm = found(store.get(work.connection, firm_id), Noun.FIRM, firm_id)
        work.params["name"] = firm.name_zh
        stated = store.figures(work.connection, firm_id)
        before = next((each for each in stated if (each.year, each.measure) == (year, measure)), None)
        if before is None and value is not None:
            work.add(Noun.FIGURE, FirmFigure(firm_id=firm_id, year=year, measure=measure, value=value))
        elif before is not None and value is not None:
            fresh = replace(before, value=value)
            work.put(Noun.FIGURE, found(before.id, Noun.FIGURE), before.version, fresh)
        elif before is not None:
            work.delete(Noun.FIGURE, found(before.id, Noun.FIGURE), before.version)
    return work.changed


def get(ws: Workspace, firm_id: FirmId) -> Firm:
    """Return one firm; ExpectedError if it is gone."""
    with ws.store.read() as connection:
        return found(store.get(connection, firm_id), Noun.FIRM, firm_id)


def all(ws: Workspace, *, retired: bool = False) -> list[Firm]:  # noqa: A001  # read as firms.all
    """Return the register by name, without retired firms unless ``retired``."""
    with ws.store.read() as connection:
        return store.listed(connection, retired=retired)


def contacts(ws: Workspace) -> list[Contact]:
    """Return the few facts of every firm that pickers show, by name; quicker than whole firms."""
    with ws.store.read() as connection:
        return store.contacts(connection)


def of_group(ws: Workspace, group_name: str) -> list[Contact]:
    """Return the firms of a group of companies, by name; none for no name."""
    with ws.store.read() as connection:
        return store.of_group(connection, group_name) if group_name else []


def figures(ws: Workspace, firm_id: FirmId) -> list[FirmFigure]:
    """Return the yearly figures that registers state of a firm."""
    with ws.store.read() as connection:
        return store.figures(connection, firm_id)


def last_figures(ws: Workspace, measure: str = "exports") -> dict[FirmId, FirmFigure]:
    """Return the newest stated figure of each firm that has one, by firm."""
    with ws.store.read() as connection:
        return {figure.firm_id: figure for figure in store.last_figures(connection, measure)}


def _clean(firm: Firm) -> Firm:
    return replace(
        firm,
        name_zh=firm.name_zh.strip(),
        credit_code=codes.normalise(firm.credit_code),
        customs_code=codes.normalise(firm.customs_code),
    )


def _check(work: Work, firm: Firm) -> None:
    findings = firms.check(firm)
    holder = store.by_code(work.connection, firm.credit_code) if firm.credit_code else None
    if holder is not None and holder.id != firm.id:
        findings.append(error(Code.DUPLICATE_CODE, "credit_code", name=holder.name_zh))
    refuse(findings)
