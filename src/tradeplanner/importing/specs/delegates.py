"""Lists of delegations (出国团组人员名单): who travels, with which passport and visa, when and how."""

from tradeplanner.domain.delegates import Sex, VisaState
from tradeplanner.domain.ids import Noun
from tradeplanner.importing.fields import Spec, choice, code, compact, day, phone, text

SEXES = {
    "男": Sex.MALE.value, "女": Sex.FEMALE.value, "male": Sex.MALE.value, "female": Sex.FEMALE.value,
    "m": Sex.MALE.value, "f": Sex.FEMALE.value, "先生": Sex.MALE.value, "女士": Sex.FEMALE.value,
}  # fmt: skip
VISAS = {
    "无需": VisaState.NOT_NEEDED.value, "免签": VisaState.NOT_NEEDED.value,
    "不需要": VisaState.NOT_NEEDED.value, "not needed": VisaState.NOT_NEEDED.value,
    "未办": VisaState.NOT_BEGUN.value, "未办理": VisaState.NOT_BEGUN.value,
    "待办": VisaState.NOT_BEGUN.value,
    "未签": VisaState.NOT_BEGUN.value, "not begun": VisaState.NOT_BEGUN.value,
    "准备材料": VisaState.PREPARING.value, "准备中": VisaState.PREPARING.value,
    "材料准备": VisaState.PREPARING.value, "preparing": VisaState.PREPARING.value,
    "已送签": VisaState.SUBMITTED.value, "送签": VisaState.SUBMITTED.value,
    "办理中": VisaState.SUBMITTED.value,
    "已递交": VisaState.SUBMITTED.value, "在办": VisaState.SUBMITTED.value,
    "submitted": VisaState.SUBMITTED.value,
    "已出签": VisaState.GRANTED.value, "出签": VisaState.GRANTED.value, "已签": VisaState.GRANTED.value,
    "已获签": VisaState.GRANTED.value, "已办": VisaState.GRANTED.value, "granted": VisaState.GRANTED.value,
    "拒签": VisaState.REFUSED.value, "被拒": VisaState.REFUSED.value, "refused": VisaState.REFUSED.value,
}  # fmt: skip
"""The words of a visa column; of several within one text the longest counts."""

SPEC = Spec(
    "delegates",
    Noun.DELEGATE,
    (
        text("edition", "展会", "展会名称", "参加展会", "展览会", "展览会名称", "exhibition", "fair",
        "edition"),
        text("delegation", "团组名称", "团组", "团名", "代表团", "出访团组", "delegation", "group"),
        text(
            "name", "姓名", "中文姓名", "人员姓名", "团员姓名", "出国人员", "出访人员", "name", "full name",
            personal=True,
        ),
        choice("sex", SEXES, "性别", "sex", "gender"),
        day("born_on", "出生日期", "出生年月日", "生日", "date of birth", "birthday", "born", "dob",
        personal=True),
        text(
            "employer", "单位", "工作单位", "所在单位", "单位名称", "企业名称", "公司名称", "派员单位",
            "employer", "company",
        ),
        code("credit_code", "统一社会信用代码", "社会信用代码", "信用代码", "credit code"),
        text("position", "职务", "职位", "职务职称", "position", "job title"),
        compact(
            "passport_no", "护照号码", "护照号", "护照编号", "护照", "证件号码", "证件号",
            "passport number", "passport no", "passport",
            personal=True,
        ),
        day(
            "passport_expires", "护照有效期", "护照有效期至", "护照到期日", "有效期", "有效期至",
            "passport expires",
            "passport expires on", "passport expiry", "expiry date", "date of expiry", personal=True,
        ),
        text("visa_market", "签证国", "签证国家", "签证国别", "前往国家", "前往国家地区", "出访国家",
        "visa by",
             "visa country", "destination"),
        choice("visa_state", VISAS, "签证状态", "签证情况", "签证办理情况", "签证", "visa status", "visa"),
        day("leaves_on", "出境日期", "出发日期", "出国日期", "离境日期", "出境时间", "leaves on",
        "departure date",
            "departure"),
        day("back_on", "回国日期", "返回日期", "入境日期", "回程日期", "回国时间", "comes home on",
        "return date",
            "back on"),
        text("flight", "航班", "航班号", "航班信息", "flight", "flights"),
        text("room", "分房", "房间", "住宿安排", "房型", "同住人", "分房情况", "room", "rooming"),
        phone("phone", "手机", "手机号", "手机号码", "联系电话", "电话", "联系方式", "phone", "mobile"),
        text(
            "emergency_contact", "紧急联系人", "紧急联系人及电话", "紧急联系方式", "紧急联系电话",
            "emergency contact", personal=True,
        ),
        text("notes", "备注", "说明", "notes", "remarks"),
    ),
    (
        frozenset({"name"}),
        frozenset({
            "passport_no", "employer", "position", "delegation", "visa_state", "leaves_on", "born_on",
            "sex",
        }),
    ),
)  # fmt: skip
