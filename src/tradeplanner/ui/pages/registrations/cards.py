"""How the board's lanes and cards look: firm, town, booths and points on three lines."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from tradeplanner.domain import points
from tradeplanner.domain.participation import State
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.pages.registrations.lanes import GAP, booths_of
from tradeplanner.ui.pages.registrations.reading import Row, tidy

RADIUS = 4.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
BLUE_EDGE = 2.0


def colour(name: str) -> QColor:
    """Return a colour of the palette in force by its name."""
    return QColor(getattr(theme.colours(), name))


def lane(painter: QPainter, place: QRect, *, open_: bool) -> None:
    """Paint the ground of a lane; one where the carried cards may be dropped is marked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("accent"), 1.5) if open_ else Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent_ground" if open_ else "window"))
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def heading(painter: QPainter, place: QRect, state: State, rows: Sequence[Row]) -> None:
    """Paint a lane's state with how many firms and booths it has."""
    inner = place.adjusted(GAP, GAP // 2, -GAP, -GAP // 2)
    half = inner.height() // 2
    name, under = QRect(inner), QRect(inner)
    name.setHeight(half)
    under.setTop(inner.top() + half)
    _text(painter, name, word(state), "text", bold=True)
    _text(painter, under, counts(rows), "faint")


def counts(rows: Sequence[Row]) -> str:
    """Return how many firms stand in a lane, with their booths."""
    if not rows:
        return ""
    firms = ntr("{count} firm", "{count} firms", len(rows))
    booths = booths_of(rows)
    return (
        tr("{firms} · {booths} booths", firms=firms, booths=formats.grouped(tidy(booths)))
        if booths
        else firms
    )


def card(painter: QPainter, place: QRect, row: Row, *, chosen: bool, current: bool) -> None:
    """Paint one card."""
    inner = place.adjusted(GAP // 2, 0, -GAP // 2, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = "accent" if chosen or current else "line"
    painter.setPen(QPen(colour(edge), BLUE_EDGE if current else 1.0))
    painter.setBrush(colour("accent_ground" if chosen else "surface"))
    painter.drawRoundedRect(QRectF(inner).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    third = (inner.height() - GAP) // 3
    line = QRect(inner.left() + GAP, inner.top() + GAP // 2, inner.width() - 2 * GAP, third)
    _text(painter, line, row.firm, "text", bold=True)
    _text(painter, line.translated(0, third), row.about.town, "faint")
    _text(painter, line.translated(0, 2 * third), facts(row), "text")


def facts(row: Row) -> str:
    """Return a card's booths with their numbers and its points."""
    own = row.own
    parts = []
    if own.booths is not None:
        parts.append(tr("{booths} booths", booths=formats.grouped(tidy(own.booths))))
    parts += ["、".join(own.booth_numbers)] if own.booth_numbers else []
    if row.points:
        parts.append(ntr("{count} point", "{count} points", points.total(row.points)))
    return " · ".join(parts)


def said(row: Row) -> str:
    """Return a card as one sentence, for those who hear the window."""
    return ", ".join(filter(None, (row.firm, word(row.own.state), row.about.town, facts(row))))


def dragged(painter: QPainter, at: QPoint, count: int) -> None:
    """Paint what the pointer carries."""
    text = ntr("{count} firm", "{count} firms", count)
    wide = painter.fontMetrics().horizontalAdvance(text) + 2 * GAP
    place = QRect(at.x() + GAP, at.y() + GAP, wide, painter.fontMetrics().height() + GAP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.setPen(colour("on_accent"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _text(painter: QPainter, place: QRect, text: str, name: str, *, bold: bool = False) -> None:
    font = _font(painter.font().toString(), bold)
    painter.setFont(font)
    painter.setPen(colour(name))
    painter.drawText(place, LEFT, _fitting(text, place.width(), font.toString()))


@functools.lru_cache(maxsize=16)
def _font(description: str, bold: bool) -> QFont:  # noqa: FBT001  # the cache wants it by place
    """Return the font of a description, bold or not."""
    font = QFont()
    font.fromString(description)
    font.setBold(bold)
    return font


@functools.lru_cache(maxsize=1 << 13)
def _fitting(text: str, width: int, description: str) -> str:
    """Return ``text`` cut to ``width``: measuring Chinese anew for every frame would take half of it."""
    font = QFont()
    font.fromString(description)
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
