"""What a check counts and collects as the rows pass: outcomes, sums, findings with their places.

Equal findings beyond ``TOLD`` of one code are counted, not listed: ten thousand like rows are one
matter for a person.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity, mask
from tradeplanner.importing.cells.parsed import Remark
from tradeplanner.importing.checked import OUTCOMES, Candidate, Change, Counts, Outcome, Question, Sum
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.grid import address
from tradeplanner.importing.proposal import At, ColumnPlan, SheetPlan

TOLD = 1000
_ONCE = frozenset({Code.CURRENCY_SIGN, Code.DITTO_FILLED})
"""What is told once for a column, with how many cells it is true of."""
_SAMPLE = 5
_NUMBER = {outcome: i for i, outcome in enumerate(OUTCOMES)}
_WEIGHT = {
    Outcome.SAME: 0, Outcome.SKIPPED: 1, Outcome.NEW: 2, Outcome.CHANGED: 3, Outcome.AMBIGUOUS: 4,
    Outcome.REJECTED: 5,
}  # fmt: skip
"""Of several records in one row, the outcome of the row is that of the weightiest."""
_WEIGHTS = tuple(_WEIGHT.get(outcome, -1) for outcome in OUTCOMES)
_BLANK = _NUMBER[Outcome.BLANK]
_ALL_NEW = bytes([_NUMBER[Outcome.NEW]])


class Tally:
    """Collects the outcome of one check."""

    def __init__(self, spec: Spec, file: str) -> None:
        """Count for a kind and a file's name."""
        self.counts = Counts()
        self.findings: list[Finding] = []
        self.marks: dict[str, bytearray] = {}
        self.changes: dict[At, list[Change]] = {}
        self.candidates: dict[At, Sequence[Candidate]] = {}
        self.questions: dict[tuple[str, str], Question] = {}
        self.sample: list[Mapping[str, str]] = []
        self._spec = spec
        self.file = file
        self._sums: dict[tuple[str, str, tuple[tuple[str, str], ...]], Decimal] = {}
        self._told: Counter[Code] = Counter()
        self._once: dict[tuple[str, int, Code], tuple[Finding, int]] = {}
        self._tidied: dict[tuple[str, int], tuple[ColumnPlan, int, int]] = {}

    def mark(self, sheet: str, row: int, outcome: Outcome) -> None:
        """Note what becomes of a row; of several outcomes the weightiest stays."""
        marks = self.marks.setdefault(sheet, bytearray())
        number = _NUMBER[outcome]
        missing = row - len(marks)
        if missing == 1:
            marks.append(number)  # rows pass in order
            return
        marks.extend([_BLANK] * missing)
        if _WEIGHTS[marks[row - 1]] <= (_WEIGHTS[number] if outcome in _WEIGHT else 9):
            marks[row - 1] = number

    def count(self, sheet: str, row: int, outcome: Outcome, records: int = 1) -> None:
        """Count records of a row with their outcome."""
        self.counts.add(outcome, records)
        self.mark(sheet, row, outcome)

    def new(self, sheet: str, rows: range, records: int) -> None:
        """Count the records of rows that follow what was marked last, all of them new."""
        self.counts.add(Outcome.NEW, records)
        marks = self.marks.setdefault(sheet, bytearray())
        marks.extend([_BLANK] * (rows.start - 1 - len(marks)))
        marks.extend(_ALL_NEW * len(rows))

    def has_total(self, sheet: str) -> bool:
        """Whether a sheet has had a row of totals so far."""
        return _NUMBER[Outcome.TOTAL] in self.marks.get(sheet, b"")

    @property
    def to_show(self) -> int:
        """How many records more are kept as text."""
        return _SAMPLE - len(self.sample)

    def recount(self, sheet: str, row: int, before: Outcome, after: Outcome) -> None:
        """Move one record that was counted already to another outcome."""
        self.counts.add(before, -1)
        self.counts.add(after, 1)
        self.marks[sheet][row - 1] = _NUMBER[after]

    def add(self, field: str, unit: str, by: tuple[tuple[str, str], ...], value: Decimal) -> None:
        """Add to a sum of the records that would be stored."""
        key = (field, unit, by)
        self._sums[key] = self._sums.get(key, Decimal(0)) + value

    def sums(self) -> tuple[Sum, ...]:
        """Return the sums, in the order of field and group."""
        return tuple(Sum(f, u, dict(by), value) for (f, u, by), value in sorted(self._sums.items()))

    def find(
        self, code: Code, severity: Severity, place: Place, params: Mapping[str, Param] | None = None
    ) -> None:
        """Note a finding, or only its count where many like it were noted."""
        self._told[code] += 1
        if self._told[code] <= TOLD:
            self.findings.append(Finding(code, severity, place, params or {}))

    def place(self, plan: SheetPlan, row: int, field: str = "") -> Place:
        """Return the place of a field in a row, or of the row where no column holds it."""
        column = plan.column(field) if field else None
        cell = address(row, column.index) if column else ""
        return Place(self.file, plan.name, cell, row, field)

    def ask(self, question: Question) -> None:
        """Note a question of a sheet with its answer; an open one is a finding, told once."""
        known = self.questions.get((question.sheet, question.name))
        self.questions[question.sheet, question.name] = question
        if known is None and not question.value:
            place = Place(self.file, question.sheet)
            self.find(question.reason.code, Severity.DECISION, place, question.reason.params)

    def remark(self, plan: SheetPlan, row: int, column: ColumnPlan, remark: Remark) -> None:
        """Note what a cell's parser said, personal values masked."""
        field = self._spec.field(column.field)
        params = dict(remark.params)
        if field is not None and field.personal and "value" in params:
            params["value"] = mask(str(params["value"]))
        place = Place(self.file, plan.name, address(row, column.index), row, column.field)
        if remark.code in _ONCE:
            key = (plan.name, column.index, remark.code)
            first, count = self._once.get(key, (Finding(remark.code, remark.severity, place, params), 0))
            self._once[key] = (first, count + 1)
            return
        self.find(remark.code, remark.severity, place, params)

    def tidied(self, plan: SheetPlan, row: int, column: ColumnPlan) -> None:
        """Count a value that was tidied on the way, to be told once for its column."""
        key = (plan.name, column.index)
        known = self._tidied.get(key)
        self._tidied[key] = (column, row, 1) if known is None else (column, known[1], known[2] + 1)

    def finish(self) -> tuple[Finding, ...]:
        """Return all findings, with one for each column that was tidied and each code cut short."""
        for (sheet, index), (column, row, count) in self._tidied.items():
            place = Place(self.file, sheet, address(row, index), row, column.field)
            self.findings.append(Finding(Code.VALUE_TIDIED, Severity.NOTE, place, {"count": count}))
        for finding, count in self._once.values():
            self.findings.append(replace(finding, params={**finding.params, "count": count}))
        for code, count in self._told.items():
            if count > TOLD:
                params: dict[str, Param] = {"count": count - TOLD, "code": code.value}
                self.findings.append(Finding(Code.IMPORT_MORE, Severity.NOTE, Place(self.file), params))
        return tuple(self.findings)

    def show(self, values: Mapping[str, object]) -> None:
        """Keep the first few records as text, personal fields masked."""
        if len(self.sample) < _SAMPLE:
            shown = {}
            for key, value in values.items():
                if value is None:
                    continue
                field = self._spec.field(key)
                text = _shown(value)
                shown[key] = mask(text) if field is not None and field.personal else text
            self.sample.append(shown)


def _shown(value: object) -> str:
    """Return a value as text; the two days of a span as ISO 8601 writes them: 2022-01-01/2022-01-31."""
    return "/".join(map(str, value)) if isinstance(value, tuple) else str(value)
