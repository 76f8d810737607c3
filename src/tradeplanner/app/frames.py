"""Readings as data frames: the only module outside ``analysis`` that knows pandas.

Loaded on first use; what needs no frame (the home page) never imports it.
"""

from datetime import date

import pandas as pd

from tradeplanner.analysis import contracts, orders, targets
from tradeplanner.app import questions
from tradeplanner.app.questions import Moment
from tradeplanner.domain.courses import Course
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.storage.readings import ExportReading, OrderReading, Standing


def exports(reading: ExportReading) -> pd.DataFrame:
    """Return the export sums of this year and last as a frame of ``contracts.EXPORTS``."""
    if not reading.sums:
        return contracts.empty(contracts.EXPORTS)
    return pd.DataFrame.from_records(reading.sums, columns=list(contracts.EXPORTS))


def order_sums(reading: OrderReading) -> pd.DataFrame:
    """Return the order sums as a frame of ``contracts.ORDERS``."""
    if not reading.sums:
        return contracts.empty(contracts.ORDERS)
    frame = pd.DataFrame(
        {
            "edition": [int(part.edition or 0) for part in reading.sums],
            "stage": [part.stage.value for part in reading.sums],
            "currency": [part.currency for part in reading.sums],
            "signed_on": [part.signed_on for part in reading.sums],
            "count": [part.count for part in reading.sums],
            "minor": [part.minor for part in reading.sums],
        }
    )
    return frame.astype({"signed_on": "datetime64[s]"})


def district(standing: Standing, reading: ExportReading, moment: Moment) -> Course:
    """Return the district's course."""
    question = questions.district(standing, reading, moment)
    return targets.district(exports(reading), question, reading.place)


def towns(standing: Standing, reading: ExportReading, as_of: date) -> tuple[Course, ...]:
    """Return the courses at ``as_of`` of the towns that have a target, furthest behind first."""
    asked = [questions.town(standing, reading, target, as_of) for target in reading.town_targets]
    return questions.furthest_behind_first(targets.towns(exports(reading), asked))


def by_edition(standing: Standing, reading: OrderReading, moment: Moment) -> YearOrders:
    """Return the year's orders by edition."""
    question = orders.OrdersQuestion(
        year=reading.year,
        currency=standing.settings.order_currency,
        as_of=questions.orders_as_of(reading, moment.now),
        book=standing.book,
        editions=reading.editions,
    )
    return orders.by_edition(order_sums(reading), question)
