"""A workspace on an empty file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.ids import Actor


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give a workspace of a fictional clerk on an empty data file."""
    with open_workspace(tmp_path / "data", actor=Actor("clerk", "张三（示例）")) as workspace:
        yield workspace
