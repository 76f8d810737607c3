"""Journey C: the printed page agrees with the home page, with itself and with the database."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_target, an_export, an_order
from tradeplanner.app import (
    exhibitions,
    exports,
    firms,
    history,
    insights,
    orders,
    reports,
    settings,
    targets,
)
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.money import Money
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.language import EN, LANGUAGES, ZH, set_language

YI = 10**8 * 100
"""亿元 in fen."""
MONTHLY = {2022: 9 * YI, 2023: 10 * YI}


@pytest.fixture
def year(bureau: Workspace) -> Workspace:
    """Give the bureau with two years of exports, a target and one order."""
    (firm,), (edition,) = firms.all(bureau), exhibitions.editions(bureau, 2023)
    assert firm.id is not None
    for of_year, fen in MONTHLY.items():
        for month in range(1, 12):
            figure = Money(fen, "CNY")
            exports.add(
                bureau,
                an_export(
                    year=of_year, first_month=month, last_month=month, firm_id=firm.id, value=figure,
                    source="示例海关数据",
                ),
            )  # fmt: skip
    targets.set_target(bureau, a_target(amount=Money(125 * YI, "CNY")))
    orders.record(bureau, an_order(firm_id=firm.id, edition_id=edition.id))
    settings.put(bureau, BureauSettings(bureau_zh="示例区商务局", bureau_en="Sample Bureau", year="2023"))
    return bureau


@pytest.fixture(params=LANGUAGES)
def code(request: pytest.FixtureRequest) -> str:
    """Give each language in turn, in force."""
    set_language(request.param)
    return str(request.param)


@pytest.fixture(autouse=True)
def _english_again() -> object:
    """Leave English in force."""
    yield
    set_language(EN)


def printed(ws: Workspace, path: Path) -> str:
    """Save the summary of 2023 and return its PDF's text as a search finds it, without blanks."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here; packaging/test.sh installs poppler-utils")
    reports.save_pdf(reports.summary(ws, 2023), path)
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return "".join(said.stdout.decode().split())


def test_the_page_says_what_the_database_holds(year: Workspace, tmp_path: Path, code: str) -> None:
    stored = sum(record.value.minor for record in exports.all(year, 2023))
    home = insights.home(year, 2023)
    course = insights.export_course(year, 2023)
    assert stored == 11 * MONTHLY[2023]
    assert course.cumulative == home.exports.cumulative == Money(stored, "CNY")
    assert insights.orders_by_edition(year, 2023) == home.orders

    text = printed(year, tmp_path / "summary.pdf")
    assert {ZH: "110.0亿元", EN: "CNY11.00bn"}[code] in text
    assert "11.1%" in text  # 110 on 99
    assert "88.0%" in text  # 110 of 125
    assert {ZH: "12.0", EN: "120.0"}[code] in text  # 120,000 dollars in 万 or in K


def test_the_foot_names_the_date_and_the_step(year: Workspace, tmp_path: Path, code: str) -> None:
    text = printed(year, tmp_path / "summary.pdf")
    newest = history.steps(year, 1)[0].id
    assert {ZH: "2023年11月30日", EN: "2023-11-30"}[code] in text
    assert {ZH: f"操作记录第{newest}步", EN: f"Step{newest}ofthechangelog"}[code] in text
    assert {ZH: "示例区商务局", EN: "SampleBureau"}[code] in text
    assert "示例海关数据" in text


def test_a_page_printed_again_after_undo_and_redo_says_the_same(year: Workspace) -> None:
    first = reports.summary(year, 2023)
    history.undo(year)
    history.undo(year)
    other = reports.summary(year, 2023)
    assert other.sections != first.sections
    history.redo(year)
    history.redo(year)
    again = reports.summary(year, 2023)
    assert (again.sentences, again.sections) == (first.sentences, first.sections)
    assert again.notes != first.notes  # the step is a later one


def test_a_year_without_figures_says_so_calmly(ws: Workspace, tmp_path: Path) -> None:
    text = printed(ws, tmp_path / "summary.pdf")
    assert "2023" in text
    assert date.today().isoformat()[:4] in text  # noqa: DTZ011  # local calendar dates
