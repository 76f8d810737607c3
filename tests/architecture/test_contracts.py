"""The import rules hold, and each of them goes red when it is attacked.

A rule that names the wrong module never fires, and nobody notices. So every contract of ``pyproject.toml``
is broken here at least once: the program is copied, one module with an offending import is added, and
``lint-imports`` must name that very contract.
"""

import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT

CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS: dict[str, str] = {contract["id"]: contract["name"] for contract in CONFIGURATION["contracts"]}

LAZY = "def later() -> None:\n    {}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    {}\n"


@dataclass(frozen=True)
class Attack:
    """One offending import: the contract it must break, the module that gets it, and the statement."""

    contract: str
    module: str
    statement: str
    form: str = "{}\n"

    def __str__(self) -> str:
        """Return the name of the test."""
        return f"{self.contract}: {self.module}: {self.statement}"


ATTACKS = (
    Attack("layers", "domain/seeded.py", "import tradeplanner.i18n"),
    Attack("layers", "storage/seeded.py", "import tradeplanner.importing"),
    Attack("layers", "app/seeded.py", "import tradeplanner.ui"),
    Attack("layers", "ui/seeded.py", "import tradeplanner.cli", form=LAZY),
    Attack("layers", "unlisted_room/__init__.py", "import tradeplanner.domain"),
    Attack("layers", "unlisted.py", "import json"),
    Attack("front-door", "cli/seeded.py", "import tradeplanner.storage"),
    Attack("front-door", "ui/seeded.py", "import tradeplanner.importing", form=LAZY),
    Attack("front-door", "ui/widgets/seeded.py", "import tradeplanner.reports"),
    Attack("front-door", "reports/seeded.py", "import tradeplanner.storage"),
    Attack("analysis-readers", "ui/seeded.py", "import tradeplanner.analysis", form=FOR_TYPES),
    Attack("analysis-readers", "cli/seeded.py", "import tradeplanner.analysis"),
    Attack("qt", "app/seeded.py", "from PySide6.QtCore import QObject"),
    Attack("qt", "charts/seeded.py", "import shiboken6", form=LAZY),
    Attack("sql", "app/seeded.py", "from sqlalchemy import select"),
    Attack("sql", "ui/seeded.py", "import sqlite3", form=LAZY),
    Attack("sql", "importing/seeded.py", "import psycopg"),
    Attack("sql", "cli/seeded.py", "import alembic"),
    Attack("frames", "app/seeded.py", "import pandas as pd"),
    Attack("frames", "charts/seeded.py", "from pandas import DataFrame", form=FOR_TYPES),
    Attack("frames", "importing/seeded.py", "import pandas", form=LAZY),
    Attack("arrays", "importing/seeded.py", "import numpy as np"),
    Attack("public-holidays", "ui/seeded.py", "import holidays", form=LAZY),
    Attack("matplotlib", "ui/seeded.py", "from matplotlib.figure import Figure"),
    Attack("paper", "app/seeded.py", "import typst"),
    Attack("paper", "ui/seeded.py", "import xlsxwriter"),
    Attack("paper", "app/seeded.py", "import docx"),
    Attack("foreign-files", "app/seeded.py", "import python_calamine"),
    Attack("foreign-files", "storage/seeded.py", "from lxml import etree"),
    Attack("foreign-files", "cli/seeded.py", "import msoffcrypto", form=LAZY),
    Attack("foreign-files", "reports/seeded.py", "import xlrd"),
    Attack("plain-domain", "domain/seeded.py", "import rapidfuzz", form=LAZY),
    Attack("pages", "ui/pages/home/seeded.py", "import tradeplanner.ui.pages.firms"),
    Attack("pages", "ui/pages/unlisted.py", "import json"),
    Attack("widgets", "ui/widgets/seeded.py", "import tradeplanner.app"),
)


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run ``lint-imports`` on the copy of the project at ``root``."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the program and its rules to where they may be broken."""
    root = tmp_path_factory.mktemp("attacked")
    leave_out = shutil.ignore_patterns("__pycache__", "locale")
    shutil.copytree(PACKAGE, root / "src" / "tradeplanner", ignore=leave_out)
    shutil.copyfile(ROOT / "pyproject.toml", root / "pyproject.toml")
    return root


def test_every_rule_holds(copy: Path) -> None:
    answer = lint(copy)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert [name for name in CONTRACTS.values() if f"{name} KEPT" not in answer.stdout] == []


def test_every_rule_is_attacked() -> None:
    assert {attack.contract for attack in ATTACKS} == set(CONTRACTS)


def test_no_rule_makes_exceptions() -> None:
    loose = {"ignore_imports", "exhaustive_ignores", "exclude_type_checking_imports"}
    tables = [CONFIGURATION, *CONFIGURATION["contracts"]]
    assert not [table for table in tables if loose & table.keys()]


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_a_broken_rule_is_reported(copy: Path, attack: Attack) -> None:
    target = copy / "src" / "tradeplanner" / attack.module
    assert not target.exists()
    new_folder = not target.parent.exists()
    target.parent.mkdir(exist_ok=True)
    target.write_text(attack.form.format(attack.statement), encoding="utf-8")
    try:
        answer = lint(copy)
    finally:
        target.unlink()
        if new_folder:
            target.parent.rmdir()
    assert answer.returncode != 0
    assert f"{CONTRACTS[attack.contract]} BROKEN" in answer.stdout, answer.stdout + answer.stderr
