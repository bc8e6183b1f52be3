"""The places of records that were read from one file of JSON."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from cadre_training.codec.json_text import Document
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.register import Record, Register
from cadre_training.model.source import Place, Source

R = TypeVar("R", bound=Record)


def placed(register: Register, document: Document, file: str) -> Register:
    """Return ``register`` with the line of each of its records in ``file``."""

    def place(records: tuple[R, ...], name: str) -> tuple[R, ...]:
        return tuple(
            _at(record, Place(file, line=document.line(f"$.{name}[{index}]")))
            for index, record in enumerate(records)
        )

    return evolve(
        register,
        classes=place(register.classes, "classes"),
        sessions=place(register.sessions, "sessions"),
        topics=place(register.topics, "topics"),
        cadres=place(register.cadres, "cadres"),
        attendances=place(register.attendances, "attendances"),
        figures=place(register.figures, "figures"),
        units=place(register.units, "units"),
        counters=place(register.counters, "counters"),
    )


def _at(record: R, place: Place) -> R:
    read = evolve(record, source=(record.source or Source()).at(place))
    if isinstance(read, CounterSnapshot):
        figures = tuple(
            evolve(figure, source=(figure.source or Source()).at(place)) for figure in read.figures
        )
        return evolve(read, figures=figures)
    return read
