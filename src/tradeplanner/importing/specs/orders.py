"""Order lists (订单明细): who sold what to whom, where, for how much, and how firm it is."""

import re
from collections.abc import Sequence

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.orders import Stage, WithoutUs
from tradeplanner.importing.cells.units import without_unit
from tradeplanner.importing.fields import (
    Heading,
    Spec,
    choice,
    code,
    compact,
    currency,
    day,
    flag,
    money,
    number,
    text,
)

STAGES = {
    "意向": Stage.INTENDED.value, "意向成交": Stage.INTENDED.value, "intended": Stage.INTENDED.value,
    "intention": Stage.INTENDED.value,
    "成交": Stage.CONTRACT.value, "合同": Stage.CONTRACT.value, "已签": Stage.CONTRACT.value,
    "签约": Stage.CONTRACT.value,
    "现场成交": Stage.CONTRACT.value, "实际成交": Stage.CONTRACT.value, "contract": Stage.CONTRACT.value,
    "actual": Stage.CONTRACT.value,
    "出运": Stage.SHIPPED.value, "发货": Stage.SHIPPED.value, "交付": Stage.SHIPPED.value,
    "shipped": Stage.SHIPPED.value,
    "取消": Stage.CANCELLED.value, "作废": Stage.CANCELLED.value, "cancelled": Stage.CANCELLED.value,
}  # fmt: skip

WITHOUT_US = {
    "没有展会就做不成": WithoutUs.NOTHING.value, "不能": WithoutUs.NOTHING.value,
    "无": WithoutUs.NOTHING.value,
    "nothing of it": WithoutUs.NOTHING.value, "none": WithoutUs.NOTHING.value,
    "能成交一部分": WithoutUs.PART.value, "部分": WithoutUs.PART.value, "a part": WithoutUs.PART.value,
    "全部也能成交": WithoutUs.ALL.value, "全部": WithoutUs.ALL.value, "all of it": WithoutUs.ALL.value,
    "企业说不清": WithoutUs.UNKNOWN.value, "说不清": WithoutUs.UNKNOWN.value,
    "the firm cannot say": WithoutUs.UNKNOWN.value, "unknown": WithoutUs.UNKNOWN.value,
}  # fmt: skip
CHANGED, SAME, NO_ORDERS = "changed", "same", "none"
ANSWERS = {
    "有变化": CHANGED, "something changed": CHANGED,
    "无变化": SAME, "没有变化": SAME, "nothing changed": SAME,
    "未成交": NO_ORDERS, "没有成交": NO_ORDERS, "无订单": NO_ORDERS, "no orders": NO_ORDERS,
}  # fmt: skip
"""What a firm says in a round of follow-up; whichever it is, it has answered."""
FOLLOWED = (
    "order_no", "round", "answer", "stage_on", "reported_by", "reported_on", "new_customer", "without_us",
)  # fmt: skip
"""Fields that only a list of a round of follow-up is sure to have."""

AMOUNTS = ("amount", "intended", "contracted")
"""The columns that may hold amounts: one whose stage is said elsewhere, and two that say their own."""
_INTENDED = re.compile("意向(?:性)?(?:成交|订单|合同|签约)?|intended", re.IGNORECASE)
_CONTRACT = re.compile("成交|签约|合同|contract|actual|on-?site", re.IGNORECASE)


def stage_said(text: str) -> str:
    """Return the stage of which a heading, title or name speaks, "" where it speaks of none or of both."""
    rest = _INTENDED.sub("", text)
    intended, contract = rest != text, _CONTRACT.search(rest) is not None
    if intended == contract:
        return ""
    return (Stage.INTENDED if intended else Stage.CONTRACT).value


_BARE = {"意向": "意向金额", "合同": "合同金额", "签约": "签约金额", "成交": "成交金额", "现场": "现场成交额"}


def paired(headings: Sequence[Heading]) -> list[Heading]:
    """Return headings where 意向 | 合同 side by side say that they are amounts."""
    bare = {heading.column: _BARE.get(without_unit(heading.leaf).strip()) for heading in headings}
    if not any(heading.leaf.startswith("意向") for heading in headings):
        return list(headings)
    return [
        Heading(h.column, (*h.parts[:-1], h.leaf.replace(without_unit(h.leaf).strip(), whole)))
        if (whole := bare[h.column])
        else h
        for h in headings
    ]


SPEC = Spec(
    "orders",
    Noun.ORDER,
    (
        compact(
            "contract_no",
            "合同号",
            "合同编号",
            "订单号",
            "订单编号",
            "合同",
            "contractno",
            "orderno",
            "contract",
        ),
        text(
            "firm",
            "企业名称",
            "企业",
            "公司名称",
            "参展企业",
            "单位名称",
            "公司",
            "供货企业",
            "firm",
            "company",
        ),
        code("credit_code", "统一社会信用代码", "社会信用代码", "信用代码", "creditcode"),
        text(
            "edition", "展会", "展会名称", "参加展会", "参展展会", "展览会", "exhibition", "fair", "edition"
        ),
        text(
            "buyer",
            "客商",
            "采购商",
            "客户",
            "客户名称",
            "买家",
            "采购商名称",
            "境外客商",
            "buyer",
            "customer",
        ),
        text(
            "market",
            "国别地区",
            "国家地区",
            "国别",
            "国家",
            "采购商国别",
            "客商国别",
            "国家和地区",
            "market",
            "country",
        ),
        choice(
            "stage",
            STAGES,
            "成交类型",
            "订单类型",
            "类型",
            "成交情况",
            "阶段",
            "状态",
            "订单状态",
            "stage",
            "status",
        ),
        currency("currency", "币种", "货币", "币别", "currency"),
        money("amount", "金额", "成交金额", "订单金额", "成交额", "合同金额", "合同额", "amount", "value"),
        money(
            "intended",
            "意向成交额",
            "意向成交金额",
            "意向",
            "意向金额",
            "意向额",
            "意向订单金额",
            "意向订单额",
            "intendedamount",
            "intendedvalue",
            "intendedorders",
        ),
        money(
            "contracted",
            "现场成交额",
            "现场成交金额",
            "实际成交额",
            "实际成交金额",
            "现场成交",
            "实际成交",
            "contractedamount",
            "contractedvalue",
            "actualamount",
            "onsiteorders",
        ),
        day(
            "signed_on",
            "签约日期",
            "签订日期",
            "日期",
            "成交日期",
            "签约时间",
            "合同日期",
            "下单日期",
            "signedon",
            "date",
        ),
        compact("hs", "hs编码", "商品编码", "海关编码", "hscode", "hs"),
        text("product", "产品", "商品", "产品名称", "商品名称", "主要产品", "展品", "product"),
        flag("buyer_confidential", "客商保密", "是否保密"),
        text("evidence", "凭证", "佐证材料", "证明材料", "evidence"),
        day("stage_on", "进入本阶段日期", "阶段日期", "stage since"),
        text("reported_by", "填报人", "填表人", "reported by"),
        day("reported_on", "填报日期", "填表日期", "填写日期", "reported on"),
        flag("new_customer", "新客户", "是否新客户", "new customer"),
        choice("without_us", WITHOUT_US, "不参展也能成交", "不参展能否成交", "sold without the fair"),
        choice("answer", ANSWERS, "跟踪结果", "回访结果", "result of the follow-up"),
        number("round", "跟踪轮次(月)", "跟踪轮次", "round of follow-up (months)"),
        number("order_no", "订单序号(请勿改动)", "订单序号", "order's own number (leave as it is)"),
        text("notes", "备注", "说明", "notes", "remarks"),
    ),
    (
        frozenset({"firm", "credit_code"}),
        frozenset(AMOUNTS),
        frozenset({"signed_on", "edition", "stage", "intended", "contracted"}),
    ),
    dress=paired,
)
