"""Whose numbers the persons of a summary are, and how they come to them."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from tests.frames.summaries.test_merging import number, persons
from tests.stats.registers import crowded_registers

from cadre_training.frames import Frames
from cadre_training.frames.manifest import read_manifest
from cadre_training.frames.summaries import (
    PeopleSpace,
    Roster,
    Summary,
    SummaryProblem,
    merge,
    read_summary,
    renumbered,
    summarize,
    write_summary,
)
from cadre_training.frames.summaries.summarising import KEYS_SUFFIX
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.training_class import TrainingClass
from cadre_training.store import build
from cadre_training.store.people import KEYS_SUFFIX as STORES_SUFFIX
from cadre_training.writers import write_package

QUIET = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def register(prefix: str, people: list[str]) -> Register:
    """Make a register of one class with these persons, the first of them absent."""
    status = [AttendanceStatus.ABSENT] + [AttendanceStatus.PRESENT] * len(people)
    return Register(
        classes=(TrainingClass(id=f"{prefix}1", period=Period.of_year(2022), learners=0),),
        attendances=tuple(
            Attendance(class_id=f"{prefix}1", cadre_id=person, status=status)
            for person, status in zip(people, status, strict=False)
        ),
    )


NORTH = register("n", ["c", "b", "a"])
SOUTH = register("s", ["a", "d", "b"])
ALL = Roster.of(["d", "c", "b", "a"])


def frames(rows: pl.DataFrame) -> Frames:
    """Make frames of class rolls, without classes."""
    return Frames(attendances=rows)


def rolls(people: list, kind: pl.DataType) -> Frames:
    rows = {"class_id": ["k"] * len(people), "cadre_id": pl.Series(people, dtype=kind)}
    return frames(pl.DataFrame({**rows, "status": ["present"] * len(people)}))


def test_one_roster_makes_persons_the_same() -> None:
    parts = [summarize(one, ["year"], people=ALL) for one in (NORTH, SOUTH)]
    assert [number(part) for part in parts] == [2, 2]
    assert number(merge(parts)) == 3
    whole = summarize(NORTH + SOUTH, ["year"], people=ALL)
    assert {merge(order).to_bytes() for order in permutations(parts)} == {whole.to_bytes()}


def test_without_a_roster_the_lists_differ() -> None:
    parts = [summarize(one, ["year"]) for one in (NORTH, SOUTH)]
    assert [space.kind for part in parts for space in part.spaces] == ["ids", "ids"]
    with pytest.raises(SummaryProblem) as caught:
        merge(parts)
    assert "danh sách" in caught.value.label.vi
    assert number(merge(parts, apart=True)) == 4


def test_the_order_of_rows_is_no_matter() -> None:
    people = ["b", "x", "a", "c"]
    first = summarize(rolls(people, pl.String()), ())
    assert first.to_bytes() == summarize(rolls(people[::-1], pl.String()), ()).to_bytes()
    other = summarize(rolls(["b", "x", "a", "e"], pl.String()), ())
    assert first.spaces != other.spaces


def test_whoever_is_not_on_the_roster_is_named() -> None:
    with pytest.raises(SummaryProblem, match="'d'"):
        summarize(SOUTH, ["year"], people=Roster.of(["a", "b"]))
    with pytest.raises(SummaryProblem, match="nor 1 other;"):
        summarize(SOUTH, ["year"], people=Roster.of(["a"]))


def test_numbers_of_a_space_that_is_known() -> None:
    space = PeopleSpace("roster:00c0ffee")
    given = summarize(rolls([3, 1, 4_294_967_295], pl.Int64()), (), people=space)
    assert given.spaces == (space,)
    assert number(given) == 3


@pytest.mark.parametrize("people", [[-1], [2**32]])
def test_no_number_of_a_person(people: list[int]) -> None:
    with pytest.raises(SummaryProblem, match="cannot be the number"):
        summarize(rolls(people, pl.Int64()), (), people=PeopleSpace("roster:00c0ffee"))


def test_texts_where_numbers_are_promised() -> None:
    with pytest.raises(SummaryProblem, match="give a roster"):
        summarize(rolls(["a"], pl.String()), (), people=PeopleSpace("roster:00c0ffee"))


def test_persons_not_named_are_nobody() -> None:
    assert number(summarize(rolls(["a", None], pl.String()), ())) == 1


@pytest.mark.parametrize(
    ("ids", "match"), [(["a", "a"], "twice"), (["a", ""], "empty"), (["a", None], "empty")]
)
def test_a_roster_that_cannot_number(ids: list, match: str) -> None:
    with pytest.raises(SummaryProblem, match=match):
        Roster.of(ids)


def test_rosters_in_files(tmp_path: Path) -> None:
    ids = ["d", "c", "b", "a"]
    (tmp_path / "people.txt").write_text("\ufeff" + "\r\n".join(ids) + "\r\n", encoding="utf-8")
    table = pl.DataFrame({"name": ["–"] * 4, "cadre_id": ids})
    table.write_csv(tmp_path / "people.csv")
    table.rename({"cadre_id": "id"}).write_csv(tmp_path / "cadres.csv")
    for name in ("people.txt", "people.csv", "cadres.csv"):
        assert Roster.read(tmp_path / name).space == ALL.space
    table.write_parquet(tmp_path / "people.parquet")
    found = Roster.read(tmp_path / "people.parquet")
    assert found.ids.to_list() == ids
    assert found.space.kind == "keys"
    assert len(found) == 4


def test_files_that_are_no_roster(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nx\n", encoding="utf-8")
    with pytest.raises(SummaryProblem, match="needs a column"):
        Roster.read(tmp_path / "a.csv")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xff")
    for name in ("a.parquet", "a.txt"):
        with pytest.raises(SummaryProblem, match="cannot be read"):
            Roster.read(tmp_path / name)


def stores(folder: Path) -> list[Path]:
    """Build a store for each of two provinces."""
    found = []
    for name, one in (("north", NORTH), ("south", SOUTH)):
        write_package(one, folder / name)
        build([folder / name], folder / f"{name}-store")
        found.append(folder / f"{name}-store")
    return found


def test_stores_are_numbered_by_a_roster_through_their_keys(tmp_path: Path) -> None:
    assert KEYS_SUFFIX == STORES_SUFFIX
    parts = [summarize(path, ["year"], people=ALL) for path in stores(tmp_path)]
    whole = summarize(NORTH + SOUTH, ["year"], people=ALL)
    assert merge(parts).to_bytes() == whole.to_bytes()


def test_stores_number_persons_by_their_own_keys(tmp_path: Path) -> None:
    paths = stores(tmp_path)
    parts = [summarize(path, ["year"]) for path in paths]
    with pytest.raises(SummaryProblem):
        merge(parts)
    keys = [_keys(path) for path in paths]
    assert [part.spaces for part in parts] == [(one.space,) for one in keys]
    moved = [renumbered(part, one, ALL) for part, one in zip(parts, keys, strict=True)]
    assert merge(moved).to_bytes() == summarize(NORTH + SOUTH, ["year"], people=ALL).to_bytes()
    again = renumbered(merge(parts, apart=True), keys[0], keys[0])
    assert again == merge(parts, apart=True)
    both = merge(parts, apart=True)
    for one in keys:
        both = renumbered(both, one, ALL)
    assert both == merge(moved)


def test_numbering_by_a_list_that_is_not_its_own(tmp_path: Path) -> None:
    north, south = stores(tmp_path)
    part = summarize(north, ["year"])
    with pytest.raises(SummaryProblem, match="not by"):
        renumbered(part, _keys(south), ALL)
    with pytest.raises(SummaryProblem, match="nor 1 other;"):
        renumbered(part, _keys(north), Roster.of(["d", "c"]))
    with pytest.raises(SummaryProblem, match="key file of this very store"):
        summarize(north, ["year"], people=ALL, keys=_keys(south))
    with pytest.raises(SummaryProblem, match="no number 3"):
        renumbered(persons({3}, Roster.of(["a"]).space), Roster.of(["a"]), ALL)


def _keys(store: Path) -> Roster:
    name = read_manifest(store).keys
    assert name is not None
    return Roster.read(store.with_name(store.name + KEYS_SUFFIX) / name)


@QUIET
@given(register=crowded_registers())
def test_nobody_is_named_in_the_file(register: Register) -> None:
    data = summarize(register, ["year"]).to_bytes()
    for person in {row.cadre_id for row in register.attendances}:
        assert f'"{person}"'.encode() not in data


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ctsum"
    write_summary(persons({1, 2}), path)
    before = path.read_bytes()
    assert read_summary(path) == persons({1, 2})

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_summary(persons({1, 2, 3}), path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.ctsum"]


def test_only_what_the_file_says_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ctsum"
    data = persons({1, 2}).to_bytes()
    for damaged in (data[:-1], data + b"\0", data[:3], b"", b"\x93CTSUM\r\n" + b"\xff" * 16):
        path.write_bytes(damaged)
        with pytest.raises(SummaryProblem):
            read_summary(path)


def test_the_empty_summary_has_a_file_too() -> None:
    assert Summary.from_bytes(Summary().to_bytes()) == Summary()
