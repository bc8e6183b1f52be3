"""From the groups of 164 to those of 145, and not back."""

from __future__ import annotations

from importlib.resources import files

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.model.target_group import TargetGroup
from cadre_training.regulations import CROSSWALKS, Relation, convert, find_group, scheme
from cadre_training.regulations.crosswalk import parse_crosswalk

GOOD = files("cadre_training.regulations").joinpath("data", "crosswalk.toml").read_text("utf-8")


@pytest.mark.parametrize(("old", "new"), [("1", "1"), ("2", "2"), ("3", "3"), ("4", "3")])
def test_the_groups_of_164_in_145(old: str, new: str) -> None:
    assert convert(TargetGroup("164", old)) == TargetGroup("145", new)
    assert convert(TargetGroup("164", old), to="145") == TargetGroup("145", new)


def test_every_group_of_164_has_a_counterpart_that_145_defines() -> None:
    for definition in scheme("164").groups:
        assert find_group(convert(definition.group)) is not None


def test_it_is_derived_many_to_one_and_not_invertible() -> None:
    (crosswalk,) = CROSSWALKS
    assert str(crosswalk) == "164→145"
    assert crosswalk.is_derived
    assert crosswalk.relation is Relation.MANY_TO_ONE
    assert not crosswalk.is_invertible
    targets = [new for _, new in crosswalk.pairs]
    assert len(set(targets)) < len(targets)
    assert "not the same people" in crosswalk.note.en
    assert "không phải là cùng một" in crosswalk.note.vi


@given(st.sampled_from(["1", "2", "3", "9"]))
def test_it_is_never_read_backwards(code: str) -> None:
    with pytest.raises(ValueError, match=r"not read backwards; there is: 164→145 \(many-to-one\)"):
        convert(TargetGroup("145", code), to="164")


@pytest.mark.parametrize("scheme_id", ["defence-education", "cang-long", "368"])
def test_no_other_scheme_leads_to_145(scheme_id: str) -> None:
    with pytest.raises(ValueError, match=r"no crosswalk leads there; there is: 164→145"):
        convert(TargetGroup(scheme_id, "4"))


def test_a_group_that_164_lacks_has_no_counterpart() -> None:
    with pytest.raises(
        ValueError,
        match=r"164/5 has no counterpart in 145; these have one: 164/1, 164/2, 164/3, 164/4",
    ):
        convert(TargetGroup("164", "5"))


def test_a_group_of_the_wanted_scheme_stays_as_it_is() -> None:
    assert convert(TargetGroup("145", "2")) == TargetGroup("145", "2")
    assert convert(TargetGroup("cang-long", "5"), to="cang-long") == TargetGroup("cang-long", "5")


def test_one_group_cannot_become_two() -> None:
    (crosswalk,) = CROSSWALKS
    twice = (*crosswalk.pairs, (TargetGroup("164", "1"), TargetGroup("145", "2")))
    with pytest.raises(ValueError, match="164→145 leads from one group to two"):
        attrs.evolve(crosswalk, pairs=twice)


def test_what_is_many_to_one_cannot_call_itself_one_to_one() -> None:
    (crosswalk,) = CROSSWALKS
    with pytest.raises(ValueError, match="164→145 is not one-to-one"):
        attrs.evolve(crosswalk, relation=Relation.ONE_TO_ONE)
    fewer = attrs.evolve(crosswalk, relation=Relation.ONE_TO_ONE, pairs=crosswalk.pairs[:3])
    assert fewer.is_invertible


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ('relation = "many-to-one"', 'relation = "some"', "relation: must be one of one-to-one,"),
        ('article = "1"', "", "article: missing"),
        ("source.document =", "source.name =", "source, document: missing"),
        ("derived = true", 'derived = "yes"', "derived: must be true or false; got a text"),
        ('from = "4"\nto = "3"', 'from = "5"\nto = "3"', "pairs 4, from: 164/5 is no group"),
        ('from = "4"\nto = "3"', 'from = "4"\nto = "4"', "pairs 4, to: 145/4 is no group"),
        ('from = "4"\nto = "3"', 'from = "3"\nto = "3"', "pairs: the crosswalk 164→145 leads"),
        ('relation = "many-to-one"', 'relation = "one-to-one"', "pairs: .* is not one-to-one"),
    ],
)
def test_a_wrong_crosswalk_is_refused(was: str, becomes: str, problem: str) -> None:
    assert was in GOOD
    with pytest.raises(ValueError, match=rf"^x\.toml: {problem}"):
        parse_crosswalk(GOOD.replace(was, becomes), "x.toml")
