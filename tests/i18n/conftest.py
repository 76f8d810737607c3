"""Languages for the tests of what is said: each test that asks for one gives the old one back."""

from collections.abc import Callable, Iterator

import pytest

from tradeplanner.i18n.language import language, set_language

Speak = Callable[[str], None]


@pytest.fixture
def speak() -> Iterator[Speak]:
    """Switch the language inside a test; the one before is restored after it."""
    before = language()
    yield set_language
    set_language(before)


@pytest.fixture
def zh(speak: Speak) -> None:
    """Speak Chinese in this test."""
    speak("zh")


@pytest.fixture
def en(speak: Speak) -> None:
    """Speak English in this test."""
    speak("en")
