"""The demonstration: the sample year in a fresh folder, as data and as paper in both languages."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Call
from tradeplanner import paths
from tradeplanner.app import demo as sample
from tradeplanner.app import exports, history, settings
from tradeplanner.app.workspace import open_workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act

PUBLISHED = Decimal(79_430_000_000)
"""January–November 2023 of the district, as published: 794.3 亿元."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a demonstration that was built in Chinese."""
    from tradeplanner.cli.main import run

    folder = tmp_path_factory.mktemp("demo") / "示例"
    assert run(["--lang", "zh", "demo", str(folder)]) == 0
    return folder


def test_it_holds_the_published_totals(built: Path) -> None:
    with open_workspace(built) as ws:
        total = sum(record.value.minor for record in exports.all(ws, 2023) if record.last_month <= 11)
        before = sum(record.value.minor for record in exports.all(ws, 2022) if record.last_month <= 11)
        assert settings.get(ws).sample
        assert settings.get(ws).year == "2023"
        steps = [step for step in history.steps(ws) if step.act is Act.IMPORT]
    assert Decimal(total) / 100 == PUBLISHED
    assert round(Decimal(total - before) * 100 / before, 1) == Decimal("17.5")
    assert len(steps) == 18


def test_it_writes_the_page_in_both_languages(built: Path) -> None:
    for name in ("summary.pdf", "summary-en.pdf"):
        assert (built / name).read_bytes().startswith(b"%PDF")
    for name in ("summary.png", "summary-en.png"):
        assert (built / name).read_bytes().startswith(b"\x89PNG")


def test_it_refuses_a_folder_with_data_and_leaves_it_alone(built: Path, call: Call) -> None:
    before = (built / paths.DATA_FILE).read_bytes()
    answer = call("demo", built)
    assert answer.status == 2
    assert "already holds data" in answer.err
    assert (built / paths.DATA_FILE).read_bytes() == before


def test_it_prints_what_was_imported_and_where_it_lies(call: Call, tmp_path: Path) -> None:
    answer: Answer = call("demo", tmp_path / "demo")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["File", "Imported", "as", "read", "new"]
    assert any("register of firms" in line and line.split()[-1] == "600" for line in lines)
    assert f"Written: {tmp_path / 'demo' / 'summary.pdf'}" in lines
    assert f"Written: {tmp_path / 'demo' / 'summary-zh.png'}" in lines


def test_one_that_fails_leaves_no_half_built_data(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ExpectedError(Code.IMPORT_STOPPED)

    monkeypatch.setattr(sample, "load_sample", fail)
    answer = call("demo", tmp_path / "demo")
    assert answer.status == 130
    assert list((tmp_path / "demo").iterdir()) == []
