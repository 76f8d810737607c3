"""Rows against what is stored: new, same, changed or ambiguous; one module for each noun."""

from collections.abc import Callable, Mapping

from tradeplanner.importing.reconcile import (
    booths,
    customs,
    delegates,
    exhibitions,
    exports,
    firms,
    orders,
    participation,
    programmes,
    published,
    rates,
    returns,
    targets,
)
from tradeplanner.importing.reconcile.context import Context, Reconciler

RECONCILERS: Mapping[str, Callable[[Context], Reconciler]] = {
    "firms": firms.Firms,
    "programmes": programmes.Programmes,
    "catalogue": exhibitions.Catalogue,
    "registrations": participation.Registrations,
    "booths": booths.Booths,
    "delegates": delegates.Delegates,
    "returns": returns.Returns,
    "orders": orders.Orders,
    "exports": exports.Exports,
    "customs": customs.Customs,
    "published": published.Published,
    "rates": rates.Rates,
    "targets": targets.Targets,
}
"""By kind; each takes the lines of all sheets one by one."""
