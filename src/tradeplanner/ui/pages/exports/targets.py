"""The tab of targets: every revision, the newest of each first; those in force with how far they have got."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tradeplanner.app import attainments, targets
from tradeplanner.app.attainments import Standings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.attainments import Attainment
from tradeplanner.domain.ids import Noun, TargetId
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.domain.targets import Target, TargetScope
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import targets as form
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.pages.exports import counting, standing
from tradeplanner.ui.pages.exports.listing import Listing, whole
from tradeplanner.ui.widgets.columns import Column, Kind

NOTHING = Standings(targets=(), standing={}, meetings=(), settings=BureauSettings())
"""A year without targets."""


@dataclass(frozen=True, slots=True)
class Row:
    """A revision of a target; ``current`` is the one in force, and has a ``standing``."""

    target: Target
    current: bool
    standing: Attainment | None = None
    all: Standings = NOTHING

    @property
    def value(self) -> object:
        """The figure aimed at."""
        return self.target.count if self.target.amount is None else self.target.amount.amount


def read(ws: Workspace, year: int) -> list[Row]:
    """Return all revisions of the targets of ``year``."""
    found = attainments.read(ws, year)
    standings = [(target, found.standing.get(int(target.id or 0))) for target in found.targets]
    return [Row(target, one is not None, one, found) for target, one in standings]


def note(rows: Sequence[Row]) -> str:
    """Return what stands under the table: whether parts meet their whole, and what the colours mean."""
    return standing.note(rows[0].all) if rows else ""


def columns(ws: Workspace) -> Sequence[Column]:
    """Return the columns of the targets."""
    return (
        Column("measure", FIELDS["measure"], lambda r: word(r.target.measure), width=112, tone=_tone),
        Column(
            "whom", FIELDS["scope_key"], lambda r: whom(ws, r.target), width=128, tone=_tone,
            field="scope_key",
        ),
        Column(
            "value", mark("Target"), lambda r: r.value, figure, Kind.NUMBER, 120, lambda _: "", _tone,
            field="amount",
        ),
        *standing.columns(),
        Column(
            "currency", FIELDS["currency"], lambda r: r.target.amount.currency if r.target.amount else "",
            width=72, tone=_tone,
        ),
        Column(
            "growth_aim", FIELDS["growth_aim"], lambda r: r.target.growth_aim, growth_aim, Kind.NUMBER, 144,
            lambda _: "", _tone, field="",
        ),
        Column("phasing", FIELDS["phasing"], lambda r: word(r.target.phasing), width=152, tone=_tone),
        Column(
            "revision", FIELDS["revision"], lambda r: r.target.revision, revision, width=136, tone=_tone,
            field="",
        ),
        Column(
            "decided", FIELDS["decided_on"], lambda r: r.target.decided_on, decided, Kind.DATE, tone=_tone,
            field="decided_on",
        ),
        Column("source", FIELDS["source"], lambda r: r.target.source, width=200, tone=_tone),
        Column("notes", FIELDS["notes"], lambda r: r.target.notes, hidden=True),
    )  # fmt: skip


def _tone(row: Row) -> str:
    return "" if row.current else "faint"


def whom(ws: Workspace, target: Target) -> str:
    """Return whom a target binds."""
    if target.scope is TargetScope.DISTRICT:
        return word(target.scope)
    return (
        market_name(ws.markets, target.scope_key) if target.scope is TargetScope.MARKET else target.scope_key
    )


def figure(row: Row) -> str:
    """Return the figure aimed at, money with its unit."""
    if row.target.amount is not None:
        return formats.compact(row.target.amount)
    return "" if row.target.count is None else formats.grouped(row.target.count)


def growth_aim(row: Row) -> str:
    """Return the growth from which the figure was worked out."""
    return "" if row.target.growth_aim is None else f"{formats.signed(row.target.growth_aim, 1)}%"


def revision(row: Row) -> str:
    """Return the revision's number, and whether a newer one has taken its place."""
    number = row.target.revision
    return str(number) if row.current else tr("{number}, superseded", number=number)


def decided(row: Row) -> str:
    """Return the day of the decision."""
    day = row.target.decided_on
    return "" if day is None else formats.day(day)


def _open(context: Context, row: Row | None, parent: QWidget) -> None:
    form.open_form(context, None if row is None else row.target, parent)


def _revise(context: Context, row: Row, parent: QWidget) -> None:
    form.open_form(context, row.target, parent, revise=True)


def _counts(context: Context, row: Row, parent: QWidget) -> None:
    counting.open_window(context, row.target, whom(context.workspace, row.target), parent)


def _remove(ws: Workspace, row: Row) -> object:
    return targets.remove(ws, TargetId(row.target.id or 0), row.target.version)


LISTING = Listing(
    name="exports.targets",
    title=mark("Targets"),
    nouns=frozenset(
        {
            Noun.TARGET,
            Noun.EXPORT,
            Noun.ORDER,
            Noun.RATE,
            Noun.SETTING,
            Noun.FIRM,
            Noun.PARTICIPATION,
            Noun.EDITION,
            Noun.PROGRAMME,
        }
    ),
    columns=columns,
    empty=mark("Targets of the year in view stand here: the district's first, then the towns'."),
    add=mark("Set a target…"),
    read=whole(read),
    open_form=_open,
    remove=_remove,
    kind="targets",
    key=lambda row: row.target.id,
    more=((mark("Revise…"), _revise), (mark("What counts…"), _counts)),
    note=note,
)
