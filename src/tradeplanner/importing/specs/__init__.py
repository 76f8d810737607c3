"""The kinds of files: one module for each noun, with its fields and the words that name them."""

from tradeplanner.importing.fields import Spec
from tradeplanner.importing.specs import (
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
from tradeplanner.importing.specs.wording import widened

SPECS: dict[str, Spec] = {
    spec.kind: widened(spec)
    for spec in (
        firms.SPEC,
        programmes.SPEC,
        exhibitions.SPEC,
        participation.SPEC,
        booths.SPEC,
        delegates.SPEC,
        returns.SPEC,
        orders.SPEC,
        exports.SPEC,
        customs.SPEC,
        published.SPEC,
        rates.SPEC,
        targets.SPEC,
    )
}
"""By kind, in the order in which a desk imports them."""
