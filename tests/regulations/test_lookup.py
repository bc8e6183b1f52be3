"""Which regulation applies on a day; finding regulations, schemes and groups."""

from __future__ import annotations

import datetime as dt
import pickle
import unicodedata
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.source import Source
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.regulations import (
    REGULATIONS,
    SCHEMES,
    NoRegulation,
    find_group,
    find_regulation,
    overlay,
    regulation_at,
    scheme,
)

FIRST_DAY = dt.date(2013, 2, 1)


def position(day: dt.date) -> int:
    """Return the place of the regulation that applies among all, or -1 before the first."""
    try:
        return REGULATIONS.index(regulation_at(day))
    except NoRegulation:
        return -1


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (dt.date(2013, 2, 1), "164-QĐ/TW"),
        (dt.date(2024, 5, 9), "164-QĐ/TW"),
        (dt.date(2024, 5, 10), "145-QĐ/TW"),
        (dt.date.max, "145-QĐ/TW"),
    ],
    ids=str,
)
def test_the_regulation_of_a_day(day: dt.date, number: str) -> None:
    assert regulation_at(day).number == number


@pytest.mark.parametrize("day", [dt.date.min, dt.date(2013, 1, 31)])
def test_before_the_first_regulation_none_applies(day: dt.date) -> None:
    with pytest.raises(NoRegulation) as caught:
        regulation_at(day)
    assert str(caught.value) == (
        f"none of the known regulations applies on {day}; "
        "the first is 164-QĐ/TW, in force since 2013-02-01"
    )
    assert isinstance(caught.value, LookupError)
    phrase = caught.value.phrase
    assert phrase.value("day") == day
    assert phrase.value("since") == FIRST_DAY
    assert "không có quy định nào" in phrase.template.vi


def test_the_exception_can_be_pickled() -> None:
    error = NoRegulation(dt.date(2000, 1, 1), REGULATIONS[0])
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


DAYS = st.dates() | st.dates(dt.date(2012, 1, 1), dt.date(2026, 12, 31))


@given(DAYS)
@example(FIRST_DAY)
@example(dt.date(2024, 5, 10))
def test_on_every_day_one_regulation_applies_or_none_before_the_first(day: dt.date) -> None:
    holding = [regulation for regulation in REGULATIONS if regulation.in_force.holds_on(day)]
    assert len(holding) == (0 if day < FIRST_DAY else 1)
    if holding:
        assert regulation_at(day) is holding[0]


@given(st.tuples(DAYS, DAYS).map(sorted))
def test_no_older_regulation_comes_back(days: list[dt.date]) -> None:
    earlier, later = days
    assert position(earlier) <= position(later)


@pytest.mark.parametrize("day", [dt.datetime(2024, 5, 10, tzinfo=dt.UTC), "2024-05-10", 2024, None])
def test_only_a_plain_date_is_a_day(day: object) -> None:
    with pytest.raises(TypeError, match=f"day must be a date, got {type(day).__name__}"):
        regulation_at(cast("dt.date", day))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("164", "164"),
        ("164-QĐ/TW", "164"),
        ("164-qđ/tw", "164"),
        ("164-QÐ/TW", "164"),  # Ð, the letter of Icelandic
        ("164-QD/TW", "164"),
        (" 145 – QĐ/TW ", "145"),
        (unicodedata.normalize("NFD", "145-QĐ/TW"), "145"),
        ("16", None),
        ("1645", None),
        ("QĐ/TW", None),
        ("defence-education", None),
        ("", None),
    ],
)
def test_finding_a_regulation(text: str, found: str | None) -> None:
    regulation = find_regulation(text)
    assert (regulation.id if regulation else None) == found


@pytest.mark.parametrize("regulation", REGULATIONS, ids=lambda regulation: regulation.id)
def test_a_regulation_is_found_by_its_own_names(regulation) -> None:
    assert find_regulation(regulation.id) is find_regulation(regulation.number) is regulation


def test_the_known_schemes() -> None:
    assert [known.id for known in SCHEMES] == ["164", "145", "defence-education"]
    assert [scheme(known.id) for known in SCHEMES] == list(SCHEMES)


@pytest.mark.parametrize("name", ["cang-long", "368", ""])
def test_an_unknown_scheme_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(LookupError, match=r"there are: 164, 145, defence-education\. .* overlay"):
        scheme(name)


@pytest.mark.parametrize("known", SCHEMES, ids=lambda known: known.id)
def test_every_known_group_is_found(known: Scheme) -> None:
    for definition in known.groups:
        assert find_group(definition.group) is definition


@pytest.mark.parametrize(
    "group",
    [
        TargetGroup("164", "5"),
        TargetGroup("145", "4"),
        TargetGroup("368", "I"),
        TargetGroup("cang-long", "5"),
    ],
    ids=str,
)
def test_a_group_that_no_known_document_defines(group: TargetGroup) -> None:
    assert find_group(group) is None


def local(scheme_id: str, *codes: str) -> Scheme:
    """Return an overlay with these groups."""
    source, place = Source(document="sổ tay"), NotKnown(Label("sổ tay", "the notebook"))
    return Scheme(
        id=scheme_id,
        label=Label("địa phương", "local"),
        defined_by=place,
        groups=tuple(
            GroupDefinition(
                group=TargetGroup(scheme_id, code),
                label=Label(f"nhóm {code}", f"group {code}"),
                definition=place,
                article=place,
                source=source,
            )
            for code in codes
        ),
        extends="164",
        source=source,
    )


def test_an_overlay_adds_its_groups_where_it_is_given() -> None:
    cang_long = overlay("cang-long")
    found = find_group(TargetGroup("cang-long", "5"), [local("hung-yen", "6"), cang_long])
    assert found is cang_long.find("5")
    assert find_group(TargetGroup("cang-long", "6"), [cang_long]) is None


def test_no_overlay_makes_164_define_a_group_5() -> None:
    assert find_group(TargetGroup("164", "5"), [overlay("cang-long")]) is None
    assert find_group(TargetGroup("164", "5"), [local("164", "5")]) is None
