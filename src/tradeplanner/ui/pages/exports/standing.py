"""How far a target has got, as the tab of targets shows it, and what is said under the table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from tradeplanner.app.attainments import Standings
from tradeplanner.charts.messages import money_text, sentences
from tradeplanner.domain.attainments import Attainment
from tradeplanner.domain.lights import Light, light
from tradeplanner.domain.money import Money, half_up
from tradeplanner.domain.target_parts import Meeting
from tradeplanner.domain.targets import Target, TargetScope
from tradeplanner.i18n import formats, lights
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.captions import listed
from tradeplanner.ui.widgets.columns import Column, Kind

TONES = {Light.RED: "red_text", Light.AMBER: "amber_text"}
PARTS = {
    TargetScope.TOWN: mark("{measure}: the targets of the towns ({count}) come to {parts}"),
    TargetScope.INDUSTRY: mark("{measure}: the targets of the industries ({count}) come to {parts}"),
    TargetScope.MARKET: mark("{measure}: the targets of the markets ({count}) come to {parts}"),
}


class Standing(Protocol):
    """A row of the tab: a target's standing if it is in force, and all that was read with it."""

    @property
    def current(self) -> bool:
        """Whether the revision is in force."""

    @property
    def standing(self) -> Attainment | None:
        """How far the target has got; None for a revision that is not in force."""

    @property
    def all(self) -> Standings:
        """Everything that was read in the same moment."""


def columns() -> Sequence[Column]:
    """Return the columns of what is reached, how far that is, and what is still wanting."""
    return (
        Column("done", mark("Reached"), _done_value, _done, Kind.NUMBER, 112, _no_sum, _plain,
               hint=_missing, field=""),
        Column("attained", mark("Attainment"), lambda r: r.standing and r.standing.attainment,
               lambda r: _share(r.standing and r.standing.attainment), Kind.NUMBER, 80, _no_sum, _plain,
               field=""),
        Column("progress", mark("Time progress"), _progress, lambda r: _share(_progress(r)), Kind.NUMBER, 104,
               _no_sum, _plain, hint=_phasing, field=""),
        Column("gap", mark("Gap"), lambda r: r.standing and r.standing.points, _gap, Kind.NUMBER, 80, _no_sum,
               _tone, hint=_rule, field=""),
        Column("per_month", mark("Wanting per month"), lambda r: r.standing and r.standing.per_month,
               _per_month, Kind.NUMBER, 120, _no_sum, _plain, hint=_short, field=""),
    )  # fmt: skip


def note(found: Standings) -> str:
    """Return whether parts meet their wholes, and the rule of the colours."""
    settings = found.settings
    rule = lights.rule(settings.green_points, settings.amber_points)
    colours = tr("{message}.", message=tr("Colour of the gap: {rule}", rule=rule))
    revised = (_level_words(one) for one in found.standing.values())
    return sentences((*(meeting_words(one) for one in found.meetings), *revised, colours))


def _level_words(one: Attainment) -> str:
    """Return what a growth aim would be by last year's figure as it now stands, where that has changed."""
    target = one.target
    if one.level is None or target.growth_aim is None or one.level == one.wanted:
        return ""
    whom = target.scope_key or word(target.scope)
    return tr(
        "{measure}, {whom}: {growth}% on last year's figure as it stands now would be {level}, not {amount}.",
        measure=word(target.measure), whom=whom, growth=formats.signed(target.growth_aim, 1),
        level=_figure(one.level, _unit(target)), amount=_figure(one.wanted, _unit(target)),
    )  # fmt: skip


def meeting_words(meeting: Meeting) -> str:
    """Return whether the parts of a target meet the whole, or by how much not."""
    head = tr(
        PARTS[meeting.scope],
        measure=word(meeting.measure),
        count=meeting.count,
        parts=_figure(meeting.parts, meeting.currency),
    )
    off = _figure(abs(meeting.off), meeting.currency)
    if not meeting.off:
        beside = tr("{parts}, as much as the district's", parts=head)
    elif meeting.off > 0:
        beside = tr("{parts}, {off} more than the district's", parts=head, off=off)
    else:
        beside = tr("{parts}, {off} less than the district's", parts=head, off=off)
    if meeting.unlike:
        beside = tr("{parts}; {count} in other currencies are not among them", parts=beside,
                    count=meeting.unlike)  # fmt: skip
    return tr("{message}.", message=beside)


def _figure(value: Decimal, currency: str) -> str:
    return money_text(Money.of(value, currency)) if currency else _number(value)


def _unit(target: Target) -> str:
    return target.amount.currency if target.amount else ""


def _number(value: Decimal) -> str:
    return formats.grouped(half_up(value, 1), 0 if half_up(value, 1) == half_up(value, 0) else 1)


def _amount(target: Target, value: Decimal) -> str:
    """Return a figure of a target as its own column shows it."""
    return formats.compact(Money.of(value, target.amount.currency)) if target.amount else _number(value)


def _done_value(row: Standing) -> Decimal | None:
    return row.standing.done if row.standing else None


def _done(row: Standing) -> str:
    if row.standing is None:
        return ""
    if not row.standing.counts:
        return tr("not counted")
    done = row.standing.done
    return "—" if done is None else _amount(row.standing.target, done)


def _missing(row: Standing) -> str:
    """Return why something is not counted, or which rates are wanting."""
    one = row.standing
    if one is None:
        return ""
    if not one.counts:
        return tr("Exports are recorded by firm and place, not by exhibition.")
    days = [f"{rate.currency} {formats.day(rate.on)}" for rate in one.missing[:3]]
    return tr("left out for want of a rate: {rates}", rates=listed(days)) if days else ""


def _progress(row: Standing) -> Decimal | None:
    return row.standing.progress if row.standing and row.standing.points is not None else None


def _phasing(row: Standing) -> str:
    return word(row.standing.phasing) if row.standing else ""


def _share(share: Decimal | None) -> str:
    return "" if share is None else formats.percent(share)


def _light(row: Standing) -> Light | None:
    one, rule = row.standing, row.all.settings
    if one is None or one.points is None:
        return None
    return light(one.points, rule.green_points, rule.amber_points)


def _gap(row: Standing) -> str:
    found = _light(row)
    if found is None or row.standing is None or row.standing.points is None:
        return ""
    return f"{formats.signed(row.standing.points, 1)} {lights.SIGNS[found]}"


def _plain(row: Standing) -> str:
    return "" if row.current else "faint"


def _tone(row: Standing) -> str:
    if not row.current:
        return "faint"
    found = _light(row)
    return TONES.get(found, "") if found else ""


def _rule(row: Standing) -> str:
    rule = row.all.settings
    return lights.rule(rule.green_points, rule.amber_points)


def _per_month(row: Standing) -> str:
    one = row.standing
    if one is None or one.short is None:
        return ""
    if not one.short:
        return tr("reached")
    return "—" if one.per_month is None else _amount(one.target, one.per_month)


def _short(row: Standing) -> str:
    """Return what is wanting in all and how many months are left for it."""
    one = row.standing
    if one is None or not one.short:
        return ""
    return tr("{amount} are wanting, {count} months are left", amount=_amount(one.target, one.short),
              count=one.months_left)  # fmt: skip


def _no_sum(_rows: object) -> str:
    return ""
