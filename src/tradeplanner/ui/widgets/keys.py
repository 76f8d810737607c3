"""By what choices are found: names, search words and pinyin, gathered in slices so that nobody waits."""

from collections.abc import Iterator, Sequence

from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.pinyin import matches, sounds

SLICE = 2_000


class Keys:
    """The choices of a picker and what each is found by; those not gathered yet are not found yet."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        """Take ``choices``; ``gather`` is called until it says that none is left."""
        self._choices = choices
        self._keys: list[str] = []

    def gather(self) -> bool:
        """Prepare what the next ``SLICE`` choices are found by; tell whether any are left."""
        start = len(self._keys)
        for choice in self._choices[start : start + SLICE]:
            self._keys.append(f"{choice.text}\n{choice.search}\n{sounds(choice.text)}".casefold())
        return len(self._keys) < len(self._choices)

    def finish(self) -> None:
        """Gather all that is left, however long it takes."""
        while self.gather():
            pass

    def find(self, text: str) -> Iterator[Choice]:
        """Yield the choices that hold ``text`` in a name or search word, or sound so, in their order."""
        wanted = text.strip().casefold()
        joined = wanted.replace(" ", "")
        self.gather()
        if joined == wanted:
            found = [at for at, key in enumerate(self._keys) if wanted in key]
        else:
            found = [at for at, key in enumerate(self._keys) if wanted in key or joined in key]
        for choice in map(self._choices.__getitem__, found):
            if matches(wanted, choice.text, choice.search):
                yield choice
