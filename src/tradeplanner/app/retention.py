"""People of delegations whose time is over: who they are, and until when backups hold them still."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tradeplanner.app import delegates, questions, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import retention as rule
from tradeplanner.domain.ids import Changed, DelegateId
from tradeplanner.domain.retention import Overdue
from tradeplanner.storage import delegates as people
from tradeplanner.storage import exhibitions


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom to erase, by edition, after how many months, and the last day of backups that hold them."""

    overdue: tuple[Overdue, ...]
    months: int
    backups_until: date

    @property
    def ids(self) -> list[DelegateId]:
        """Return everybody proposed."""
        return [DelegateId(one.id or 0) for each in self.overdue for one in each.people]


def proposal(ws: Workspace, today: Callable[[], date] = questions.today) -> Proposal:
    """Return whose time is over on the day that ``today`` says; nothing is changed."""
    stored, day = settings.get(ws), today()
    with ws.store.read() as connection:
        editions = exhibitions.listed_editions(connection)
        found = rule.overdue(editions, people.listed(connection), stored.personal_months, day)
    return Proposal(tuple(found), stored.personal_months, day + timedelta(days=stored.backup_days))


def erase(ws: Workspace, ids: Sequence[DelegateId]) -> Changed:
    """Erase people for good, as ``delegates.erase`` does."""
    return delegates.erase(ws, ids)
