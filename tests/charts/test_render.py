"""Charts as bytes: real text in SVG, the bundled font only, exact pixels, no state left behind."""

import io
import subprocess
import sys
import threading
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pypdf
import pytest
from matplotlib import font_manager

from tests.courses import COURSES, ORDERS
from tradeplanner.charts import orders, render, style, targets
from tradeplanner.charts.style import Theme

SIZE = (5.0, 3.0)
TEXT = "{http://www.w3.org/2000/svg}text"


def test_svg_holds_its_text_as_text_in_the_bundled_font() -> None:
    svg = render.to_svg(targets.draw(COURSES["town"], SIZE))
    found = list(ET.fromstring(svg).iter(TEXT))  # noqa: S314  # our own output
    assert any("灵芝街道" in (element.text or "") for element in found)
    assert all("'Noto Sans SC'" in (element.get("style") or "") for element in found)
    assert any("font-weight: 700" in (element.get("style") or "") for element in found)


def test_the_same_result_gives_the_same_bytes() -> None:
    first, second = (render.to_svg(orders.draw(ORDERS["several"], SIZE)) for _ in range(2))
    assert first == second


def test_pixels_fill_the_size_asked_for() -> None:
    width, height, pixels = render.to_rgba(targets.draw(COURSES["ahead"], SIZE), 80)
    assert (width, height, len(pixels)) == (400, 240, 400 * 240 * 4)
    assert render.to_png(targets.draw(COURSES["ahead"], SIZE)).startswith(b"\x89PNG")


def test_the_grey_theme_has_no_colour() -> None:
    _, _, pixels = render.to_rgba(orders.draw(ORDERS["several"], SIZE, Theme.GREY), 60)
    assert all(pixels[at] == pixels[at + 1] == pixels[at + 2] for at in range(0, len(pixels), 4))


def test_the_dark_theme_has_a_dark_ground() -> None:
    _, _, pixels = render.to_rgba(targets.draw(COURSES["ahead"], SIZE, Theme.DARK), 60)
    assert tuple(pixels[:3]) == (0x1B, 0x1F, 0x25)


def test_nothing_global_is_touched() -> None:
    before, fonts = dict(mpl.rcParams), len(font_manager.fontManager.ttflist)
    render.to_svg(targets.draw(COURSES["ahead"], SIZE))
    assert dict(mpl.rcParams) == before
    assert len(font_manager.fontManager.ttflist) == fonts


def test_two_threads_may_draw_at_once() -> None:
    made: list[bytes] = []
    work = [
        threading.Thread(target=lambda: made.append(render.to_svg(targets.draw(COURSES["ahead"], SIZE))))
        for _ in range(3)
    ]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert len(set(made)) == 1


def test_a_dollar_sign_in_a_name_is_a_dollar_sign() -> None:
    with style.settings():
        from tradeplanner.charts.sheet import Sheet

        sheet = Sheet(SIZE, Theme.LIGHT)
        sheet.text("A$B$ {x}", (0.1, 0.1))
        chart = sheet.finished("", "", "")
    assert b"A$B$ {x}" in render.to_svg(chart)


@pytest.mark.parametrize("text", ["2024年第56届日本大阪纺织服装展（示例）", "A Rather Long English Name"])
def test_a_name_is_cut_where_it_no_longer_fits(text: str) -> None:
    assert style.shortened(text, 8, 10) == text
    cut = style.shortened(text, 8, 0.8)
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert style.text_width(cut, 8) <= 0.8


def test_a_chart_saved_as_pdf_embeds_its_font_and_can_be_searched() -> None:
    content = render.to_pdf(targets.draw(COURSES["town"], SIZE))
    page = pypdf.PdfReader(io.BytesIO(content)).pages[0]
    assert "灵芝街道" in page.extract_text()
    assert b"/FontFile2" in content
    assert float(page.mediabox.width) == SIZE[0] * 72


def test_messages_and_units_need_no_chart_library() -> None:
    code = "import sys; from tradeplanner.charts import messages, scale; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
