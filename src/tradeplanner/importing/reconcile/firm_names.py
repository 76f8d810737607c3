"""Which stored firm a written name and code mean; the answer may be several, or none."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import Firm, check_code
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.matching import firm_key
from tradeplanner.importing.checked import Candidate, Outcome
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile.context import Spot, text_of

_LIKE = 82
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Match:
    """The firm that is meant, or why it cannot be told, with those it might be."""

    firm: Firm | None
    code: Code | None = None
    candidates: tuple[Firm, ...] = ()


_UNKNOWN = Match(None, Code.FIRM_UNKNOWN)


class FirmIndex:
    """Stored firms by id, by credit code, and by every name they bear or bore."""

    def __init__(self, firms: Iterable[Firm]) -> None:
        """Index ``firms``."""
        self.by_id: dict[int, Firm] = {}
        self.by_code: dict[str, Firm] = {}
        self.by_name: dict[str, list[Firm]] = {}
        for firm in firms:
            self.by_id[int(firm.id or 0)] = firm
            if firm.credit_code:
                self.by_code[firm.credit_code] = firm
            for key in {firm_key(name) for name in (firm.name_zh, *firm.former_names)}:
                self.by_name.setdefault(key, []).append(firm)
        self._known: dict[tuple[str, str], Match] = {}

    def find(self, name: str, code: str) -> Match:
        """Return the firm meant by a name and a valid code, either of which may be ""."""
        key = (name, code)
        if key not in self._known:
            self._known[key] = self.look(name, code)
        return self._known[key]

    def look(self, name: str, code: str) -> Match:
        """Return what ``find`` does without remembering it, for files that name each firm once."""
        named = self.by_name.get(firm_key(name), []) if name else []
        holder = self.by_code.get(code) if code else None
        if holder is not None:
            others = [firm for firm in named if firm.id != holder.id]
            if named and len(others) == len(named):
                return Match(None, Code.FIRM_CODE_OTHER, (holder, *others))
            return Match(holder)
        if len(named) > 1:
            return Match(None, Code.FIRM_SEVERAL, tuple(named))
        if named and code and named[0].credit_code:
            return Match(None, Code.FIRM_CODE_OTHER, (named[0],))
        return Match(named[0]) if named else _UNKNOWN

    def is_named(self, name: str) -> bool:
        """Whether a stored firm bears or bore this name."""
        return firm_key(name) in self.by_name

    def like(self, name: str) -> tuple[Firm, ...]:
        """Return the stored firms whose names are nearest to ``name``."""
        found = process.extract(
            firm_key(name), self.by_name.keys(), scorer=fuzz.ratio, limit=_SHOWN, score_cutoff=_LIKE
        )
        return tuple(firm for key, _, _ in found for firm in self.by_name[key])


def candidate(firm: Firm, field: str = "") -> Candidate:
    """Return a firm as it is offered for choice: no personal data."""
    detail = "  ".join(filter(None, (firm.credit_code, firm.town)))
    return Candidate(int(firm.id or 0), firm.name_zh, detail, field)


class FirmFinder:
    """Finds the firm that a row of orders or exports names, and fills in a code that it brings."""

    def __init__(self, index: FirmIndex) -> None:
        """Look firms up in ``index``."""
        self._index = index
        self._filled: dict[str, int] = {}
        self._sound: set[str] = set()

    def name(self, firm_id: object) -> str:
        """Return the name of a stored firm, "" for none."""
        known = self._index.by_id.get(firm_id) if isinstance(firm_id, int) else None
        return known.name_zh if known else ""

    def find(self, at: Spot, line: Line, records: int = 1) -> Firm | None:
        """Return the row's firm; None if it was counted as ambiguous, or rejected without a name."""
        name, code = text_of(line, "firm"), self._valid_code(at, line)
        if not name and not code:
            at.say(Code.REQUIRED, Severity.ERROR, "firm")
            at.count(Outcome.REJECTED, records)
            return None
        match = self._index.find(name, code)
        chosen = at.choice("firm") if match.firm is None else None
        if isinstance(chosen, int) and chosen in self._index.by_id:
            match = Match(self._index.by_id[chosen])
        if match.firm is None:
            shown = match.candidates or self._index.like(name)
            at.say(
                match.code or Code.FIRM_UNKNOWN,
                Severity.DECISION,
                "firm",
                name=name or code,
                count=len(shown),
            )
            at.ask([candidate(firm, "firm") for firm in shown])
            at.count(Outcome.AMBIGUOUS, records)
            return None
        self._fill(at, match.firm, code)
        return match.firm

    def quiet(self, named: tuple[str, str]) -> int:
        """Return the id of the firm that a name and a code mean; 0 where anything is to be said or filled."""
        name, code = named
        if not (name or code) or (code and code not in self._sound and check_code(code)):
            return 0
        firm = self._index.find(name, code).firm
        return 0 if firm is None or (code and not firm.credit_code) else int(firm.id or 0)

    def _valid_code(self, at: Spot, line: Line) -> str:
        code = text_of(line, "credit_code")
        if not code or code in self._sound:
            return code
        for finding in check_code(code, at.confirmation):
            if finding.severity.holds_back:
                at.say(finding.code, Severity.WARNING, "credit_code", **finding.params)
                return ""
        self._sound.add(code)
        return code

    def _fill(self, at: Spot, firm: Firm, code: str) -> None:
        """Note a code that the file knows and the register does not, once for each firm."""
        if not code or firm.credit_code or firm.id is None or code in self._filled:
            return
        if firm.id in self._filled.values():
            return
        self._filled[code] = firm.id
        at.context.writes.update(
            Noun.FIRM, firm.id, firm.version, {"credit_code": code, "code_reason": at.confirmation}
        )
        at.say(Code.CODE_FILLED, Severity.NOTE, "credit_code", name=firm.name_zh, code=code)
