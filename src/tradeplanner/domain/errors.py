"""The errors that are the world's fault, each with a calm sentence and a next step.

Anything else that is raised is our fault, and is reported with details while the program lives.
The sentence is made in ``i18n/messages.py`` from the code and the parameters, so the same error
speaks in the window, on the command line and in both languages.
"""

from collections.abc import Sequence

from tradeplanner.domain.findings import Code, Finding, Param


class ExpectedError(Exception):
    """The world failed: a file in use, a full disk, a row that somebody else has changed."""

    def __init__(self, code: Code, /, **params: Param) -> None:
        """Keep the code and parameters; the sentence is made when a person reads it."""
        super().__init__(code.value)
        self.code = code
        self.params: dict[str, Param] = params


class RejectedError(ExpectedError):
    """A value that a person gave breaks a rule; ``findings`` say which field and how to mend it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings; nothing was written."""
        super().__init__(Code.REJECTED, count=len(findings))
        self.findings = tuple(findings)


class ConflictError(ExpectedError):
    """Somebody changed or removed the row since it was read; nothing was written."""


class CannotUndoError(ExpectedError):
    """An undo would break later work; ``findings`` name every row that stands in the way."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the rows that stand in the way; nothing was written."""
        super().__init__(Code.CANNOT_UNDO, count=len(findings))
        self.findings = tuple(findings)
