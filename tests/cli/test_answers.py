"""What a file leaves open is answered by options; without them the command ends calmly and names one."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.importing.files import text, workbook
from tradeplanner.app import exports
from tradeplanner.app.workspace import Workspace

DOWNLOAD = (
    '"数据年月","贸易伙伴编码","贸易伙伴名称","商品编码","人民币",\n'
    '"202401","502","美国","12011000","23,416",\n'
)


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """Give a download of customs statistics whose name says nothing."""
    return text(tmp_path / "download.csv", DOWNLOAD, "gb18030")


def test_unanswered_questions_name_their_options_and_store_nothing(
    call: Call, ws: Workspace, download: Path
) -> None:
    answer = call("import", "customs", download)
    assert (answer.status, answer.out) == (2, "")
    assert "--flow export | import | total" in answer.err
    assert "--place NAME" in answer.err
    assert exports.years(ws) == []


def test_options_answer_and_the_report_says_so(call: Call, ws: Workspace, download: Path) -> None:
    asked = json.loads(call("import", "customs", download, "--place", "越城区", "--json").out)
    assert [(q["name"], q["answer"]) for q in asked["questions"]] == [("flow", ""), ("place", "越城区")]
    assert (asked["committed"], asked["rows"]["ambiguous"]) == (False, 1)
    done = call("import", "customs", download, "--place", "越城区", "--flow", "import", "--json")
    report = json.loads(done.out)
    assert (done.status, report["committed"], report["sums"][0]["sum"]) == (0, True, "23416.00")
    (record,) = exports.all(ws, 2024)
    assert (record.place, record.flow.value, record.market, record.source) == (
        "越城区",
        "import",
        "US",
        "海关统计 download.csv",
    )


def test_the_summary_names_the_flow_in_words(call: Call, download: Path) -> None:
    answer = call("import", "customs", download, "--place", "越城区", "--flow", "import")
    assert "Imported" in answer.out


def test_an_unknown_flow_is_refused_with_the_known_ones(call: Call, download: Path) -> None:
    answer = call("import", "customs", download, "--flow", "sideways")
    assert answer.status == 2
    assert "total" in answer.err


def test_the_edition_of_registrations_may_be_named_in_part(call: Call, tmp_path: Path) -> None:
    call("import", "firms", workbook(tmp_path / "名录.xlsx", {"名录": [["企业名称"], ["甲有限公司"]]}))
    plan: list[object] = [["展会名称", "年度", "国家"], ["2024年日本大阪纺织展", 2024, "日本"]]
    call("import", "catalogue", workbook(tmp_path / "目录.xlsx", {"目录": plan}))
    form: list[object] = [["企业名称", "展位数"], ["甲有限公司", 2]]
    sheet = workbook(tmp_path / "表.xlsx", {"表": form})
    refused = call("import", "registrations", sheet)
    assert (refused.status, "--edition NAME" in refused.err) == (2, True)
    unknown = call("import", "registrations", sheet, "--edition", "火星展")
    assert (unknown.status, "火星展" in unknown.err) == (2, True)
    report = json.loads(call("import", "registrations", sheet, "--edition", "大阪", "--json").out)
    assert (report["rows"]["new"], report["questions"][0]["shown"]) == (1, "2024年日本大阪纺织展")


@pytest.mark.parametrize("kind", ["registrations", "programmes", "customs"])
def test_a_template_of_each_new_kind_is_understood_again(call: Call, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "empty.xlsx"
    assert call("template", kind, path).status == 0
    report = json.loads(call("import", kind, path, "--dry-run", "--json").out)
    assert (len(report["sheets"]), report["rows"]["read"]) == (1, 0)


def test_the_help_of_import_explains_each_answer(call: Call) -> None:
    told = call("import", "--help").out
    assert all(option in told for option in ("--edition", "--place", "--flow", "--months"))


@pytest.fixture
def fair(call: Call, tmp_path: Path) -> Path:
    """Store a firm and an edition, and give a list of booths of which one cell names two."""
    tables: list[tuple[str, list[list[object]]]] = [
        ("firms", [["企业名称", "所属镇街"], ["甲有限公司", "塔山街道"]]),
        ("catalogue", [["展会名称", "年度", "国家"], ["大阪纺织展", 2024, "日本"]]),
    ]
    for kind, rows in tables:
        assert call("import", kind, workbook(tmp_path / f"{kind}.xlsx", {"表": rows})).status == 0
    booths: list[list[object]] = [["展位号", "企业名称", "面积"], ["A1/A2", "甲有限公司", 18]]
    return workbook(tmp_path / "大阪纺织展展位.xlsx", {"表": booths})


def test_several_booths_in_a_cell_wait_for_the_option_that_splits_them(call: Call, fair: Path) -> None:
    answer = call("import", "booths", fair)
    assert answer.status == 2
    assert "--split yes | no" in answer.err
    report = json.loads(call("import", "booths", fair, "--split", "--json").out)
    assert (report["rows"]["ambiguous"], report["committed"]) == (2, False)
    assert {f["code"] for f in report["findings"]} >= {"booth_unregistered", "split_done"}
    done = call("import", "booths", fair, "--split", "--unregistered", "register", "--json")
    assert (done.status, json.loads(done.out)["rows"]["new"]) == (0, 2)


def test_people_are_masked_in_the_report(call: Call, fair: Path, tmp_path: Path) -> None:
    assert fair.exists()
    rows: list[list[object]] = [["姓名", "护照号码", "单位"], ["示例王小明", "EA1234567", "区商务局"]]
    done = call("import", "delegates", workbook(tmp_path / "大阪纺织展名单.xlsx", {"表": rows}), "--json")
    assert (done.status, json.loads(done.out)["rows"]["new"]) == (0, 1)
    told = done.out + call("history").out
    assert not any(secret in told for secret in ("示例王小明", "EA1234567"))
