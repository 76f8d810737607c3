"""The kinds of files: one module for each noun, with its fields and the words that name them."""

from dataclasses import replace

from tradeplanner.importing.fields import Spec, amount_unit
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


def _with_units(spec: Spec) -> Spec:
    """Return a kind that has amounts with the field of a row's own unit, unless it has one."""
    has_amounts = any(field.money for field in spec.fields)
    if not has_amounts or spec.field("unit") is not None:
        return spec
    return replace(spec, fields=(*spec.fields, amount_unit()))


SPECS: dict[str, Spec] = {
    spec.kind: _with_units(widened(spec))
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
