"""The words of a dossier: its days, the facts that are known, and sentences made of its figures."""

from collections.abc import Sequence

from tradeplanner.charts.messages import money_text
from tradeplanner.domain import budgets
from tradeplanner.domain.budgets import Budget
from tradeplanner.domain.edition_results import EditionFigures, Line, Result
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import field_name
from tradeplanner.i18n.language import ZH, language, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.reports.sentences import clauses


def days(edition: Edition) -> str:
    """Return the edition's days in words; that there are none yet, where there are none."""
    opens, closes = edition.opens, edition.closes
    if opens is None:
        return tr("no days yet")
    if closes is None or closes == opens:
        return formats.day(opens)
    return tr("{first} to {last}", first=formats.day(opens), last=formats.day(closes))


def known(edition: Edition, fair: str, programme: str, place: str) -> list[tuple[str, str]]:
    """Return the edition's facts by name, without those that nobody has said."""
    separator = "、" if language() == ZH else ", "
    said = (
        ("exhibition", fair), ("programme", programme), ("fair_class", word(edition.fair_class)),
        ("scope", word(edition.scope)), ("market", place), ("venue", edition.venue),
        ("industries", separator.join(edition.industries)), ("organiser", edition.organiser),
        ("owner", edition.owner), ("status", word(edition.status)),
        ("status_reason", edition.status_reason),
        ("booth_quota", "" if edition.booth_quota is None else formats.grouped(edition.booth_quota)),
    )  # fmt: skip
    return [(field_name(key), value) for key, value in said if value]


def came(now: EditionFigures) -> str:
    """Return who took part, with how many booths."""
    turnout = now.turnout
    if not turnout.firms:
        return ""
    parts = [ntr("{count} firm took part", "{count} firms took part", turnout.firms)]
    if turnout.booths:
        booths = turnout.booths if turnout.booths % 1 else turnout.booths.to_integral_value()
        parts.append(tr("on {booths} booths", booths=formats.grouped(booths)))
    return clauses(parts)


def won(now: EditionFigures, lines: Sequence[Line]) -> str:
    """Return actual orders with their part of the aim and the growth, then intended ones apart."""
    if not now.actual.minor and not now.intended.minor:
        return ""
    line = next((one for one in lines if one.result is Result.ACTUAL), None)
    parts = [tr("Actual orders came to {amount}", amount=money_text(now.actual))]
    if line is not None and line.attainment is not None:
        parts.append(tr("{share} of the aim", share=formats.percent(line.attainment, 0)))
    if line is not None and line.change is not None:
        parts.append(tr("{growth} on the last edition", growth=formats.growth(line.change)))
    apart = clauses((tr("Intended orders of {amount} are counted apart", amount=money_text(now.intended)),))
    return clauses(parts) + ("" if language() == ZH else " ") + (apart if now.intended.minor else "")


def cost(budget: Budget, now: EditionFigures) -> str:
    """Return what the edition cost, in all and for a firm."""
    parts = [tr("It cost {amount}", amount=money_text(budget.expected))]
    each = budgets.per(budget.expected, now.turnout.firms)
    if each is not None:
        parts.append(tr("{amount} a firm", amount=money_text(each)))
    return clauses(parts)
