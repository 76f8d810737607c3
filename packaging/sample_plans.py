"""Writes what the bureau plans and keeps: the register, the campaigns, the catalogues, the targets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from sample_fairs import CAMPAIGNS, Fair
from sample_sheets import Book, Row
from sample_targets import Target
from sample_year import Year

from tradeplanner.domain.money import half_up

_YUAN_PER_DOLLAR_2022 = Decimal("6.7261")
_PUBLIC = "行动名称及“全年重点展会不少于30场”为公开信息，其余目标为示例数据"
_REGISTER = (
    "序号 企业名称 英文名称 统一社会信用代码 海关注册编码 所属镇街 行业 企业性质 企业规模 HS章 主要市场 "
    "联系人 职务 手机 邮箱 地址 2022年出口额 专精特新"
)
_CAMPAIGN = "年度 活动名称 英文名称 重点展会数 企业数 家次 展位数 目标成交额(万美元) 备注"
_CATALOGUE = (
    "序号 展会名称 英文名称 类别 境内外 国家（地区） 城市 展期 组展单位 行业 计划展位数 计划企业数 "
    "目标展位数 目标成交额(万美元) 所属活动 状态 状态说明 负责人 备注"
)
_UNITS = {"出口额": ("万元", "人民币"), "成交额": ("万美元", "美元")}


def write_firms(path: Path, year: Year) -> None:
    """Write the register; its export column is last year's, in 万美元."""
    then: dict[int, Decimal] = {}
    for flow in year.then:
        then[flow.firm.serial] = then.get(flow.firm.serial, Decimal(0)) + flow.total
    rows = [
        (
            firm.serial, firm.name, firm.name_en, firm.code, firm.customs, firm.town, firm.industry,
            firm.nature, firm.scale, "、".join(hs for hs, _, _ in firm.trade.goods), "、".join(firm.markets),
            f"示例联系人{firm.serial:03d}", "外贸经理" if firm.serial % 3 else "总经理",
            f"1000000{firm.serial:04d}",
            f"sample{firm.serial:03d}@example.com", f"越城区{firm.town}示例路{firm.serial}号",
            half_up(then.get(firm.serial, Decimal(0)) / _YUAN_PER_DOLLAR_2022, 2),
            "是" if firm.serial % 9 == 4 else "否",
        )
        for firm in year.firms
    ]  # fmt: skip
    with Book(path, "企业名录（示例数据）") as book:
        sheet = book.sheet("企业名录", 18)
        sheet.title("越城区外贸企业名录（示例数据，企业均为虚构）", "单位：万美元")
        sheet.headings(*_REGISTER.split())
        sheet.rows(rows)
        sheet.total(rows, [16], label=1)


def write_programmes(path: Path) -> None:
    """Write the campaigns of 2023 and 2024 with their aims."""
    with Book(path, "年度行动（示例数据）") as book:
        sheet = book.sheet("年度行动", 9)
        sheet.title("年度市场拓展行动及目标（示例数据）")
        sheet.headings(*_CAMPAIGN.split())
        sheet.rows(
            [
                (2023, CAMPAIGNS[2023], "A Hundred Fairs, a Thousand Firms (Sample)", 20, 450, 1_600, 2_400,
                 Decimal(48_000), "示例数据"),
                (2024, CAMPAIGNS[2024], "Hundred Delegations, Thousand Firms: New Markets, Steady Orders",
                 30, 500, 1_800, 2_700, Decimal(55_000), _PUBLIC),
            ]
        )  # fmt: skip


def write_catalogue_2023(path: Path, year: Year) -> None:
    """Write the catalogue of 2023 as it ended: held, settled, one cancelled, one put off."""
    rows = [(number, *_facts(year, 2023, fair)) for number, fair in enumerate(year.fairs[2023], start=1)]
    with Book(path, "展会目录（示例数据）") as book:
        sheet = book.sheet("目录", 19)
        sheet.title("2023年度展会目录（示例数据，注明来源者除外，展会均为虚构）")
        sheet.headings(*_CATALOGUE.split())
        sheet.rows(rows)
        sheet.total(rows, range(10, 14), label=1)


def write_catalogue_2024(path: Path, year: Year) -> None:
    """Write the catalogue of 2024 as planned, with days in two columns and headings in two rows."""
    rows = []
    for number, fair in enumerate(year.fairs[2024], start=1):
        facts = _facts(year, 2024, fair)
        rows.append((number, *facts[:6], fair.opens, fair.closes, *facts[7:]))
    with Book(path, "展会目录（示例数据）") as book:
        sheet = book.sheet("2024年目录", 20)
        sheet.title("2024年度展会目录（示例数据，注明来源者除外，展会均为虚构）")
        names = _CATALOGUE.split()
        sheet.groups(
            *((name, ()) for name in names[:7]), ("展期", ("开始日期", "结束日期")),
            *((name, ()) for name in names[8:10]), ("全年目标", names[10:14]),
            *((name, ()) for name in names[14:]),
        )  # fmt: skip
        sheet.rows(rows)
        sheet.total(rows, range(11, 15), label=1)


def _facts(year: Year, of: int, fair: Fair) -> Row:
    aims = year.aims[of, fair.name]
    quota = None if aims.booths is None else aims.booths + 4
    return (
        fair.name, fair.name_en, fair.kind, fair.scope, fair.market, fair.city, _span(fair), fair.organiser,
        fair.industries, quota, aims.firms, aims.booths, Decimal(aims.orders), CAMPAIGNS[of], fair.status,
        fair.reason, fair.owner, fair.notes,
    )  # fmt: skip


def _span(fair: Fair) -> str:
    if fair.opens is None or fair.closes is None:
        return ""
    same = fair.opens.month == fair.closes.month
    return f"{fair.opens:%Y.%m.%d}-{fair.closes:{'%d' if same else '%m.%d'}}"


_SET_ON = {2023: date(2023, 2, 8), 2024: date(2024, 1, 10)}
_TARGET_SHEETS = {"出口": ("出口额",), "成交": ("成交额",), "参展": ("家次", "参展企业数", "展位数")}


def write_targets(path: Path, of: int, targets: list[Target]) -> None:
    """Write a year's targets: what is counted in yuan, in dollars and in numbers, a sheet each."""
    with Book(path, f"{of}年目标（示例数据）") as book:
        for name, measures in _TARGET_SHEETS.items():
            unit, currency = _UNITS.get(measures[0], ("", "—"))
            mine = [target for target in targets if target.year == of and target.measure in measures]
            sheet = book.sheet(name, 9)
            sheet.title(f"{of}年{name}目标任务分解表（示例数据，目标均为编制）")
            value = f"目标值({unit})" if unit else "目标值"
            sheet.headings("年度", "指标", "范围", "对象", value, "币种", "分月方式", "下达日期", "来源")
            sheet.rows(_target(target, currency, is_money=bool(unit)) for target in mine)


def _target(target: Target, currency: str, *, is_money: bool) -> Row:
    value = Decimal(target.value) if is_money else target.value
    phasing = "按上年各月比重" if is_money else "按月平均"
    return (
        target.year, target.measure, target.scope, target.name, value, currency, phasing,
        _SET_ON[target.year], "示例数据（编制）",
    )  # fmt: skip
