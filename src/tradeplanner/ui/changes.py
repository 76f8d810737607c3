"""Rows of the history in words: what a stored value was and became, as the pages show it.

Images keep values as stored (minor units, codes, ISO days, JSON lists); here they become what a
person reads. Personal data stays masked.
"""

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.booths import Booth
from tradeplanner.domain.budgets import BudgetLine
from tradeplanner.domain.credits import Credit
from tradeplanner.domain.delegates import PERSONAL as OF_PEOPLE
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.fees import Fee
from tradeplanner.domain.findings import mask
from tradeplanner.domain.firms import PERSONAL, Firm, FirmFigure
from tradeplanner.domain.follow_ups import FollowUp
from tradeplanner.domain.history import Op, RowImage
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.milestones import Milestone, MilestoneRule
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order
from tradeplanner.domain.own_reports import OwnReport
from tradeplanner.domain.papers import Paper
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.people import PERSONAL as AT_FIRMS
from tradeplanner.domain.people import Person
from tradeplanner.domain.profiles import Profile
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import Rate
from tradeplanner.domain.returns import Return
from tradeplanner.domain.settings import Setting
from tradeplanner.domain.targets import Target, TargetScope
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.section_words import section_name
from tradeplanner.i18n.words import noun_name, word
from tradeplanner.ui.changed_settings import key_of, setting_words
from tradeplanner.ui.forms.choices import market_name

KINDS: Mapping[Noun, type] = {
    Noun.FIRM: Firm, Noun.FIGURE: FirmFigure, Noun.PROGRAMME: Programme, Noun.EXHIBITION: Exhibition,
    Noun.EDITION: Edition, Noun.PARTICIPATION: Participation, Noun.ORDER: Order, Noun.RATE: Rate,
    Noun.EXPORT: ExportRecord, Noun.TARGET: Target, Noun.SETTING: Setting, Noun.RETURN: Return,
    Noun.BOOTH: Booth, Noun.DELEGATE: Delegate, Noun.PROFILE: Profile,
    Noun.MILESTONE: Milestone, Noun.MILESTONE_RULE: MilestoneRule, Noun.BUDGET: BudgetLine, Noun.FEE: Fee,
    Noun.PAPER: Paper, Noun.PERSON: Person, Noun.CREDIT: Credit, Noun.FOLLOW_UP: FollowUp,
    Noun.OWN_REPORT: OwnReport,
}  # fmt: skip
REFERENCES: Mapping[str, Noun] = {
    "firm_id": Noun.FIRM, "edition_id": Noun.EDITION, "exhibition_id": Noun.EXHIBITION,
    "programme_id": Noun.PROGRAMME, "participation_id": Noun.PARTICIPATION, "order_id": Noun.ORDER,
}  # fmt: skip
OPS: Mapping[Op, str] = {
    Op.INSERT: mark("Added"),
    Op.UPDATE: mark("Changed"),
    Op.DELETE: mark("Deleted"),
}
_OURS = frozenset({"id", "version", "origin", "participation_id"})

Names = Mapping[tuple[Noun, int], str]
Stored = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Cell:
    """One field before and after, in words; empty where there was or is nothing."""

    field: str
    before: str
    after: str

    @property
    def name(self) -> str:
        """The field's word."""
        return field_name(self.field)


def cells(image: RowImage, markets: Markets, names: Names) -> list[Cell]:
    """Return the fields in which a row differs before and after, in the order of its noun."""
    if image.noun is Noun.SETTING:
        return _of_setting(image)
    before, after = image.before or {}, image.after or {}
    personal = {Noun.DELEGATE: OF_PEOPLE, Noun.PERSON: AT_FIRMS}.get(image.noun, PERSONAL)
    found = []
    for field, kind in _fields(image.noun).items():
        was, became = (_words(field, kind, row, markets, names) for row in (before, after))
        if was != became:
            shown = [mask(text) if field in personal else text for text in (was, became)]
            if image.noun is Noun.ORDER and field == "buyer":
                shown = [_buyer(text, row) for text, row in zip(shown, (before, after), strict=True)]
            found.append(Cell(field, *shown))
    return found


def _buyer(name: str, row: Stored) -> str:
    """Return a buyer only where the row itself says that it is not confidential."""
    return name if not name or row.get("buyer_confidential") in (False, 0) else tr("confidential")


def _of_setting(image: RowImage) -> list[Cell]:
    """Return the one line of a setting, under its own name."""
    key = key_of(image)
    was, became = (
        setting_words(key, str((row or {}).get("value") or "")) for row in (image.before, image.after)
    )
    return [Cell(key, was, became)] if was != became else []


def referred(image: RowImage) -> set[tuple[Noun, int]]:
    """Return the rows that an image refers to, and its own, so that their names can be read."""
    found = {(image.noun, image.id)}
    for row in (image.before, image.after):
        for field, noun in REFERENCES.items():
            value = (row or {}).get(field)
            if isinstance(value, int):
                found.add((noun, value))
    return found


def row_name(image: RowImage, names: Names) -> str:
    """Return what a row is called: its name then, its name now, its firm's, or its number."""
    if image.noun is Noun.SETTING and key_of(image):
        return tr("{noun} “{name}”", noun=noun_name(image.noun), name=field_name(key_of(image)))
    row = {**(image.before or {}), **(image.after or {})}
    own = str(row.get("name_zh") or row.get("contract_no") or "")
    firm = row.get("firm_id")
    owner = names.get((Noun.FIRM, firm), "") if isinstance(firm, int) else ""
    # A target of the whole district names nobody.
    district = tr("Whole district") if row.get("scope") == TargetScope.DISTRICT else ""
    known = own or owner or names.get((image.noun, image.id), "") or district
    if not known:
        return f"{noun_name(image.noun)} {tr('no. {id}', id=image.id)}"
    return tr("{noun} “{name}”", noun=noun_name(image.noun), name=known)


def moment(at: datetime) -> str:
    """Return when something was done, in the desk's own time."""
    here = at.astimezone()
    return f"{formats.day(here.date())} {here:%H:%M}"


def _fields(noun: Noun) -> dict[str, object]:
    hints = typing.get_type_hints(KINDS[noun])
    return {name: _bare(hint) for name, hint in hints.items() if name not in _OURS}


def _bare(hint: object) -> object:
    """Return a field's type without ``None`` and without the name of a typed id."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    return tuple if typing.get_origin(hint) is tuple else getattr(hint, "__supertype__", hint)


def _words(field: str, kind: object, row: Stored, markets: Markets, names: Names) -> str:
    if kind is Money:
        minor, currency = row.get(f"{field}_minor"), row.get(f"{field}_currency")
        known = isinstance(minor, int) and isinstance(currency, str)
        return formats.amount(Money(minor, currency)) if known else ""  # type: ignore[arg-type]  # known says so
    value = row.get(field)
    if value is None or value == "":
        return ""
    if field in REFERENCES and isinstance(value, int):
        return names.get((REFERENCES[field], value), "") or tr("no. {id}", id=value)
    if field in ("market", "visa_market"):
        return market_name(markets, str(value))
    return _of_kind(field, kind, value, markets)


def _of_kind(field: str, kind: object, value: object, markets: Markets) -> str:
    if kind is bool:
        return tr("Yes") if value else tr("No")
    if kind is date:
        return formats.day(date.fromisoformat(str(value)))
    if kind is Decimal:
        return formats.number(Decimal(str(value)))
    if kind is tuple:
        return "; ".join(_item(field, str(part), markets) for part in json.loads(str(value)))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return word(kind(str(value)))
    return tr("a picture") if field == "logo" else str(value)


def _item(field: str, item: str, markets: Markets) -> str:
    """Return one of several values: a market, a section of a report, or a text as it stands."""
    if field == "markets":
        return market_name(markets, item)
    return section_name(item) or item if field == "sections" else item
