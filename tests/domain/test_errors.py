"""Expected errors carry a code and what fills its sentence, never a sentence."""

from tradeplanner.domain.errors import CannotUndoError, ConflictError, ExpectedError, RejectedError
from tradeplanner.domain.findings import Code, error


def test_an_error_keeps_its_code_and_parameters() -> None:
    raised = ConflictError(Code.CONFLICT_CHANGED, noun="firms", id=3)

    assert isinstance(raised, ExpectedError)
    assert (raised.code, raised.params) == (Code.CONFLICT_CHANGED, {"noun": "firms", "id": 3})


def test_a_rejection_keeps_every_finding() -> None:
    findings = [error(Code.REQUIRED, "name_zh"), error(Code.NEGATIVE, "booths", value=-1)]
    raised = RejectedError(findings)

    assert raised.findings == tuple(findings)
    assert (raised.code, raised.params) == (Code.REJECTED, {"count": 2})


def test_a_refused_undo_names_the_rows_that_stand_in_the_way() -> None:
    raised = CannotUndoError([error(Code.UNDO_CHANGED_SINCE, noun="orders", id=7)])

    assert (raised.code, raised.params["count"]) == (Code.CANNOT_UNDO, 1)
    assert raised.findings[0].params["id"] == 7
