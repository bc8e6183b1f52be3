from __future__ import annotations

import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from cadre_training import InputProblems, load
from cadre_training import aggregate as exact
from cadre_training.codec import dumps
from cadre_training.frames import StoreProblem, aggregate
from cadre_training.frames.manifest import MANIFEST
from cadre_training.store import build, read_manifest, verify
from cadre_training.store.folder import locked
from cadre_training.store.people import keys_folder

from .tables import counted, table

CLASSES = "id,period,learners\nc1,2022-03,2\nc2,2022-11,2\nc3,2023,1\n"
ROLLS = (
    "class_id,cadre_id,status\nc1,p1,present\n"
    "c1,p2,present\nc2,p1,present\nc2,p3,absent\nc3,p1,present\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    return [table(tmp_path, "classes", CLASSES), table(tmp_path, "attendances", ROLLS)]


def codes(problems) -> list[tuple[str, str | None, int | None]]:
    return [(p.code, p.place.file, p.place.line) for p in problems]


def test_what_is_counted(sources: list[Path], tmp_path: Path) -> None:
    report = build(sources, tmp_path / "store")
    assert report.years == (2022, 2023)
    assert counted(tmp_path / "store", "year") == {
        "2022": [2, 3, 2],
        "2023": [1, 1, 1],
        "None": [3, 4, 2],
    }


def test_other_engines_read_the_files_as_they_lie(sources: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(sources, store)
    rows = f"read_parquet('{store}/attendances/*/*.parquet', hive_partitioning = true)"
    found = duckdb.connect().execute(
        f"SELECT year, count(DISTINCT cadre_id) FROM {rows} WHERE status = 'present' "
        "GROUP BY year ORDER BY year"
    )
    assert found is not None
    assert found.fetchall() == [(2022, 2), (2023, 1)]
    assert pl.scan_parquet(store / "classes").select(pl.len()).collect().item() == 3


def test_the_store_names_nobody(tmp_path: Path) -> None:
    people = {f"CB-{n}-7Q" for n in ("thanh", "lan", "hoa")} | {"Trần Thị Ánh Tuyết"}
    folder = tmp_path / "register"
    table(folder, "classes", "id,period\nc1,2022\n")
    table(folder, "attendances", "class_id,cadre_id\n" + "".join(f"c1,{p}\n" for p in people))
    table(folder, "cadres", "id,name\n" + "".join(f"{p},Nguyễn Văn Kín\n" for p in people))
    resources = [{"name": n, "path": f"{n}.csv"} for n in ("classes", "attendances", "cadres")]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))
    store = tmp_path / "store"
    build([folder], store)
    everything = b"".join(p.read_bytes() for p in store.rglob("*") if p.is_file())
    # Neither as they stand, nor in what compression may leave readable.
    for part in store.rglob("*.parquet"):
        everything += str(pl.read_parquet(part).to_dicts()).encode()
    for secret in (*people, "Nguyễn Văn Kín", "Kín"):
        assert secret.encode() not in everything
    (keys,) = keys_folder(store).iterdir()
    assert set(pl.read_parquet(keys)["cadre_id"]) == people
    assert keys.stat().st_mode & 0o077 == 0


def test_parquet_json_and_a_package_give_the_same(sources: list[Path], tmp_path: Path) -> None:
    build(sources, tmp_path / "store")
    expected = counted(tmp_path / "store", "year", "quarter")
    parquet = []
    for path in sources:
        frame = pl.read_csv(path, infer_schema=False)
        if path.stem == "classes":
            frame = frame.with_columns(pl.col("learners").cast(pl.Int64))
        frame.write_parquet(path.with_suffix(".parquet"))
        parquet.append(path.with_suffix(".parquet"))
    build(parquet, tmp_path / "of-parquet")
    assert counted(tmp_path / "of-parquet", "year", "quarter") == expected
    register = load(sources[0]) + load(sources[1])
    (tmp_path / "register.json").write_bytes(dumps(register))
    with pytest.raises(InputProblems, match="not among the cadres"):
        build([tmp_path / "register.json"], tmp_path / "of-json")  # as load says


def test_parquet_with_days_absences_lists_and_texts_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "classes.parquet"
    pl.DataFrame(
        {
            "id": [" n/a", "=1+1"],
            "start": ["2022-01-31", "2023-02-01"],
            "end": ["2022-02-02", "2023-02-01"],
            "learners": [None, 7],
            "learners_absence": ["withheld", None],
            "topics": [["a;b", "c"], []],
            "more": [1, 2],
        }
    ).with_columns(pl.col("start", "end").str.to_date()).write_parquet(path)
    build([path], tmp_path / "store")
    (part,) = [p for p in read_manifest(tmp_path / "store").of("classes") if p.year == 2022]
    row = pl.read_parquet(tmp_path / "store" / part.path).to_dicts()[0]
    assert (row["class_id"], str(row["start"]), str(row["end"])) == (
        " n/a",
        "2022-01-31",
        "2022-02-02",
    )
    assert (row["learners"], row["learners_absence"]) == (None, "withheld")
    assert row["topics"] == ["a;b", "c"]
    text = aggregate(tmp_path / "store", ["topic"], ["classes"])
    assert [str(row.key[0]) for row in text.rows][:2] == ["a;b", "c"]


BAD_CLASSES = (
    "id,period,scheme,target_group,count,learners\n"
    "c1,2022,164,4,1,2\n"
    "c2,2022-13,164,4,1,2\n"
    "c3,2022,164,99,1,2\n"
    "c1,2023,164,4,1,2\n"
    "c5,2022,164,4,0,2\n"
    "c6,2022,164,4\n"
)
BAD_ROLLS = (
    "class_id,cadre_id,status\nc1,p1,present\n"
    "c9,p1,present\nc2,p1,present\nc1,p1,absent\nc1,,present\n"
)


def test_bad_rows_are_refused_all_at_once(tmp_path: Path) -> None:
    sources = [table(tmp_path, "classes", BAD_CLASSES), table(tmp_path, "attendances", BAD_ROLLS)]
    with pytest.raises(InputProblems) as failed:
        build(sources, tmp_path / "store")
    assert sorted(codes(failed.value.problems)) == [
        ("broken-reference", "attendances.csv", 3),
        ("duplicate-id", "attendances.csv", 5),
        ("duplicate-id", "classes.csv", 5),
        ("empty-cell", "attendances.csv", 6),
        ("learners-without-class", "classes.csv", 6),
        ("no-such-day", "classes.csv", 3),
        ("ragged-row", "classes.csv", 7),
        ("unknown-group", "classes.csv", 4),
    ]
    for problem in failed.value.problems:
        assert problem.message.vi != problem.message.en
    assert not (tmp_path / "store").exists()
    assert not keys_folder(tmp_path / "store").exists()


def test_good_rows_are_kept_where_asked(tmp_path: Path) -> None:
    sources = [table(tmp_path, "classes", BAD_CLASSES), table(tmp_path, "attendances", BAD_ROLLS)]
    report = build(sources, tmp_path / "store", bad_rows="keep-good")
    assert report.bad_rows == len(report.problems) == 8
    assert report.left_out == 1  # of the class that was left out
    assert counted(tmp_path / "store", "year") == {"2022": [1, 1, None], "None": [1, 1, None]} | {
        key: [1, 1, counted(tmp_path / "store", "year")[key][2]] for key in ("2022", "None")
    }


def test_a_dry_run_finds_the_same_and_leaves_all_as_it_is(tmp_path: Path) -> None:
    sources = [table(tmp_path, "classes", BAD_CLASSES), table(tmp_path, "attendances", BAD_ROLLS)]
    store = tmp_path / "store"
    with pytest.raises(InputProblems) as failed:
        build(sources, store, dry_run=True)
    seen = build(sources, store, bad_rows="keep-good", dry_run=True)
    assert seen.problems == failed.value.problems
    assert seen.manifest.parts == ()
    assert not store.exists()
    assert not keys_folder(store).exists()
    for some in ([sources[0]], sources):
        assert (
            build(some, store, bad_rows="keep-good", dry_run=True).problems
            == build(some, tmp_path / f"built-{len(some)}", bad_rows="keep-good").problems
        )
    built = build(sources, store, bad_rows="keep-good").manifest
    more = table(tmp_path / "more", "classes", "id,period,learners\nc1,2030,9\nnew,2031,1\n")
    again = build([more], store, bad_rows="keep-good", dry_run=True)
    assert codes(again.problems) == [("duplicate-id", "classes.csv", 2)]
    assert again.manifest == built == read_manifest(store)


def test_a_file_as_a_whole_is_refused_either_way(tmp_path: Path) -> None:
    for name, text, code in (
        ("classes", "id,learners\nc1,2\n", "missing-column"),
        ("classes", 'id,period\nc1,"2022\nc2,2022\n', "broken-quotes"),
        ("attendances", "class_id,cadre_id,stats\nc1,p,present\n", "unknown-column"),
    ):
        path = table(tmp_path / code, name, text)
        with pytest.raises(InputProblems) as failed:
            build([path], tmp_path / "store", bad_rows="keep-good")
        assert failed.value.problems[0].code == code
    damaged = tmp_path / "classes.parquet"
    damaged.write_bytes(b"PAR1 no more")
    with pytest.raises(InputProblems, match="cut short, or is damaged"):
        build([damaged], tmp_path / "store")
    with pytest.raises(InputProblems, match="no such file"):
        build([tmp_path / "nothing" / "classes.csv"], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_more_is_added_and_what_is_said_again_is_kept_once(
    sources: list[Path], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build(sources, store)
    before = {part.path for part in read_manifest(store).parts}
    more = tmp_path / "more"
    added = build(
        [
            table(more, "classes", "id,period,learners\nc3,2023,1\nc4,2024,1\n"),
            table(more, "attendances", "class_id,cadre_id\nc4,p9\nc4,p1\nc3,p1\n"),
        ],
        store,
    )
    assert counted(store, "year") == {
        "2022": [2, 3, 2],
        "2023": [1, 1, 1],
        "2024": [1, 2, 2],
        "None": [4, 6, 3],
    }
    same = {p.path for p in added.manifest.parts if p.year in (2022, 2023)}
    assert same <= before
    assert build(sources, store).manifest == added.manifest


def test_the_same_identifier_for_another_class_is_refused(
    sources: list[Path], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build(sources, store)
    other = table(tmp_path / "other", "classes", "id,period,learners\nc1,2022-03,5\n")
    with pytest.raises(InputProblems) as failed:
        build([other], store)
    assert codes(failed.value.problems) == [("duplicate-id", "classes.csv", 2)]


def test_a_year_is_built_anew_and_the_others_stay(sources: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(sources, store)
    kept = [p for p in read_manifest(store).parts if p.year == 2023]
    anew = tmp_path / "anew"
    report = build(
        [
            table(anew, "classes", "id,period,learners\nc1,2022-03,1\nc7,2023,9\n"),
            table(anew, "attendances", "class_id,cadre_id\nc1,p5\nc7,p5\nc3,p5\n"),
        ],
        store,
        years=[2022],
    )
    assert report.left_out == 3
    assert counted(store, "year") == {
        "2022": [1, 1, 1],
        "2023": [1, 1, 1],
        "None": [2, 2, 2],
    }
    assert [p for p in read_manifest(store).parts if p.year == 2023] == kept


def test_a_new_map_moves_classes_to_their_province(tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(
        [
            table(tmp_path, "classes", "id,period,unit,learners\nc1,2022,29266,1\n"),
            table(tmp_path, "attendances", "class_id,cadre_id\nc1,p1\n"),
        ],
        store,
    )
    assert next(iter(counted(store, "province"))) == "Absence.NO_DATA"
    units = "code,name,level,parent\n86,Vĩnh Long,province,\n29266,Càng Long,commune,86\n"
    build([table(tmp_path, "units", units)], store)
    (key, _) = counted(store, "province").items()
    assert "Vĩnh Long" in key[0]
    assert key[1] == [1, 1, 1]


def test_without_its_keys_nothing_is_added(sources: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(sources, store)
    for key in keys_folder(store).iterdir():
        key.unlink()
    assert counted(store)["None"] == [3, 4, 2]
    with pytest.raises(InputProblems) as failed:
        build(sources, store)
    assert failed.value.problems[0].code == "people-keys-missing"
    assert counted(store)["None"] == [3, 4, 2]


def test_other_folders_are_left_alone(sources: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("x")
    with pytest.raises(InputProblems) as failed:
        build(sources, folder)
    assert failed.value.problems[0].code == "not-a-store"
    assert [p.name for p in folder.iterdir()] == ["letter.txt"]


def test_no_keys_come_to_lie_within_a_store(sources: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(sources, store)
    was = sorted(store.rglob("*"))
    for inner in ("inner", "classes/inner"):
        with pytest.raises(InputProblems) as failed:
            build(sources, store / inner)
        assert failed.value.problems[0].code == "inside-a-store"
    assert sorted(store.rglob("*")) == was


def test_two_builds_do_not_meet(sources: list[Path], tmp_path: Path) -> None:
    with locked(tmp_path / "store"), pytest.raises(InputProblems) as failed:
        build(sources, tmp_path / "store")
    assert failed.value.problems[0].code == "store-in-use"


def test_progress_goes_up_to_all_there_is(sources: list[Path], tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build(sources, tmp_path / "store", progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1] == sum(path.stat().st_size for path in sources)


def _manifest(store: Path, **changes) -> None:
    value = json.loads((store / MANIFEST).read_text())
    (store / MANIFEST).write_text(json.dumps(value | changes))


def test_a_store_that_cannot_be_read_says_why(sources: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store"
    build(sources, store)
    part = store / read_manifest(store).of("classes")[0].path
    data = part.read_bytes()
    assert verify(store) == ()
    part.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert [store / p.path for p in verify(store)] == [part]
    part.write_bytes(data[:40])
    with pytest.raises(StoreProblem, match="has 40 bytes and must have"):
        aggregate(store)
    part.unlink()
    with pytest.raises(StoreProblem, match="is missing") as failed:
        aggregate(store)
    assert "thiếu tệp" in failed.value.label.vi
    _manifest(store, version=99)
    with pytest.raises(StoreProblem, match="version 99"):
        aggregate(store)
    _manifest(store, version=1, parts=[{"table": "classes", "path": "../x", "year": 1}])
    with pytest.raises(StoreProblem, match="cannot be read, or is damaged"):
        aggregate(store)
    with pytest.raises(StoreProblem, match="is no store"):
        read_manifest(tmp_path)


def test_bad_rows_is_one_of_two_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'refuse' or 'keep-good', got 'drop'"):
        build([], tmp_path / "store", bad_rows="drop")  # type: ignore[arg-type]


def test_the_example_counts_as_its_records(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "cang-long"
    build([example], tmp_path / "store")
    by = ["year", "target_group"]
    assert aggregate(tmp_path / "store", by).as_dicts() == exact(load(example), by).as_dicts()
