"""Make the tables by which names are found as their pinyin is typed.

    python packaging/make_pinyin.py

The readings are those of pypinyin, whose dictionaries take half a second and 18 MB to load; what
search needs of them, without tones and with a phrase only where it reads otherwise than its
characters, is a tenth of that.
"""

import unicodedata
from pathlib import Path

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "pinyin"
RANGES = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
"""The characters of names: those beyond have readings too, and nobody types them."""


def plain(reading: str) -> str:
    """Return a reading as it is typed: without its tone, ü as v."""
    parted = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(sign for sign in parted if sign.isascii())


def characters() -> dict[str, str]:
    """Return the first reading of each character."""
    return {
        chr(code): plain(readings.split(",")[0])
        for code, readings in sorted(PINYIN_DICT.items())
        if any(first <= code <= last for first, last in RANGES)
    }


def phrases(known: dict[str, str]) -> dict[str, list[str]]:
    """Return the phrases that read otherwise than their characters one by one."""
    said = {phrase: [plain(reading[0]) for reading in readings] for phrase, readings in PHRASES_DICT.items()}
    return {
        phrase: syllables
        for phrase, syllables in sorted(said.items())
        if len(phrase) == len(syllables) > 1
        and all(sign in known for sign in phrase)
        and syllables != [known[sign] for sign in phrase]
    }


def main() -> None:
    """Write both tables."""
    known = characters()
    by_sound: dict[str, str] = {}
    for sign, syllable in known.items():
        by_sound[syllable] = by_sound.get(syllable, "") + sign
    lines = [f"{syllable} {signs}" for syllable, signs in sorted(by_sound.items())]
    (FOLDER / "characters.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = [f"{phrase} {' '.join(syllables)}" for phrase, syllables in phrases(known).items()]
    (FOLDER / "phrases.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
