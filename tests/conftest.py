"""What every test gets: no display, a home of its own, silence in the logs, and stores to write to.

The environment is set while this file is imported, before any test imports Qt. Nothing here imports Qt,
pandas or SQLAlchemy itself, so that a run of the domain's tests stays quick.
"""

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import postgres
from tradeplanner.i18n.language import LANGUAGES, language, set_language

ROOT = Path(__file__).resolve().parent.parent

# Kept for the whole run and removed with it.
_HOME = tempfile.TemporaryDirectory(prefix="tradeplanner-tests-")


def _set_environment(home: str) -> None:
    """Make the run independent of who runs it: platform, language and folders."""
    # A benchmark or the tour may ask for a real window.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "TRADEPLANNER_DATA", "TRADEPLANNER_DATABASE"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    os.environ["HOME"] = home
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = f"{home}/{kind.lower()}"
    os.environ["XDG_RUNTIME_DIR"] = home  # private to its owner, as Qt demands
    # matplotlib looks through the fonts once for each of its folders, so this one outlives the run.
    os.environ.setdefault("MPLCONFIGDIR", str(ROOT / ".pytest_cache" / "matplotlib"))


_set_environment(_HOME.name)

# The gate's profile is small and never the same twice; a deep look runs outside it.
settings.register_profile("gate", max_examples=25, stateful_step_count=25, deadline=None, print_blob=True)
settings.register_profile("deep", max_examples=1000, stateful_step_count=60, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once for the run: a test that reads Chinese must read today's."""
    if not hasattr(config, "workerinput"):
        subprocess.run([sys.executable, ROOT / "packaging" / "build_hook.py"], check=True)


def pytest_unconfigure() -> None:
    """Remove the home made for this run."""
    _HOME.cleanup()


@pytest.fixture(autouse=True)
def _no_unexpected_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked ``expects_logs``."""
    yield
    if request.node.get_closest_marker("expects_logs"):
        return
    loud = [
        record
        for phase in ("setup", "call", "teardown")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not loud, [f"{record.name}: {record.getMessage()}" for record in loud]


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty store of each kind: a file, and a fresh PostgreSQL database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'tradeplanner.db'}"
    else:
        with postgres.fresh_database() as url:
            yield url


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each language in turn."""
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English."""
    before = language()
    set_language("en")
    yield
    set_language(before)
