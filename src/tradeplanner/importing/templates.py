"""Empty forms of each kind: the headings that an import knows, the unit, and a row that shows how.

The sample row says of itself that it is to be deleted, and an import leaves it out in any case.
"""

from dataclasses import dataclass

from tradeplanner.domain.returns import SUMS
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import EN, ZH
from tradeplanner.importing import english_templates as en
from tradeplanner.importing.fields import AMOUNT_UNIT, Field
from tradeplanner.importing.form_checks import Check, check_of
from tradeplanner.importing.specs import SPECS
from tradeplanner.importing.specs.orders import FOLLOWED

SAMPLE = "这是一行示例数据，在导入时需要删除该行"


@dataclass(frozen=True, slots=True)
class Template:
    """A form: the sheet's name, its rows, the row (from 1) of its heading, and what its cells may hold."""

    sheet: str
    rows: tuple[tuple[str | None, ...], ...]
    heading: int
    checks: tuple[Check, ...] = ()


_TITLES = {
    "firms": "外贸企业名录",
    "programmes": "2024年度拓市场活动",
    "catalogue": "2024年度境外展会目录",
    "registrations": "2024年度参展报名汇总",
    "booths": "展位分配表",
    "delegates": "出国团组人员名单",
    "returns": "参展成效汇总表",
    "orders": "订单明细",
    "exports": "2024年1-12月分企业出口额",
    "customs": "2024年海关统计（出口）",
    "published": "2024年公布的进出口数据",
    "rates": "2024年人民币汇率中间价（每100外币兑人民币）",
    "targets": "2024年度目标",
}
_FAMILIES = {
    "exports": ("2023年出口额(万美元)",),
    "trade": (),
    "month": tuple(f"{month}月" for month in range(1, 13)),
    "rate": ("美元", "欧元", "日元", "港元"),
    "weight": (),
    "way": (),
    "yearly": (),
    "aim": (),
    "level": (),
    "rise": (),
}
"""What stands for a field that many columns share."""
_LEFT_OUT = {
    "firms": {"former_names", "bank", "account", "hs_chapters", "markets"},
    "catalogue": {"opens", "closes", "year", "booth_price"},
    "programmes": set(),
    "registrations": set(),
    "booths": {"credit_code"},
    "delegates": {"credit_code"},
    "returns": {"title", "file", "later"},
    "orders": {"evidence", "buyer_confidential", "intended", "contracted", *FOLLOWED},
    "exports": {"place", "town", "industry", "market", "hs", "flow", "period", "year", "currency",
    "value", "growth", "source"},
    "published": {"year", "first_month", "last_month", "unit", "currency"},
    "customs": {"flow", "place", "regime", "transport", "port"},
    "rates": {"period", "first", "last", "currency", "quoted", "per"},
    "targets": {"currency"},
}  # fmt: skip
"""Fields that are understood but would make the form longer than its use."""
_EXAMPLES = {
    "credit_code": "91330602MA1MG6K77F", "customs_code": "3306473571", "phone": "13800000000",
    "town": "塔山街道",
    "fair_class": "重点", "status": "计划", "market": "日本", "dates": "2024.04.10-12",
    "booth_quota": "10", "stage": "成交",
    "currency": "美元", "amount": "12000.00", "signed_on": "2024/4/18", "date": "2024年1月", "year": "2024",
    "booths": "1", "booth_type": "标展", "area": "9", "open_sides": "单", "people": "2",
    "with_delegation": "是",
    "target_markets": "日本、韩国", "applied_on": "2024/1/8", "state": "已报名", "aim_firms": "200",
    "partner": "116", "hs": "63026010",
    "measure": "出口额", "scope": "全区", "specialised": "否", "aim_orders": "100",
}  # fmt: skip
_OWN_EXAMPLES = {
    ("catalogue", "scope"): ("境外", "Overseas"),
    ("published", "period"): ("2024年1-2月", "2024-01..02"), ("published", "flow"): ("出口", "Export"),
    ("published", "value"): ("123.4", "123.4"), ("published", "growth"): ("5.6", "5.6"),
    ("booths", "hall"): ("3号馆", "Hall 3"), ("booths", "number"): ("A12", "A12"),
    ("booths", "fee"): ("2000.00", "2000.00"), ("booths", "fee_rate"): ("7.1", "7.1"),
    ("booths", "fee_home"): ("14200.00", "14200.00"), ("booths", "paid"): ("5000.00", "5000.00"),
    ("delegates", "sex"): ("女", "Female"), ("delegates", "visa_state"): ("已送签", "Submitted"),
    ("delegates", "visa_market"): ("日本", "Japan"), ("delegates", "leaves_on"): ("2024/4/8", "2024-04-08"),
    ("delegates", "back_on"): ("2024/4/14", "2024-04-14"),
    ("delegates", "passport_expires"): ("2030/1/1", "2030-01-01"),
    ("delegates", "born_on"): ("1990/1/1", "1990-01-01"),
}  # fmt: skip
"""Of fields whose name means another thing in another kind."""
_UNITS = {"aim_orders": "(万美元)", "exports": "", "total": "(万元)", "paid": "(元)", "fee_home": "(元)"}
_OWN_UNITS = {
    ("published", "value"): "(亿元)",
    ("published", "growth"): "(%)",
    ("targets", "amount"): "(万元)",
    **{("returns", name): "(万美元)" for name in SUMS},
}
_CARDS = {"returns": ("参展成效反馈表", "Result form")}
"""Kinds of which each firm fills in a form of its own, and what that is called."""
_MONTH_UNIT = "单位：万元"


def of(kind: str, language: str = ZH) -> Template:
    """Return the form of a kind with headings in ``language``; KeyError for an unknown kind."""
    english = language == EN
    families, examples = (en.FAMILIES, {**_EXAMPLES, **en.EXAMPLES}) if english else (_FAMILIES, _EXAMPLES)
    names: list[str] = []
    sample: list[str | None] = []
    checks: list[Check] = []
    for field in SPECS[kind].fields:
        if field.key in _LEFT_OUT[kind] or field.key == AMOUNT_UNIT:
            continue
        headings = families[field.key] if field.family else (_heading(kind, field, english=english),)
        names += headings
        columns = range(len(names) - len(headings), len(names))
        checks += [check for at in columns if (check := check_of(field, at, english=english)) is not None]
        own = _OWN_EXAMPLES.get((kind, field.key), (None, None))[english]
        sample += [own or examples.get(field.key, "1.00" if field.family else None)] * len(headings)
    sample[0] = en.SAMPLE if english else SAMPLE
    title: list[str | None] = [(en.TITLES if english else _TITLES)[kind]]
    if kind == "exports":
        title.append(en.MONTH_UNIT if english else _MONTH_UNIT)
    sheet = en.TITLES[kind] if english else _TITLES[kind][-8:]
    return Template(sheet.replace(":", ""), (tuple(title), tuple(names), tuple(sample)), 2, tuple(checks))


def card_of(kind: str, language: str = ZH) -> Template | None:
    """Return the form that one firm fills in, labels beside blank values, None for kinds without one."""
    english = language == EN
    if kind not in _CARDS:
        return None
    title = _CARDS[kind][english]
    wanted = [field for field in SPECS[kind].fields if field.key not in {*_LEFT_OUT[kind], AMOUNT_UNIT}]
    labels: list[str | None] = [_heading(kind, field, english=english) for field in wanted]
    labels += [None] * (len(labels) % 2)
    pairs = zip(labels[::2], labels[1::2], strict=True)
    return Template(title, ((title,), *((left, None, right, None) for left, right in pairs)), 1)


def _heading(kind: str, field: Field, *, english: bool) -> str:
    if not english:
        return field.names[0] + _unit(kind, field.key)
    return en.OF_KIND.get((kind, field.key)) or en.HEADINGS.get(field.key) or FIELDS[field.key]


def _unit(kind: str, key: str) -> str:
    if (kind, key) in _OWN_UNITS:
        return _OWN_UNITS[kind, key]
    return _UNITS.get(key, "") if kind != "exports" else ""
