"""What the firms page reads: the register with its last stated figures, and all about one firm."""

import contextlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tradeplanner.app import (
    exhibitions,
    fees,
    firm_exports,
    firms,
    history,
    orders,
    papers,
    participation,
    people,
    returns,
    settings,
)
from tradeplanner.app.collecting import put_off
from tradeplanner.app.firm_exports import YearOfExports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ConflictError
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.fees import Fee
from tradeplanner.domain.firms import Contact, Firm, FirmFigure
from tradeplanner.domain.history import Act, RowImage, Step
from tradeplanner.domain.ids import EditionId, FirmId, Noun, StepId
from tradeplanner.domain.orders import Order
from tradeplanner.domain.papers import Paper
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.people import Person
from tradeplanner.domain.returns import Return
from tradeplanner.ui.changes import Names, referred
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.forms.firms import known_words

CHANGES_SHOWN = 50
SEARCHED = (
    "name_zh", "name_en", "credit_code", "customs_code", "town", "industry", "group_name", "nature", "size",
    "address", "notes",
)  # fmt: skip
"""What a firm is found by, beside its former names and its pinyin initials."""


@dataclass(frozen=True, slots=True)
class FirmRow:
    """A firm in the table, with what it last stated to have exported, and what it is searched by."""

    firm: Firm
    figure: FirmFigure | None = None
    searched: str = ""

    @property
    def id(self) -> FirmId:
        """The firm's id, by which rows are told apart."""
        return FirmId(self.firm.id or 0)


def row_of(firm: Firm, figure: FirmFigure | None) -> FirmRow:
    """Return a firm's row; contact and phone are not searched by, because they are masked."""
    words = (getattr(firm, name) for name in SEARCHED)
    return FirmRow(firm, figure, "\n".join((*words, *firm.former_names)))


class Part(StrEnum):
    """Which firms the table shows."""

    ALL = "all"
    SPECIALISED = "specialised"
    FIRST_TIME = "first_time"
    DISHONEST = "dishonest"
    NO_CODE = "no_code"
    RETIRED = "retired"


PARTS: Mapping[Part, Callable[[Firm], bool]] = {
    Part.ALL: lambda firm: firm.retired is None,
    Part.SPECIALISED: lambda firm: firm.retired is None and bool(firm.specialised),
    Part.FIRST_TIME: lambda firm: firm.retired is None and bool(firm.first_time),
    Part.DISHONEST: lambda firm: firm.retired is None and bool(firm.dishonest),
    Part.NO_CODE: lambda firm: firm.retired is None and not firm.credit_code,
    Part.RETIRED: lambda firm: firm.retired is not None,
}
"""What makes a firm belong to a part."""


@dataclass(frozen=True, slots=True)
class Register:
    """Every firm by name, retired ones too; those of each part; and the words forms complete."""

    rows: tuple[FirmRow, ...]
    parts: Mapping[Part, Sequence[FirmRow]]
    words: Mapping[str, Sequence[str]]

    @property
    def counts(self) -> Mapping[Part, int]:
        """How many firms belong to each part."""
        return {part: len(rows) for part, rows in self.parts.items()}


def read_register(ws: Workspace) -> Register:
    """Return the whole register."""
    with put_off():
        figures = firms.last_figures(ws)
        rows = [row_of(firm, figures.get(FirmId(firm.id or 0))) for firm in firms.all(ws, retired=True)]
        return _register(rows, lists_of(ws))


def lists_of(ws: Workspace) -> Mapping[str, Sequence[str]]:
    """Return the bureau's own lists by the field of a firm that they fill."""
    bureau = settings.get(ws)
    return {"town": bureau.towns, "industry": bureau.industries}


def patched(ws: Workspace, register: Register, changed: Collection[FirmId]) -> Register:
    """Return ``register`` with the firms of these ids read anew: one edit does not read all the others."""
    rows = {row.id: row for row in register.rows}
    for number in changed:
        old = rows.pop(number, None)
        with contextlib.suppress(ConflictError):  # it is gone
            rows[number] = row_of(firms.get(ws, number), old.figure if old is not None else None)
    return _register(rows.values(), lists_of(ws))


def _register(rows: Iterable[FirmRow], listed: Mapping[str, Sequence[str]]) -> Register:
    by_name = tuple(sorted(rows, key=lambda row: (row.firm.name_zh, row.id)))
    parts = {part: [row for row in by_name if belongs(row.firm)] for part, belongs in PARTS.items()}
    return Register(by_name, parts, known_words((row.firm for row in by_name), listed))


@dataclass(frozen=True, slots=True)
class Fair:
    """An edition of a firm: where it stood there, and what it reported of it; None where there is nothing."""

    edition: Edition
    state: State | None
    told: Return | None


@dataclass(frozen=True, slots=True)
class Detail:
    """All that the card shows of one firm; ``editions`` are the names of the fairs that it names."""

    firm: Firm
    figures: Sequence[FirmFigure]
    orders: Sequence[Order]
    fairs: Sequence[Fair]
    editions: Mapping[EditionId | None, str]
    changes: Sequence[tuple[Step, RowImage]]
    names: Names
    people: Sequence[Person] = ()
    papers: Sequence[Paper] = ()
    fees: Sequence[Fee] = ()
    group: Sequence[Contact] = ()
    exports: Sequence[YearOfExports] = ()


def read_detail(ws: Workspace, firm_id: FirmId) -> Detail:
    """Return all about one firm; ExpectedError if it is gone."""
    own = orders.of_firm(ws, firm_id)
    went, told = participation.of_firm(ws, firm_id), returns.of_firm(ws, firm_id)
    firm = firms.get(ws, firm_id)
    handed, owed = papers.all(ws, firm_id=firm_id), fees.all(ws, firm_id=firm_id)
    everything = exhibitions.editions(ws) if own or went or told or handed or owed else ()
    fairs = {edition.id: named(edition) for edition in everything}
    changes = history.of_row(ws, Noun.FIRM, firm_id)[:CHANGES_SHOWN]
    wanted = {row for _, image in changes for row in referred(image)}
    return Detail(
        firm, firms.figures(ws, firm_id), own, _fairs(everything, went, told), fairs,
        changes, history.names(ws, wanted), people.all(ws, firm_id), handed, owed,
        [one for one in firms.of_group(ws, firm.group_name) if one.id != firm_id],
        firm_exports.of_firm(ws, firm_id),
    )  # fmt: skip


def _fairs(
    everything: Sequence[Edition], went: Sequence[Participation], told: Sequence[Return]
) -> list[Fair]:
    """Return the editions that a firm took part in or told of, the newest first."""
    states, forms = {one.edition_id: one.state for one in went}, {one.edition_id: one for one in told}
    known = [edition for edition in everything if edition.id in states or edition.id in forms]
    known.sort(key=lambda edition: (edition.year, edition.opens or date(edition.year, 12, 31)), reverse=True)
    return [Fair(edition, states.get(edition.id), forms.get(edition.id)) for edition in known]  # type: ignore[arg-type]  # stored editions have an id


@dataclass(frozen=True, slots=True)
class Gone:
    """A firm that was taken off the register: by which step, and whether it was retired."""

    name: str
    step: StepId | None
    retired: bool


def take_off(ws: Workspace, chosen: Sequence[Firm]) -> list[Gone]:
    """Take firms off the register, each as one step; those with a history are retired."""
    gone = []
    for firm in chosen:
        step = firms.remove(ws, FirmId(firm.id or 0), firm.version).step
        newest = history.steps(ws, 1)
        retired = bool(newest) and newest[0].id == step and newest[0].act is Act.RETIRE
        gone.append(Gone(firm.name_zh, step, retired))
    return gone


def bring_back(ws: Workspace, gone: Sequence[Gone]) -> None:
    """Undo the steps of ``gone``, last first."""
    for one in reversed(gone):
        history.undo(ws, one.step)
