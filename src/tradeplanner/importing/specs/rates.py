"""Exchange rates (汇率): wide with one currency a column, or one row for each currency and period."""

from tradeplanner.domain.ids import Noun
from tradeplanner.importing.fields import (
    Spec,
    day,
    decimal,
    number,
    period,
    stretch,
    text,
)
from tradeplanner.importing.fields import (
    currency as currency_field,
)
from tradeplanner.importing.specs import arguments

SPEC = Spec(
    "rates",
    Noun.RATE,
    (
        period("period", "月份", "年月", "期间", "month", "period"),
        stretch("date", "日期", "时间", "date", "day"),
        day("first", "起始日期", "开始日期", "first"),
        day("last", "截止日期", "结束日期", "last"),
        currency_field("currency", "币种", "货币", "外币", "货币名称", "currency"),
        decimal("quoted", "汇率", "中间价", "折算价", "牌价", "人民币汇率", "rate", "quoted"),
        number("per", "单位", "外币单位", "数量", "per", "unit"),
        text("source", "来源", "数据来源", "source"),
        decimal("rate", family=arguments.currency),
    ),
    (frozenset({"period", "date", "first"}), frozenset({"rate", "quoted"})),
)
