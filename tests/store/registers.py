"""Registers that a store takes: nothing is named in them that is not there."""

from __future__ import annotations

from attrs import evolve

from cadre_training.model.cadre import Cadre
from cadre_training.model.register import Register


def sound(register: Register) -> Register:
    """Return ``register`` with everybody on the roster."""
    people = sorted({row.cadre_id for row in register.attendances})
    return evolve(register, cadres=tuple(Cadre(id=person) for person in people))
