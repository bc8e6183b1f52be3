"""A register as a Data Package comes back the same."""

from __future__ import annotations

import tempfile

from hypothesis import HealthCheck, given, settings
from tests import strategies
from tests.strategies import everything

from cadre_training.model.register import Register
from cadre_training.readers import load
from cadre_training.writers import write_package


def unplaced(value: object) -> object:
    return everything(value, places=False)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(strategies.registers())
def test_a_whole_register_comes_back_the_same(register: Register) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_package(register, folder)
        assert unplaced(load(folder)) == unplaced(register)
