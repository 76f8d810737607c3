"""Result forms (成效表, 参展成效反馈表): what a firm says an exhibition brought it, one form a firm."""

import re

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import Noun
from tradeplanner.importing.cells import words
from tradeplanner.importing.cells.parsed import ABSENT, Parsed, Remark, half_width
from tradeplanner.importing.fields import (
    Field,
    Heading,
    Shape,
    Spec,
    code,
    day,
    listing,
    money,
    number,
    text,
)
from tradeplanner.importing.grid import Cell, cell_text

MONTHS = ("3", "6", "12")
"""Months after an exhibition at which a bureau asks what has become of it."""
_NUMERALS = {
    "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8",
    "九": "9",
    "十": "10", "十一": "11", "十二": "12", "十八": "18",
}  # fmt: skip
_AFTER = re.compile(r"(?P<n>[0-9]{1,2}|十?[一二两三四五六七八九十])个?月|(?P<half>半年)|(?P<year>[一1]年)")
_UNDECIDED = ("待定", "未定", "不确定", "考虑", "视情况", "看情况", "再议", "undecided", "maybe")
_BOTH = frozenset("是否")
"""What is left of a form's line of boxes of which both are ticked: a doubt."""
_AGAIN, _NOT_AGAIN = ("会", "续展", "愿意", "同意", "参加", "拟续", "继续"), ("不", "否", "放弃")


def _names(months: str, *written: str) -> tuple[str, ...]:
    """Return how forms call the orders told so many months later."""
    names = [
        f"actualordersafter{months}months",
        f"{months}monthslater",
        f"after{months}months",
        f"{months}months",
    ]
    for word in (f"{months}个月", *written):
        names += [f"{before}{word}{rest}" for before in ("跟踪", "展后", "") for rest in _RESTS]
    return tuple(names)


_RESTS = ("实际成交额", "成交额", "实际成交", "成交金额", "")


def other_months(heading: Heading, _year: int | None) -> str:
    """Return after how many months a heading tells orders, where that is none of ``MONTHS``; else ""."""
    flat = half_width(heading.text).replace(" ", "")
    found = _AFTER.search(flat)
    if found is None or not re.search("成交|订单|签约|跟踪|展后", flat):
        return ""
    said = found["n"] or ("6" if found["half"] else "12")
    months = _NUMERALS.get(said, said).lstrip("0")
    return "" if months in MONTHS else months


def again(cell: Cell) -> Parsed:
    """Return whether a firm will come again; what is not decided counts as nothing said."""
    if isinstance(cell, str):
        word = half_width(cell).lower()
        if any(undecided in word for undecided in _UNDECIDED):
            return ABSENT
        if set(re.split(r"[、,，/\s]+", word)) >= _BOTH:
            return Parsed(None, (Remark(Code.NOT_A_CHOICE, Severity.WARNING, {"value": cell}),))
        if any(no in word for no in _NOT_AGAIN):
            return Parsed(value=False)
        if any(yes in word for yes in _AGAIN):
            return Parsed(value=True)
    found = words.flag(cell)
    if not found.remarks:
        return found
    return Parsed(None, (Remark(Code.NOT_A_CHOICE, Severity.WARNING, {"value": cell_text(cell)}),))


def _again(cell: Cell, _year: int | None) -> Parsed:
    return again(cell)


SPEC = Spec(
    "returns",
    Noun.RETURN,
    (
        text("firm", "企业名称", "企业", "公司名称", "参展企业", "参展企业名称", "参展单位", "参展单位名称",
             "单位名称", "填报单位", "填报企业", "填表单位", "报送单位", "公司", "firm", "company",
             "exhibitor"),
        code("credit_code", "统一社会信用代码", "社会信用代码", "信用代码", "creditcode"),
        text("edition", "展会名称", "展会", "参加展会", "参展展会", "参展名称", "参展项目", "展览会",
             "展览会名称",
             "exhibition", "fair", "edition"),
        day("reported_on", "填表日期", "填报日期", "填写日期", "填表时间", "填报时间", "上报日期",
            "报送日期",
            "日期", "reportedon", "date"),
        text("title", "表格标题", "标题"),
        text("file", "文件", "文件名", "来源文件", "file"),
        number("buyers", "接待客商数", "接待客商数量", "接待客商", "接待客商总数", "接待客商人数", "客商数",
               "接待采购商数", "接待采购商", "采购商数量", "洽谈客商数", "接洽客商数", "接待客户数",
               "接待客户",
               "接待境外客商数", "洽谈客商", "接洽客商", "接触客商数", "接触客商", "buyersreceived",
               "buyers", "visitors"),
        number("new_buyers", "境外新客户", "其中境外新客户", "境外新客户数", "其中境外新客户数", "新客户数",
               "新客户",
               "其中新客户", "新客商数", "其中新客商", "新增客户数", "结识新客户数", "newoverseasbuyers",
               "newbuyers"),
        listing("markets", "主要客商国别", "国别地区", "客商国别", "客商国别地区", "主要客商来源",
                "客商来源",
                "客商来源国", "主要国别", "国别", "国家地区", "国家和地区", "主要市场", "主要国家",
                "洽谈国家", "客户国别", "主要客户国别", "countries",
                "markets",
                "country"),
        money("intended", "意向成交额", "意向成交金额", "意向金额", "意向成交", "意向额", "意向订单额",
              "意向订单金额",
              "意向订单", "成交额意向", "成交意向", "达成意向成交额", "意向合同额", "意向合同金额",
              "intendedorders",
              "intended"),
        money("on_site", "现场成交额", "现场成交金额", "现场成交", "现场订单额", "现场订单金额", "现场订单",
              "现场签约额", "成交额现场", "当场成交额", "实际成交额", "实际成交金额", "实际成交",
              "成交金额", "成交额",
              "onsiteorders", "onsite", "actualorders"),
        money("contracted", "已签合同额", "已签合同金额", "已签合同", "签订合同额", "签订合同金额",
              "合同金额",
              "合同额", "签约金额", "签约额", "contractssigned", "contracted"),
        money("after_3", *_names("3", "三个月")),
        money("after_6", *_names("6", "六个月", "半年")),
        money("after_12", *_names("12", "十二个月", "一年")),
        money("later", family=other_months),
        text("products", "主要产品", "主要参展产品", "参展产品", "参展展品", "主要展品", "展品", "产品",
             "mainproducts", "products"),
        text("satisfaction", "满意度", "总体满意度", "总体评价", "展会满意度", "对展会满意度",
             "对展会是否满意",
             "满意程度", "satisfaction"),
        Field("exhibits_again", _again, ("下届是否续展", "是否续展", "续展", "续展意向", "下届续展意向",
              "下届是否参展", "下届是否参加", "是否继续参展", "下届是否继续参展", "willexhibitagain",
              "exhibitagain"), Shape.FLAG),
        text("remarks", "问题与建议", "问题和建议", "问题及建议", "意见建议", "意见与建议", "意见和建议",
             "意见及建议",
             "存在问题及建议", "存在问题", "建议", "备注", "problemsandsuggestions", "suggestions",
             "remarks"),
    ),
    (
        frozenset({"firm", "credit_code"}),
        frozenset({"intended", "on_site", "contracted", "buyers", "after_3", "after_6", "after_12"}),
    ),
)  # fmt: skip
