"""Customs statistics as the site gives them: partner, goods, quantities and one value; no flow, no place."""

from tradeplanner.domain.ids import Noun
from tradeplanner.importing.cells import dates
from tradeplanner.importing.fields import Field, Shape, Spec, choice, compact, decimal, money, text
from tradeplanner.importing.specs.exports import FLOWS

PARTING = ("regime", "transport", "port")
"""Fields by which the site parts figures further than they are kept."""

SPEC = Spec(
    "customs",
    Noun.EXPORT,
    (
        Field(
            "period",
            dates.run_of_months,
            ("数据年月", "月份", "年月", "统计月份", "统计年月", "期间", "period", "month"),
            Shape.DATE,
        ),
        compact(
            "partner", "贸易伙伴编码", "贸易伙伴代码", "国别代码", "国别编码", "国别地区代码", "partnercode"
        ),
        text(
            "market",
            "贸易伙伴名称",
            "贸易伙伴",
            "国别地区",
            "国家地区",
            "国别",
            "最终目的国地区",
            "原产国地区",
            "partner",
            "country",
        ),
        compact("hs", "商品编码", "商品代码", "hs编码", "hscode", "hs"),
        text("product", "商品名称", "商品", "commodity"),
        choice("flow", FLOWS, "进出口", "进出口类型", "进出口标志", "流向", "flow"),
        text("place", "注册地名称", "注册地", "收发货人注册地", "收发货人注册地名称", "registeredplace"),
        text("regime", "贸易方式名称", "贸易方式", "customsregime"),
        text("transport", "运输方式名称", "运输方式", "transport"),
        text("port", "海关名称", "关别", "进出境关别", "主管海关", "申报海关", "customsoffice"),
        decimal("quantity", "第一数量", "数量", "quantity"),
        decimal("second_quantity", "第二数量", "secondquantity"),
        money(
            "value",
            "人民币",
            "美元",
            "金额",
            "人民币值",
            "美元值",
            "人民币金额",
            "美元金额",
            "总值",
            "进出口总值",
            "出口金额",
            "进口金额",
            "value",
        ),
    ),
    (frozenset({"market", "partner"}), frozenset({"value"})),
)
