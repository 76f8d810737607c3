"""The sentences of the registrations page: how many go, and how an edition's quota stands."""

from collections.abc import Sequence

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.participation import State
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import captions
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.pages.registrations.reading import Found, Row, counted, tidy

TOLD = (State.ATTENDED, State.CONFIRMED, State.APPROVED, State.APPLIED, State.WAITING, State.WITHDRAWN)
"""States that the title names, in this order, and how many of them at most."""
MOST = 3


def title(found: Found, edition: Edition | None, rows: Sequence[Row]) -> str:
    """Return the page's sentence, of the year or of the edition chosen."""
    counts = counted(rows).states
    parts = [
        tr("{count} {state}", count=f"{counts[state]:,}", state=word(state).lower())
        for state in TOLD
        if counts.get(state)
    ][:MOST]
    if not rows:
        if edition is None:
            return tr("No registrations in {year} yet", year=found.year)
        return tr("No registrations for {where} yet", where=named(edition))
    if edition is not None:
        head = ntr(
            "{count} firm for {edition}", "{count} firms for {edition}", len(rows), edition=named(edition)
        )
    else:
        head = ntr(
            "{count} registration in {year}", "{count} registrations in {year}", len(rows), year=found.year
        )
    return tr("{head}: {parts}", head=head, parts=captions.listed(parts)) if parts else head


def caption(edition: Edition | None, rows: Sequence[Row]) -> str:
    """Return how the quota of the edition stands; of a year, firm-visits, firms and exhibitions."""
    sums = counted(rows)
    if not rows:
        return ""
    if edition is None:
        fairs = len({row.own.edition_id for row in rows})
        visits = ntr("{count} firm-visit", "{count} firm-visits", sums.visits)
        firms = ntr("{count} firm takes part", "{count} firms take part", sums.firms)
        held = ntr("{count} exhibition", "{count} exhibitions", fairs)
        return " · ".join([*([visits] if sums.visits else []), firms, held])
    booths = formats.grouped(tidy(sums.booths))
    quota = edition.booth_quota
    stands = (
        tr("{booths} booths accepted, no quota set", booths=booths)
        if quota is None
        else tr("{booths} booths accepted of a quota of {quota}", booths=booths, quota=f"{quota:,}")
    )
    waiting = sums.states.get(State.WAITING, 0)
    waits = ntr("{count} firm waiting", "{count} firms waiting", waiting)
    return " · ".join([stands, *([waits] if waiting else [])])
