"""An edition handed over to a desk without connection and brought back: what differs, what shall stand.

Three states of each row are compared: as it was handed over, as it is here now, and as it is there now.
Values that belong together (an amount and its currency, a state and its reason) are taken together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tradeplanner.domain.ids import Noun

Row = Mapping[str, object]
Rows = Mapping[int, Row]

COMPARED = (
    Noun.PROGRAMME, Noun.EXHIBITION, Noun.EDITION, Noun.FIRM, Noun.PERSON, Noun.PARTICIPATION, Noun.BOOTH,
    Noun.FEE, Noun.PAPER, Noun.DELEGATE, Noun.MILESTONE, Noun.BUDGET, Noun.ORDER, Noun.CREDIT, Noun.RETURN,
    Noun.FOLLOW_UP,
)  # fmt: skip
"""What is handed over and compared when it comes back, each after what it refers to."""
CARRIED = (Noun.RATE, Noun.MILESTONE_RULE, Noun.SETTING)
"""What goes along so that the other desk can work, and is left alone when it comes back."""
PERSONAL = frozenset({Noun.PERSON, Noun.DELEGATE})
"""What goes along only where somebody asked for personal data."""
_NOTHING = (None, "", "[]")
_TOGETHER = {"opens": "days", "closes": "days", "leaves_on": "journey", "back_on": "journey"}


class Way(StrEnum):
    """How a row differs: new there, changed there, removed there, or at both desks in ways that collide."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"


class Side(StrEnum):
    """Whose values shall stand."""

    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not here as it is there; None for a state in which there is no such row.

    ``taken`` are the columns that only the other desk changed, ``clashing`` those that both did.
    """

    noun: Noun
    id: int
    way: Way
    here: Row | None
    there: Row | None
    taken: tuple[str, ...] = ()
    clashing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing back: rows added, changed and removed, and differences that had to wait."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    left: tuple[Difference, ...] = field(default=())


def compare(noun: Noun, base: Rows, here: Rows, there: Rows) -> list[Difference]:
    """Return what came to differ there since the hand-over, by id; what changed here only is no difference.

    A person who was erased here since stays erased, whatever the other desk still knows.
    """
    found = (
        _difference(noun, row_id, base.get(row_id), here.get(row_id), there.get(row_id))
        for row_id in sorted(base.keys() | there.keys())
    )
    return [one for one in found if one is not None]


def standing(one: Difference, side: Side) -> Row | None:
    """Return the row as it shall stand here where ``side`` was chosen; None where none shall."""
    if side is Side.THERE and (one.there is None or one.here is None):
        return one.there
    if one.here is None or one.there is None or (side is Side.HERE and one.way is not Way.CONFLICT):
        return one.here
    columns = one.taken if side is Side.HERE else (*one.taken, *one.clashing)
    return {**one.here, **{name: one.there[name] for name in columns}}


def _difference(
    noun: Noun, row_id: int, base: Row | None, here: Row | None, there: Row | None
) -> Difference | None:
    if noun is Noun.DELEGATE and _erased(base, here):
        return None
    if there is None:
        return _removed(noun, row_id, base, here)
    if here is None:
        if base is None:
            return Difference(noun, row_id, Way.NEW, None, there, tuple(there))
        moved = _moved(base, there)
        return Difference(noun, row_id, Way.CONFLICT, None, there, (), moved) if moved else None
    ours, theirs = (set(map(_group, _moved(base, row))) for row in (here, there))
    apart = [name for name in there if here.get(name) != there[name] and _group(name) in theirs]
    whole = tuple(name for name in apart if _group(name) in ours)
    taken = tuple(name for name in apart if _group(name) not in ours)
    if not taken and not whole:
        return None
    return Difference(noun, row_id, Way.CONFLICT if whole else Way.CHANGED, here, there, taken, whole)


def _removed(noun: Noun, row_id: int, base: Row | None, here: Row | None) -> Difference | None:
    if base is None or here is None:
        return None
    moved = _moved(base, here)
    return Difference(noun, row_id, Way.CONFLICT if moved else Way.REMOVED, here, None, (), moved)


def _moved(base: Row | None, now: Row) -> tuple[str, ...]:
    """Return the columns in which ``now`` differs from ``base``; of a new row, those that say something."""
    if base is None:
        return tuple(name for name, value in now.items() if value not in _NOTHING)
    return tuple(name for name, value in now.items() if name in base and base[name] != value)


def _group(name: str) -> str:
    if name.startswith("state"):
        return "state"
    return _TOGETHER.get(name, name.removesuffix("_minor").removesuffix("_currency"))


def _erased(base: Row | None, here: Row | None) -> bool:
    return base is not None and bool(base.get("name")) and here is not None and not here.get("name")
