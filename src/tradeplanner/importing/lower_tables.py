"""A second table below the first, of the same fields in another order: its columns are put in the first's."""

from collections.abc import Sequence

from tradeplanner.domain.findings import Code
from tradeplanner.importing import headers
from tradeplanner.importing.again import Above
from tradeplanner.importing.arranged import Arranged
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.grid import Row

_SURE = 0.9


def joined(spec: Spec, rows: Sequence[Row], table: headers.Found, year: int | None) -> Arranged | None:
    """Return a sheet with the tables below its first one in that one's order; None where there is none."""
    own = _fields(table)
    above = Above()
    for number, row in enumerate(rows[: table.last], 1):
        above.add(row, heading=number >= table.first)
    order: dict[int, int] | None = None
    count = 1
    read: list[Row] = [list(row) for row in rows[: table.last]]
    places = [[(n, at) for at in range(len(row))] for n, row in enumerate(read, 1)]
    for number, row in enumerate(rows[table.last :], table.last + 1):
        if above.is_again(row):
            order = None
        elif above.is_another(row):
            found = headers.at(spec, rows, (), (number, number), year)
            theirs = _fields(found)
            if set(theirs) != set(own) or any(c.score < _SURE for c in found.columns if c.field):
                return None
            order = {own[field]: theirs[field] for field in own}
            count += 1
            read.append([])
            places.append([])
            continue
        width = range(len(row)) if order is None else range(max(order) + 1)
        across = [at if order is None else order.get(at, -1) for at in width]
        read.append([row[at] if 0 <= at < len(row) else None for at in across])
        places.append([(number, max(at, 0)) for at in across])
    return Arranged(read, [list(line) for line in places], Code.TABLES_JOINED, count) if count > 1 else None


def _fields(table: headers.Found) -> dict[str, int]:
    return {column.field: column.index for column in table.columns if column.field}
