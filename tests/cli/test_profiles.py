"""Profiles on the command line: listed, and a file read as one says."""

import json
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Call
from tests.importing.files import workbook
from tradeplanner.app import firms, imports, profiles
from tradeplanner.app.workspace import Workspace

HEADINGS = ["单位大名", "管哪个镇"]


def keep(ws: Workspace, path: Path) -> None:
    """Keep what odd headings mean."""
    with closing(imports.open_file(ws, "firms", path)) as session:
        said = session.proposal.with_heading("名录", 1, 1).with_mapping("名录", 0, "name_zh")
        profiles.keep(ws, session, said.with_mapping("名录", 1, "town"), "镇街月报")


def test_a_file_is_read_as_a_profile_says(call: Call, ws: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "名录.xlsx", {"名录": [HEADINGS, ["甲有限公司", "塔山街道"]]})
    assert call("profiles").out == ""
    keep(ws, path)
    assert call("profiles").out.split() == ["镇街月报", "register", "of", "firms", "单位大名,", "管哪个镇"]
    (listed,) = json.loads(call("profiles", "--json").out)
    assert listed["decisions"]["columns"] == dict(zip(HEADINGS, ["name_zh", "town"], strict=True))
    report = json.loads(call("import", "firms", path, "--profile", "镇街月报", "--json").out)
    assert report["rows"]["new"] == 1
    assert [firm.town for firm in firms.all(ws)] == ["塔山街道"]


def test_an_unknown_profile_is_refused_with_those_there_are(
    call: Call, ws: Workspace, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "名录.xlsx", {"名录": [HEADINGS, ["甲有限公司", "塔山街道"]]})
    keep(ws, path)
    answer = call("import", "firms", path, "--profile", "海关月报")
    assert answer.status == 2
    assert "镇街月报" in answer.err
    assert firms.all(ws) == []
