"""Make the pictures of the help and of the README from a tour of the window.

    python tests/tour.py TOUR/ --size 1180x720
    python packaging/make_pictures.py TOUR/

Pictures are kept small: scaled to what the help shows, and to few colours, which line drawings and
type need no more than.
"""

import argparse
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "resources" / "help"
SHOWN = ROOT / "resources" / "pictures"
WIDTH = 860
COLOURS = 96
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
    few = plain.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


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
