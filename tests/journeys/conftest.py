"""A bureau's year as far as the journeys need it: a clerk, a firm, a fair and its aim, one rate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import a_firm, a_rate, an_edition
from tradeplanner.app import exhibitions, firms, rates
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.ids import Actor, ExhibitionId


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give the workspace of a fictional clerk on an empty data file."""
    with open_workspace(tmp_path / "data", actor=Actor("clerk", "张三（示例）")) as workspace:
        yield workspace


@pytest.fixture
def bureau(ws: Workspace) -> Workspace:
    """Give the workspace with one firm, one fair of 2023 with an aim, and the dollar's rate of April."""
    firms.add(ws, a_firm())
    exhibitions.add_edition(ws, an_edition(exhibition_id=ExhibitionId(0)))
    rates.add(ws, a_rate())
    return ws
