"""What the database holds for a kind of file, read anew only if something was stored since."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from tradeplanner.app.import_session import Known, Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import markets
from tradeplanner.importing import titles
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.scales import Past
from tradeplanner.importing.stored import PublishedFigure, Stored, no_past
from tradeplanner.storage import booths, delegates, exports, fees, follow_ups, returns
from tradeplanner.storage import import_reads as reads

Read = Callable[[Any], Any]
"""Reads what is stored of one noun through a connection, whose type is the storage's own matter."""
_SERIES = ("exports", "customs", "published")
"""Kinds whose figures stand beside those of their series."""
_OF_FIRMS = ("registrations", "booths", "delegates", "returns", "orders")


def _published(connection: Any) -> dict[Any, PublishedFigure]:  # noqa: ANN401
    return {key: PublishedFigure(*rest) for key, rest in exports.published(connection).items()}


COMPARED: Mapping[str, tuple[tuple[str, ...], Read]] = {
    "firms": (("firms", *_OF_FIRMS, "exports"), reads.all_firms),
    "figures": (("firms", "orders"), reads.all_figures),
    "exhibitions": (("catalogue",), reads.all_exhibitions),
    "editions": (("catalogue", *_OF_FIRMS), reads.all_editions),
    "programmes": (("catalogue", "programmes"), reads.all_programmes),
    "registrations": (("registrations", "booths"), reads.all_participations),
    "booths": (("booths", "registrations"), booths.listed),
    "fees": (("registrations",), fees.listed),
    "delegates": (("delegates",), delegates.listed),
    "returns": (("returns",), returns.listed),
    "loose_orders": (("registrations",), reads.loose_orders),
    "participations": (("orders",), reads.participation_ids),
    "orders": (("orders",), reads.all_orders),
    "follow_ups": (("orders",), follow_ups.listed),
    "published": (("published",), _published),
    "rates": (("rates",), reads.all_rates),
    "targets": (("targets",), reads.all_targets),
}
"""What a file is compared with: by field of ``Stored``, the kinds that need it and its reader."""


def last_step(ws: Workspace) -> int:
    """Return the number of the newest step of the record."""
    with ws.store.read() as connection:
        return reads.last_step(connection)


def held(ws: Workspace, session: Session, proposal: Proposal) -> Known:
    """Return what the database holds for this kind, read anew only if something was stored since."""
    years = _years(proposal)
    with ws.store.read() as connection:
        step, known = reads.last_step(connection), session.known
        if known is not None and known.step == step and known.years == years:
            return known
        stored = _stored(ws, connection, session.kind, years)
        return Known(step, years, stored, reads.imported_at(connection, session.sha256))


def _stored(ws: Workspace, connection: Any, kind: str, years: frozenset[int] | None) -> Stored:  # noqa: ANN401
    def market(text: str) -> str | None:
        found = ws.markets.read(text)
        return found.code if found else None

    def partner(code: str) -> str | None:
        known = ws.markets.by_customs(code)
        return known.code if known else None

    def name(code: str) -> str:
        known = ws.markets.get(code)
        return known.zh if known else code

    figures = kind in ("exports", "customs")
    return Stored(
        market,
        partner,
        market_name=name,
        markets_in=lambda text: [(each.code, each.zh) for each in ws.markets.several(text)],
        markets_like=lambda text: [each.zh for each in ws.markets.like(text)],
        is_group=lambda text: markets.key(text) in _groups(ws),
        exports=reads.export_figures(connection, years, firms_too=kind == "exports") if figures else {},
        past=partial(_past, ws) if kind in _SERIES else no_past,
        **{field: read(connection) for field, (kinds, read) in COMPARED.items() if kind in kinds},
    )


_CONTINENTS = (
    "亚洲", "非洲", "欧洲", "拉美", "拉丁美洲", "北美", "北美洲", "南美洲", "大洋洲", "一带一路",
    "共建一带一路",
)  # fmt: skip
"""Parts of the world by which bulletins group markets."""


def _groups(ws: Workspace) -> frozenset[str]:
    """Return the names of groups of markets (东盟, RCEP …), as they are compared, with those often added."""
    names = [name for group in ws.markets.groups() for name in (group.key, group.zh, group.en)]
    bare = [name.removesuffix("成员国").removesuffix("国家") for name in names]
    more = [f"{name}{end}" for name in bare for end in ("国家", "成员国", "地区", "市场")]
    return frozenset(map(markets.key, (*names, *bare, *more, *_CONTINENTS)))


def _past(ws: Workspace, firms: Collection[int], years: Collection[int]) -> Past:
    """Return what is stored of the series that a file's figures belong to."""
    with ws.store.read() as connection:
        return reads.export_past(connection, firms, years)


def _years(proposal: Proposal) -> frozenset[int] | None:
    """Return the years whose stored figures matter, or None for all where rows name their own."""
    used = [plan for plan in proposal.sheets if plan.used]
    own = any(plan.column("period") or plan.column("year") for plan in used)
    named = any(
        titles.year([c.heading]) for plan in used for c in plan.columns if c.field.startswith("month.")
    )
    years = {plan.year for plan in used}
    return None if own or named or None in years else frozenset(year for year in years if year is not None)
