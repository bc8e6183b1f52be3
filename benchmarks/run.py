"""Runs the benchmarks and writes their table into docs/performance.md."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generate import package
from growth import SIZES, growth, publish, size
from installed import site
from measure import TASKS, Timing, in_turn, middle, run_once
from nations import nation
from tasks.rows_file import table as rows_file

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
RECORDS = 100_000
INSTALLED = 200
LINES = 1_000_000
SHEET_ROWS = 200_000
NATION_ROWS = {"small": 5_000_000, "full": 50_000_000}
PROVINCE_ROWS = 5_000_000


def rows() -> Iterator[str]:
    """Run each benchmark and yield its row of the table."""
    data = str(package(ROOT / "build" / "benchmarks", RECORDS))
    installed = str(site(ROOT / "build" / "benchmarks", INSTALLED))
    for what, ours, peer, against, arguments in (
        ("`import cadre_training`", "import_ours.py", "import_attrs.py", "attrs + stdlib", ()),
        ("… and every noun", "import_nouns.py", "import_attrs.py", "attrs + stdlib", ()),
        (
            "load 100.000 classes from CSV, all constraints checked",
            "load_ours.py",
            "load_cattrs.py",
            "csv.DictReader + cattrs, constraints unchecked",
            (data,),
        ),
        (
            "aggregate them by year × group, 3 measures, margins, records kept",
            "aggregate_ours.py",
            "aggregate_by_hand.py",
            "a loop by hand, sums only",
            (data,),
        ),
        (
            "a CSV table of 1.000.000 rows for machines, below 60 MiB above its input",
            "csv_ours.py",
            "csv_by_hand.py",
            "a loop over the same cells with `csv.writer`, nothing looked at or made safe",
            (),
        ),
        (
            "an HTML table of 100.000 rows, below 60 MiB above its input",
            "html_ours.py",
            "html_bare_jinja2.py",
            "a jinja2 loop over plain texts and whole numbers, streamed",
            (),
        ),
        (
            f"list all formats, {INSTALLED} distributions installed; plugins are imported",
            "list_ours.py",
            "list_scan.py",
            "`importlib.metadata.entry_points()`, nothing imported",
            (installed,),
        ),
    ):
        mine, theirs, ratio = in_turn(ours, peer, arguments, runs=9 if not arguments else 5)
        yield row(what, mine, against, theirs, ratio)
    yield from many_rows()
    yield from sheets()
    yield from persons()
    yield from summaries()
    if shutil.which("goaccess"):
        log = ROOT / "build" / "benchmarks" / f"access-{LINES}.log"
        subprocess.run(
            [sys.executable, str(TASKS / "counter_log.py"), str(log), str(LINES)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        both = ("counter_ours.py", "counter_goaccess.py")
        mine, theirs, ratio = in_turn(*both, (str(log),), runs=3)
        what = "count a log of 1.000.000 lines, 14 days, 5.000 visitors; figures as in truth"
        yield row(what, mine, "GoAccess, which reads more of each line", theirs, ratio)
    checked = middle([run_once("check_ours.py", (data,)) for _ in range(3)])
    yield row("run every check over the 100.000 classes", checked, "–", None, None)


def many_rows() -> Iterator[str]:
    """Run the benchmarks of rows of which one in a hundred is wrong, and yield their rows."""
    table = str(rows_file(ROOT / "build" / "benchmarks", LINES))
    against = "`csv.DictReader` and cattrs alone, each row the same class with its constraints"
    for what, task, runs in (
        ("check 1.000.000 classes from CSV by column, every bad row reported", "rows_check.py", 3),
        ("load them as objects, every bad row reported", "rows_load.py", 3),
    ):
        found = [ROOT / "build" / "benchmarks" / name for name in ("found-here", "found-there")]
        for name, out in zip((task, "rows_cattrs.py"), found, strict=True):
            run_once(name, (table, str(out)))
        if found[0].read_bytes() != found[1].read_bytes():
            raise SystemExit(f"{task} does not find what the peer finds")
        mine, theirs, ratio = in_turn(task, "rows_cattrs.py", (table,), runs=runs)
        yield row(what, mine, against, theirs, ratio)


def summaries() -> Iterator[str]:
    """Run the benchmarks of summaries and yield their rows."""
    folder = ROOT / "build" / "benchmarks"
    scale = os.environ.get("SCALE") or "small"
    number = NATION_ROWS[scale]
    large, parts = folder / f"summary-{number}", folder / f"summary-of-provinces-{PROVINCE_ROWS}"
    store = folder / f"store-{number}"
    rows_of = nation(folder, number)
    if not store.exists():
        subprocess.run([sys.executable, str(TASKS / "store_build.py"), rows_of, store], check=True)
    for made, source, also in (
        (large, rows_of, ()),
        (parts, nation(folder, PROVINCE_ROWS), ("provinces",)),
    ):
        making = [sys.executable, str(TASKS / "summary_files.py"), str(source), str(made), *also]
        subprocess.run(making, check=True)
    file = large / "nation.ctsum"
    # The sets of few rows are not dense: what a set itself takes shows.
    if scale == "full" and file.stat().st_size > number:
        raise SystemExit(f"{file} takes more than a byte a row")
    both = ("summary_ours.py", "summary_duckdb.py")
    mine, theirs, ratio = in_turn(*both, (str(file), str(store)), runs=1)
    shown = f"{number:,}".replace(",", ".")
    what = (
        f"different persons by year, group and province of {shown} rows, every margin, from "
        "the file of their summary"
    )
    yield row(what, mine, "DuckDB's grouping sets over the rows of the store", theirs, ratio)
    merged = middle([run_once("summary_merge.py", (str(parts),)) for _ in range(3)])
    what = "merge the summaries of 63 provinces: in any order the nation's, bit for bit"
    yield row(what, merged, "–", None, None)


def persons() -> Iterator[str]:
    """Run the benchmarks of counting persons, yield their rows, and publish how they grow."""
    folder = ROOT / "build" / "benchmarks"
    scale = os.environ.get("SCALE") or "small"
    nations = [size(folder, rows) for rows in SIZES[scale]]
    last = nations[-1]
    rows = f"{last.rows:,}".replace(",", ".")
    what = f"different persons by year × group × province, {rows} rows on rolls, Parquet"
    alone = "Polars by hand, the keys alone: no total, nothing said of rolls too short"
    for ours, peer, data, name, against in (
        ("frames_ours.py", "frames_polars.py", last.files, what, "Polars by hand, the same told"),
        ("frames_ours.py", "frames_polars.py", last.files, "… the same", alone),
        ("store_ours.py", "store_polars.py", last.store, "… from the store", "year by year"),
        ("store_ours.py", "store_polars.py", last.store, "… the same", f"year by year: {alone}"),
    ):
        plain = ("plain",) if alone in against else ()
        mine, theirs, ratio = in_turn(ours, peer, (str(data), *plain), runs=3)
        yield row(name, mine, against, theirs, ratio)
    publish(growth(nations), _machine())


def sheets() -> Iterator[str]:
    """Run the benchmarks of spreadsheets and yield their rows."""
    folder = ROOT / "build" / "benchmarks" / "sheets"
    making = [sys.executable, str(TASKS / "sheet_files.py"), str(folder), str(SHEET_ROWS)]
    subprocess.run(making, check=True)
    for what, ending, peer, against in (
        (
            "a workbook of 200.000 rows × 8 columns read and checked",
            "xlsx",
            "sheet_calamine.py",
            "python-calamine reading its cells, and nothing else",
        ),
        (
            "the same as CSV",
            "csv",
            "sheet_csv_by_hand.py",
            "`csv.reader` and `int` or `Decimal`, told where the header ends and what is a number",
        ),
        (
            "the same as CSV",
            "csv",
            "sheet_frictionless.py",
            "`frictionless` validating types, told the delimiter and the types",
        ),
    ):
        arguments = (str(folder / f"danh-sach-{SHEET_ROWS}.{ending}"), str(SHEET_ROWS))
        mine, theirs, ratio = in_turn("sheet_ours.py", peer, arguments, runs=5)
        yield row(what, mine, against, theirs, ratio)
    records = middle([run_once("sheet_records.py", arguments) for _ in range(3)])
    yield row("… with the records of its rows made and checked too", records, "–", None, None)


def row(what: str, mine: Timing, against: str, theirs: Timing | None, ratio: float | None) -> str:
    """Write one row: what it is, ours, the peer, the ratio, our greatest memory."""
    peer = f"{theirs.seconds:.3f}" if theirs else "–"
    times = f"{ratio:.2f}" if ratio else "–"
    cells = (what, f"{mine.seconds:.3f}", against, peer, times, f"{mine.peak_mib:.0f}")
    line = "| " + " | ".join(cells) + " |"
    print(line, flush=True)
    return line


_MEDIANS = " Medians of several runs, ours and the peer in turn; a ratio is a median too."


def _machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} cores."


def main() -> None:
    """Run all and write the table."""
    head = [
        _machine() + _MEDIANS,
        "",
        "| what | ours, s | beside | s | ratio | peak, MiB |",
        "|---|---:|---|---:|---:|---:|",
    ]
    table = "\n".join([*head, *rows()])
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    if not rest or END not in text:
        sys.exit(f"{PAGE} has no place for the table ({BEGIN} … {END})")
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
