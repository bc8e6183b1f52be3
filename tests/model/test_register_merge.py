"""The laws of merging registers."""

from __future__ import annotations

import attrs
import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.sample_units import CANG_LONG_COMMUNE, CANG_LONG_TOWN
from tests.strategies import everything, registers

from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.cadre import Cadre
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.references import broken_references
from cadre_training.model.register import MergeConflict, Register
from cadre_training.model.source import Source
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

# Whole registers are slow to make.
FEW = settings(max_examples=30)

KINDS = [name for name, f in attrs.fields_dict(Register).items() if "tuple" in str(f.type)]
FIRST = TrainingClass(id="k1", period=Period.of_year(2014), learners=223)
SECOND = TrainingClass(id="k2", period=Period.of_year(2019))


@st.composite
def parts(draw: st.DrawFn, register: Register) -> Register:
    """A register with some records of another, so that no two such contradict each other."""
    kept: dict = {
        name: tuple(record for record in getattr(register, name) if draw(st.booleans()))
        for name in KINDS
    }
    for name in ("title", "covers", "unit"):
        if draw(st.booleans()):
            kept[name] = None
    return evolve(register, **kept)


def triples() -> st.SearchStrategy[tuple[Register, Register, Register]]:
    return registers(max_size=2).flatmap(lambda r: st.tuples(parts(r), parts(r), parts(r)))


def test_every_kind_of_record_is_merged():
    assert len(KINDS) == 10


@given(three=triples())
@FEW
def test_it_does_not_matter_which_two_are_merged_first(three: tuple[Register, ...]):
    a, b, c = three
    assert everything((a + b) + c) == everything(a + (b + c))


def quarrelsome() -> st.SearchStrategy[Register]:
    """Registers that often give unlike records under one identifier."""
    classes = st.builds(
        TrainingClass,
        id=st.sampled_from("ab"),
        period=st.just(Period.of_year(2014)),
        learners=st.integers(1, 2),
    )
    topics = st.builds(Topic, id=st.sampled_from("ab"), count=st.integers(1, 2))
    return st.builds(
        Register,
        classes=st.lists(classes, unique_by=lambda c: c.id).map(tuple),
        topics=st.lists(topics, unique_by=lambda t: t.id).map(tuple),
    )


@given(a=quarrelsome(), b=quarrelsome(), c=quarrelsome())
def test_a_contradiction_is_found_whichever_two_are_merged_first(
    a: Register, b: Register, c: Register
):
    def merged(*, left_first: bool) -> Register | None:
        try:
            return (a + b) + c if left_first else a + (b + c)
        except MergeConflict:
            return None

    assert merged(left_first=True) == merged(left_first=False)


@given(register=registers(max_size=2))
@FEW
def test_the_empty_register_changes_nothing(register: Register):
    twice = evolve(register, sources=register.sources * 2)
    assert everything(twice + Register()) == everything(twice)
    assert everything(Register() + twice) == everything(twice)


@given(register=registers(max_size=2))
@FEW
def test_merging_with_itself_changes_nothing_but_repeated_sources(register: Register):
    assert register + register == register


@given(three=triples())
@FEW
def test_merging_adds_nothing_and_loses_nothing(three: tuple[Register, ...]):
    a, b, _ = three
    both = a + b
    for name in KINDS:
        known = {*getattr(a, name), *getattr(b, name)}
        assert set(getattr(both, name)) == known
        if name != "sources":
            assert len(getattr(both, name)) == len(known)


@given(three=triples())
@FEW
def test_references_that_held_still_hold(three: tuple[Register, ...]):
    a, b, _ = three
    # A register without units leaves those it names unchecked until it is merged with some.
    assume(bool(a.units) == bool(b.units))
    if not [*broken_references(a), *broken_references(b)]:
        assert not list(broken_references(a + b))


def test_plus_is_merged_and_nothing_else_is_added():
    one, other = Register(classes=(FIRST,)), Register(classes=(SECOND,))
    assert (one + other).classes == one.merged(other).classes == (FIRST, SECOND)


@pytest.mark.parametrize("other", [(), (FIRST,), None, 0])
def test_only_registers_are_added(other):
    with pytest.raises(TypeError):
        Register() + other


def test_the_first_name_stands_and_the_periods_are_joined():
    one = Register(title=Label("A", "A"), covers=Period.of_year(2019), unit="844")
    other = Register(title=Label("B", "B"), covers=Period.of_years(2013, 2014), unit="846")
    both = one + other
    assert (both.title, both.unit) == (Label("A", "A"), "844")
    assert both.covers == Period.of_years(2013, 2019)
    assert (Register() + other).title == Label("B", "B")


def test_the_first_source_of_a_record_stands():
    one = evolve(FIRST, source=Source(document="a"))
    other = evolve(FIRST, source=Source(document="b"))
    (kept,) = (Register(classes=(one,)) + Register(classes=(other,))).classes
    assert kept.source == Source(document="a")


def test_documents_are_listed_once():
    a, b = Source(document="a"), Source(document="b")
    both = Register(sources=(a, b)) + Register(sources=(b, a, Source(document="c")))
    assert [source.document for source in both.sources] == ["a", "b", "c"]


def test_one_code_on_other_days_is_no_contradiction():
    both = Register(units=(CANG_LONG_TOWN,)) + Register(units=(CANG_LONG_COMMUNE,))
    assert both.units == (CANG_LONG_TOWN, CANG_LONG_COMMUNE)


def test_all_contradictions_are_named_at_once():
    one = Register(
        classes=(FIRST, SECOND),
        topics=(Topic(id="t"),),
        cadres=(Cadre(id="p"),),
        attendances=(Attendance(class_id="k1", cadre_id="p"),),
        units=(CANG_LONG_TOWN,),
    )
    other = Register(
        classes=(evolve(FIRST, learners=224), SECOND),
        topics=(Topic(id="t", count=7),),
        cadres=(Cadre(id="p", unit="844"),),
        attendances=(Attendance(class_id="k1", cadre_id="p", status=AttendanceStatus.ABSENT),),
        units=(evolve(CANG_LONG_TOWN, name="Càng Long"),),
    )
    with pytest.raises(MergeConflict) as error:
        one.merged(other)
    assert str(error.value) == (
        "the registers give unlike records under one identifier: "
        "class 'k1', topic 't', cadre 'p', attendance 'k1/p', unit '29266'"
    )
    assert isinstance(error.value, ValueError)
