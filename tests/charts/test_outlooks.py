"""The forecast in words: chances in coarse steps, never certain, and too little history said plainly."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.courses import YI, a_course, months
from tradeplanner.charts import outlooks
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.domain.outlooks import Outlook
from tradeplanner.i18n.language import EN, ZH, speaking

KNOWN = Outlook(
    months=36,
    low=Money(801 * YI, "CNY"),
    middle=Money(826 * YI, "CNY"),
    high=Money(854 * YI, "CNY"),
    chance=Decimal("0.683"),
)


def with_chance(chance: str, target: int | None = 837) -> Course:
    """Return eight months of a year whose outlook gives ``chance``."""
    course = a_course(months(*[70] * 8), target=target)
    return replace(course, outlook=replace(KNOWN, chance=Decimal(chance)))


def test_the_sentence_names_months_end_interval_and_chance_in_both_languages() -> None:
    with speaking(ZH):
        assert outlooks.told(with_chance("0.683")) == (
            "按近36个月走势，全年预计826.0亿元（80%区间：801.0亿元至854.0亿元）。完成年度目标的可能性约70%。"
        )
    with speaking(EN):
        assert outlooks.told(with_chance("0.683")).endswith(
            "The chance of reaching the annual target is about 70%."
        )


@pytest.mark.parametrize(
    "chance, said", [("0", "below 5%"), ("0.02", "below 5%"), ("0.03", "about 5%"), ("0.999", "above 95%")]
)
def test_no_chance_is_called_certain(chance: str, said: str) -> None:
    with speaking(EN):
        assert said in outlooks.told(with_chance(chance))


def test_a_target_that_is_reached_has_no_chance_but_is_said_to_be() -> None:
    with speaking(EN):
        assert outlooks.told(with_chance("1", target=500)).endswith("The annual target is reached already.")


def test_too_little_history_is_said_beside_the_pace() -> None:
    with speaking(ZH):
        told = outlooks.told(replace(with_chance("1"), outlook=Outlook(months=20)))
    assert "连续数据只有20个月，满24个月才能给出带区间的预测。" in told
    assert told.startswith("按目前进度全年约")


def test_without_an_outlook_nothing_is_said() -> None:
    assert outlooks.told(a_course()) == ""
