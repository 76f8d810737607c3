"""One cell that holds a text in Chinese and in English, as «家用纺织品 / Home textiles»."""

import re

_TWO_TONGUES = re.compile(
    r"(?P<zh>.*[\u4e00-\u9fff）)])\s*(?:[/／|｜\n(（]|\s)\s*(?P<en>[A-Za-z][A-Za-z0-9 ,.&'\-]{2,}?)\s*[)）]?",
    re.DOTALL,
)


def parted(text: str) -> tuple[str, str] | None:
    """Return the Chinese and the English half of a text, None where it is not of both."""
    match = _TWO_TONGUES.fullmatch(text)
    return (match["zh"].strip(), match["en"].strip()) if match else None
