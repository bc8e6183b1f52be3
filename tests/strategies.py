"""The strategies of the kit, under the name that the tests of the core know them by."""

from __future__ import annotations

from cadre_training.testing.strategies import *  # noqa: F403 - all of them
from cadre_training.testing.strategies import __all__  # noqa: F401 - names them all
