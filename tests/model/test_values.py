"""What holds for every class of the model: frozen, exact, and of known types only."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from decimal import Decimal

import attrs
import pytest

import cadre_training.model
import cadre_training.stats
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot, InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.off_map import OffMap, OffMapReason
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.model.references import BrokenReference, broken_references
from cadre_training.model.register import Register
from cadre_training.model.regulation import Parameter, Regulation
from cadre_training.model.reported_figure import ReportedFigure, Scope
from cadre_training.model.session import Session
from cadre_training.model.source import Place, Source
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.model.unit_history import MapChange

DAY, YEAR = dt.date(2014, 1, 1), Period.of_year(2014)
NAME, SOURCE = Label("tên", "name"), Source()
UNIT = AdminUnit(code="84", name="Trà Vinh", level=UnitLevel.PROVINCE)
SEVERAL = Quantity(7, CountUnit.VISIT)
CLASS = TrainingClass(id="k", period=YEAR)

SAMPLES = (
    UNIT,
    MapChange(day=DAY, ended=(UNIT,), begun=()),
    OffMap(unit=UNIT, why=OffMapReason.DIVIDED, day=DAY),
    Attendance(class_id="k", cadre_id="p"),
    next(broken_references(Register(classes=(CLASS, CLASS)))),
    Cadre(id="p"),
    CounterDefinition(
        window=CounterWindow.ALL,
        unit=CountUnit.VISIT,
        zone="UTC",
        end=dt.datetime(2014, 1, 1, tzinfo=dt.UTC),
        robots=Robots.WITH,
        error_percent=Decimal(1),
    ),
    CounterFigure(window=CounterWindow.ALL, value=SEVERAL, definition=NAME),
    CounterSnapshot(id="c"),
    GroupDefinition(
        group=TargetGroup("s", "1"), label=NAME, definition=NAME, article="1", source=SOURCE
    ),
    InheritedCount(value=SEVERAL),
    Interval(SEVERAL, SEVERAL),
    NAME,
    Lifetime(),
    NotKnown(NAME),
    Parameter(name="n", label=NAME, value=NAME, article="1", source=SOURCE),
    YEAR,
    Phrase(NAME),
    Place("classes.csv"),
    SEVERAL,
    Rate(SEVERAL, SEVERAL, RateBase.TOTAL),
    Register(),
    Regulation(
        id="7",
        number="7",
        title=NAME,
        issuer=NAME,
        issued=DAY,
        in_force=Lifetime(),
        source=SOURCE,
    ),
    ReportedFigure(id="f", measure="classes", value=SEVERAL),
    Scheme(id="s", label=NAME, defined_by=NAME, groups=(), source=SOURCE),
    Scope(),
    Session(id="s", period=YEAR),
    SOURCE,
    StatedRate(Decimal(1)),
    TargetGroup("s", "1"),
    Topic(id="t"),
    CLASS,
)


def modules(package) -> Iterator:
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def own(module) -> Iterator:
    """The public classes and functions that a module defines itself, but its validators."""
    for name, value in vars(module).items():
        ours = getattr(value, "__module__", None) == module.__name__ and not name.startswith("_")
        if not ours or not (inspect.isclass(value) or inspect.isfunction(value)):
            continue
        if "Attribute[" not in str(inspect.get_annotations(value)):
            yield value


EVERYTHING = [
    value
    for package in (cadre_training.model, cadre_training.stats)
    for module in modules(package)
    for value in own(module)
]
CLASSES = [value for value in EVERYTHING if attrs.has(value)]
OF_SHEETS = ("cadre_training.model.grid", "cadre_training.model.tabulation")
"""What a sheet holds is no part of a register; see tests/readers/sheets."""

MODEL_CLASSES = [
    kind
    for kind in CLASSES
    if kind.__module__.startswith("cadre_training.model.") and kind.__module__ not in OF_SHEETS
]
PAIRS = [
    (sample, field)
    for sample in SAMPLES
    for field in attrs.fields(type(sample))
    if not isinstance(sample, BrokenReference)  # made by the library only
]
COUNTS = [
    (sample, field)
    for sample, field in PAIRS
    for hint in [typing.get_type_hints(type(sample))[field.name]]
    if hint is int or int in typing.get_args(hint)
]


def each(pairs) -> pytest.MarkDecorator:
    names = [f"{type(sample).__name__}.{field.name}" for sample, field in pairs]
    return pytest.mark.parametrize(("sample", "field"), pairs, ids=names)


def parts(hint: object) -> Iterator[object]:
    """Every type that a type is put together from."""
    yield hint
    for argument in typing.get_args(hint):
        for part in argument if isinstance(argument, list) else [argument]:
            yield from parts(part)


def hints(value) -> Iterator[tuple[str, object]]:
    """Every annotation of a class, its methods and properties, or of a function."""
    yield from typing.get_type_hints(value).items()
    if inspect.isclass(value):
        for name, member in vars(value).items():
            function = getattr(member, "fget", None) or getattr(member, "__func__", member)
            function = getattr(function, "func", function)  # a cached property
            if inspect.isfunction(function) and function.__module__ == value.__module__:
                for at, hint in typing.get_type_hints(function).items():
                    yield f"{name}: {at}", hint


def test_the_walk_sees_the_model_and_the_statistics():
    names = {kind.__name__ for kind in CLASSES}
    assert {"Quantity", "Register", "TrainingClass", "StatTable", "Measure"} <= names
    assert {type(sample) for sample in SAMPLES} == set(MODEL_CLASSES)


@pytest.mark.parametrize("value", EVERYTHING, ids=lambda v: f"{v.__module__}.{v.__name__}")
def test_no_float_and_nothing_untyped_is_reachable(value):
    for where, hint in hints(value):
        for part in parts(hint):
            assert part not in (float, complex, typing.Any, dict, list, tuple), where


def test_the_walk_would_see_a_float():
    def function(x: tuple[dict[str, float | None], ...]) -> None: ...

    assert float in [part for _, hint in hints(function) for part in parts(hint)]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_is_frozen(kind):
    assert kind.__setattr__ is Quantity.__setattr__


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_no_field_can_be_set(sample):
    for field in attrs.fields(type(sample)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(sample, field.name, getattr(sample, field.name))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_a_value_can_be_a_key(sample):
    assert {sample: 1}[attrs.evolve(sample)] == 1


@pytest.mark.parametrize("kind", MODEL_CLASSES, ids=lambda kind: kind.__name__)
def test_a_source_is_left_out_of_equality_hash_and_repr(kind):
    compared = [f.name for f in attrs.fields(kind) if f.eq or f.order or f.hash or f.repr]
    assert "source" not in compared


@each(PAIRS)
def test_no_field_takes_a_float(sample, field):
    with pytest.raises((TypeError, ValueError)):
        attrs.evolve(sample, **{field.alias: 1.5})


@each(PAIRS)
def test_no_field_takes_a_stranger(sample, field):
    with pytest.raises((TypeError, ValueError)):
        attrs.evolve(sample, **{field.alias: b"bytes"})


def test_the_counts_are_found():
    assert {(CLASS, "learners"), (SEVERAL, "value")} <= {(s, f.name) for s, f in COUNTS}


@each(COUNTS)
@pytest.mark.parametrize("value", [True, 1.0, "3", Decimal(3)], ids=repr)
def test_what_counts_is_a_whole_number(sample, field, value):
    with pytest.raises(TypeError, match=f"{field.name} must be a whole number"):
        attrs.evolve(sample, **{field.alias: value})
