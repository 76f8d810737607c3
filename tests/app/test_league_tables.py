"""League tables on paper: nobody is dropped, and every table adds up to the whole."""

from datetime import date

import pytest

from tradeplanner.app import demo, report_desk
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exact import Exact
from tradeplanner.domain.league import Basis, By, League, Part, league
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.report_kinds import ReportKind, Wish
from tradeplanner.i18n.language import speaking
from tradeplanner.i18n.section_words import SECTIONS_OF
from tradeplanner.reports.leagues import MOST_ROWS, LeagueFacts, leagues
from tradeplanner.reports.writers.pdf import page_count, to_pdf


def _league(parts: list[Part], then: list[Part]) -> League:
    return league(Basis(By.FIRM, 2023, 3, "CNY", RateBook(())), {2023: parts, 2022: then})


def _facts(found: League) -> LeagueFacts:
    return LeagueFacts(year=2023, leagues={By.FIRM: found}, bureau="B", made=date(2023, 4, 1))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_year_without_figures_says_so(ws: Workspace, language: str) -> None:
    made = report_desk.make(ws, Wish(kind=ReportKind.LEAGUES, year=2023, language=language))
    assert made.sections == ()
    assert made.sentences


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("count", [1, MOST_ROWS, MOST_ROWS + 1, 5000])
def test_the_rest_is_gathered_and_the_rows_add_up(count: int, language: str) -> None:
    parts = [Part(str(n), 1, 3, "CNY", 100_000_000 * (n + 1)) for n in range(count)]
    with speaking(language):
        made = leagues(_facts(_league(parts, parts)))
    table = made.sections[0].table
    assert table is not None
    assert len(table.rows) == min(count, MOST_ROWS) + (count > MOST_ROWS) + 1
    figures = [row[3].exact for row in table.rows if isinstance(row[3], Exact)]
    assert len(figures) == len(table.rows)
    assert sum(figures[:-1]) == figures[-1] > 0


def test_the_long_version_leaves_nobody_out() -> None:
    parts = [Part(str(n), 1, 3, "CNY", 100 * (n + 1)) for n in range(100)]
    table = leagues(_facts(_league(parts, [])), whole=True).sections[0].table
    assert table is not None
    assert len(table.rows) == 100 + 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_negative_figures_missing_ones_and_long_names_fit_the_paper(language: str) -> None:
    parts = [Part("企业" * 150, 1, 3, "CNY", -500), Part("", 1, 3, "CNY", 900), Part("b", 1, 4, "CNY", 7)]
    with speaking(language):
        made = leagues(_facts(_league(parts, [])))
        assert page_count(made) == 1
        assert to_pdf(made).startswith(b"%PDF")
    table = made.sections[0].table
    assert table is not None
    assert any(row[3].startswith(("-", "−")) for row in table.rows)


def test_the_sum_of_the_others_is_not_told_where_one_of_them_is_unknown() -> None:
    parts = [Part(str(n), 1, 3, "CNY", 100_000_000 * (n + 1)) for n in range(MOST_ROWS + 2)]
    made = leagues(_facts(_league([*parts, Part("torn", 2, 4, "CNY", 7)], parts)))
    table = made.sections[0].table
    assert table is not None
    *_, gathered, whole = table.rows
    assert (gathered[3], gathered[6], gathered[7], gathered[8]) == ("", "–", "", "–")
    assert whole[3] == ""


def test_a_firm_that_has_stopped_exporting_does_not_hide_the_sum_of_the_others() -> None:
    parts = [Part(str(n), 1, 3, "CNY", 100_000_000 * (n + 1)) for n in range(MOST_ROWS + 2)]
    table = leagues(_facts(_league(parts, [*parts, Part("gone", 1, 3, "CNY", 7)]))).sections[0].table
    assert table is not None
    figures = [row[3].exact for row in table.rows if isinstance(row[3], Exact)]
    assert len(figures) == len(table.rows) == MOST_ROWS + 2
    assert sum(figures[:-1]) == figures[-1] > 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sample_year_has_all_four_leagues(ws: Workspace, language: str) -> None:
    demo.load_sample(ws)
    made = report_desk.make(ws, Wish(kind=ReportKind.LEAGUES, year=2023, language=language))
    assert tuple(one.key for one in made.sections) == SECTIONS_OF[ReportKind.LEAGUES]
    assert page_count(made) > 1
