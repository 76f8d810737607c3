"""Records of one firm are found by their reasons, and a merge loses nothing that either says."""

from datetime import date

from tests.builders import a_credit_code, a_firm
from tradeplanner.domain.duplicates import CROWD, Likeness, differing, find, merged

ONE = "绍兴青藤纺织有限公司"


def found(*firms: object) -> list[tuple[Likeness, ...]]:
    """Return the reasons of each pair among firms."""
    return [pair.reasons for pair in find(firms)]  # type: ignore[arg-type]


def test_names_written_otherwise_are_one() -> None:
    pair = (a_firm(id=1, name_zh=ONE), a_firm(id=2, name_zh="绍兴市青藤纺织有限责任公司"))
    assert found(*pair) == [(Likeness.NAME,)]


def test_a_former_name_a_code_and_an_english_name_are_reasons() -> None:
    first = a_firm(id=1, name_zh=ONE, credit_code=a_credit_code(1), name_en="Ivy Textile Co., Ltd.")
    moved = "1" + a_credit_code(1)[1:]
    second = a_firm(id=2, name_zh="浙江飞鸟服饰有限公司", former_names=(ONE,), credit_code=moved)
    third = a_firm(id=3, name_zh="诸暨大山机电厂", name_en="IVY TEXTILE CO LTD")
    assert found(first, second, third) == [(Likeness.CODE, Likeness.FORMER), (Likeness.ENGLISH,)]


def test_hints_stand_last_and_a_crowd_says_nothing() -> None:
    hint = [
        a_firm(id=1, name_zh="甲布业厂", phone="0575-8123"),
        a_firm(id=2, name_zh="乙鞋业厂", phone="05758123"),
    ]
    (pair,) = find(hint)
    assert (pair.is_hint, pair.reasons) == (True, (Likeness.PHONE,))
    crowd = [
        a_firm(id=n, name_zh=f"{sign}布业厂", phone="1") for n, sign in enumerate("甲乙丙丁戊己庚辛壬", 1)
    ]
    assert len(crowd) > CROWD
    assert find(crowd) == []


def test_different_firms_are_left_alone() -> None:
    assert found(a_firm(id=1, name_zh=ONE), a_firm(id=2, name_zh="绍兴白云染整有限公司")) == []


def test_a_merge_keeps_what_either_says() -> None:
    kept = a_firm(id=1, version=3, name_zh=ONE, phone="", markets=("JP",), notes="老客户", town="塔山街道")
    gone = a_firm(
        id=2, name_zh="青藤织造", former_names=("青藤布厂",), phone="8123", markets=("DE", "JP"),
        town="富盛镇", notes="有自营店", retired=date(2023, 1, 1),
    )  # fmt: skip
    one = merged(kept, gone)
    assert (one.id, one.version, one.name_zh, one.town, one.phone) == (1, 3, ONE, "塔山街道", "8123")
    assert one.former_names == ("青藤布厂", "青藤织造")
    assert (one.markets, one.notes, one.retired) == (("JP", "DE"), "老客户\n有自营店", None)


def test_a_person_chooses_where_both_say_something() -> None:
    kept, gone = a_firm(id=1, name_zh=ONE), a_firm(id=2, name_zh="青藤织造", town="富盛镇")
    assert differing(kept, gone) == ["name_zh", "town"]
    one = merged(kept, gone, ["name_zh", "town"])
    assert (one.name_zh, one.town, one.former_names) == ("青藤织造", "富盛镇", (ONE,))
