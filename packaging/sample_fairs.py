"""The sample's fairs: fifty held in 2023, one cancelled, one put off, and what is planned for 2024.

Fairs marked 示例 are made up and stand in ``sample_fairs.csv``: their days of 2023, their class in each
year (empty without an edition), and a fate where they were not held. Those of ``sample_real_fairs.csv``
are real: their days and places are public, as the source beside each says; which firms went there and
what they sold is made up like everything else.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

AS_OF = date(2024, 1, 12)
"""The day on which the sample stands still: 2023 is known to the end, 2024 has just been planned."""
CAMPAIGNS = {2023: "百展千企开拓行动（示例）", 2024: "百团千企拓市场稳订单"}
_FIRST, _SETTLED = 2023, date(2023, 10, 1)
"""The year that was held, and the day from which its fairs are not settled yet."""
_DATED = 1
"""The fair whose name says its year, as some names in real catalogues do."""
_OWNERS = ("示例经办人甲", "示例经办人乙", "示例经办人丙", "示例经办人丁")
_AGENCIES = ("示例国际会展有限公司", "示例商务会展服务中心", "示例海外展览有限公司")


@dataclass(frozen=True)
class Fair:
    """An edition: ``visits`` firms are to attend, ``currencies`` are those of the orders won there."""

    name: str
    name_en: str
    kind: str
    scope: str
    market: str
    city: str
    opens: date | None
    closes: date | None
    visits: int
    currencies: tuple[str, ...]
    industries: str
    organiser: str
    owner: str
    status: str
    reason: str = ""
    notes: str = "示例"

    @property
    def is_held(self) -> bool:
        """Whether firms went there."""
        return self.status in ("已举办", "已结算")


def fairs(year: int) -> list[Fair]:
    """Return the editions of a year, in the order of their opening, those without a date last."""
    made_up = [_fair(n, row, year) for n, row in enumerate(_read("sample_fairs.csv")) if row[f"class_{year}"]]
    real = [_real(n, row) for n, row in enumerate(_read("sample_real_fairs.csv")) if row["year"] == str(year)]
    return sorted(made_up + real, key=lambda fair: (fair.opens or date(year, 12, 31), fair.name))


def _read(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fair(number: int, row: dict[str, str], year: int) -> Fair:
    """Return a made-up fair's edition; the days of 2024 are those of 2023 on the same weekdays."""
    opens, closes = (date.fromisoformat(f"2023-{row[key]}") for key in ("opens", "closes"))
    later = timedelta(0) if year == _FIRST else timedelta(days=371 if opens.month == 1 else 364)
    kind = row[f"class_{year}"]
    status, reason = _status(opens + later, year, row["fate"])
    dated = f"{year}年" if number == _DATED else ""
    return Fair(
        name=f"{dated}{row['name']}（示例）",
        name_en=f"{row['name_en']} (Sample)",
        kind=kind,
        **_common(number, row),
        opens=opens + later,
        closes=closes + later,
        organiser="示例商务局" if kind == "自办" else _AGENCIES[number % len(_AGENCIES)],
        status=status,
        reason=reason,
    )


def _real(number: int, row: dict[str, str]) -> Fair:
    """Return a real fair's edition, with its days where its source states them."""
    year, dated = int(row["year"]), bool(row["opens"])
    opens = date.fromisoformat(f"{year}-{row['opens']}") if dated else None
    public = f"展会及展期为公开信息（{row['source']}）" if dated else "展会为公开信息，展期待定"
    return Fair(
        name=row["name"],
        name_en=row["name_en"],
        kind=row["class"],
        **_common(number, row),
        opens=opens,
        closes=date.fromisoformat(f"{year}-{row['closes']}") if dated else None,
        organiser="",
        status=_status(opens, year, "")[0] if opens else "计划",
        notes=f"{public}；参展及成交为示例数据",
    )


def _common(number: int, row: dict[str, str]) -> dict[str, Any]:
    return {
        **{key: row[key] for key in ("scope", "market", "city", "industries")},
        "visits": int(row["visits"]),
        "currencies": tuple(row["currencies"].split("/")),
        "owner": _OWNERS[number % len(_OWNERS)],
    }


def _status(opens: date, year: int, fate: str) -> tuple[str, str]:
    """Return how an edition stood on ``AS_OF``, and why it was cancelled or put off."""
    word, _, why = fate.partition(" ")
    if year == _FIRST and word:
        return word, why
    if year == _FIRST:
        return ("已结算" if opens < _SETTLED else "已举办"), ""
    if word == "拟定":
        return word, ""
    return next(word for limit, word in _NEXT if (opens - AS_OF).days <= limit), ""


_NEXT = ((30, "招展截止"), (150, "招展中"), (270, "已批准"), (400, "计划"))
"""By how many days a fair of 2024 is ahead: where its preparation stands."""
