"""Registrations (报名表, 回执): which firm wants what at which exhibition, and where it stands."""

import re
from collections.abc import Sequence

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.participation import State
from tradeplanner.importing.cells import stands
from tradeplanner.importing.fields import (
    Field,
    Heading,
    Shape,
    Spec,
    choice,
    code,
    day,
    flag,
    listing,
    measure,
    number,
    text,
)

STATES = {
    "邀请": State.INVITED.value, "invited": State.INVITED.value,
    "报名": State.APPLIED.value, "申请": State.APPLIED.value, "审核中": State.APPLIED.value,
    "待审": State.APPLIED.value, "applied": State.APPLIED.value,
    "通过": State.APPROVED.value, "同意": State.APPROVED.value, "录取": State.APPROVED.value,
    "入选": State.APPROVED.value, "批准": State.APPROVED.value, "accepted": State.APPROVED.value,
    "approved": State.APPROVED.value,
    "候补": State.WAITING.value, "等待": State.WAITING.value, "排队": State.WAITING.value,
    "waiting": State.WAITING.value, "on the waiting list": State.WAITING.value,
    "不予通过": State.REFUSED.value, "未通过": State.REFUSED.value, "不通过": State.REFUSED.value,
    "不同意": State.REFUSED.value, "未入选": State.REFUSED.value, "未录取": State.REFUSED.value,
    "未批准": State.REFUSED.value, "不予批准": State.REFUSED.value, "拒绝": State.REFUSED.value,
    "退回": State.REFUSED.value, "落选": State.REFUSED.value, "refused": State.REFUSED.value,
    "确认": State.CONFIRMED.value, "展位确认": State.CONFIRMED.value, "已分配展位": State.CONFIRMED.value,
    "confirmed": State.CONFIRMED.value, "booth confirmed": State.CONFIRMED.value,
    "参展": State.ATTENDED.value, "参加": State.ATTENDED.value, "到展": State.ATTENDED.value,
    "attended": State.ATTENDED.value,
    "未到": State.ABSENT.value, "未参展": State.ABSENT.value, "未参加": State.ABSENT.value,
    "未到展": State.ABSENT.value, "缺席": State.ABSENT.value, "absent": State.ABSENT.value,
    "退展": State.WITHDRAWN.value, "退出": State.WITHDRAWN.value, "取消": State.WITHDRAWN.value,
    "放弃": State.WITHDRAWN.value, "撤回": State.WITHDRAWN.value, "withdrawn": State.WITHDRAWN.value,
    "取消报名": State.WITHDRAWN.value, "撤回报名": State.WITHDRAWN.value, "取消参展": State.WITHDRAWN.value,
    "放弃参展": State.WITHDRAWN.value, "退出参展": State.WITHDRAWN.value, "报名未通过": State.REFUSED.value,
    "报名通过": State.APPROVED.value, "报名确认": State.CONFIRMED.value, "确认参展": State.CONFIRMED.value,
    "申请通过": State.APPROVED.value, "待确认": State.APPROVED.value,
}  # fmt: skip
"""The words of a state column; of several within one text the longest counts."""
SIDES = {
    "单": "1", "一": "1", "1": "1", "双": "2", "两": "2", "二": "2", "2": "2", "三": "3", "3": "3",
    "半岛": "3", "四": "4", "4": "4", "岛": "4",
}  # fmt: skip
_COUNTED = re.compile(r"(?:标展|标摊|标准展位)(?=$|[(（])")
_MEASURED = re.compile(r"(?:光地|特装)(?=$|[(（])")


def apart(headings: Sequence[Heading]) -> list[Heading]:
    """Return headings where 标展 | 光地 side by side say that they are a count and an area.

    Alone each is a type of booth.
    """
    leaves = [heading.leaf.strip() for heading in headings]
    if not (any(map(_COUNTED.match, leaves)) and any(map(_MEASURED.match, leaves))):
        return list(headings)
    named = (_COUNTED.sub(r"\g<0>数", _MEASURED.sub(r"\g<0>面积", leaf)) for leaf in leaves)
    return [
        Heading(heading.column, (*heading.parts[:-1], leaf)) if heading.parts else heading
        for heading, leaf in zip(headings, named, strict=True)
    ]


SPEC = Spec(
    "registrations",
    Noun.PARTICIPATION,
    (
        text(
            "edition",
            "展会",
            "展会名称",
            "参加展会",
            "参展展会",
            "报名展会",
            "展览会",
            "展览会名称",
            "exhibition",
            "fair",
            "edition",
        ),
        text(
            "firm",
            "企业名称",
            "企业",
            "公司名称",
            "参展企业",
            "报名企业",
            "参展单位",
            "单位名称",
            "公司",
            "firm",
            "company",
            "exhibitor",
        ),
        code("credit_code", "统一社会信用代码", "社会信用代码", "信用代码", "creditcode"),
        Field(
            "booths",
            lambda cell, _year: stands.booths(cell),
            (
                "展位数",
                "展位数量",
                "标准展位数",
                "申请展位数",
                "展位个数",
                "摊位数",
                "展位",
                "booths",
                "standardbooths",
            ),
            Shape.NUMBER,
        ),
        text("booth_type", "展位类型", "展位形式", "展位类别", "摊位类型", "展台类型", "boothtype"),
        measure("area", "面积", "展位面积", "展台面积", "参展面积", "area"),
        choice("open_sides", SIDES, "开口", "开口数", "展位开口", "开口面数", "opensides"),
        text(
            "exhibits",
            "展品",
            "参展产品",
            "参展展品",
            "展品名称",
            "主要展品",
            "展品中文",
            "展品中英文",
            "中文展品",
            "exhibits",
        ),
        text("exhibits_en", "展品英文", "英文展品", "展品英文名称", "exhibitsinenglish", "englishexhibits"),
        text("hs", "hs编码", "商品编码", "海关编码", "hscode", "hs"),
        number("people", "参展人数", "人数", "参展人员数", "出展人数", "随展人数", "people", "persons"),
        flag("with_delegation", "是否随团", "随团", "随团参展", "withdelegation"),
        text("freight", "运输方式", "展品运输", "展品运输方式", "freight"),
        text("brand", "品牌", "品牌名称", "参展品牌", "brand"),
        listing(
            "target_markets",
            "预期目标市场",
            "目标市场",
            "目标国家",
            "意向市场",
            "目标市场国别",
            "targetmarkets",
            "markets",
        ),
        day("applied_on", "报名日期", "报名时间", "申请日期", "填报日期", "日期", "appliedon", "date"),
        choice(
            "state",
            STATES,
            "状态",
            "报名状态",
            "审核状态",
            "参展状态",
            "审核结果",
            "审核意见",
            "state",
            "status",
        ),
        text(
            "state_reason",
            "退展原因",
            "原因",
            "状态说明",
            "未参展原因",
            "未通过原因",
            "退展未到原因",
            "statereason",
            "reason",
        ),
        listing("booth_numbers", "展位号", "展位编号", "摊位号", "boothnumbers", "boothnumber", "boothno"),
        text(
            "wishes",
            "展位要求",
            "展位需求",
            "展位意愿",
            "位置要求",
            "备注要求",
            "其他要求",
            "特殊要求",
            "wishes",
        ),
        day("state_on", "状态日期", "审核日期", "stateon", "statesince"),
        text("notes", "备注", "说明", "notes", "remarks"),
    ),
    (
        frozenset({"firm", "credit_code"}),
        frozenset({"booths", "applied_on", "state", "booth_type", "area", "people", "booth_numbers"}),
    ),
    dress=apart,
)
