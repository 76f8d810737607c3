"""Targets (目标): a year, whom it binds, what is measured, how much, and how it is spread."""

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.targets import Measure, Phasing, TargetScope
from tradeplanner.importing.fields import Spec, choice, currency, day, decimal, money, number, text
from tradeplanner.importing.specs.arguments import month

_MEASURES = {
    "出口": Measure.EXPORTS.value, "exports": Measure.EXPORTS.value, "export value": Measure.EXPORTS.value,
    "成交": Measure.ORDERS.value, "订单": Measure.ORDERS.value, "orders": Measure.ORDERS.value,
    "家次": Measure.FIRM_VISITS.value, "firm_visits": Measure.FIRM_VISITS.value,
    "企业数": Measure.FIRMS.value, "家数": Measure.FIRMS.value, "firms": Measure.FIRMS.value,
    "展位": Measure.BOOTHS.value, "booths": Measure.BOOTHS.value,
}  # fmt: skip
_SCOPES = {
    "全区": TargetScope.DISTRICT.value, "区级": TargetScope.DISTRICT.value,
    "全县": TargetScope.DISTRICT.value,
    "全市": TargetScope.DISTRICT.value, "district": TargetScope.DISTRICT.value,
    "镇街": TargetScope.TOWN.value, "乡镇": TargetScope.TOWN.value, "街道": TargetScope.TOWN.value,
    "town": TargetScope.TOWN.value,
    "行业": TargetScope.INDUSTRY.value, "industry": TargetScope.INDUSTRY.value,
    "市场": TargetScope.MARKET.value, "国别": TargetScope.MARKET.value, "market": TargetScope.MARKET.value,
}  # fmt: skip
_PHASINGS = {
    "上年": Phasing.LAST_YEAR.value, "去年": Phasing.LAST_YEAR.value, "last_year": Phasing.LAST_YEAR.value,
    "按天": Phasing.DAYS.value, "按日": Phasing.DAYS.value, "days": Phasing.DAYS.value,
    "按月": Phasing.MONTHS.value, "平均": Phasing.MONTHS.value, "months": Phasing.MONTHS.value,
    "自定": Phasing.OWN.value, "自行": Phasing.OWN.value, "own": Phasing.OWN.value,
}  # fmt: skip

SPEC = Spec(
    "targets",
    Noun.TARGET,
    (
        number("year", "年度", "年份", "目标年度", "year"),
        choice("measure", _MEASURES, "指标", "目标指标", "指标名称", "考核指标", "measure"),
        choice("scope", _SCOPES, "范围", "目标范围", "对象类型", "层级", "scope"),
        text(
            "scope_key",
            "对象",
            "单位",
            "镇街",
            "所属镇街",
            "目标对象",
            "行业",
            "责任单位",
            "考核对象",
            "scopekey",
        ),
        money("amount", "目标值", "目标", "年度目标", "全年目标", "目标金额", "目标数", "amount", "target"),
        currency("currency", "币种", "currency"),
        choice("phasing", _PHASINGS, "月度分解方式", "进度方式", "分月方式", "进度", "分解方式", "phasing"),
        day("decided_on", "下达日期", "确定日期", "文件日期", "decidedon"),
        text("source", "来源", "依据", "文号", "文件依据", "source"),
        text("notes", "备注", "说明", "notes"),
        decimal("weight", family=month),
    ),
    (frozenset({"amount"}), frozenset({"measure", "scope_key", "year", "scope"})),
)
