"""A count against its aim: said in words, and painted as far as it goes."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.meter import HEIGHT, Meter, Reach


@pytest.fixture
def meter(qtbot: QtBot) -> Meter:
    """Give a meter of a known size."""
    made = Meter()
    qtbot.addWidget(made)
    made.resize(200, made.sizeHint().height())
    made.show()
    return made


def bar(meter: Meter) -> list[str]:
    """Return the colours along the bar at every tenth of its width, from the middle of each."""
    image: QImage = meter.grab().toImage()
    line, ratio = image.height() - round(HEIGHT * image.devicePixelRatio() / 2), image.width() / 10
    return [QColor(image.pixel(round((at + 0.5) * ratio), line)).name() for at in range(10)]


def test_the_words_are_read_out_with_what_they_mean(meter: Meter) -> None:
    meter.show_reach(Reach("Key exhibitions", "12 / 30", "12 planned", 0.4, 0.4))
    told = meter.findChildren(QLabel)[1]
    assert told.accessibleName() == "Key exhibitions: 12 / 30"
    assert told.accessibleDescription() == "12 planned"
    assert meter.toolTip() == "12 planned"


def test_the_bar_is_dark_as_far_as_done_light_as_far_as_due_and_then_track(meter: Meter) -> None:
    meter.show_reach(Reach("Firm-visits", "7 / 10", "", 0.3, 0.7))
    accent, track = theme.colours().accent.lower(), theme.colours().track.lower()
    seen = bar(meter)
    assert set(seen[:3]) == {accent}
    assert set(seen[7:]) == {track}
    assert len(set(seen[3:7])) == 1
    assert not {accent, track} & set(seen[3:7])


def test_more_than_the_aim_fills_the_bar_and_no_aim_leaves_it_bare(meter: Meter) -> None:
    meter.show_reach(Reach("Orders", "12 / 5", "", 2.4, 2.4))
    assert set(bar(meter)) == {theme.colours().accent.lower()}
    meter.show_reach(Reach("Orders", "12, no aim set"))
    assert not {theme.colours().accent.lower(), theme.colours().track.lower()} & set(bar(meter))
