"""Which of very many names resemble one: by the pairs of signs that they share, the rare pairs first.

To compare an unknown name with a hundred thousand stored ones takes a hundredth of a second each time,
and a file may name thousands. So only those that share rare pairs are compared.
"""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from tradeplanner.domain.matching import firm_core

_LIKE = 75
"""Of a hundred, from which cores of names are alike enough to be offered."""
_SHOWN = 5
_RARE = 4
"""Pairs of a name by which others are looked for."""
_COMPARED = 400
"""Names that are compared in full."""
_COMMON = 5_000
"""Names beyond which a pair tells nothing, where there is a rarer one."""


class AlikeNames:
    """Names by the pairs of signs in them."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Index the keys of names."""
        self._keys = keys
        self._cores = list(map(firm_core, keys))
        self._having: dict[str, list[int]] = {}
        for i, core in enumerate(self._cores):
            for pair in _pairs(core):
                self._having.setdefault(pair, []).append(i)

    def find(self, key: str) -> list[str]:
        """Return the keys nearest to ``key``, the nearest first."""
        core = firm_core(key)
        lists = sorted((self._having[pair] for pair in _pairs(core) if pair in self._having), key=len)
        shared: Counter[int] = Counter()
        for having in lists[:_RARE]:
            if len(having) <= _COMMON or not shared:
                shared.update(having)
        choices = {i: self._cores[i] for i, _ in shared.most_common(_COMPARED)}
        found = process.extract(core, choices, scorer=fuzz.ratio, limit=_SHOWN, score_cutoff=_LIKE)
        return [self._keys[i] for _, _, i in found]


def likeness(one: str, other: str) -> float:
    """Return how alike two names' keys are, of a hundred; 0 where they are not alike enough to be offered."""
    return fuzz.ratio(firm_core(one), firm_core(other), score_cutoff=_LIKE)


def _pairs(core: str) -> set[str]:
    """Return the pairs of neighbours, and of a short name each sign."""
    pairs = {core[i : i + 2] for i in range(len(core) - 1)}
    return pairs | set(core) if len(core) <= _RARE else pairs
