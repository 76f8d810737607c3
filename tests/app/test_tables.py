"""A table saved through the front door: its kind by its ending, whole or not at all."""

import zipfile
from pathlib import Path

import pytest

from tradeplanner.app.tables import save_table
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code

ROWS = [("甲", 1), ("乙", 2)]


@pytest.mark.parametrize("name", ["t.xlsx", "t.CSV"])
def test_the_ending_says_which_kind_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert save_table(path, "企业", "", ("名称", "数"), ROWS, ("text", "number")) == 2
    assert zipfile.is_zipfile(path) == (name == "t.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_folder_that_is_not_there_is_told_calmly(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as refused:
        save_table(tmp_path / "no" / "t.csv", "企业", "", ("名称",), [("甲",)], ("text",))
    assert refused.value.code is Code.FOLDER_READ_ONLY
