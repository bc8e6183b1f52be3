"""A register as one file of JSON."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.strategies import everything

from cadre_training.codec import dumps, loads
from cadre_training.model.register import Register

LIST = {
    "classes": strategies.training_classes,
    "sessions": strategies.sessions,
    "topics": strategies.topics,
    "cadres": strategies.cadres,
    "attendances": strategies.attendances,
    "figures": strategies.reported_figures,
    "units": strategies.admin_units,
    "counters": strategies.counter_snapshots,
    "schemes": strategies.schemes,
    "sources": lambda: strategies.sources(read_at=True),
}


@pytest.mark.parametrize("name", LIST)
@given(data=st.data())
def test_every_class_of_record_comes_back_the_same(name: str, data: st.DataObject) -> None:
    record = data.draw(LIST[name]())
    register = Register(**{name: (record,)})  # type: ignore[arg-type]
    assert everything(loads(dumps(register))) == everything(register)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(strategies.registers())
def test_a_whole_register_comes_back_the_same(register: Register) -> None:
    data = dumps(register)
    assert everything(loads(data)) == everything(register)
    assert everything(loads(dumps(register, compact=True))) == everything(register)
    assert dumps(loads(data)) == data
