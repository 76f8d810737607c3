"""The firm register (企业名录): names, codes, contacts, and yearly figures that firms state."""

from tradeplanner.domain.ids import Noun
from tradeplanner.importing.cells import words
from tradeplanner.importing.cells.parsed import are_tidy
from tradeplanner.importing.fields import (
    Field,
    Heading,
    Shape,
    Spec,
    code,
    compact,
    flag,
    listing,
    money,
    phone,
    text,
)
from tradeplanner.importing.specs.arguments import year_of


def _exports(heading: Heading, year: int | None) -> str:
    text = heading.text.lower()
    named = ("出口" in text and "进出口" not in text) or ("export" in text and "import" not in text)
    return year_of(heading, year) if named else ""


def _trade(heading: Heading, year: int | None) -> str:
    text = heading.text.lower()
    return year_of(heading, year) if "进出口" in text or ("export" in text and "import" in text) else ""


SPEC = Spec(
    "firms",
    Noun.FIRM,
    (
        text(
            "name_zh",
            "企业名称",
            "公司名称",
            "单位名称",
            "企业",
            "公司",
            "单位",
            "参展企业",
            "企业全称",
            "company",
            "firm",
            "companyname",
            "企业名称中文",
        ),
        text("name_en", "英文名称", "企业英文名称", "公司英文名称", "englishname", "companynameenglish"),
        code(
            "credit_code",
            "统一社会信用代码",
            "社会信用代码",
            "信用代码",
            "统一代码",
            "税号",
            "creditcode",
            "uscc",
            "unifiedsocialcreditcode",
        ),
        compact(
            "customs_code",
            "海关注册编码",
            "海关编码",
            "海关代码",
            "海关注册登记编码",
            "海关备案编码",
            "customscode",
            "10位海关编码",
        ),
        text(
            "town", "所属镇街", "镇街", "所属乡镇", "乡镇街道", "街道", "所属区域", "属地", "镇乡街道", "town"
        ),
        text("industry", "行业", "所属行业", "行业类别", "产业", "industry"),
        text(
            "group_name",
            "所属集团",
            "集团公司",
            "集团",
            "母公司",
            "集团名称",
            "所属集团公司",
            "group",
            "parentcompany",
            "groupofcompanies",
        ),
        text("nature", "企业性质", "性质", "企业类型", "所有制", "nature"),
        text(
            "legal_representative",
            "法人代表",
            "法定代表人",
            "法人",
            "法人姓名",
            "负责人",
            "legalrepresentative",
            personal=True,
        ),
        text(
            "contact", "联系人", "联络人", "业务联系人", "经办人", "contact", "contactperson", personal=True
        ),
        text("position", "职务", "职位", "position", "title"),
        phone(
            "phone",
            "手机",
            "电话",
            "联系电话",
            "手机号",
            "手机号码",
            "联系方式",
            "移动电话",
            "phone",
            "mobile",
            "tel",
        ),
        Field(
            "email",
            lambda cell, _year: words.text(cell),
            ("邮箱", "电子邮箱", "电子邮件", "email", "e-mail"),
            Shape.EMAIL,
            personal=True,
            plain=are_tidy,
        ),
        text("address", "地址", "企业地址", "注册地址", "经营地址", "address"),
        listing("hs_chapters", "hs章", "hs编码", "主要出口商品编码", "海关商品编码章", "hschapters"),
        listing("markets", "主要市场", "主要出口市场", "出口市场", "目标市场", "markets"),
        text("size", "企业规模", "规模", "size"),
        flag("specialised", "专精特新", "是否专精特新", "专精特新企业", "specialised"),
        flag("first_time", "是否首次参展", "首次参展", "firsttime"),
        flag("dishonest", "失信标记", "是否失信", "失信", "严重失信主体", "dishonest"),
        text("bank", "开户行", "开户银行", "bank", personal=True),
        compact("account", "账号", "银行账号", "帐号", "account"),
        text("notes", "备注", "说明", "notes", "remarks"),
        listing("former_names", "曾用名", "原名称", "formernames"),
        money("exports", family=_exports),
        money("trade", family=_trade),
    ),
    (frozenset({"name_zh"}),),
)
