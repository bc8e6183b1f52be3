"""What the tests of the core share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fake_site import FakeSite

from cadre_training._registry import registry
from cadre_training._registry.registry import ONLY_VARIABLE, STRICT_VARIABLE


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSite]:
    """An empty folder on the path, and a registry that has looked for nothing yet."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv(ONLY_VARIABLE, "")
    monkeypatch.delenv(STRICT_VARIABLE, raising=False)
    loaded = set(sys.modules)
    registry.cache_clear()
    yield FakeSite(folder, monkeypatch)
    registry.cache_clear()
    for name in set(sys.modules) - loaded:
        if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]
