"""A saved form opens as what it is: the heading row is found under its title, and every column is taken."""

from contextlib import closing
from pathlib import Path

import pytest

from tradeplanner.app import imports
from tradeplanner.app.workspace import Workspace
from tradeplanner.i18n.language import EN, ZH, speaking


@pytest.mark.parametrize("language", [ZH, EN])
@pytest.mark.parametrize("kind", imports.KINDS)
def test_a_saved_form_is_understood_whole(ws: Workspace, tmp_path: Path, kind: str, language: str) -> None:
    file = tmp_path / "form.xlsx"
    with speaking(language):
        imports.template(kind, file)
    with closing(imports.open_file(ws, kind, file)) as session:
        (plan,) = [plan for plan in session.proposal.sheets if plan.used]
        assert [column.heading for column in plan.columns if not column.field] == []
        checked = imports.check(ws, session, session.proposal)
    assert (checked.counts.new, checked.counts.rejected) == (0, 0)
