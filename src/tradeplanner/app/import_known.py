"""What the database holds for a kind of file, read anew only if something was stored since."""

from collections.abc import Collection
from functools import partial

from tradeplanner.app.import_session import Known, Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.importing import titles
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.scales import Past
from tradeplanner.importing.stored import PublishedFigure, Stored, no_past
from tradeplanner.storage import booths, delegates, exports, returns
from tradeplanner.storage import import_reads as reads


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
        kind = session.kind
        named = kind in ("firms", "registrations", "booths", "delegates", "returns", "orders", "exports")
        at_fairs = kind in ("catalogue", "registrations", "booths", "delegates", "returns", "orders")
        joining, figures = kind == "registrations", kind in ("exports", "customs")

        def market(text: str) -> str | None:
            found = ws.markets.read(text)
            return found.code if found else None

        def partner(code: str) -> str | None:
            known = ws.markets.by_customs(code)
            return known.code if known else None

        stored = Stored(
            market,
            partner,
            markets_in=lambda text: [(each.code, each.zh) for each in ws.markets.several(text)],
            markets_like=lambda text: [each.zh for each in ws.markets.like(text)],
            firms=reads.all_firms(connection) if named else (),
            figures=reads.all_figures(connection) if kind in ("firms", "orders") else (),
            exhibitions=reads.all_exhibitions(connection) if kind == "catalogue" else (),
            editions=reads.all_editions(connection) if at_fairs else (),
            programmes=reads.all_programmes(connection) if kind in ("catalogue", "programmes") else (),
            registrations=reads.all_participations(connection) if joining or kind == "booths" else (),
            booths=booths.listed(connection) if kind == "booths" else (),
            delegates=delegates.listed(connection) if kind == "delegates" else (),
            returns=returns.listed(connection) if kind == "returns" else (),
            loose_orders=reads.loose_orders(connection) if joining else {},
            participations=reads.participation_ids(connection) if kind == "orders" else {},
            orders=reads.all_orders(connection) if kind == "orders" else (),
            exports=reads.export_figures(connection, years, firms_too=kind == "exports") if figures else {},
            published={
                key: PublishedFigure(*rest)
                for key, rest in (exports.published(connection) if kind == "published" else {}).items()
            },
            rates=reads.all_rates(connection) if kind == "rates" else (),
            targets=reads.all_targets(connection) if kind == "targets" else (),
            past=partial(_past, ws) if figures else no_past,
        )
        return Known(step, years, stored, reads.imported_at(connection, session.sha256))


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
