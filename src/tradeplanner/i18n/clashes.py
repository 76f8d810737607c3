"""The reason of a clash as a sentence, for tooltips, lists, screen readers and paper alike."""

from collections.abc import Callable, Mapping
from datetime import date

from tradeplanner.domain.clashes import Clash, ClashKind
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.i18n.formats import day
from tradeplanner.i18n.holidays import holiday_name
from tradeplanner.i18n.language import mark, ntr, tr

SENTENCES: Mapping[ClashKind, str] = {
    ClashKind.OWNER: mark("{what} is in charge of “{edition}” and of “{other}”, both on {days}"),
    ClashKind.MARKET: mark("“{edition}” and “{other}” are both held in {what} on {days}"),
    ClashKind.OPENING_OFF: mark("“{edition}” opens on a day off in China: {days}{what}"),
    ClashKind.OPENING_HOLIDAY: mark("“{edition}” opens on a public holiday of {market}: {days}{what}"),
    ClashKind.MILESTONE_OFF: mark("“{milestone}” of “{edition}” is due on a day off in China: {days}{what}"),
    ClashKind.MILESTONE_HOLIDAY: mark(
        "“{milestone}” of “{edition}” is due on a public holiday of {market}: {days}{what}"
    ),
}


def clash_sentence(
    clash: Clash,
    editions: Mapping[EditionId, str],
    market: Callable[[EditionId], str],
    milestone: str = "",
    firms: Mapping[FirmId, str] | None = None,
) -> str:
    """Return why it is one: ``editions`` and ``firms`` by name, ``market`` names where an edition is held."""
    named = {"edition": editions.get(clash.edition, ""), "days": days_text(clash.first, clash.last)}
    if clash.other is not None:
        named["other"] = editions.get(clash.other, "")
    if clash.kind is ClashKind.FIRM:
        return _firms(clash, named, firms or {})
    what = clash.what
    if clash.kind is ClashKind.MARKET:
        what = market(clash.edition)
    elif clash.kind is not ClashKind.OWNER:
        name = holiday_name(clash.what)
        what = tr(" ({name})", name=name) if name else ""
    return tr(SENTENCES[clash.kind], what=what, market=market(clash.edition), milestone=milestone, **named)


def _firms(clash: Clash, named: Mapping[str, str], firms: Mapping[FirmId, str]) -> str:
    told = [firms[number] for number in clash.firms if number in firms]
    return ntr(
        "{count} firm goes to “{edition}” and to “{other}”, both on {days}: {firms}",
        "{count} firms go to “{edition}” and to “{other}”, both on {days}: {firms}",
        len(clash.firms),
        firms=tr(", ").join(told) + ("…" if len(told) < len(clash.firms) else ""),
        **named,
    )


def days_text(first: date, last: date) -> str:
    """Return a day, or the first and the last of several."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"
