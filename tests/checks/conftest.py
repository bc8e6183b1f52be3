"""Registers that the tests of the checks share."""

from __future__ import annotations

import pytest
from tests.checks.making import CANG_LONG, CLEAN

from cadre_training.model.register import Register
from cadre_training.readers import load


@pytest.fixture(scope="session")
def cang_long() -> Register:
    """The example."""
    return load(CANG_LONG)


@pytest.fixture(scope="session")
def clean() -> Register:
    """A register in which there is nothing to find."""
    return load(CLEAN)
