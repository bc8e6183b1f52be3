"""What the tests of the page share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .browser import Browser


@pytest.fixture
def browser(chromium_command: list[str]) -> Iterator[Browser]:
    """A page of a headless browser."""
    with Browser(chromium_command) as browser:
        yield browser
