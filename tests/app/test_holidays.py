"""Days off of China and of the host markets; a year without its notice is told, and can be entered."""

from datetime import date

import pytest

from tradeplanner.app import history, holidays
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.holidays import DayKind
from tradeplanner.i18n import language
from tradeplanner.i18n.holidays import holiday_name

UNSETTLED = 2090


def test_china_has_its_days_off_and_its_make_up_workdays(ws: Workspace) -> None:
    found = holidays.read(ws, [2024])
    off = found.off("CN", date(2024, 2, 12))
    assert off is not None
    assert off.name == "Spring Festival"
    worked = found.on("CN", date(2024, 2, 18))
    assert worked is not None
    assert worked.kind is DayKind.WORK
    moved = found.off("CN", date(2024, 2, 16))
    assert moved is not None
    assert moved.name == ""
    assert not found.unknown


@pytest.mark.parametrize("year", range(2022, 2027))
def test_the_years_of_the_trade_are_settled(ws: Workspace, year: int) -> None:
    assert not holidays.read(ws, [year]).unknown


def test_a_market_has_its_public_holidays_and_an_unknown_one_is_told(ws: Workspace) -> None:
    found = holidays.read(ws, [2024], ["DE", "XX"])
    assert found.off("DE", date(2024, 3, 29)) is not None
    assert found.unheard == {"XX"}


def test_a_year_without_its_notice_is_not_known_until_it_is_entered_and_undo_takes_it_back(
    ws: Workspace,
) -> None:
    assert holidays.read(ws, [UNSETTLED]).unknown == {UNSETTLED}
    holidays.enter(ws, UNSETTLED, f"{UNSETTLED}-10-01 休 国庆节\n{UNSETTLED}-10-08 班")
    found = holidays.read(ws, [UNSETTLED])
    assert not found.unknown
    assert {day.day for _, day in found.days} == {1, 8}
    history.undo(ws)
    assert holidays.read(ws, [UNSETTLED]).unknown == {UNSETTLED}


def test_entered_days_can_be_given_back_and_the_text_is_what_enter_takes(ws: Workspace) -> None:
    text = holidays.text_of(ws, 2024)
    holidays.enter(ws, 2024, text)
    assert {one.day for one in holidays.read(ws, [2024]).days.values()} == {
        one.day for one in holidays.read(ws, [2024]).days.values()
    }
    holidays.enter(ws, 2024, "")
    assert holidays.text_of(ws, 2024) == text


def test_a_line_that_cannot_be_read_is_refused_and_changes_nothing(ws: Workspace) -> None:
    with pytest.raises(RejectedError):
        holidays.enter(ws, UNSETTLED, "国庆节")
    assert holidays.read(ws, [UNSETTLED]).unknown


def test_names_lose_their_tails() -> None:
    assert holiday_name("Christmas Day (observed)") == holiday_name("Christmas Day")
    assert holiday_name("") == ""


def test_a_name_known_in_english_alone_is_a_public_holiday_in_chinese() -> None:
    before = language.language()
    language.set_language(language.ZH)
    assert holiday_name("Coptic Christmas Day") == "公共假日"
    assert holiday_name("Christmas Day") == "圣诞节"
    assert holiday_name("春节") == "春节"
    language.set_language(before)
