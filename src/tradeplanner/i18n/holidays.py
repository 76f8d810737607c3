"""The names of days off that are met often, in both languages; others are a public holiday in Chinese."""

from collections.abc import Mapping

from tradeplanner.i18n.language import ZH, language, mark, tr

CHINESE: Mapping[str, str] = {
    "元旦": mark("New Year's Day"),
    "农历除夕": mark("Chinese New Year's Eve"),
    "春节": mark("Spring Festival"),
    "清明节": mark("Tomb-Sweeping Day"),
    "劳动节": mark("Labor Day"),
    "端午节": mark("Dragon Boat Festival"),
    "中秋节": mark("Mid-Autumn Festival"),
    "国庆节": mark("National Day"),
}
"""The English of the days off of China."""

_OTHERS = (
    mark("Good Friday"), mark("Easter Sunday"), mark("Easter Monday"), mark("Labour Day"),
    mark("Ascension Day"), mark("Whit Monday"), mark("Christmas Day"), mark("Second Day of Christmas"),
    mark("Christmas Eve"), mark("Boxing Day"), mark("Independence Day"), mark("Republic Day"),
    mark("Constitution Day"), mark("Assumption Day"), mark("All Saints' Day"), mark("Immaculate Conception"),
    mark("Epiphany"), mark("Eid al-Fitr"), mark("Eid al-Adha"), mark("Islamic New Year"), mark("Diwali"),
    mark("Thanksgiving Day"), mark("Victory Day"), mark("Corpus Christi"), mark("German Unity Day"),
    mark("Day of German Unity"), mark("Labour Day (May Day)"), mark("International Women's Day"),
    mark("New Year's Eve"), mark("Memorial Day"), mark("Liberation Day"),
)  # fmt: skip
_TAILS = (" (observed)", " (estimated)", " (observed, estimated)", " Holiday")


def holiday_name(name: str) -> str:
    """Return what a day off is called in the language in force; "" stays "".

    In Chinese a name that is known in English alone becomes "public holiday".
    """
    plain = name
    for tail in _TAILS:
        plain = plain.removesuffix(tail)
    told = tr(plain) if plain else ""
    foreign = language() == ZH and told.isascii() and told != ""
    return tr("public holiday") if foreign else told
