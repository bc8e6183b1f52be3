"""Target groups, and the schemes they belong to."""

from __future__ import annotations

import pytest

from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.source import Source
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup

UNKNOWN = NotKnown(Label("quyết định", "the decision"))


def define(group: TargetGroup) -> GroupDefinition:
    return GroupDefinition(
        group=group,
        label=Label("nhóm", "group"),
        definition=UNKNOWN,
        article=UNKNOWN,
        source=Source(),
    )


def scheme(*groups: TargetGroup) -> Scheme:
    return Scheme(
        id="local",
        label=Label("vùng", "local"),
        defined_by=UNKNOWN,
        groups=tuple(map(define, groups)),
        extends="164",
        source=Source(),
    )


def test_group_four_of_two_schemes_is_two_groups():
    groups = {TargetGroup("164", "4"), TargetGroup("qpan", "4"), TargetGroup("164", "4")}
    assert sorted(map(str, groups)) == ["164/4", "qpan/4"]


def test_groups_sort_by_scheme_then_code():
    groups = [TargetGroup("164", "2"), TargetGroup("145", "3"), TargetGroup("164", "1")]
    assert [str(group) for group in sorted(groups)] == ["145/3", "164/1", "164/2"]


@pytest.mark.parametrize("code", [4, 4.0, None])
def test_a_code_is_text(code):
    with pytest.raises(TypeError, match="code must be text"):
        TargetGroup("164", code)
    with pytest.raises(TypeError, match="scheme must be text"):
        TargetGroup(code, "4")


def test_a_group_has_a_scheme_and_a_code():
    with pytest.raises(ValueError, match="scheme must not be empty"):
        TargetGroup("", "4")
    with pytest.raises(ValueError, match="code must not be empty"):
        TargetGroup("164", "")


def test_equal_groups_have_one_hash():
    assert hash(TargetGroup("164", "4")) == hash(TargetGroup("164", "4"))


def test_a_scheme_finds_its_groups_by_code():
    local = scheme(TargetGroup("local", "5"), TargetGroup("local", "6"))
    assert local.find("6") is local.groups[1]
    assert local.find("4") is None


def test_a_scheme_defines_its_own_groups_only():
    with pytest.raises(ValueError, match="group 164/5 does not belong to scheme 'local'"):
        scheme(TargetGroup("164", "5"))


def test_a_scheme_defines_a_group_once():
    with pytest.raises(ValueError, match="scheme 'local' defines a group twice"):
        scheme(TargetGroup("local", "5"), TargetGroup("local", "5"))
