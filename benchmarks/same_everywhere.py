"""Says whether every engine gives the same tables over a million rows, for every measure.

``python benchmarks/same_everywhere.py [rows [engine…]]`` prints how long each took, and stops at
the first cell that differs from the table of the first engine: of exact Python, if no others are
named. Spark runs on this machine, with two threads.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import pyarrow.parquet as pq  # noqa: E402
from narwhals.typing import IntoFrame  # noqa: E402
from tests.frames.engines import ENGINES, arrow_table, frames_of  # noqa: E402
from tests.spark.local import spark_on_loopback, why_no_java  # noqa: E402

from cadre_training import aggregate as exact  # noqa: E402
from cadre_training.frames import aggregate  # noqa: E402
from cadre_training.model.absence import Absence  # noqa: E402
from cadre_training.model.admin_unit import AdminUnit, UnitLevel  # noqa: E402
from cadre_training.model.attendance import Attendance, AttendanceStatus  # noqa: E402
from cadre_training.model.lecturer_kind import LecturerKind  # noqa: E402
from cadre_training.model.period import Period  # noqa: E402
from cadre_training.model.programme import Programme  # noqa: E402
from cadre_training.model.register import Register  # noqa: E402
from cadre_training.model.session import Session  # noqa: E402
from cadre_training.model.target_group import TargetGroup  # noqa: E402
from cadre_training.model.topic import Topic  # noqa: E402
from cadre_training.model.training_class import TrainingClass  # noqa: E402
from cadre_training.stats import MEASURES, StatTable  # noqa: E402

ROWS = 1_000_000
SEED = 164
FIRST_YEAR, YEARS, PROVINCES, COMMUNES, TOPICS = 2014, 10, 63, 20, 30
BY = (("year", "target_group", "province"), ("quarter", "topic"), ("lecturer_kind", "programme"))


def register(rows: int, seed: int = SEED) -> Register:
    """Make a register of so many rows: three in ten classes, one in ten sessions, the rest rolls.

    Everything that may be left out sometimes is, and every kind of absence occurs.
    """
    random = Random(seed)
    provinces = [f"{10 + at}" for at in range(PROVINCES)]
    communes = [f"{province}{at:03}" for province in provinces for at in range(COMMUNES)]
    units = (
        *(AdminUnit(code=p, name=f"Tỉnh {p}", level=UnitLevel.PROVINCE) for p in provinces),
        *(
            AdminUnit(code=c, name=f"Xã {c}", level=UnitLevel.COMMUNE, parent=c[:2])
            for c in communes
        ),
    )
    groups = [TargetGroup(s, c) for s in ("164", "145") for c in ("1", "2", "3", "4")]
    absences = tuple(Absence)

    def period() -> Period:
        start = dt.date(FIRST_YEAR + random.randrange(YEARS), 1, 1)
        start += dt.timedelta(random.randrange(365))
        return Period(start, start + dt.timedelta(int(random.expovariate(0.1))))

    def number(most: int) -> int | Absence:
        return random.randrange(most) if random.random() < 0.9 else random.choice(absences)

    def one_of(values: list) -> object:
        return random.choice(values) if random.random() < 0.97 else None

    def common(at: int, letter: str) -> dict:
        return {
            "id": f"{letter}{at}",
            "period": period(),
            "target_group": one_of(groups),
            "unit": one_of(communes),
            "programme": one_of(list(Programme)),
            "planned": number(5),
        }

    classes = tuple(
        TrainingClass(
            **common(at, "k"),
            count=random.choice((1, 1, 1, 1, 2, 3)),
            learners=number(150),
            summoned=number(150),
            enrolled=number(150),
            topics=tuple(f"t{n}" for n in random.sample(range(TOPICS), random.randrange(4))),
            lecturers=frozenset(random.sample(list(LecturerKind), random.randrange(3))),
        )
        for at in range(rows * 3 // 10)
    )
    sessions = tuple(
        Session(**common(at, "s"), count=random.randrange(3), attendees=number(150))
        for at in range(rows // 10)
    )
    # Few classes have rolls, and those long ones; people attend more than once.
    listed, people = max(len(classes) // 30, 1), max(rows // 10, 1)
    wanted = rows - len(classes) - len(sessions)
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < wanted:
        pairs[random.randrange(listed), int(random.betavariate(1, 2) * people)] = None
    statuses = list(AttendanceStatus)
    attendances = tuple(
        Attendance(
            class_id=f"k{c}",
            cadre_id=f"CB{p:07}",
            status=AttendanceStatus.PRESENT if random.random() < 0.9 else random.choice(statuses),
        )
        for c, p in pairs
    )
    topics = tuple(
        Topic(id=f"t{at}", period=period(), count=random.randrange(3)) for at in range(TOPICS)
    )
    return Register(
        covers=Period.of_years(FIRST_YEAR, FIRST_YEAR + YEARS - 1),
        units=units,
        classes=classes,
        sessions=sessions,
        topics=topics,
        attendances=attendances,
    )


def measures(by: tuple[str, ...]) -> list[str]:
    """Return every measure that such a table can have."""
    return [m.name for m in MEASURES if "year" in by or not m.name.endswith("_growth")]


def differences(one: StatTable, other: StatTable) -> Iterator[str]:
    """Yield what is not the same in two tables: keys, order, values, absences, bounds."""
    for part in ("rows", "totals"):
        keys = [[row.key for row in getattr(table, part)] for table in (one, other)]
        if keys[0] != keys[1]:
            yield f"the keys of {part}"
            return
    pairs = zip(
        (*one.rows, *one.totals, one.total), (*other.rows, *other.totals, other.total), strict=True
    )
    for ours, theirs in pairs:
        for measure, cell, same in zip(one.measures, ours.cells, theirs.cells, strict=True):
            if cell != same:
                yield f"{measure.name} under {ours.key}: {cell} and {same}"


@contextmanager
def took(what: str) -> Iterator[None]:
    """Print how long something took."""
    start = time.perf_counter()
    yield
    print(f"{what:60} {time.perf_counter() - start:8.1f} s", flush=True)


def engines_of(names: list[str], stack: ExitStack) -> dict[str, Callable[[dict], IntoFrame]]:
    """Return what makes the frames of engines: of those named, or of all that there are."""
    engines = {name: make for name, make in ENGINES.items() if not names or name in names}
    if why_no_java() is None and (not names or "spark" in names):
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        spark = stack.enter_context(spark_on_loopback(folder, quick=False))
        files = count()

        def make(columns: dict) -> IntoFrame:
            path = str(folder / f"{next(files)}.parquet")
            pq.write_table(arrow_table(columns), path, row_group_size=100_000)
            return spark.read.parquet(path)

        engines["spark"] = make
    return engines


def main(rows: int, names: list[str]) -> int:
    with took(f"a register of {rows} rows"):
        records = register(rows)
    expected: dict[tuple[str, ...], StatTable] = {}
    reference: list[str] = []
    if not names or "python" in names:
        reference.append("python")
        for by in BY:
            with took(f"python by {' × '.join(by)}"):
                expected[by] = exact(records, by, measures(by))
    with ExitStack() as stack:
        for name, make in engines_of(names, stack).items():
            frames = frames_of(records, make)
            for by in BY:
                with took(f"{name} by {' × '.join(by)}"):
                    table = aggregate(frames, by, measures(by))
                for found in differences(expected.setdefault(by, table), table):
                    print(f"{name}: {found}")
                    return 1
            reference.append(name)
    cells = sum((len(t.rows) + len(t.totals) + 1) * len(t.measures) for t in expected.values())
    print(f"{cells} cells of {len(MEASURES)} measures are the same: {', '.join(reference)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS, sys.argv[2:]))
