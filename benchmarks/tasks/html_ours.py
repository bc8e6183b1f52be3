"""Writes a report of one table of 100.000 rows as a page: words, numbers by language, anchors."""

import gc
import resource
import sys
import tempfile
import time
from pathlib import Path

from cadre_training import export
from cadre_training.plugin import (
    Cell,
    Column,
    CountUnit,
    Label,
    Period,
    Quantity,
    Report,
    Row,
    Section,
    Table,
)

ROWS = 100_000
MOST_MIB = 60

columns = (
    Column(name="id", label=Label("Lớp", "Class"), is_header=True),
    Column(name="unit", label=Label("Xã", "Commune")),
    Column(name="year", label=Label("Năm", "Year")),
    Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS),
    Column(name="attendances", label=Label("Người dự", "Attended"), unit=CountUnit.ATTENDANCE),
)
rows = tuple(
    Row(
        (
            Cell(f"L{n:06}"),
            Cell(f"Xã {n % 100}"),
            Cell(Period.of_year(2013 + n % 10)),
            Cell(Quantity(n % 9, CountUnit.CLASS)),
            Cell(Quantity(n * 7 % 20_000, CountUnit.ATTENDANCE)),
        )
    )
    for n in range(ROWS)
)
table = Table(id="long", caption=Label("Các lớp", "Classes"), columns=columns, rows=rows)
report = Report(
    title=Label("Tỉnh mẫu", "Sample province"),
    sections=(Section(id="s", title=Label("Các lớp", "Classes"), blocks=(table,)),),
)


def peak() -> int:
    """Return the greatest memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


with tempfile.TemporaryDirectory() as folder:
    # What is imported on first use is imported.
    nothing = Report(title=Label.same("–"), sections=())
    export(nothing, "html", Path(folder))
    before = peak()
    gc.collect()  # what making the input left behind
    start = time.perf_counter()
    (page,) = export(report, "html", Path(folder))
    seconds = time.perf_counter() - start
    above = peak() - before
    with page.open(encoding="utf-8") as lines:
        found = sum(line.startswith("<tr>") for line in lines)
assert found == ROWS + 1, found
if above >= MOST_MIB:
    sys.exit(f"the page took {above} MiB above its input")
print(seconds)
