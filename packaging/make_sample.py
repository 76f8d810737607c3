"""Write the sample to ``resources/sample/``: files such as reach a bureau's desk, nearly all of them made up.

``python packaging/make_sample.py [FOLDER]`` writes the same values every time. What is published and
what is invented stands in the modules beside this one and in the folder's README; the files say 示例
themselves.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sample_desk import write_booths, write_costs, write_people
from sample_orders import Order
from sample_papers import write_exports, write_orders_book, write_orders_csv, write_rates, write_visits
from sample_plans import (
    write_catalogue_2023,
    write_catalogue_2024,
    write_firms,
    write_programmes,
    write_targets,
)
from sample_visits import Visit
from sample_year import Year, make_year

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sample"
FILES = (
    ("01-firms.xlsx", "firms"),
    ("02-programmes.xlsx", "programmes"),
    ("03-catalogue-2023.xlsx", "catalogue"),
    ("04-catalogue-2024.xlsx", "catalogue"),
    ("05-rates-2022-2024.csv", "rates"),
    ("06-registrations-2023-h1.xlsx", "registrations"),
    ("07-registrations-2023-h2.xlsx", "registrations"),
    ("08-registrations-2024.xlsx", "registrations"),
    ("09-orders-2023-h1.csv", "orders"),
    ("10-orders-2023-h2.xlsx", "orders"),
    ("11-exports-2022.xlsx", "exports"),
    ("12-exports-2023.xlsx", "exports"),
    ("13-targets-2023.xlsx", "targets"),
    ("14-targets-2024.xlsx", "targets"),
    ("15-booths-2023.xlsx", "booths"),
    ("16-booths-2024.xlsx", "booths"),
    ("17-delegates-2023.xlsx", "delegates"),
    ("18-delegates-2024.xlsx", "delegates"),
)
"""The files with their kinds, in the order in which they are imported."""
COSTS = "budgets-2023.csv"
"""What the fairs cost: entered by hand in a bureau, so it is no file to import."""
_MID_YEAR = 6


def main(folder: Path) -> None:
    """Write every file of the sample, and their list, to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name, _ in FILES]
    year = make_year()
    _write_plans(paths, year)
    _write_papers(paths, year)
    _write_desk(paths, year)
    listed = ",\n".join(f"  {json.dumps({'file': name, 'kind': kind})}" for name, kind in FILES)
    (folder / "files.json").write_text(f"[\n{listed}\n]\n", encoding="utf-8")


def _write_plans(paths: list[Path], year: Year) -> None:
    write_firms(paths[0], year)
    write_programmes(paths[1])
    write_catalogue_2023(paths[2], year)
    write_catalogue_2024(paths[3], year)
    write_targets(paths[12], 2023, year.targets)
    write_targets(paths[13], 2024, year.targets)


def _write_papers(paths: list[Path], year: Year) -> None:
    write_rates(paths[4])
    held = [visit for visit in year.visits if visit.fair.is_held]
    first, second = [v for v in held if _is_early(v)], [v for v in held if not _is_early(v)]
    write_visits(paths[5], "2023年上半年参展企业报名及参展情况汇总表", first)
    write_visits(paths[6], "2023年下半年参展企业报名及参展情况汇总表", second)
    write_visits(paths[7], "2024年参展企业报名汇总表", [v for v in year.visits if not v.fair.is_held])
    write_orders_csv(paths[8], [order for order in year.orders if _is_early(order)])
    write_orders_book(paths[9], [order for order in year.orders if not _is_early(order)])
    write_exports(paths[10], 2022, year.then, "示例数据")
    write_exports(paths[11], 2023, year.now, "示例数据（1—11月合计同公布数）")


def _write_desk(paths: list[Path], year: Year) -> None:
    for at, of in enumerate((2023, 2024)):
        write_booths(paths[14 + at], year, of)
        write_people(paths[16 + at], year, of)
    write_costs(paths[0].with_name(COSTS), year)


def _is_early(paper: Visit | Order) -> bool:
    """Whether a paper belongs to a fair of the first half of the year; those of no fair come late."""
    return paper.fair is not None and paper.fair.opens is not None and paper.fair.opens.month <= _MID_YEAR


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    print(f"{len(FILES)} files")
