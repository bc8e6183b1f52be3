"""Aggregation of a register: the exact interpreter of the measures."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product

from cadre_training.model.absence import Absence
from cadre_training.model.register import Record, Register
from cadre_training.model.register_given import must_be_register
from cadre_training.stats.assembly import assemble, named
from cadre_training.stats.dimension import By, Dimension, Keys, Margin
from cadre_training.stats.evaluate import evaluate
from cadre_training.stats.formula import Primitive, Resource
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell, StatTable

Grouped = dict[Keys, tuple[Record, ...]]


def aggregate(
    register: Register,
    by: By = (),
    measures: Iterable[str] = ("classes", "attendances"),
    *,
    totals: bool = True,
) -> StatTable:
    """Work out measures over the records of a register, broken down by dimensions.

    Only records are read, never reported figures. Every cell names the records it was made of.
    A year of ``register.covers`` in which nothing is recorded is a row of "no data"; where
    ``by`` has no ``year``, a quarter is.
    A total is worked out from the records, not from the rows, so distinct counts and records
    that fall under several rows are right in it.

    Args:
        register: The register.
        by: The names of dimensions; see ``cadre_training.stats.DIMENSIONS``. Units on the map
            of a day are made by :func:`~cadre_training.stats.on_map`.
        measures: The names of measures; see ``cadre_training.stats.MEASURES``.
        totals: Work out the margins too, not only the grand total.

    Raises:
        UnknownDimension: If a dimension's name is not known.
        UnknownMeasure: If a measure's name is not known.
        NeedsYear: If growth is asked for and ``by`` has no ``year``.
        ValueError: If a dimension or measure is named twice.
        TypeError: If it is given something else than a register.

    >>> from cadre_training import Period, TrainingClass
    >>> one = TrainingClass(id="c1", period=Period.of_year(2022), count=2, learners=61)
    >>> print(aggregate(Register(classes=(one,)), by=("year",), measures=("classes",)))
    year  classes
    ----  -------
    2022        2
    ----  -------
    all         2
    """
    must_be_register(register, "aggregate", instead="cadre_training.frames.aggregate")
    dimensions, asked = named(by, measures)
    records = Records(register, dimensions)
    return assemble(
        records,
        dimensions,
        asked,
        covers=register.covers,
        totals=totals,
        history=register.unit_history,
    )


class Records:
    """The exact interpreter: the records of each resource, grouped by key and margin."""

    def __init__(self, register: Register, dimensions: tuple[Dimension, ...]) -> None:
        self._register = register
        self._dimensions = dimensions
        self._groups: dict[Resource, Grouped | None] = {}

    def keys(self, resource: Resource) -> Collection[Keys] | None:
        """Return the keys under which a resource has records; None if a dimension is not its."""
        return self._grouped(resource)

    def cell(self, measure: Measure, formula: Primitive, key: Keys) -> StatCell:
        """Return the cell of a measure under a key."""
        return evaluate(measure, formula, lambda resource: self._records(resource, key))

    def _records(self, resource: Resource, key: Keys) -> tuple[Record, ...]:
        return (self._grouped(resource) or {}).get(key, ())

    def _grouped(self, resource: Resource) -> Grouped | None:
        """Return the records of a resource by key and margin; None where a dimension is not its."""
        if resource not in self._groups:
            self._groups[resource] = self._group(resource)
        return self._groups[resource]

    def _group(self, resource: Resource) -> Grouped | None:
        keyed = self._keyed(resource)
        if keyed is None:
            return None
        grouped: dict[Keys, list[Record]] = {}
        lists_of: dict[tuple[Keys, ...], list[list[Record]]] = {}
        for record, keys in keyed:
            lists = lists_of.get(keys)
            if lists is None:
                under = dict.fromkeys(product(*((*values, Margin.ALL) for values in keys)))
                lists = lists_of[keys] = [grouped.setdefault(key, []) for key in under]
            for records in lists:
                records.append(record)
        return {key: tuple(records) for key, records in grouped.items()}

    def _keyed(self, resource: Resource) -> Iterable[tuple[Record, tuple[Keys, ...]]] | None:
        """Pair each record of a resource with the values it falls under in each dimension."""
        register = self._register
        match resource:
            case Resource.CLASSES:
                of_class = [d.of_class for d in self._dimensions]
                return ((c, tuple(f(c, register) for f in of_class)) for c in register.classes)
            case Resource.SESSIONS:
                of_session = [d.of_session for d in self._dimensions if d.of_session]
                if len(of_session) < len(self._dimensions):
                    return None
                return ((s, tuple(f(s, register) for f in of_session)) for s in register.sessions)
            case Resource.TOPICS:
                of_topic = [d.of_topic for d in self._dimensions if d.of_topic]
                if len(of_topic) < len(self._dimensions):
                    return None
                return ((t, tuple(f(t, register) for f in of_topic)) for t in register.topics)
            case Resource.ATTENDANCES:
                of_class = [d.of_class for d in self._dimensions]
                classes = register.classes_by_id
                keys = {c.id: tuple(f(c, register) for f in of_class) for c in classes.values()}
                unknown: tuple[Keys, ...] = ((Absence.NO_DATA,),) * len(self._dimensions)
                return ((a, keys.get(a.class_id, unknown)) for a in register.attendances)
