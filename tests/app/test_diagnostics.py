"""Diagnostics and the log: numbers and kinds of errors, nobody's names, phones or folders."""

import logging
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from tests.builders import a_firm
from tradeplanner import logs
from tradeplanner.app import backups, diagnostics, firms, person, settings
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.settings import BureauSettings

PERSONAL = ("绍兴秘密纺织有限公司", "13812345678", "赵六", "zhao@example.com", "越城区商务局")


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give a workspace full of names, in a home whose folder is a name."""
    monkeypatch.setattr("tradeplanner.paths.config_folder", lambda: tmp_path / "config")
    home = tmp_path / "赵六"
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr("tradeplanner.paths.log_folder", lambda: home / "logs")
    person.call("赵六")
    opened = open_workspace(home / "越城区商务局")
    firm = a_firm(
        name_zh="绍兴秘密纺织有限公司", contact="赵六", phone="13812345678", email="zhao@example.com"
    )
    firms.add(opened, firm)
    settings.put(opened, BureauSettings(bureau_zh="越城区商务局", towns=("塔山街道",)))
    return opened


def test_diagnostics_count_and_name_nobody(ws: Workspace) -> None:
    with ws:
        backups.make(backups.file_of(ws))
        told = "\n".join(diagnostics.lines(ws))
    assert "firms 1," in told
    assert "Schema " in told
    assert "last backup 0.0 hours ago, 1 in all" in told
    assert "Settings: bureau_zh, towns" in told
    assert "Log: ~/logs" in told
    assert not [word for word in (*PERSONAL, "塔山") if word in told]


def test_a_store_that_cannot_be_read_is_told_and_nothing_breaks(ws: Workspace) -> None:
    with ws:
        file = backups.file_of(ws)
        ws.store.close()
        file.write_bytes(b"nothing like a database" * 400)
        told = "\n".join(diagnostics.lines(ws))
    assert "The store cannot be read: file_damaged" in told


def provoke(ws: Workspace) -> BaseException:
    """Return an error that the database raises over a row full of personal data."""
    statement = text("INSERT INTO firms (id, name_zh, contact, phone) VALUES (:id, :name, :contact, :phone)")
    with ws.store.engine.begin() as connection:
        try:
            connection.execute(
                statement, {"id": 1, "name": PERSONAL[0], "contact": PERSONAL[2], "phone": PERSONAL[1]}
            )
        except SQLAlchemyError as error:
            return error
    raise AssertionError("the database took a row without its required columns")


@pytest.mark.expects_logs
def test_a_log_of_errors_over_personal_data_holds_none(ws: Workspace, tmp_path: Path) -> None:
    handler = logs.start(tmp_path / "log")
    ours = logging.getLogger("tradeplanner.test")
    with ws:
        for error in (provoke(ws), ValueError(f"cannot convert {PERSONAL[1]}")):
            ours.error("unexpected error", exc_info=error)
        wrapped = RuntimeError(PERSONAL[0])
        wrapped.__cause__ = provoke(ws)
        ours.error("and what led to it", exc_info=wrapped)
    logs.stop(handler)
    written = (tmp_path / "log" / logs.NAME).read_text(encoding="utf-8")
    assert "IntegrityError" in written
    assert "RuntimeError" in written
    assert not [word for word in PERSONAL if word in written]


def test_what_a_statement_was_given_is_not_in_its_error(ws: Workspace) -> None:
    """The details under a notice are copied into letters."""
    with ws:
        told = str(provoke(ws))
    assert "hide_parameters" in told
    assert not [word for word in PERSONAL if word in told]
