"""Units of one day on the map of another."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invented_maps import (
    A_NEW,
    A_OLD,
    B_OLD,
    BESIDE,
    C_OLD,
    CHAIN,
    DAY,
    DIVIDED,
    FAR,
    FIRST,
    MERGED_1,
    MERGED_2,
    MERGED_NEW,
    MERGER,
    NEW,
    OLD,
    PART_NEW,
    RENAMED,
    RENAMED_NEW,
    SECOND,
    SPLIT,
    TAKEN,
    TAKES,
    TAKING,
    X1,
    X2,
    Z1,
    Z2,
    C,
    D,
    P,
    Y,
    unit,
)

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.off_map import OffMap, OffMapReason
from cadre_training.model.unit_history import UnitHistory

LAST = SECOND - dt.timedelta(days=1)
MERGED = UnitHistory(MERGER)
CHAINED = UnitHistory(CHAIN)
TOOK = UnitHistory(TAKING)


def why(placed: object) -> OffMapReason:
    assert isinstance(placed, OffMap)
    return placed.why


class TestForward:
    @pytest.mark.parametrize("code", ["A", "B", "C", "d1", "d2", "11", "12", "13", "21"])
    def test_all_of_three_provinces_lies_in_the_one_that_they_became(self, code: str) -> None:
        assert MERGED.place(code, OLD, SECOND, P) is A_NEW
        assert MERGED.place(code, LAST, NEW, P) is A_NEW

    def test_communes_that_merged(self) -> None:
        assert MERGED.place("11", OLD, SECOND, C) is MERGED_NEW
        assert MERGED.place("12", OLD, SECOND, C) is MERGED_NEW

    def test_a_new_name_and_code(self) -> None:
        assert MERGED.place("21", OLD, SECOND, C) is RENAMED_NEW
        assert MERGED.place("21", SECOND, SECOND, C) is PART_NEW

    def test_a_unit_that_was_divided_stands_apart(self) -> None:
        apart = MERGED.place("13", OLD, SECOND, C)
        assert apart == OffMap(
            unit=DIVIDED, why=OffMapReason.DIVIDED, among=(MERGED_NEW, PART_NEW), day=SECOND
        )

    def test_a_unit_that_did_not_change_is_itself(self) -> None:
        for on in (OLD, SECOND, NEW):
            assert MERGED.place("F", OLD, on, P) is FAR
            assert MERGED.place("F", NEW, on, P) is FAR

    def test_a_district_has_ended(self) -> None:
        assert why(MERGED.place("d1", OLD, SECOND, D)) is OffMapReason.ENDED
        assert why(MERGED.place("11", OLD, SECOND, D)) is OffMapReason.ENDED

    def test_a_map_without_districts_has_none_above_a_commune(self) -> None:
        assert MERGED.place("11", NEW, SECOND, D) is None
        assert MERGED.place("11", NEW, NEW, D) is None

    def test_a_record_of_a_province_states_no_commune(self) -> None:
        assert MERGED.place("A", OLD, SECOND, C) is None
        assert MERGED.place("A", OLD, OLD, C) is None

    def test_an_unknown_code(self) -> None:
        assert MERGED.place("?", OLD, SECOND, P) is None

    def test_a_record_later_than_its_unit_is_where_the_unit_went(self) -> None:
        assert MERGED.place("12", NEW, SECOND, C) is MERGED_NEW
        assert MERGED.place("12", NEW, OLD, C) is MERGED_2

    def test_of_several_with_the_code_the_last_that_had_ended_is_meant(self) -> None:
        units = (
            unit("a", before=OLD, to="x"),
            unit("a", since=FIRST, before=SECOND, to="y"),
            unit("x"),
            unit("y"),
        )
        for order in (units, units[::-1]):
            history = UnitHistory(order)
            assert history.own("a", NEW) is units[1]
            assert history.place("a", NEW, NEW, C) is units[3]
            assert history.own("a", FIRST - DAY) is units[0]
            later = UnitHistory(order[2:] + order[:2])
            assert later.own("a", OLD - DAY) is units[0]
        assert UnitHistory(units[1:]).own("a", OLD) is units[1]

    def test_divided_within_one_unit_above_is_exact_there(self) -> None:
        parts = (unit("a", C, "P", since=SECOND), unit("b", C, "P", since=SECOND))
        whole = unit("w", C, "P", before=SECOND, to="a b")
        above = unit("P", P)
        history = UnitHistory((whole, *parts, above))
        assert history.place("w", OLD, NEW, P) is above
        assert why(history.place("w", OLD, NEW, C)) is OffMapReason.DIVIDED

    def test_what_is_known_of_a_commune_is_more_than_of_its_province(self) -> None:
        """The province was divided, the commune was not."""
        units = (
            unit("P", P, before=SECOND, to="Q R"),
            unit("Q", P, since=SECOND),
            unit("R", P, since=SECOND),
            unit("c", C, "P", before=SECOND, to="c"),
            unit("c", C, "Q", since=SECOND),
        )
        history = UnitHistory(units)
        assert history.place("c", OLD, NEW, P) is units[1]
        assert why(history.place("P", OLD, NEW, P)) is OffMapReason.DIVIDED
        assert history.place("c", NEW, OLD, P) is units[0]

    def test_an_end_without_successors(self) -> None:
        history = UnitHistory((unit("a", before=SECOND),))
        apart = history.place("a", OLD, NEW, C)
        assert isinstance(apart, OffMap)
        assert (apart.why, apart.day, apart.among) == (OffMapReason.ENDED, SECOND, ())

    def test_a_successor_that_is_not_listed(self) -> None:
        history = UnitHistory((unit("a", before=SECOND, to="b c"), unit("b")))
        assert why(history.place("a", OLD, NEW, C)) is OffMapReason.ENDED

    def test_between_two_units_there_is_nothing_to_stand_on(self) -> None:
        later = unit("b", since=NEW)
        history = UnitHistory((unit("a", before=FIRST, to="b"), later))
        assert why(history.place("a", OLD, SECOND, C)) is OffMapReason.ENDED
        assert history.place("a", OLD, NEW, C) is later

    def test_at_whatever_level(self) -> None:
        island = unit("i", D, "A", before=SECOND, to="i9")
        zone = unit("i9", C, "A", since=SECOND)
        history = UnitHistory((island, zone))
        assert history.place("i", OLD, NEW) is zone
        assert history.place("i9", NEW, OLD) is island
        assert why(history.place("i", OLD, NEW, D)) is OffMapReason.ENDED

    def test_an_end_on_an_unknown_day_is_none(self) -> None:
        still = AdminUnit(code="a", name="a", level=C, successors=("b",))
        history = UnitHistory((still, unit("b")))
        assert history.place("a", OLD, NEW, C) is still


class TestBackward:
    def test_a_merged_province_was_several(self) -> None:
        apart = MERGED.place("A", NEW, OLD, P)
        assert apart == OffMap(
            unit=A_NEW, why=OffMapReason.JOINED, among=(A_OLD, B_OLD, C_OLD), day=SECOND
        )

    def test_its_commune_says_which_one_it_was(self) -> None:
        assert MERGED.place("22", NEW, OLD, P) is B_OLD
        assert MERGED.place("22", NEW, OLD, C) is RENAMED
        assert MERGED.place("11", NEW, OLD, P) is A_OLD
        assert MERGED.place("21", NEW, OLD, C) is DIVIDED

    def test_a_commune_of_several(self) -> None:
        apart = MERGED.place("11", NEW, OLD, C)
        assert isinstance(apart, OffMap)
        assert (apart.why, apart.among) == (OffMapReason.JOINED, (MERGED_1, MERGED_2, DIVIDED))

    def test_districts_of_old_are_found_again(self) -> None:
        found = MERGED.place("22", NEW, OLD, D)
        assert isinstance(found, AdminUnit)
        assert found.code == "d2"

    def test_a_unit_that_goes_on_but_took_another_in(self) -> None:
        assert TOOK.place("T", FIRST, SECOND, P) is TAKES
        assert TOOK.place("T", OLD, FIRST, P) is TAKES
        assert TOOK.place("U", OLD, SECOND, P) is TAKES
        apart = TOOK.place("T", FIRST, OLD, P)
        assert isinstance(apart, OffMap)
        assert (apart.why, apart.among, apart.day) == (
            OffMapReason.JOINED,
            (TAKES, TAKEN),
            FIRST,
        )

    def test_what_took_a_part_in_was_more_than_itself(self) -> None:
        apart = TOOK.place("V", NEW, FIRST, P)
        assert isinstance(apart, OffMap)
        assert apart.among == (SPLIT, BESIDE)

    def test_a_beginning_without_units_before(self) -> None:
        history = UnitHistory((unit("a", since=SECOND),))
        apart = history.place("a", NEW, OLD, C)
        assert isinstance(apart, OffMap)
        assert (apart.why, apart.day) == (OffMapReason.NEWER, SECOND)

    def test_before_a_gap_nothing_is_known(self) -> None:
        history = UnitHistory((unit("a", before=FIRST, to="b"), unit("b", since=NEW)))
        assert why(history.place("b", NEW, SECOND, C)) is OffMapReason.NEWER

    def test_what_it_took_in_later_does_not_say_what_it_was(self) -> None:
        units = (unit("a", before=NEW, to="b"), unit("b", since=SECOND))
        assert why(UnitHistory(units).place("b", NEW, OLD, C)) is OffMapReason.NEWER


class TestChain:
    def test_forward_over_both(self) -> None:
        assert CHAINED.place("x1", OLD, FIRST, C) is Y
        apart = CHAINED.place("x1", OLD, NEW, C)
        assert apart == OffMap(unit=X1, why=OffMapReason.DIVIDED, among=(Z1, Z2), day=SECOND)

    def test_backward_over_both(self) -> None:
        assert CHAINED.place("z1", NEW, FIRST, C) is Y
        apart = CHAINED.place("z1", NEW, OLD, C)
        assert apart == OffMap(unit=Z1, why=OffMapReason.JOINED, among=(X1, X2), day=FIRST)

    def test_from_the_middle(self) -> None:
        assert why(CHAINED.place("y", FIRST, NEW, C)) is OffMapReason.DIVIDED
        assert why(CHAINED.place("y", FIRST, OLD, C)) is OffMapReason.JOINED

    def test_its_changes(self) -> None:
        days = [(c.day, c.ended, c.begun) for c in CHAINED.changes(Y)]
        assert days == [(FIRST, (X1, X2), (Y,)), (SECOND, (Y,), (Z1, Z2))]
        assert {c.day for c in CHAINED.lineage(Z1)} == {FIRST, SECOND}
        assert [c.day for c in TOOK.changes(TAKES)] == [FIRST, SECOND]

    def test_a_long_one(self) -> None:
        days = [dt.date(1900, 1, 1) + dt.timedelta(days=n) for n in range(3000)]
        units = [
            unit(f"{n}", since=first, before=end, to=f"{n + 1}")
            for n, (first, end) in enumerate(itertools.pairwise(days))
        ]
        history = UnitHistory((*units, unit("2999", since=days[-1])))
        placed = history.place("0", days[0], NEW, C)
        assert isinstance(placed, AdminUnit)
        assert placed.code == "2999"
        back = history.place("2999", NEW, days[0], C)
        assert back is units[0]


def test_successors_in_a_circle_lead_nowhere() -> None:
    circle = (
        unit("a", before=SECOND, to="b"),
        unit("b", before=SECOND, to="a"),
        unit("P", P),
        unit("Q", P, parent="Q"),
        unit("R", P, parent="S"),
        unit("S", P, parent="R"),
    )
    history = UnitHistory(circle)
    assert why(history.place("a", OLD, NEW, C)) is OffMapReason.ENDED
    assert history.place("a", OLD, OLD, C) is circle[0]
    assert [change.day for change in history.lineage(circle[0])] == [SECOND, SECOND]
    for code in "PQR":
        assert history.place(code, OLD, NEW, UnitLevel.NATION) is None
        assert history.place(code, OLD, NEW, P) is history.at(code, NEW)


def test_the_last_day_of_the_calendar_is_no_change() -> None:
    last = AdminUnit(
        code="a", name="a", level=C, lifetime=Lifetime(until=dt.date.max), successors=("b",)
    )
    history = UnitHistory((last, unit("b")))
    assert history.turns == ()
    assert list(history.changes(last)) == []
    assert history.place("a", OLD, NEW, C) is last


_codes = st.sampled_from(["a", "b", "c", "P", "Q"])
_days = st.sampled_from([OLD, FIRST, SECOND, NEW])
_units = st.builds(
    lambda code, parent, ends, to: AdminUnit(
        code=code,
        name=code,
        level=P if code in "PQ" else C,
        parent=None if code in "PQ" else parent,
        lifetime=Lifetime(*ends),
        successors=to,
    ),
    code=_codes,
    parent=st.sampled_from([None, "P", "Q"]),
    ends=st.sampled_from(
        [
            (since, until)
            for since in (None, OLD, FIRST, SECOND)
            for until in (None, FIRST - DAY, SECOND - DAY)
            if since is None or until is None or since <= until
        ]
    ),
    to=st.lists(_codes, unique=True, max_size=2).map(tuple),
)
_levels = st.sampled_from([None, P, D, C])


@given(st.lists(_units, max_size=8), _codes, _days, _days, _levels)
def test_a_place_is_on_the_map_or_apart(units, code: str, day, on, level) -> None:
    history = UnitHistory(units)
    placed = history.place(code, day, on, level)
    if isinstance(placed, AdminUnit):
        assert placed.lifetime.holds_on(on)
        assert level in (None, placed.level)
        # It lies where it lies: on the same map once more it stays where it is.
        if history.at(placed.code, on) == placed:
            assert history.place(placed.code, on, on, level) == placed
    elif isinstance(placed, OffMap):
        assert placed.unit in units
        assert placed.why is not OffMapReason.NOT_CARRIED
        assert all(other.lifetime.holds_on(on) for other in placed.among)
    # The answer changes only on the days on which a unit begins or has ended.
    turns = history.turns
    same = [d for d in turns if d <= day]
    first = same[-1] if same else (turns[0] - dt.timedelta(days=1) if turns else day)
    assert UnitHistory(units).place(code, first, on, level) == placed


STAGES = (OLD, FIRST, SECOND, NEW)
CELLS = range(5)


@st.composite
def lands(draw: st.DrawFn) -> tuple[list[AdminUnit], list[dict[str, frozenset[int]]]]:
    """Units that share out a land of five cells anew at each stage, and the cells of each."""
    partitions = [draw(st.lists(st.sampled_from("abcd"), min_size=5, max_size=5)) for _ in STAGES]
    stages = [
        {code: frozenset(c for c in CELLS if part[c] == code) for code in sorted(set(part))}
        for part in partitions
    ]
    units: list[AdminUnit] = []
    open_since: dict[str, dt.date | None] = dict.fromkeys(stages[0])
    for now, then, day in zip(stages, stages[1:], STAGES[1:], strict=False):
        for code, cells in now.items():
            after = then.get(code, frozenset())
            if after == cells or (after > cells and draw(st.booleans())):
                continue
            heirs = " ".join(other for other, there in then.items() if there & cells)
            units.append(unit(code, since=open_since.pop(code), before=day, to=heirs))
        open_since |= {code: day for code in then if code not in open_since}
    units += [unit(code, since=since) for code, since in open_since.items()]
    return units, stages


@given(land=lands(), at=st.integers(0, 3), to=st.integers(0, 3))
def test_no_record_is_put_where_it_may_not_belong(land, at: int, to: int) -> None:
    units, stages = land
    history = UnitHistory(units)
    for code, cells in stages[at].items():
        there = {other for other, land in stages[to].items() if land & cells}
        placed = history.place(code, STAGES[at], STAGES[to], C)
        if isinstance(placed, AdminUnit):
            assert there == {placed.code}
            assert placed is history.at(placed.code, STAGES[to])
        else:
            assert isinstance(placed, OffMap)
            assert {other.code for other in placed.among} >= there
            # Over one change the list of units says all, so that nothing is left apart needlessly.
            assert len(there) > 1 or abs(at - to) > 1
