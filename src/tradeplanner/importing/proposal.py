"""The one value of an import: what the program concluded of a file and what the person decided.

A proposal is frozen; each decision gives a new one, so that Back keeps every choice and the command
line can make the same ones. Every conclusion carries its reason as a ``Code`` with parameters, and
is shown in both languages. Rows count from 1, columns from 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from tradeplanner.domain.findings import Code, Param

K = TypeVar("K")
V = TypeVar("V")
At = tuple[str, int]
"""A row of a sheet: (sheet, row)."""
CellAt = tuple[str, int, int]
"""A cell of a sheet: (sheet, row, column)."""
ChoiceAt = tuple[str, int, str]
"""What a row leaves open: (sheet, row, field), the field "" where the row's own record is in doubt."""
Choice = int | Literal["new"]
"""Which stored record an ambiguous row means: its id, or a new one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the program concluded what it did: a code whose sentence is made when it is shown."""

    code: Code
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rival:
    """Another field that a column might have been, and how well it fits (0 to 1)."""

    field: str
    score: float


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column: its heading, the field it is taken for ("" for none), and why.

    ``field`` may carry an argument after a dot: ``month.3``, ``exports.2022``, ``rate.USD``.
    ``unit`` is what the heading or title says of its numbers, as written there.
    """

    index: int
    heading: str
    field: str
    score: float
    reason: Reason
    rivals: tuple[Rival, ...] = ()
    unit: str = ""
    unit_reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: whether it is read, where its heading, data, totals and notes are, and its columns.

    ``rising`` tells that no row's months across ever fall, as sums to date do.
    ``above`` are the texts over the heading; ``ends`` are the first and the last row of the data where a
    person said so.
    """

    name: str
    used: bool
    reason: Reason
    heading_first: int = 0
    heading_last: int = 0
    heading_reason: Reason | None = None
    data_first: int = 0
    data_last: int = 0
    data_reason: Reason | None = None
    ends: tuple[int, int] | None = None
    total_rows: tuple[int, ...] = ()
    note_rows: tuple[int, ...] = ()
    sample_rows: tuple[int, ...] = ()
    unit: str = ""
    unit_reason: Reason | None = None
    year: int | None = None
    months: tuple[int, int] | None = None
    period_reason: Reason | None = None
    per: int | None = None
    columns: tuple[ColumnPlan, ...] = ()
    above: tuple[str, ...] = ()
    rising: bool = False

    @property
    def titles(self) -> range:
        """The rows above the heading."""
        return range(1, self.heading_first)

    def column(self, field_key: str) -> ColumnPlan | None:
        """Return the column taken for a field, or None."""
        return next((column for column in self.columns if column.field == field_key), None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An import between opening a file and committing it; see the module.

    ``headings``, ``ends``, ``units`` and ``used`` are what a person said of a sheet; ``sheets`` are the
    conclusions under them. ``options`` are answers to questions that a file leaves open (year,
    flow, place, period, edition).
    """

    file: str
    sha256: str
    kind: str
    sheets: tuple[SheetPlan, ...]
    edits: Mapping[CellAt, str] = field(default_factory=dict)
    skips: frozenset[At] = frozenset()
    confirmations: Mapping[At, str] = field(default_factory=dict)
    choices: Mapping[ChoiceAt, Choice] = field(default_factory=dict)
    mapping: Mapping[tuple[str, int], str] = field(default_factory=dict)
    used: Mapping[str, bool] = field(default_factory=dict)
    headings: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    ends: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    units: Mapping[tuple[str, int | None], str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, name: str) -> SheetPlan:
        """Return the plan of the sheet called ``name``; KeyError if there is none."""
        for plan in self.sheets:
            if plan.name == name:
                return plan
        raise KeyError(name)

    def with_edit(self, sheet: str, row: int, column: int, text: str | None) -> "Proposal":
        """Return the proposal with one cell mended, or with its mending taken back for None."""
        return replace(self, edits=_put(self.edits, (sheet, row, column), text))

    def with_skip(self, sheet: str, row: int, skip: bool = True) -> "Proposal":  # noqa: FBT001, FBT002 - reads as said
        """Return the proposal with a row left out, or taken in again."""
        at = {(sheet, row)}
        return replace(self, skips=self.skips | at if skip else self.skips - at)

    def with_confirmation(self, sheet: str, row: int, reason: str | None) -> "Proposal":
        """Return the proposal with a row's doubtful code kept for ``reason``, or not for None."""
        return replace(self, confirmations=_put(self.confirmations, (sheet, row), reason))

    def with_choice(self, sheet: str, row: int, choice: Choice | None, field_key: str = "") -> "Proposal":
        """Return the proposal with an ambiguous row, or a field of it, settled on a record or "new"."""
        return replace(self, choices=_put(self.choices, (sheet, row, field_key), choice))

    def with_mapping(self, sheet: str, column: int, field_key: str | None) -> "Proposal":
        """Return the proposal with a column taken for a field, "" for none; None lets the program judge."""
        return replace(self, mapping=_put(self.mapping, (sheet, column), field_key))

    def with_sheet(self, sheet: str, used: bool | None) -> "Proposal":  # noqa: FBT001 - reads as said
        """Return the proposal with a sheet read or ignored; None lets the program judge."""
        return replace(self, used=_put(self.used, sheet, used))

    def with_heading(self, sheet: str, first: int, last: int) -> "Proposal":
        """Return the proposal with the heading in rows ``first`` to ``last``; 0 lets the program judge."""
        rows = (first, last) if first else None
        return replace(self, headings=_put(self.headings, sheet, rows))

    def with_ends(self, sheet: str, first: int, last: int) -> "Proposal":
        """Return the proposal with the data in rows ``first`` to ``last``; 0 lets the program judge."""
        rows = (first, last) if first else None
        return replace(self, ends=_put(self.ends, sheet, rows))

    def with_unit(self, sheet: str, column: int | None, unit: str | None) -> "Proposal":
        """Return the proposal with the unit of a column, or of the whole sheet for column None."""
        return replace(self, units=_put(self.units, (sheet, column), unit))

    def with_option(self, name: str, value: str | None) -> "Proposal":
        """Return the proposal with a question answered: year, flow, place, period, edition."""
        return replace(self, options=_put(self.options, name, value))


def _put(mapping: Mapping[K, V], key: K, value: V | None) -> Mapping[K, V]:
    changed = dict(mapping)
    if value is None:
        changed.pop(key, None)
    else:
        changed[key] = value
    return changed
