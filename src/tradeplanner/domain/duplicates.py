"""Firms that may stand on the register twice: how they are found, and what one record of two becomes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import combinations

from tradeplanner.domain.firms import Firm
from tradeplanner.domain.matching import firm_core, firm_key

CROWD = 8
"""Firms that may share a phone, an account or the core of a name; of more it says nothing."""
ORGANISATION = slice(8, 17)
"""The places of a credit code that name the organisation; what stands before may change when it moves."""
UNTOUCHED = frozenset({"id", "version", "origin", "retired", "former_names", "name_zh"})
"""Fields of a firm that a merge treats in its own way."""


class Likeness(StrEnum):
    """Why two records may be one firm, the strongest reason first; the last two are hints alone."""

    CODE = "code"
    NAME = "name"
    FORMER = "former"
    ENGLISH = "english"
    CORE = "core"
    ACCOUNT = "account"
    PHONE = "phone"


HINTS = frozenset({Likeness.ACCOUNT, Likeness.PHONE, Likeness.CORE})
"""Reasons that two different firms may well share."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one firm, the older first, with the reasons from the strongest on."""

    first: Firm
    second: Firm
    reasons: tuple[Likeness, ...]

    @property
    def is_hint(self) -> bool:
        """Whether nothing but hints speaks for it."""
        return HINTS.issuperset(self.reasons)


def find(register: Iterable[Firm]) -> list[Pair]:
    """Return the pairs of stored firms that may be one, those with the strongest reason first."""
    known = {firm.id or 0: firm for firm in register}
    reasons: dict[tuple[int, int], set[Likeness]] = defaultdict(set)
    for likeness, keys in _KEYS.items():
        groups: dict[str, set[int]] = defaultdict(set)
        for number, firm in known.items():
            for key in keys(firm):
                if key:
                    groups[key].add(number)
        for group in groups.values():
            if len(group) > 1 and (likeness not in HINTS or len(group) <= CROWD):
                for one in combinations(sorted(group), 2):
                    reasons[one].add(likeness)
    order = list(Likeness)
    pairs = [
        Pair(known[first], known[second], _sorted(found, known[first], known[second]))
        for (first, second), found in reasons.items()
    ]
    pairs.sort(key=lambda pair: (order.index(pair.reasons[0]), -len(pair.reasons), pair.first.name_zh))
    return pairs


def _sorted(found: set[Likeness], first: Firm, second: Firm) -> tuple[Likeness, ...]:
    """Return reasons in order, without those that a stronger one includes."""
    if firm_key(first.name_zh) == firm_key(second.name_zh):
        found = (found | {Likeness.NAME}) - {Likeness.FORMER, Likeness.CORE}
    elif Likeness.FORMER in found:
        found = found - {Likeness.CORE}
    return tuple(reason for reason in Likeness if reason in found)


def _core(firm: Firm) -> Iterator[str]:
    key = firm_key(firm.name_zh)
    core = firm_core(key)
    if core != key:
        yield core


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


_KEYS: dict[Likeness, Callable[[Firm], Iterable[str]]] = {
    Likeness.CODE: lambda firm: (firm.credit_code[ORGANISATION],),
    Likeness.NAME: lambda firm: (firm_key(firm.name_zh),),
    Likeness.FORMER: lambda firm: map(firm_key, (firm.name_zh, *firm.former_names)),
    Likeness.ENGLISH: lambda firm: (firm_key(firm.name_en),),
    Likeness.CORE: _core,
    Likeness.ACCOUNT: lambda firm: (_digits(firm.account),),
    Likeness.PHONE: lambda firm: (_digits(firm.phone),),
}
"""Under which keys a firm meets others, by the reason that this is."""


def differing(kept: Firm, gone: Firm) -> list[str]:
    """Return the fields in which both records say something, and not the same: a person chooses."""
    return [
        field.name
        for field in fields(Firm)
        if field.name not in UNTOUCHED - {"name_zh"}
        and not isinstance(getattr(kept, field.name), tuple)
        and field.name != "notes"
        and not _is_empty(getattr(kept, field.name))
        and not _is_empty(getattr(gone, field.name))
        and getattr(kept, field.name) != getattr(gone, field.name)
    ]


def merged(kept: Firm, gone: Firm, taken: Collection[str] = ()) -> Firm:
    """Return ``kept`` with what it lacks from ``gone``, and with the fields ``taken`` of that one.

    Lists hold what either says, remarks follow one another, and the name that goes is a former name.
    It is retired only where both are.
    """
    values = {
        field.name: _joined(kept, gone, field.name, taken)
        for field in fields(Firm)
        if field.name not in UNTOUCHED
    }
    if values["credit_code"] != kept.credit_code:
        values["code_reason"] = gone.code_reason
    name, other = kept.name_zh, gone.name_zh
    if "name_zh" in taken:
        name, other = other, name
    former = dict.fromkeys((*kept.former_names, *gone.former_names, other))
    former.pop(name, None)
    retired = max(kept.retired, gone.retired) if kept.retired and gone.retired else None
    return replace(kept, name_zh=name, former_names=tuple(former), retired=retired, **values)  # type: ignore[arg-type]  # values of the same fields


def _joined(kept: Firm, gone: Firm, name: str, taken: Collection[str]) -> object:
    own, other = getattr(kept, name), getattr(gone, name)
    if isinstance(own, tuple):
        return tuple(dict.fromkeys((*own, *other)))
    if name == "notes" and own and other and own != other:
        return f"{own}\n{other}"
    if _is_empty(own) or (name in taken and not _is_empty(other)):
        return other
    return own


def _is_empty(value: object) -> bool:
    return value is None or value in ("", ())
