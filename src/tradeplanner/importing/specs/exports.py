"""Exports by firm (分企业出口): months across the columns, or one row for each period."""

from tradeplanner.domain.exports import Flow
from tradeplanner.domain.ids import Noun
from tradeplanner.importing.cells import growths
from tradeplanner.importing.fields import (
    Field,
    Shape,
    Spec,
    choice,
    code,
    compact,
    currency,
    money,
    number,
    period,
    text,
)
from tradeplanner.importing.specs.arguments import month

FLOWS = {
    "进出口": Flow.TOTAL.value, "total": Flow.TOTAL.value,
    "出口": Flow.EXPORT.value, "export": Flow.EXPORT.value,
    "进口": Flow.IMPORT.value, "import": Flow.IMPORT.value,
}  # fmt: skip

SPEC = Spec(
    "exports",
    Noun.EXPORT,
    (
        text("firm", "企业名称", "企业", "公司名称", "单位名称", "公司", "经营单位", "firm", "company"),
        code("credit_code", "统一社会信用代码", "社会信用代码", "信用代码", "creditcode"),
        text("place", "地区", "区县", "县市区", "注册地", "place", "district"),
        text("town", "所属镇街", "镇街", "town"),
        text("industry", "行业", "所属行业", "industry"),
        text(
            "market",
            "贸易伙伴名称",
            "国别地区",
            "国家地区",
            "国别",
            "国家",
            "贸易伙伴",
            "最终目的国地区",
            "market",
            "country",
        ),
        compact("hs", "商品编码", "hs编码", "hscode", "hs"),
        choice("flow", FLOWS, "进出口", "进出口类型", "流向", "flow"),
        period(
            "period",
            "月份",
            "数据年月",
            "期间",
            "时间",
            "年月",
            "所属期",
            "统计月份",
            "月度",
            "period",
            "month",
        ),
        number("year", "年度", "年份", "year"),
        currency("currency", "币种", "货币", "currency"),
        money("total", "累计", "合计", "全年累计", "本年累计", "小计", "总计", "全年", "total", "ytd"),
        money(
            "value",
            "出口额",
            "出口值",
            "金额",
            "出口金额",
            "当月出口额",
            "进口额",
            "进口值",
            "进口金额",
            "进出口额",
            "进出口值",
            "进出口总额",
            "进出口总值",
            "人民币",
            "美元",
            "value",
            "exports",
        ),
        Field(
            "growth",
            lambda cell, _year: growths.growth(cell),
            ("同比", "同比增长", "增幅", "同比增幅", "增速", "growth"),
            Shape.NUMBER,
        ),
        text("source", "来源", "数据来源", "source"),
        money("month", family=month),
        money("way", family=lambda _heading, _year: ""),  # told beside its neighbours (importing/flows)
    ),
    (
        frozenset({"firm", "credit_code", "place", "market", "period"}),
        frozenset({"value", "month", "total", "way"}),
    ),
)
