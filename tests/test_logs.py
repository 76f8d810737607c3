"""The log: it rotates, says where, and keeps people's data out."""

import logging
from pathlib import Path

import pytest

from tradeplanner import logs


def fail(code: str) -> None:
    """Fail with a value in the message, as a database does."""
    raise ValueError(code)


@pytest.mark.expects_logs
def test_an_error_is_logged_without_its_message(tmp_path: Path) -> None:
    handler = logs.start(tmp_path / "logs")
    try:
        try:
            fail("13800001234")
        except ValueError as error:
            logging.getLogger("tradeplanner.ui").error("unexpected error", exc_info=error)  # noqa: TRY400
    finally:
        logs.stop(handler)
    text = (tmp_path / "logs" / logs.NAME).read_text(encoding="utf-8")
    assert "unexpected error" in text
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "fail" in text
    assert "13800001234" not in text
    assert str(tmp_path) not in text


@pytest.mark.expects_logs
def test_the_cause_is_logged_too(tmp_path: Path) -> None:
    handler = logs.start(tmp_path)
    try:
        try:
            fail("a")
        except ValueError as cause:
            error = RuntimeError("b")
            error.__cause__ = cause
        logging.getLogger("tradeplanner").error("twice", exc_info=error)
    finally:
        logs.stop(handler)
    text = (tmp_path / logs.NAME).read_text(encoding="utf-8")
    assert text.index("RuntimeError") < text.index("ValueError")


@pytest.mark.expects_logs
def test_a_long_log_is_cut_into_a_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "SIZE", 500)
    handler = logs.start(tmp_path)
    for number in range(100):
        logging.getLogger("tradeplanner").warning("line %s", number)
    logs.stop(handler)
    assert len(list(tmp_path.iterdir())) == logs.KEPT + 1


def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    handler = logs.start(tmp_path / "file" / "logs")
    assert isinstance(handler, logging.StreamHandler)
    assert not isinstance(handler, logging.FileHandler)
    logs.stop(handler)
