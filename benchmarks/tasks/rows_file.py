"""Makes a table of classes of any size in which one row in a hundred is wrong, with a seed."""

import sys
from pathlib import Path
from random import Random

SHARE = 100
HEADER = "id,period,scheme,target_group,unit,programme,count,learners,enrolled,lecturers"
WRONG = (
    ("id", " "),
    ("period", "2022-13"),
    ("period", "2022-05-09/2022-05-02"),
    ("period", "tháng 5"),
    ("target_group", ""),
    ("scheme", ""),
    ("programme", "knowledge"),
    ("count", ""),
    ("count", "0"),
    ("learners", "-3"),
    ("learners", "1.200"),
    ("enrolled", "khoảng 90"),
    ("lecturers", "full-time;guest"),
)


def lines(rows: int, seed: int = 164):
    """Yield the header and so many rows."""
    random = Random(seed)
    yield HEADER
    kinds = ("full-time", "part-time", "rapporteur", "full-time;part-time")
    for number in range(rows):
        year, month, day = random.randint(2014, 2023), random.randint(1, 12), random.randint(1, 24)
        start = f"{year}-{month:02}-{day:02}"
        enrolled = int(random.triangular(40, 160, 90))
        row = {
            "id": f"L{number:07}",
            "period": f"{start}/{year}-{month:02}-{day + random.randrange(5):02}",
            "scheme": "164",
            "target_group": random.choice("34"),
            "unit": f"{29000 + random.randrange(10_000)}",
            "programme": "knowledge-update",
            "count": "1",
            "learners": f"{enrolled - random.randrange(6)}",
            "enrolled": f"{enrolled}",
            "lecturers": random.choice(kinds),
        }
        if random.randrange(SHARE) == 0:
            column, cell = random.choice(WRONG)
            row[column] = cell
        yield ",".join(row.values())


def table(folder: Path, rows: int) -> Path:
    """Write the table, once."""
    path = folder / f"rows-{rows}" / "classes.csv"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines(rows)) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    print(table(Path(sys.argv[1]), int(sys.argv[2])))
