"""What a page is given: the workspace, background work, notices and the desk. Four, and no more."""

from dataclasses import dataclass

from tradeplanner.app.workspace import Workspace
from tradeplanner.ui.desk import Desk
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices


@dataclass(frozen=True, slots=True)
class Context:
    """The four things a page works with; made once, after the workspace is open."""

    workspace: Workspace
    jobs: Jobs
    notices: Notices
    desk: Desk
