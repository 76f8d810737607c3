"""The exhibition catalogue (展会目录): the year's editions, each with its recurring fair."""

from tradeplanner.domain.exhibitions import FairClass, Scope, Status
from tradeplanner.domain.ids import Noun
from tradeplanner.importing.fields import Spec, choice, day, listing, money, number, span, text

_CLASSES = {
    "自办": FairClass.SELF_RUN.value, "self-run": FairClass.SELF_RUN.value,
    "self_run": FairClass.SELF_RUN.value,
    "重点": FairClass.KEY.value, "key": FairClass.KEY.value,
    "一般": FairClass.ORDINARY.value, "普通": FairClass.ORDINARY.value, "ordinary": FairClass.ORDINARY.value,
}  # fmt: skip
_SCOPES = {
    "境外": Scope.OVERSEAS.value, "国外": Scope.OVERSEAS.value, "overseas": Scope.OVERSEAS.value,
    "境内": Scope.DOMESTIC.value, "国内": Scope.DOMESTIC.value, "domestic": Scope.DOMESTIC.value,
    "线上": Scope.ONLINE.value, "云展": Scope.ONLINE.value, "online": Scope.ONLINE.value,
}  # fmt: skip
_STATUSES = {
    "计划": Status.PLANNED.value, "planned": Status.PLANNED.value, "拟办": Status.IDEA.value,
    "已批": Status.APPROVED.value, "批准": Status.APPROVED.value, "approved": Status.APPROVED.value,
    "招展": Status.RECRUITING.value, "recruiting": Status.RECRUITING.value, "截止": Status.CLOSED.value,
    "已举办": Status.HELD.value, "举办完成": Status.HELD.value, "已结束": Status.HELD.value,
    "held": Status.HELD.value,
    "已结算": Status.SETTLED.value, "settled": Status.SETTLED.value, "closed": Status.CLOSED.value,
}  # fmt: skip

SPEC = Spec(
    "catalogue",
    Noun.EDITION,
    (
        text(
            "name_zh",
            "展会名称",
            "展览会名称",
            "展会",
            "展览名称",
            "项目名称",
            "展会项目",
            "中文名称",
            "exhibition",
            "fair",
            "fairname",
            "展会名称中文",
        ),
        text("name_en", "英文名称", "展会英文名称", "展会名称英文", "englishname"),
        choice("fair_class", _CLASSES, "类别", "展会类别", "类型", "展会类型", "展会级别", "级别", "class"),
        choice("scope", _SCOPES, "境内外", "展会性质", "范围", "举办方式", "scope"),
        text(
            "market",
            "国家地区",
            "国别地区",
            "国家",
            "国别",
            "举办国家",
            "举办国",
            "国家和地区",
            "国家或地区",
            "country",
            "market",
            "countryorregion",
        ),
        text("city", "城市", "举办城市", "举办地", "举办地点", "地点", "city"),
        text("venue", "展馆", "举办场馆", "场馆", "venue"),
        text("organiser", "组展单位", "主办单位", "承办单位", "组展机构", "organiser", "organizer"),
        listing("industries", "行业", "展品范围", "涉及行业", "主要展品", "industries", "industry"),
        span("dates", "展期", "举办时间", "展会时间", "时间", "举办日期", "日期", "展览时间", "dates"),
        day("opens", "开展日期", "开始日期", "开幕日期", "开展时间", "开始时间", "opens"),
        day("closes", "闭展日期", "结束日期", "闭幕日期", "结束时间", "closes"),
        number(
            "booth_quota",
            "计划展位数",
            "展位数",
            "展位",
            "计划展位",
            "展位数量",
            "标准展位数",
            "展位指标",
            "booths",
            "boothquota",
        ),
        number("year", "年度", "年份", "year"),
        number("aim_firms", "计划企业数", "目标企业数", "计划参展企业", "参展企业数"),
        money("aim_orders", "目标订单", "目标成交额", "计划成交额", "成交目标", "订单目标"),
        money("booth_price", "展位价格", "展位单价", "展位费", "展位费标准"),
        choice("status", _STATUSES, "状态", "展会状态", "status"),
        text("owner", "负责人", "经办人", "联系人", "owner"),
        text("notes", "备注", "说明", "notes"),
    ),
    (frozenset({"name_zh"}), frozenset({"dates", "opens", "booth_quota", "market", "fair_class", "city"})),
)
