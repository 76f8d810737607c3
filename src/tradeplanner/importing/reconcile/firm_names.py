"""Which stored firm a written name and code mean; the answer may be several, or none."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import Firm, check_code
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.matching import firm_core, firm_key, former_name
from tradeplanner.importing.checked import Candidate, Outcome, Side
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile import damaged_codes
from tradeplanner.importing.reconcile.alike_names import AlikeNames, likeness
from tradeplanner.importing.reconcile.context import Spot, text_of
from tradeplanner.importing.reconcile.new_firms import NewFirms

_ENOUGH = 1000
"""Unknown names for which like ones are looked for; more than a person looks through in one file."""
_COMPARED = (
    "name_zh", "former_names", "name_en", "credit_code", "customs_code", "town", "industry", "group_name",
    "nature", "address",
)  # fmt: skip
"""Fields of a firm that tell it from others and are no personal data."""


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
            for key in {firm_key(name) for name in (firm.name_zh, firm.name_en, *firm.former_names) if name}:
                self.by_name.setdefault(key, []).append(firm)
        self._known: dict[tuple[str, str], Match] = {}
        self._like: dict[str, tuple[Firm, ...]] = {}

    @functools.cached_property
    def by_core(self) -> dict[str, list[Firm]]:
        """Stored firms by their names without place and legal form."""
        found: dict[str, list[Firm]] = {}
        for key, firms in self.by_name.items():
            found.setdefault(firm_core(key), []).extend(firms)
        return found

    @functools.cached_property
    def _near(self) -> AlikeNames:
        return AlikeNames(list(self.by_name))

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

    def mistaken(self, name: str, holder: Firm) -> Firm | None:
        """Return the other firm that ``name`` is likelier to mean than ``holder``, whose code it has."""
        key = firm_key(name)
        own = [firm_key(each) for each in (holder.name_zh, holder.name_en, *holder.former_names) if each]
        if key in own:
            return None
        least = max((likeness(key, each) for each in own), default=0.0)
        near = (each for each in self._near.find(key) if likeness(key, each) > least)
        others = (firm for each in near for firm in self.by_name[each])
        return next((firm for firm in others if firm.id != holder.id), None)

    def is_named(self, name: str) -> bool:
        """Whether a stored firm bears or bore this name."""
        return firm_key(name) in self.by_name

    def holders(self, codes: Iterable[str]) -> list[Firm]:
        """Return the firms that bear one of these credit codes."""
        return [self.by_code[code] for code in codes if code in self.by_code]

    def akin(self, name: str, code: str = "") -> tuple[Firm, ...]:
        """Return firms that may bear this name in another form, or bore it, unless their codes differ."""
        found = [*self.by_core.get(firm_core(firm_key(name)), ())]
        former = former_name(name)
        found += self.by_name.get(firm_key(former), ()) if former else ()
        return _each_once(*(firm for firm in found if not (code and firm.credit_code)))

    def like(self, name: str) -> tuple[Firm, ...]:
        """Return the stored firms whose names are nearest to ``name``, the likeliest first."""
        if name not in self._like:
            if len(self._like) >= _ENOUGH:
                return ()
            near = (firm for key in self._near.find(firm_key(name)) for firm in self.by_name[key])
            self._like[name] = _each_once(*self.akin(name), *near)
        return self._like[name]


def _each_once(*firms: Firm) -> tuple[Firm, ...]:
    return tuple({firm.id: firm for firm in firms}.values())


def candidate(firm: Firm, field: str = "", line: Line | None = None) -> Candidate:
    """Return a firm as it is offered for choice, beside what the row says of it: no personal data."""
    detail = "  ".join(filter(None, (firm.credit_code, firm.town)))
    sides = () if line is None else _sides(firm, line, field)
    return Candidate(int(firm.id or 0), firm.name_zh, detail, field, sides)


def _sides(firm: Firm, line: Line, field: str) -> tuple[Side, ...]:
    sides = (Side(key, _shown(_said(line, key, field)), _shown(getattr(firm, key))) for key in _COMPARED)
    return tuple(side for side in sides if side.row or side.stored)


def _said(line: Line, key: str, field: str) -> object:
    """Return what the row says of a field; the name stands in the field that names the firm."""
    return line.values.get(field if field and key == "name_zh" else key)


def _shown(value: object) -> str:
    return "、".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else ""


class FirmFinder:
    """Finds the firm that a row of orders or exports names, and fills in a code that it brings."""

    def __init__(self, index: FirmIndex) -> None:
        """Look firms up in ``index``."""
        self._index = index
        self._filled: dict[str, int] = {}
        self._sound: set[str] = set()
        self._new = NewFirms()

    def name(self, firm_id: object) -> str:
        """Return the name of a stored firm, "" for none."""
        known = self._index.by_id.get(firm_id) if isinstance(firm_id, int) else None
        return known.name_zh if known else ""

    def find(self, at: Spot, line: Line, records: int = 1) -> Firm | None:
        """Return the row's firm; None if it was counted as ambiguous, or rejected without a name."""
        name, code = text_of(line, "firm"), self._valid_code(at, line)
        held = [
            self._index.by_code[each]
            for each in damaged_codes.candidates(line)
            if each in self._index.by_code
        ]
        if not name and not code and not held:
            at.say(Code.REQUIRED, Severity.ERROR, "firm")
            at.count(Outcome.REJECTED, records)
            return None
        match = self._index.find(name, code)
        chosen = at.choice("firm") if match.firm is None else None
        if isinstance(chosen, int) and chosen in self._index.by_id:
            match = Match(self._index.by_id[chosen])
        if chosen == "new" and name and match.code is Code.FIRM_UNKNOWN:
            return self._new.of(at, name, code)
        if match.firm is None:
            shown = match.candidates or tuple(
                dict.fromkeys((*held, *(self._index.like(name) if name else ())))
            )
            unknown = Code.FIRM_UNKNOWN if name else Code.FIRM_CODE_UNKNOWN
            at.say(
                unknown if match.code in (None, Code.FIRM_UNKNOWN) else match.code,
                Severity.DECISION,
                "firm",
                name=name or code,
                count=len(shown),
            )
            at.ask([candidate(firm, "firm", line) for firm in shown])
            at.count(Outcome.AMBIGUOUS, records)
            return None
        damaged_codes.compare(at, line, match.firm)
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
                damaged_codes.suggest(at, code)
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
