"""Further words by which bureaux, towns and firms name the fields of tables, beside each field's usual ones.

``SHARED`` holds for every kind that has the field, ``OF_KIND`` for one kind. English words are written
together, as headings are compared.
"""

from collections.abc import Mapping
from dataclasses import replace

from tradeplanner.importing.fields import Field, Spec

SHARED = {
    "credit_code": (
        "统一信用代码 社会统一信用代码 企业信用代码 企业统一社会信用代码 公司信用代码 营业执照号 "
        "营业执照号码 营业执照注册号 统一代码 组织机构代码 税号 纳税人识别号 usci uscc usccode "
        "socialcreditcode unifiedcreditcode unifiedsocialcreditcode businesslicenseno taxid"
    ),
    "notes": ("备注说明 附注 情况说明 remark remarks note comment comments"),
    "currency": ("交易币种 结算币种 合同币种 原币币种 币制 币种名称 货币单位 货币种类 currencycode ccy"),
    "year": "所属年度 所属年份 数据年度 目标年份 年 fiscalyear",
    "town": (
        "所在镇街 所在镇 所在镇街道 所属镇 所属街道 所属乡镇街道 镇街名称 镇街道 乡镇 所在街道 所属板块 "
        "板块 辖区 townorsubdistrict townsubdistrict township subdistrict street townorstreet"
    ),
    "industry": ("行业分类 行业名称 所属产业 所属行业类别 产业类别 行业大类 国民经济行业 主营行业 sector"),
}
"""By field, of every kind."""
_FIRM = (
    "企业全称 公司全称 单位全称 企业名 公司名 经营单位名称 经营单位 企业中文名称 公司中文名称 "
    "参展企业名称 参展单位名称 我方企业 我方单位 出口企业 外贸企业 供应商 参展商 参展商名称 展商名称 "
    "展商 中方企业 报名单位 报名企业名称 申报企业 申报单位 填报企业 填报单位 主体名称 市场主体名称 "
    "companyname nameofcompany companynamechinese chinesename chinesecompanyname enterprise "
    "enterprisename firmname nameoffirm exhibitorname exporter exportername supplier"
)
_EDITION = (
    "参展名称 参展项目 所参加展会 所参加展会名称 参加的展会 参加展会名称 参展展会名称 报名展会名称 "
    "展会项目 项目名称 展会全称 exhibitionname nameofexhibition fairname nameoffair tradefair tradeshow "
    "show event"
)
_MARKET = (
    "国别或地区 国别和地区 国家与地区 国家及地区 国家地区名称 所在国家 所在国别 所属国家 countryregion "
    "countryorregion countries countryandregion nation"
)
_PERIOD = (
    "报告期 统计期 统计时间 统计时段 数据月份 数据期 所属月份 所属时期 所属期间 账期 统计区间 "
    "reportingperiod yearmonth"
)
_HS = (
    "hs号 hs商品编码 商品税号 税则号 税则号列 商品hs编码 海关税号 产品hs编码 hsno hs_code commoditycode "
    "tariffcode"
)
OF_KIND: Mapping[str, Mapping[str, str]] = {
    "firms": {
        "name_zh": _FIRM,
        "name_en": (
            "企业英文名 公司英文名 英文名 英文全称 英文企业名称 nameinenglish englishcompanyname "
            "companynameinenglish"
        ),
        "customs_code": (
            "海关编号 海关注册号 海关十位编码 十位海关编码 海关10位编码 海关注册登记号 报关注册编码 "
            "海关备案号 进出口企业代码 customsregistrationcode customsregistrationno "
            "customsregistrationnumber customsno"
        ),
        "nature": (
            "所有制性质 企业所有制 经济性质 经济类型 注册类型 登记注册类型 企业类别 ownership "
            "enterprisenature natureofenterprise companytype"
        ),
        "legal_representative": (
            "法定代表 法人代表人 法人代表姓名 企业法人 企业法定代表人 legalperson legalrep"
        ),
        "contact": (
            "联系人姓名 业务联系人姓名 外贸联系人 外贸负责人 业务负责人 contactname nameofcontact liaison"
        ),
        "position": "联系人职务 岗位 jobtitle post",
        "phone": (
            "联系人电话 联系人手机 联系人手机号 联系电话手机 手机电话 电话号码 联系号码 移动电话号码 "
            "座机 办公电话 mobilephone mobileno mobilenumber cellphone phonenumber phoneno telephone tel "
            "contactnumber contactphone"
        ),
        "email": ("电子邮箱地址 邮箱地址 联系邮箱 企业邮箱 emailaddress mail"),
        "address": (
            "注册地 公司地址 办公地址 通讯地址 联系地址 详细地址 住所 企业住所 经营场所 "
            "registeredaddress companyaddress"
        ),
        "hs_chapters": (
            "hs章节 出口商品编码 主要商品编码 主要产品hs编码 主要出口商品hs编码 hscode hscodes hs"
        ),
        "markets": (
            "主要出口国家 主要出口国别 主要出口国家地区 出口国家 出口国别 重点市场 主销市场 "
            "exportmarkets mainmarkets"
        ),
        "size": ("企业规模类型 规模类型 大中小微 enterprisesize companysize"),
        "specialised": (
            "是否为专精特新企业 是否专精特新企业 是否为专精特新 专精特新等级 专精特新类别 专精特新资质 "
            "专精特新小巨人 specialisedsme specializedsme specialized srdi srdienterprise"
        ),
        "first_time": ("是否首展 是否第一次参展 首次参展企业 firsttimeexhibitor firstexhibition"),
        "dishonest": (
            "是否失信企业 失信企业 失信情况 信用状况 是否列入失信 严重失信 是否严重失信 blacklisted "
            "untrustworthy"
        ),
        "bank": ("开户行名称 开户银行名称 银行 基本户开户行 开户网点 bankname bankofdeposit openingbank"),
        "account": (
            "银行账户 账户 帐户 对公账号 基本户账号 银行帐号 收款账号 bankaccount accountno accountnumber"
        ),
        "former_names": ("曾用名称 原企业名称 更名前名称 原名 变更前名称 formername previousname"),
    },
    "catalogue": {
        "name_zh": (
            "展会中文名称 展览会中文名称 展览会 展会全称 境外展会名称 展会项目名称 展览项目 展览项目名称 "
            "exhibitionname nameofexhibition tradefair tradeshow event eventname"
        ),
        "name_en": (
            "展览会英文名称 英文名 展会英文名 exhibitionnameenglish nameinenglish englishnameofexhibition"
        ),
        "fair_class": (
            "展会分类 分类 展会性质分类 组展类别 展会等级 支持类别 目录类别 category exhibitionclass "
            "exhibitioncategory type"
        ),
        "scope": ("展会范围 境内境外 境内外展会 展会形式 办展形式 展会类别境内外"),
        "market": (
            f"{_MARKET} 举办国地区 举办国家地区 举办国别 展会所在国 展会国别 举办地国家 举办国家和地区 "
            "hostcountry location"
        ),
        "city": ("展会城市 所在城市 举办地城市 举办城市名称 hostcity"),
        "venue": ("展会场馆 展会地点 举办展馆 展馆名称 会展中心 hall exhibitioncentre exhibitioncenter"),
        "organiser": (
            "组织单位 主办机构 承办机构 组展公司 组展方 主办方 承办方 组团单位 主办承办单位 host organisers"
        ),
        "industries": ("展品类别 主要展品范围 展会行业 所属行业 展出范围 展览内容 参展行业 sectors exhibits"),
        "dates": (
            "举办起止时间 起止时间 起止日期 展会日期 展览日期 展会举办时间 展出时间 展出日期 展期时间 "
            "办展时间 拟举办时间 举办起止日期 exhibitiondates showdates period date"
        ),
        "opens": ("开幕时间 展期开始 起始日期 起始时间 开展日 startdate openingdate opendate"),
        "closes": ("闭幕时间 展期结束 截止日期 终止日期 闭展时间 撤展日期 enddate closingdate closedate"),
        "booth_quota": (
            "拟组织展位数 拟组展位数 组展展位数 计划展位数量 展位规模 展位计划 标准展位 标展数 展位个数 "
            "计划标准展位数 plannedbooths numberofbooths boothsplanned standardbooths"
        ),
        "aim_firms": (
            "拟组织企业数 拟组企业数 计划组织企业数 计划企业家数 计划参展企业数 目标企业家数 企业家数 "
            "参展企业家数 plannedfirms targetfirms"
        ),
        "aim_orders": ("预计成交额 预期成交额 目标成交 计划成交 意向成交目标 targetorders plannedorders"),
        "booth_price": ("展位费单价 标准展位价格 单个展位费 每个展位价格 标展价格 boothprice priceperbooth"),
        "owner": ("责任人 牵头人 具体负责人 承办人 responsible contact"),
    },
    "registrations": {
        "edition": _EDITION,
        "firm": _FIRM,
        "booths": (
            "拟申请展位 拟申请展位数 申请展位 拟订展位数 预订展位数 需求展位数 展位需求 展位需求数 "
            "标摊数 标展数 标展个数 标准摊位数 报名展位数 numberofbooths boothcount "
            "boothsrequested noofbooths"
        ),
        "booth_type": (
            "展位种类 展位性质 展台形式 摊位形式 展位规格 标展光地 展位类型标展光地特装 typeofbooth standtype"
        ),
        "area": (
            "申请面积 展览面积 光地面积 展位面积平方米 展位面积㎡ 面积平米 面积平方米 面积㎡ aream2 sqm"
        ),
        "open_sides": ("开口形式 开口要求 开口类型 展位开口数 几面开口 单双开口 opensidesrequested"),
        "exhibits": (
            "拟展出产品 拟参展产品 展示产品 展出产品 展出商品 参展商品 参展产品名称 参展展品名称 "
            "主要参展产品 主营产品 products productsexhibited"
        ),
        "exhibits_en": ("参展产品英文 展品英文名 英文产品名称 产品英文名称 展品英文描述 productsenglish"),
        "hs": _HS,
        "people": (
            "拟派人数 参展人员数量 参展人员人数 派员人数 出国人数 出境人数 随团人数 参团人数 人员数 "
            "参加人数 numberofparticipants noofparticipants participants numberofpeople headcount "
            "attendees delegates"
        ),
        "with_delegation": ("随团情况 是否跟团 是否随团出访 是否参团 跟团 joindelegation"),
        "freight": ("展品运输形式 运输形式 展品运输方式海空自带 货运方式 展品运输需求 shipping transport"),
        "brand": "自主品牌 参展品牌名称 商标 brandname",
        "target_markets": ("预期市场 拟开拓市场 目标出口市场 主要目标市场 重点开拓市场 expectedmarkets"),
        "applied_on": (
            "申请时间 登记日期 登记时间 填表日期 回执日期 提交日期 提交时间 报名登记日期 "
            "registrationdate dateofregistration registeredon applicationdate dateapplied"
        ),
        "state": ("当前状态 报名情况 办理状态 参展情况 确认状态 registrationstatus"),
        "state_reason": ("退展说明 未参展说明 退出原因 取消原因 退展理由 未入选原因"),
        "booth_numbers": ("展位号码 分配展位号 已分配展位 展台号 摊位编号 standno standnumber"),
    },
    "delegates": {
        "employer": "单位及职务 单位职务 单位和职务 单位与职务 工作单位及职务 工作单位职务 所在单位及职务",
        "passport_no": "证照号 证照编号 出国证照号 出入境证件号 通行证号 通行证号码 因公护照号 因私护照号",
    },
    "orders": {
        "contract_no": (
            "合同订单号 合同或订单号 合同号码 合同序号 协议编号 订单合同号 po号 pono contractnumber "
            "ordernumber so po "
            "salesorderno salesorder sono invoiceno invoicenumber pinumber pino scno documentno docno orderid"
        ),
        "firm": _FIRM,
        "edition": _EDITION,
        "buyer": (
            "外商 外商名称 客商名称 采购商公司 买方 买方名称 进口商 国外客户 境外客户 外方 外方客商 "
            "客户公司 采购方 买家名称 buyername customername client clientname importer purchaser "
            "client soldto billto soldtoparty billtoparty shiptoparty customeraccount "
            "consignee"
        ),
        "market": (
            f"{_MARKET} 外商国别 外商国别地区 买家国别 客户国别 客户国家 买方国别 采购商国家 出口国家 目的国 "
            "目的国地区 最终目的国 buyercountry countryofbuyer destination "
            "countryofdestination destinationcountry shiptocountry "
            "customercountry soldtocountry"
        ),
        "stage": (
            "成交性质 成交类别 订单性质 订单类别 成交形式 意向或成交 成交状态 成交阶段 合同状态 "
            "ordertype orderstatus typeoforder type ordernature"
        ),
        "amount": (
            "成交金额原币 原币金额 合同总额 合同总金额 订单额 订单总额 交易金额 成交总额 合同价款 总金额 "
            "签约金额 签约额 orderamount contractamount contractvalue ordervalue totalamount "
            "netamount "
            "grossamount nettotal total totalvalue totalprice linetotal "
            "amountusd amountrmb netvalue invoiceamount"
        ),
        "signed_on": (
            "签订时间 签约日 签订日 合同签订日期 合同签订时间 订单日期 订单时间 成交时间 合同时间 "
            "下单时间 签署日期 datesigned signingdate signeddate contractdate orderdate dateofcontract "
            "podate docdate documentdate invoicedate bookingdate dateoforder salesdate"
        ),
        "hs": _HS,
        "product": (
            "货物名称 货物 品名 商品品名 成交产品 成交商品 订单产品 出口商品 products goods commodity item"
        ),
        "buyer_confidential": "客户保密 客户信息保密 客商是否保密 confidential",
        "evidence": ("证明 佐证 证明文件 附件 凭证号 合同附件 材料 proof"),
    },
    "exports": {
        "firm": _FIRM,
        "place": ("所属区县 所属地区 区域 属地 所在地区 县区 市县区 region"),
        "market": (
            f"{_MARKET} 出口国家 出口国别 目的国 目的国地区 出口市场 市场 贸易国 贸易国别 destination partner"
        ),
        "hs": _HS,
        "period": (f"{_PERIOD} 日期 月度月份 月 时期 date"),
        "total": (
            "全年合计 全年累计出口额 累计出口额 本年累计出口额 年度合计 年度累计 1至本月累计 累计金额 "
            "累计值 累计出口 全年出口额 yeartodate cumulative annualtotal"
        ),
        "value": (
            "当月 本月 当月值 本月值 当期 本期 当月金额 本月金额 本月出口额 本月出口 当月出口 当月出口值 "
            "出口 出口总额 出口总值 出口实绩 出口数 美元值 人民币值 exportvalue exportamount amount "
            "export monthlyexports"
        ),
        "growth": ("同比增长率 增长率 同比增速 同比增减 增减幅 同比% 增长% 比增 yoy yearonyear"),
        "source": "资料来源 数据出处",
    },
    "customs": {
        "period": _PERIOD,
        "market": (
            f"{_MARKET} 贸易伙伴国 贸易国 贸易国别 国别名称 最终目的国 最终目的国家 原产国 进出口国别 市场 "
            "tradingpartner partnername partnercountry"
        ),
        "partner": ("贸易伙伴国代码 国家代码 国家地区代码 partnerid countrycode"),
        "hs": _HS,
        "product": ("货物名称 品名 商品描述 hs名称 commodityname description goods"),
        "place": (
            "收发货人所在地 收发货人注册地名称 境内目的地货源地 境内货源地 注册地区 placeofregistration"
        ),
        "regime": "贸易方式代码名称 监管方式 regime tradingmode",
        "quantity": "第一法定数量 法定数量 firstquantity",
        "second_quantity": "第二法定数量",
        "value": (
            "人民币元 人民币万元 美元万 出口额 进口额 进出口额 贸易额 统计人民币值 统计美元值 总金额 "
            "amount tradevalue rmb usd"
        ),
    },
    "rates": {
        "period": (f"{_PERIOD} 所属月 monthof"),
        "date": ("公布日期 汇率日期 发布日期 牌价日期 基准日 生效日期 折算日期 ratedate"),
        "first": ("起始 有效期起 起始日 生效起日 startdate validfrom fromdate"),
        "last": ("截止 有效期止 终止日期 截止日 失效日期 enddate validto todate"),
        "currency": (
            "外币名称 币种名称 外币币种 货币代码 外汇 外汇币种 currencyname currencycode foreigncurrency"
        ),
        "quoted": (
            "汇率中间价 人民币中间价 中间汇率 折算汇率 基准价 人民币汇率中间价 兑人民币汇率 汇率值 "
            "基准汇率 对人民币汇率 exchangerate midrate centralparity rateincny"
        ),
        "per": ("外币数量 每单位 计价单位 交易单位 报价单位 units perunits quotedper"),
    },
    "targets": {
        "measure": ("目标类别 目标类型 指标类别 目标项目 考核项目 目标名称 indicator targettype metric"),
        "scope": "目标对象类型 下达范围 分解层级 targetscope",
        "scope_key": (
            "镇街名称 镇街单位 责任镇街 下达单位 承担单位 被考核单位 单位名称 区域 板块 town unit assignedto"
        ),
        "amount": (
            "目标数值 年度目标值 全年目标值 目标任务 任务数 目标任务数 年度任务 计划数 计划目标 下达目标 "
            "下达目标值 指标值 targetvalue annualtarget targetamount goal"
        ),
        "phasing": "分解 月度分解 分月方法 进度分解方式 phasingmethod",
        "decided_on": ("下达时间 发文日期 印发日期 确定时间 dateissued issuedon decidedon"),
        "source": ("来源文件 依据文件 文件名称 文件号 发文字号 sourcedocument"),
    },
    "programmes": {
        "name_zh": ("专项行动名称 年度行动名称 活动项目 计划名称 方案名称 programmename campaignname name"),
        "aim_firms": ("目标企业家数 拟组织企业数 计划企业数 计划企业家数 targetfirms"),
        "aim_firm_visits": ("参展家次目标 企业家次目标 目标参展家次 计划家次 targetvisits"),
        "aim_booths": "计划展位数 展位目标 展位数量 targetbooths",
        "aim_orders": ("预期成交额 预计成交额 计划成交额 成交额目标 targetorders"),
        "aim_key_exhibitions": "重点展会目标 重点展会场次 重点展数",
    },
}
"""By kind, then by field."""


def widened(spec: Spec) -> Spec:
    """Return a kind with the further words of its fields; what another field is called stays with it."""
    own = {name for field in spec.fields for name in field.names}
    return replace(spec, fields=tuple(_wider(spec.kind, field, own) for field in spec.fields))


def _wider(kind: str, field: Field, own: set[str]) -> Field:
    said = f"{SHARED.get(field.key, '')} {OF_KIND.get(kind, {}).get(field.key, '')}".split()
    further = dict.fromkeys(word for word in said if word not in own)
    return replace(field, names=(*field.names, *further)) if further and field.names else field
