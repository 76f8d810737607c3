"""The sample on the command line: nothing goes without a yes, and what is in the way is named."""

import json

from tests import builders
from tests.cli.conftest import Call
from tradeplanner.app import firms, orders, rates, sample
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import FirmId, Noun


def a_sample(ws: Workspace) -> FirmId:
    """Bring in a sample of one firm, and return it."""
    marked = ws.marked(sample=1)
    rates.add(marked, builders.a_rate())
    return FirmId(firms.add(marked, builders.a_firm(name_zh="示例企业", credit_code="")).first(Noun.FIRM))


def test_without_a_yes_it_only_says_what_would_go(call: Call, ws: Workspace) -> None:
    a_sample(ws)
    answer = call("sample", "remove")
    assert answer.status == 1
    assert "1 firm" in answer.out
    assert "--yes" in answer.err
    assert sample.loaded(ws)


def test_a_yes_removes_it_and_says_so(call: Call, ws: Workspace) -> None:
    a_sample(ws)
    answer = call("sample", "remove", "--yes", "--json")
    told = json.loads(answer.out)
    assert (answer.status, told["removed"], told["rows"]) == (0, True, {"firms": 1, "rates": 1})
    assert firms.all(ws) == []
    assert call("sample", "remove", "--yes").out == "There is no sample data in this data file.\n"


def test_own_records_upon_it_are_named_and_nothing_goes(call: Call, ws: Workspace) -> None:
    orders.record(ws, builders.an_order(firm_id=a_sample(ws)))
    answer = call("sample", "remove", "--yes")
    assert answer.status == 1
    assert "示例企业" in answer.out
    assert len(firms.all(ws)) == 1


def test_it_is_loaded_as_files(call: Call, ws: Workspace) -> None:
    answer = call("sample", "load")
    assert answer.status == 0
    assert len(answer.out.splitlines()) > 5
    assert sample.loaded(ws)
