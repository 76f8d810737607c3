"""The sample's firms: six hundred made-up names of Yuecheng's sub-districts and towns, none of them real."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from sample_markets import MARKETS, TASTES

from tradeplanner.domain import codes

FIRMS_BY_TOWN = {
    "塔山街道": 32, "府山街道": 36, "北海街道": 38, "城南街道": 42, "稽山街道": 36, "迪荡街道": 54,
    "东湖街道": 38, "灵芝街道": 46, "皋埠街道": 50, "马山街道": 46, "斗门街道": 48, "鉴湖街道": 26,
    "孙端街道": 30, "东浦街道": 30, "陶堰街道": 28, "富盛镇": 20,
}  # fmt: skip
"""The sixteen sub-districts and towns of Yuecheng and how many sample firms each has: 600."""
_BRANDS = (
    "云梭 Yunsuo 星纬 Xingwei 澜锦 Lanjin 知纬 Zhiwei 桥韵 Qiaoyun 禾纺 Hefang 桂渡 Guidu 竹汀 Zhuting "
    "松陵 Songling 梅渚 Meizhu 荷澄 Hecheng 苇白 Weibai 枫溪 Fengxi 鹭洲 Luzhou 砚池 Yanchi 墨栈 Mozhan "
    "篷舟 Pengzhou 纤道 Qiandao 霁川 Jichuan 岚谷 Langu 青筠 Qingyun 素川 Suchuan 映禾 Yinghe 泊云 Boyun "
    "织潮 Zhichao 溪锦 Xijin 沐纬 Muwei 朗梭 Langsuo 鉴荷 Jianhe 稻舟 Daozhou 月渚 Yuezhu 晴岫 Qingxiu "
    "知渡 Zhidu 帛林 Bolin 丝岸 Si'an 麦隐 Maiyin 浦澜 Pulan 霜枫 Shuangfeng 语禾 Yuhe 柏汀 Baiting "
    "望桥 Wangqiao 屿纺 Yufang 锦汀 Jinting 兰栖 Lanqi 石渠 Shiqu 远纬 Yuanwei 樵川 Qiaochuan 蓑云 Suoyun "
    "听澜 Tinglan 拾禾 Shihe 雁渚 Yanzhu 茗岫 Mingxiu 越梭 Yuesuo 清砚 Qingyan 棹歌 Zhaoge 云篷 Yunpeng "
    "染溪 Ranxi 泽纬 Zewei 梧舟 Wuzhou 初澄 Chucheng"
)
BRANDS = dict(zip(_BRANDS.split()[::2], _BRANDS.split()[1::2], strict=True))


@dataclass(frozen=True)
class Trade:
    """What a firm's name says it makes, the industry it is counted in, its goods and their HS chapters."""

    word: str
    english: str
    industry: str
    weight: float
    goods: tuple[tuple[str, str, str], ...]
    """HS chapter, name of the goods in Chinese and in English."""


TRADES = (
    Trade("纺织", "Textile", "纺织", 1.7,
          (("54", "涤纶长丝面料", "Polyester fabrics"), ("55", "化纤短纤面料", "Staple-fibre fabrics"))),
    Trade("针织", "Knitting", "纺织", 1.5, (("60", "针织面料", "Knitted fabrics"),)),
    Trade("服饰", "Apparel", "服装", 1.1,
          (("61", "针织服装", "Knitted garments"), ("62", "梭织服装", "Woven garments"))),
    Trade("家纺", "Home Textiles", "家纺", 1.2,
          (("63", "床上用品", "Bed linen"), ("57", "地毯地垫", "Rugs and mats"))),
    Trade("机械", "Machinery", "机电", 1.2, (("84", "纺织机械配件", "Textile machinery parts"),)),
    Trade("电子", "Electronics", "电子", 1.1, (("85", "电子元件", "Electronic components"),)),
    Trade("化工", "Chemical", "化工", 1.0,
          (("32", "染料助剂", "Dyes and auxiliaries"), ("39", "塑料制品", "Plastic goods"))),
    Trade("医疗用品", "Medical Supplies", "医药", 0.7,
          (("30", "医用敷料", "Dressings"), ("90", "医疗器具", "Medical devices"))),
    Trade("日用品", "Household Goods", "轻工", 0.6,
          (("94", "灯具家具", "Lamps and furniture"), ("95", "玩具文体用品", "Toys and sports goods"))),
    Trade("食品", "Foods", "食品", 0.35, (("09", "茶叶", "Tea"), ("20", "果蔬制品", "Preserved vegetables"))),
)  # fmt: skip
INDUSTRIES = tuple(dict.fromkeys(trade.industry for trade in TRADES))
_FORMS = (
    ("绍兴{brand}{trade}有限公司（示例）", "Shaoxing {brand} {trade} Co., Ltd. (Sample)"),
    ("绍兴{brand}{trade}有限公司（示例）", "Shaoxing {brand} {trade} Co., Ltd. (Sample)"),
    ("绍兴{brand}{trade}有限公司（示例）", "Shaoxing {brand} {trade} Co., Ltd. (Sample)"),
    ("浙江{brand}{trade}有限公司（示例）", "Zhejiang {brand} {trade} Co., Ltd. (Sample)"),
    (
        "绍兴{brand}{trade}进出口有限公司（示例）",
        "Shaoxing {brand} {trade} Import & Export Co., Ltd. (Sample)",
    ),
    ("浙江{brand}{trade}股份有限公司（示例）", "Zhejiang {brand} {trade} Joint Stock Co., Ltd. (Sample)"),
)
_NATURES = ("民营", "民营", "民营", "外商投资", "国有")


@dataclass(frozen=True)
class Firm:
    """A made-up firm; ``size`` is its part of the district's exports, on any scale."""

    serial: int
    name: str
    name_en: str
    code: str
    customs: str
    town: str
    trade: Trade
    nature: str
    markets: tuple[str, ...]
    size: float

    @property
    def industry(self) -> str:
        """The industry it is counted in."""
        return self.trade.industry

    @property
    def scale(self) -> str:
        """How large it is, as registers call it."""
        return "大型" if self.size > 5 else "中型" if self.size > 1.6 else "小型"


def credit_code(serial: int) -> str:
    """Return a valid code of the district (330602) that no real firm is likely to bear."""
    body = f"91330602MA0{serial:05d}"
    first17 = body + codes.organisation_check(body[8:16])
    return first17 + codes.check_place(first17)


def make_firms(dice: random.Random) -> list[Firm]:
    """Return the firms, spread over the towns, with few large ones and many small."""
    names = [(brand, trade) for trade in TRADES for brand in BRANDS]
    dice.shuffle(names)
    towns = [town for town, count in FIRMS_BY_TOWN.items() for _ in range(count)]
    return [
        _firm(dice, serial, town, *name)
        for serial, (town, name) in enumerate(zip(towns, names, strict=True), start=1)
    ]


def _firm(dice: random.Random, serial: int, town: str, brand: str, trade: Trade) -> Firm:
    zh, en = dice.choice(_FORMS)
    size = trade.weight * math.exp(dice.gauss(0, 0.9))
    return Firm(
        serial=serial,
        name=zh.format(brand=brand, trade=trade.word),
        name_en=en.format(brand=BRANDS[brand], trade=trade.english),
        code=credit_code(serial),
        customs=f"330600{serial:04d}",
        town=town,
        trade=trade,
        nature=dice.choice(_NATURES),
        markets=_markets(dice, trade, size),
        size=size,
    )


def _markets(dice: random.Random, trade: Trade, size: float) -> tuple[str, ...]:
    """Return where a firm sells, its first market first: a large firm in more places than a small one."""
    wanted = 1 + (size > 0.9) + (size > 2.2) + (size > 5)
    weights = {m: w * (3 if m in TASTES.get(trade.industry, ()) else 1) for m, (w, _) in MARKETS.items()}
    # The larger a random root, the heavier the market (Efraimidis and Spirakis).
    order = sorted(weights, key=lambda market: -(dice.random() ** (1 / weights[market])))
    return tuple(order[:wanted])
