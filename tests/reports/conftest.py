"""Reports in each language, which is put back afterwards."""

from collections.abc import Iterator

import pytest

from tradeplanner.i18n.language import LANGUAGES, language, set_language


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each language in turn."""
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English."""
    before = language()
    set_language("en")
    yield
    set_language(before)
