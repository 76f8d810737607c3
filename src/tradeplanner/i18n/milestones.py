"""Milestones in words: what one is called, and what its day is counted from."""

from tradeplanner.domain.milestones import Anchor, Milestone, MilestoneRule
from tradeplanner.i18n.language import ZH, language, ntr, tr
from tradeplanner.i18n.words import word


def title(one: Milestone | MilestoneRule) -> str:
    """Return a person's own word for a milestone, else that of its kind."""
    return one.name or word(one.kind)


def edition_name(name_zh: str, name_en: str) -> str:
    """Return the name of an edition in the language in force, in Chinese where it has no other."""
    return name_zh if language() == ZH else name_en or name_zh


def counted_from(one: Milestone | MilestoneRule) -> str:
    """Return how a milestone's day is counted: "90 days before the opening"."""
    if one.anchor is None:
        return tr("set by hand")
    opens = one.anchor is Anchor.OPENS
    if not one.plus_months and not one.plus_days:
        return tr("on the opening day") if opens else tr("on the closing day")
    months, days = abs(one.plus_months), abs(one.plus_days)
    parts = [ntr("{count} month", "{count} months", months)] if months else []
    parts += [ntr("{count} day", "{count} days", days)] if days else []
    if one.plus_months * one.plus_days < 0:
        parts = [f"{one.plus_months:+d}", f"{one.plus_days:+d}"]
        span = tr("{months} months and {days} days", months=parts[0], days=parts[1])
        return tr("{span} from the opening", span=span) if opens else tr("{span} from the close", span=span)
    span = " ".join(parts)
    if one.plus_months + one.plus_days < 0:
        before = tr("{span} before the close", span=span)
        return tr("{span} before the opening", span=span) if opens else before
    return tr("{span} after the opening", span=span) if opens else tr("{span} after the close", span=span)
