"""Booth allotments (展位分配表): which booth lies where, whose it is, what it costs and what was paid."""

import re
from collections.abc import Sequence

from tradeplanner.domain.ids import Noun
from tradeplanner.importing.fields import Heading, Spec, choice, code, currency, decimal, measure, money, text
from tradeplanner.importing.specs.participation import SIDES

_DUE = re.compile(r"应[收缴交付]|^展位费")
_YUAN = re.compile(r"[(（]\s*(?:人民币|RMB|CNY|元)\s*([^)）]*)[)）]", re.IGNORECASE)


def told_apart(headings: Sequence[Heading]) -> Sequence[Heading]:
    """Return headings of which one of two of what is due names the yuan outside its brackets.

    What stands in brackets is taken for a unit, so that 应收展位费（美元） and 应收展位费（人民币） would be
    the same field twice, and the second would be taken for what resembles it: a rate, or what was paid.
    """
    due = [heading for heading in headings if _DUE.search(heading.leaf)]
    yuan = {heading.column for heading in due if _YUAN.search(heading.leaf)}
    if len(due) - len(yuan) != 1 or len(yuan) != 1:
        return headings
    return [_outside(heading) if heading.column in yuan else heading for heading in headings]


def _outside(heading: Heading) -> Heading:
    def named(found: re.Match[str]) -> str:
        return f"人民币（{found[1].strip()}）" if found[1].strip() else "人民币"

    return Heading(heading.column, (*heading.parts[:-1], _YUAN.sub(named, heading.leaf)))


SPEC = Spec(
    "booths",
    Noun.BOOTH,
    (
        text("edition", "展会", "展会名称", "展览会", "展览会名称", "参加展会", "exhibition", "fair",
        "edition"),
        text("hall", "展馆", "馆号", "展馆号", "展厅", "所在展馆", "馆", "hall", "pavilion"),
        text(
            "number", "展位号", "展位编号", "摊位号", "展台号", "展位", "摊位", "展位号码",
            "booth number", "booth",
            "booth no.", "stand", "stand number",
        ),
        text(
            "firm", "企业名称", "企业", "参展企业", "公司名称", "参展单位", "单位名称", "分配企业", "公司",
            "company", "firm", "exhibitor",
        ),
        code("credit_code", "统一社会信用代码", "社会信用代码", "信用代码", "credit code"),
        text("booth_type", "展位类型", "展位形式", "展位类别", "摊位类型", "展台类型", "booth type",
        "type"),
        measure("area", "面积", "展位面积", "展台面积", "面积平方米", "area"),
        choice("open_sides", SIDES, "开口", "开口数", "展位开口", "开口面数", "open sides"),
        text(
            "fascia_zh", "楣板名称", "楣板中文名称", "楣板名称中文", "中文楣板", "中文楣板名称", "楣板",
            "楣板名称中英文",
            "fascia", "fascia name", "fascia name in chinese",
        ),
        text(
            "fascia_en", "楣板英文名称", "楣板名称英文", "英文楣板", "英文楣板名称",
            "fascia name in english",
        ),
        money(
            "fee", "应收展位费", "展位费", "应收展位费原币", "展位费原币", "原币", "原币金额",
            "应收原币", "应收",
            "booth fee", "fee", "fee due",
        ),
        currency("currency", "币种", "原币币种", "货币", "currency"),
        decimal("fee_rate", "汇率", "折算汇率", "应收展位费汇率", "记账汇率", "exchange rate", "rate"),
        money(
            "fee_home", "应收人民币", "人民币", "折人民币", "应收展位费人民币", "展位费人民币",
            "人民币金额",
            "折合人民币", "fee in yuan", "fee due in yuan",
        ),
        money("paid", "已收", "已收展位费", "已收金额", "实收", "实收展位费", "已缴", "已交",
        "到账金额", "paid"),
        text("receipt", "票据", "票据号", "发票号", "收据号", "票据号码", "发票", "receipt", "invoice"),
        text("notes", "备注", "说明", "notes", "remarks"),
    ),
    (
        frozenset({"number"}),
        frozenset({"firm", "credit_code", "area", "fee", "fee_home", "fascia_zh", "hall", "booth_type"}),
    ),
    dress=told_apart,
)  # fmt: skip
