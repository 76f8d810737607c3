"""Handing an edition over and bringing it back on the command line."""

import json
from dataclasses import replace
from pathlib import Path

from tests.builders import a_firm, a_participation, an_edition
from tests.cli.conftest import Call
from tradeplanner.app import exhibitions, firms, participation
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.ids import FirmId

NAME = "2023年日本大阪"


def planned(ws: Workspace) -> None:
    """Store an edition with a firm."""
    firms.add(ws, a_firm())
    exhibitions.add_edition(ws, an_edition(exhibition_id=0))
    participation.register(ws, a_participation())


def test_it_goes_out_and_comes_home(call: Call, ws: Workspace, tmp_path: Path) -> None:
    planned(ws)
    file = tmp_path / "away.db"
    out = call("handover", "--edition", NAME, "--output", str(file))
    assert (out.status, out.out) == (0, f"{file}\n")
    assert "personal" not in out.err
    assert call("bring-back", str(file)).err == "Nothing was done there that is not here.\n"
    with open_workspace(file=file) as there:
        firms.add(there, a_firm(name_zh="丁有限公司", credit_code=""))
    told = json.loads(call("bring-back", str(file), "--dry-run", "--json").out)
    assert [one["way"] for one in told["differences"]] == ["new"]
    assert told["stored"] is None
    assert call("bring-back", str(file)).err == "1 added, 0 changed, 0 removed.\n"
    assert "丁有限公司" in {one.name_zh for one in firms.all(ws)}


def test_personal_data_is_said_before_it_is_written(call: Call, ws: Workspace, tmp_path: Path) -> None:
    planned(ws)
    out = call("handover", "--edition", NAME, "--output", str(tmp_path / "away.db"), "--personal")
    assert out.err.startswith("The file will hold personal data")


def test_a_conflict_waits_until_it_is_said_whose_values_stay(
    call: Call, ws: Workspace, tmp_path: Path
) -> None:
    planned(ws)
    file = tmp_path / "away.db"
    call("handover", "--edition", NAME, "--output", str(file))
    with open_workspace(file=file) as there:
        row = firms.get(there, FirmId(1))
        firms.edit(there, replace(row, town="城南"))
    firms.edit(ws, replace(firms.get(ws, FirmId(1)), town="城北"))
    waits = call("bring-back", str(file))
    assert waits.status == 1
    assert "--prefer" in waits.err
    assert firms.get(ws, FirmId(1)).town == "城北"
    assert call("bring-back", str(file), "--prefer", "there").status == 0
    assert firms.get(ws, FirmId(1)).town == "城南"
