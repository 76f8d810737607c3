"""Whom to invite: to rank the register for an edition, and to note the chosen firms as invited."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import inviting as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, Noun
from tradeplanner.domain.inviting import Known, Obstacle, Reason, Suggestion
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.weights import of_inviting
from tradeplanner.storage import exhibitions, firms, inviting, participation, readings

CHAPTERS = 8
"""HS chapters that stand for what is shown at a fair: those that most of its firms have."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The edition, what was shown at the fair before (HS chapters), and the firms as ranked."""

    edition: Edition
    chapters: tuple[str, ...]
    suggestions: Sequence[Suggestion]


def suggest(ws: Workspace, edition_id: EditionId, weights: Mapping[Reason, int] | None = None) -> Invitation:
    """Return the register as ranked for an edition, with reasons; ConflictError if the edition is gone.

    Without ``weights`` the bureau's own count.
    """
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        register = firms.listed(connection, retired=True)
        by = weights or of_inviting(readings.bureau(connection))
        sellers = inviting.sellers(connection, edition.market)
        winners = inviting.winners(connection)
        same, elsewhere, absent = Counter[int](), Counter[int](), Counter[int]()
        here: dict[int, State] = {}
        for firm, at, fair, state in inviting.stays(connection):
            if at == edition_id:
                here[firm] = State(state)
            elif state == State.ATTENDED:
                (same if fair == edition.exhibition_id else elsewhere)[firm] += 1
            elif state == State.ABSENT:
                absent[firm] += 1
    shown = Counter(chapter for firm in register if same[firm.id or 0] for chapter in firm.hs_chapters)
    chapters = tuple(chapter for chapter, _ in shown.most_common(CHAPTERS))
    known = [
        Known(
            firm=firm, sells=firm.id in sellers, same_fair=same[firm.id or 0],
            elsewhere=elsewhere[firm.id or 0], results=winners.get(firm.id or 0, 0),
            absent=absent[firm.id or 0], state=here.get(firm.id or 0),
        )
        for firm in register
    ]  # fmt: skip
    return Invitation(edition, chapters, rules.rank(edition, chapters, known, by))


def invite(ws: Workspace, edition_id: EditionId, chosen: Sequence[FirmId], on: date | None = None) -> Changed:
    """Note firms as invited to an edition in one step; those that are there already stay as they are.

    RejectedError (NOT_INVITABLE) by name for each that is retired or listed as untrustworthy.
    """
    day = on or date.today()  # noqa: DTZ011  # dates are the desk's own calendar days
    with ws.change(Act.ADD, Noun.PARTICIPATION) as work:
        edition = found(exhibitions.get(work.connection, edition_id), Noun.EDITION, edition_id)
        there = {row.firm_id for row in participation.listed(work.connection, edition_id)}
        fresh = [number for number in dict.fromkeys(chosen) if number not in there]
        rows = [found(firms.get(work.connection, number), Noun.FIRM, number) for number in fresh]
        barred = [firm for firm in rows if rules.obstacle(Known(firm=firm)) in tuple(Obstacle)]
        refuse([error(Code.NOT_INVITABLE, "firm_id", name=firm.name_zh) for firm in barred])
        work.params |= {"count": len(fresh), "edition": edition.name_zh}
        for number in fresh:
            invited = Participation(firm_id=number, edition_id=edition_id, state=State.INVITED, state_on=day)
            work.add(Noun.PARTICIPATION, invited)
    return work.changed
