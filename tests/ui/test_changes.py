"""Rows of the history in words: every kind of stored value, masks, names, and what is left out."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest

from tradeplanner import paths
from tradeplanner.domain import markets
from tradeplanner.domain.history import Op, RowImage
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.settings import POINTS, BureauSettings, to_texts
from tradeplanner.i18n import language
from tradeplanner.ui import changes
from tradeplanner.ui.changed_settings import setting_words

TABLE = markets.load(paths.resource("reference", "markets.csv"))


def words(
    noun: Noun, before: dict[str, object] | None, after: dict[str, object] | None
) -> list[tuple[str, str, str]]:
    """Return the cells of an image as plain values, with one firm and one edition known by name."""
    op = Op.INSERT if before is None else Op.DELETE if after is None else Op.UPDATE
    names = {(Noun.FIRM, 3): "甲厂", (Noun.EDITION, 4): "大阪展"}
    found = changes.cells(RowImage(noun, 1, op, before, after), TABLE, names)
    return [(cell.field, cell.before, cell.after) for cell in found]


def test_an_order_reads_as_people_write_it() -> None:
    row = {
        "id": 1, "version": 1, "firm_id": 3, "edition_id": 4, "amount_minor": 1_250, "amount_currency": "EUR",
        "stage": "contract", "signed_on": "2023-04-12", "market": "VN", "buyer_confidential": True, "hs": "",
        "batch_id": 9, "source_row": 7,
    }  # fmt: skip
    assert words(Noun.ORDER, None, row) == [
        ("firm_id", "", "甲厂"), ("edition_id", "", "大阪展"), ("buyer_confidential", "", "Yes"),
        ("market", "", "Viet Nam"), ("amount", "", "EUR 12.50"), ("stage", "", "Contract"),
        ("signed_on", "", "2023-04-12"),
    ]  # fmt: skip


def test_only_what_differs_is_told_and_people_stay_masked() -> None:
    before: dict[str, object] = {
        "town": "塔山街道",
        "phone": "13800001234",
        "markets": '["JP"]',
        "specialised": None,
    }
    after: dict[str, object] = {
        "town": "塔山街道",
        "phone": "13911112222",
        "markets": '["JP", "VN"]',
        "specialised": False,
    }
    assert words(Noun.FIRM, before, after) == [
        ("phone", "138····1234", "139····2222"),
        ("markets", "Japan", "Japan; Viet Nam"), ("specialised", "", "No"),
    ]  # fmt: skip


def test_decimals_and_unknown_rows_are_told_too() -> None:
    told = words(Noun.RATE, {"quoted": "688.76"}, {"quoted": "690.10"})
    assert told == [("quoted", "688.76", "690.10")]
    assert words(Noun.ORDER, {"firm_id": 99}, None) == [("firm_id", "no. 99", "")]


def test_references_of_both_sides_are_asked_for() -> None:
    image = RowImage(Noun.ORDER, 8, Op.UPDATE, {"firm_id": 3, "edition_id": None}, {"firm_id": 5})
    assert changes.referred(image) == {(Noun.ORDER, 8), (Noun.FIRM, 3), (Noun.FIRM, 5)}


@pytest.mark.parametrize(
    "row,name",
    [({"name_zh": "乙厂"}, "firm “乙厂”"), ({"firm_id": 3}, "firm “甲厂”"), ({"town": "x"}, "firm no. 8")],
)
def test_a_row_is_called_by_its_name_its_firms_or_its_number(row: dict[str, object], name: str) -> None:
    image = RowImage(Noun.FIRM, 8, Op.UPDATE, row, row)
    assert changes.row_name(image, {(Noun.FIRM, 3): "甲厂"}) == name


def test_every_noun_has_its_fields() -> None:
    assert set(changes.KINDS) == set(Noun)
    assert all(fields(kind) for kind in changes.KINDS.values())


def test_a_moment_is_told_in_the_desks_own_time() -> None:
    at = datetime(2023, 4, 12, 8, 5, tzinfo=UTC)
    here = at.astimezone()
    language.set_language(language.ZH)
    assert changes.moment(at) == f"{here.year}年{here.month}月{here.day}日 {here:%H:%M}"


@pytest.mark.parametrize(
    "key, was, became, field, before, after",
    [
        ("export_currency", "CNY", "USD", "出口统计币种", "人民币（CNY）", "美元（USD）"),
        ("order_currency", "", "XXX", "订单统计币种", "", "XXX"),
        ("towns", "塔山街道\n北海街道", "塔山街道", "镇街", "塔山街道; 北海街道", "塔山街道"),
        ("backup_days", "180", "365", "备份保留", "180", "365"),
        ("amber_points", "-5", "-7.5", "黄灯", "−5", "−7.5"),
        ("sample", "yes", "", "示例数据", "是", ""),
        ("bureau_zh", "甲局", "乙局", "单位中文名称", "甲局", "乙局"),
    ],
)
def test_a_setting_is_told_by_its_name_and_its_value_in_words(
    key: str, was: str, became: str, field: str, before: str, after: str
) -> None:
    language.set_language("zh")
    image = RowImage(Noun.SETTING, 1, Op.UPDATE, {"key": key, "value": was}, {"key": key, "value": became})
    (cell,) = changes.cells(image, TABLE, {(Noun.SETTING, 1): key})
    assert cell.name.startswith(field)
    assert (cell.before, cell.after) == (before, after)
    assert key not in changes.row_name(image, {(Noun.SETTING, 1): key})
    assert field in changes.row_name(image, {(Noun.SETTING, 1): key})


def test_every_setting_that_is_no_text_has_words() -> None:
    language.set_language("zh")
    texts = to_texts(
        BureauSettings(sample="yes", towns=("塔山街道", "北海街道"), industries=("纺织", "机电"))
    )
    plain = {key for key, text in texts.items() if setting_words(key, text) == text}
    as_stored = {"green_points", "backup_days", "personal_months", "rate_days", "planning_rates", *POINTS}
    assert plain - as_stored == {"bureau_zh", "bureau_en", "place", "year"}
