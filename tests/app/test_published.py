"""Known answers: pairs of value and growth that customs published are stored and shown as published.

The rows are Shaoxing Customs' of 2022-05-24 (csjcs.com/news/show/236/1516521_0.html) and of 2024-03-20.
"""

from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from tests.importing.files import text
from tradeplanner.app import exports, imports, insights, reports, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.charts import messages
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.money import Money
from tradeplanner.i18n.language import EN, ZH, speaking
from tradeplanner.ui import captions

SOURCE = "绍兴海关，2022年5月24日"
HEADINGS = "region,level,flow,partner,period,year,m_from,m_to,value,unit,yoy_pct,reliability,source,note"
ROWS = (
    f"绍兴市,city,total,全球,ytd,2022,1,4,1043.1,亿元人民币,32.5,A,{SOURCE},",
    f"绍兴市,city,export,全球,ytd,2022,1,4,956.6,亿元人民币,35.2,A,{SOURCE},增速全省居首;规模全省第4",
    f"绍兴市,city,import,全球,ytd,2022,1,4,86.5,亿元人民币,8.4,A,{SOURCE},",
    "绍兴市,city,export,全球,ytd,2024,1,2,610.9,亿元人民币,27.2,A,绍兴海关，2024年3月20日,增速全省第三",
)
YI = 10**8 * 100


@pytest.fixture
def published(ws: Workspace, tmp_path: Path) -> Workspace:
    """Give a city whose published figures were imported."""
    settings.change(ws, place="绍兴市")
    rows = [line.replace("，", "、") for line in (HEADINGS, *ROWS)]
    path = text(tmp_path / "公布数据.csv", "\r\n".join(rows))
    with closing(imports.open_file(ws, "published", path)) as session:
        imports.commit(ws, session, imports.check(ws, session, session.proposal))
    return ws


def stored(ws: Workspace, year: int, flow: Flow = Flow.EXPORT) -> ExportRecord:
    """Return the one record of a flow."""
    (found,) = [record for record, _ in exports.page(ws, year, "", 20).rows if record.flow is flow]
    return found


def test_level_and_growth_are_stored_as_published(published: Workspace) -> None:
    found = stored(published, 2022)
    assert (found.value, found.growth) == (Money(9566 * YI // 10, "CNY"), Decimal("35.2"))
    assert (found.first_month, found.last_month, found.cumulative) == (1, 4, True)
    assert found.source.startswith("绍兴海关")


def test_they_are_shown_as_published_though_the_year_before_is_not_known(published: Workspace) -> None:
    course = insights.export_course(published, 2022)
    assert (course.cumulative, course.growth) == (Money(9566 * YI // 10, "CNY"), Decimal("0.352"))
    with speaking(ZH):
        assert "956.6" in captions.course_caption(course)
        assert "35.2%" in captions.course_caption(course)
        assert "2022年1—4月累计出口956.6亿元，同比增长35.2%" in reports.summary(published, 2022).sentences[0]
    with speaking(EN):
        assert messages.course_title(course) == "Exports are up 35.2% on the year"


def test_january_and_february_stay_one_figure(published: Workspace) -> None:
    found = stored(published, 2024)
    assert (found.first_month, found.last_month, found.growth) == (1, 2, Decimal("27.2"))
    assert insights.export_course(published, 2024).actual[:2] == (None, 6109 * YI // 10)


def test_imports_and_totals_are_kept_and_never_added_to_exports(published: Workspace) -> None:
    assert stored(published, 2022, Flow.IMPORT).value == Money(865 * YI // 10, "CNY")
    assert stored(published, 2022, Flow.TOTAL).growth == Decimal("32.5")
    assert insights.export_course(published, 2022).cumulative == Money(9566 * YI // 10, "CNY")
