"""Make the pictures of the help and of the README from a tour of the window.

    python tests/tour.py TOUR/ --size 1180x720
    python packaging/make_pictures.py TOUR/

Pictures are kept small: scaled to what the help shows, and to few colours, which line drawings and
type need no more than.
"""

import argparse
import sys
from pathlib import Path
from typing import cast

from PIL import Image

Colour = tuple[int, int, int]
ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "resources" / "help"
SHOWN = ROOT / "resources" / "pictures"
WIDTH = 860
COLOURS, EXACT = 256, 80
"""A picture keeps so many colours; so many of them are its commonest, exactly: grounds stay as they are."""
PAGES = {
    "home": "home",
    "plan": "plan",
    "edition": "edition",
    "firms": "firms",
    "registrations": "registrations",
    "orders": "orders",
    "exports": "exports",
    "target": "exports-exports-target",
    "reports": "reports",
    "history": "history",
    "settings": "settings",
    "backups": "backups",
    "import": "import-3-check",
}
"""Pictures of the help by name, and what the tour calls them."""
SHOWN_PART = {"backups": 0.61}
"""How much of a picture is kept from the top: below, backups name a folder of the machine that took it."""
README = {
    "home-zh": "zh-light-home",
    "plan-zh": "zh-light-plan",
    "import-zh": "zh-light-import-3-check",
    "home-en-dark": "en-dark-home",
}


def small(source: Path, target: Path) -> None:
    """Write ``source`` to ``target``, no wider than the help shows it and in few colours."""
    part = SHOWN_PART.get(target.stem, 1.0)
    with Image.open(source) as picture:
        plain = picture.convert("RGB").crop((0, 0, picture.width, round(picture.height * part)))
    if plain.width > WIDTH:
        height = round(plain.height * WIDTH / plain.width)
        plain = plain.resize((WIDTH, height), Image.Resampling.LANCZOS)
    target.parent.mkdir(parents=True, exist_ok=True)
    few = plain.quantize(palette=palette(plain), dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def palette(picture: Image.Image) -> Image.Image:
    """Return the colours that ``picture`` keeps: the commonest, and of every other shade one.

    Pillow's own choices sacrifice what is rare, and the few red figures of a page are what it is about.
    """
    counted = cast("list[tuple[int, Colour]]", picture.getcolors(picture.width * picture.height) or [])
    common = [colour for _, colour in sorted(counted, reverse=True)]
    kept = dict.fromkeys(common[:EXACT])
    shades = {tuple(part >> 4 for part in colour) for colour in kept}
    for colour in common[EXACT:]:
        shade = tuple(part >> 4 for part in colour)
        if shade not in shades and len(kept) < COLOURS:
            shades.add(shade)
            kept[colour] = None
    values = [part for colour in kept for part in colour]
    result = Image.new("P", (1, 1))
    result.putpalette(values + values[:3] * (COLOURS - len(kept)))
    return result


def main() -> int:
    """Make every picture and say how much room they take."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tour", type=Path)
    tour = parser.parse_args().tour
    made = []
    for language in ("zh", "en"):
        for name, taken in PAGES.items():
            made.append(HELP / language / "pictures" / f"{name}.png")
            small(tour / f"{language}-light-{taken}.png", made[-1])
    for name, taken in README.items():
        made.append(SHOWN / f"{name}.png")
        small(tour / f"{taken}.png", made[-1])
    size = sum(path.stat().st_size for path in made) // 1024
    print(f"{len(made)} pictures, {size} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
