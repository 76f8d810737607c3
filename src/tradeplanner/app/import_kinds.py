"""Which kind of file one is, by its name and by its headings; an open file read as another kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tradeplanner.app.import_known import held
from tradeplanner.app.import_session import Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.importing import arranging, planning
from tradeplanner.importing.grid import Row
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.specs import SPECS

_HINTS = (
    ("booths", ("展位", "booth", "stand")),
    ("delegates", ("团组", "人员名单", "出国", "delegat")),
    ("returns", ("成效", "反馈表", "result form")),
    ("registrations", ("报名", "回执", "registration")),
    ("programmes", ("活动", "行动", "programme")),
    ("catalogue", ("目录", "计划", "catalogue", "editions")),
    ("orders", ("订单", "合同", "成交", "order")),
    ("rates", ("汇率", "中间价", "rate")),
    ("targets", ("目标", "任务", "target")),
    ("published", ("公布", "公报", "快报", "published", "bulletin")),
    ("customs", ("海关", "customs")),
    ("exports", ("出口", "进出口", "export")),
    ("firms", ("名录", "企业", "firm", "register")),
)
"""Words in a file's name, and the kind that they speak of."""
_DOWNLOAD = re.compile(r"[0-9]{4,6}_?(?:in|out)")
"""How downloads of customs statistics are called."""
CLEARLY = 0.2
"""By how much more of the columns another kind must understand to be thought the likelier one."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How well a file can be read as a kind: ``named`` of ``columns`` are fields; ``share`` from 0 to 1.

    ``fits`` tells that a sheet has every field without which nothing of the kind can be imported.
    """

    kind: str
    fits: bool
    named: int
    columns: int
    share: float


def likely_kind(path: Path) -> str:
    """Return the kind that a file's name speaks of, the first kind if it speaks of none."""
    return spoken_kind(path) or next(iter(SPECS))


def spoken_kind(path: Path) -> str:
    """Return the kind that a file's name speaks of, "" if it speaks of none."""
    name = path.stem.lower()
    if _DOWNLOAD.fullmatch(name):
        return "customs"
    return next((kind for kind, words in _HINTS if any(word in name for word in words)), "")


def guesses(session: Session) -> tuple[Guess, ...]:
    """Return how well an open file can be read as each kind, the likeliest first."""
    found = [_guess(session, kind) for kind in SPECS]
    return tuple(sorted(found, key=lambda guess: (not guess.fits, -guess.share)))


def better_kind(kind: str, found: Sequence[Guess]) -> Guess | None:
    """Return the kind as which a file is clearly better read than as ``kind``, None if there is none."""
    own, best = next((guess for guess in found if guess.kind == kind), None), found[0] if found else None
    if best is None or not best.fits or best.kind == kind:
        return None
    clear = own is None or not own.fits or best.share >= own.share + CLEARLY
    return best if clear else None


def read_as(ws: Workspace, session: Session, kind: str, *, as_it_stands: bool = False) -> Session:
    """Return a session of the same open file as another kind; the file is not read again.

    ``as_it_stands`` keeps forms and turned sheets as they are, for headings that a person chooses.
    """
    bare = Proposal(session.file, session.sha256, kind, ())
    plain = session.opened.plain or session.opened
    arranged = plain if as_it_stands or plain.origins else arranging.arrange(SPECS[kind], plain)
    other = Session(arranged, kind, bare)
    other.proposal = other.planned(bare)
    other.known = held(ws, other, other.proposal)
    return other


def _guess(session: Session, kind: str) -> Guess:
    bare = Proposal(session.file, session.sha256, kind, ())
    plain = session.opened.plain or session.opened

    def rows(sheet: str, first: int, last: int) -> list[Row]:
        return plain.spool(sheet).rows(first, last) if last >= first else []

    sheets = [plan for plan in planning.plan(bare, plain.sheets, rows).sheets if plan.used]
    columns = [column for plan in sheets for column in plan.columns]
    named = [column for column in columns if column.field]
    share = sum(column.score for column in named) / len(columns) if columns else 0.0
    return Guess(kind, bool(sheets), len(named), len(columns), share)
