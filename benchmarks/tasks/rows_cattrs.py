"""Reads rows with csv.DictReader and structures each with cattrs alone, as the peer.

Each row becomes the same class, period, group and source, with all their constraints; what is
wrong with a row is found with its line and its column. Cells are read by functions as short as
they can be: the words of a message are not made. Identifiers are not held to each other, and no
group is looked up.
"""

import csv
import datetime as dt
import re
import sys
import time
from functools import lru_cache
from pathlib import Path

from cattrs import ClassValidationError, Converter
from cattrs.gen import make_dict_structure_fn

from cadre_training import LecturerKind, Period, Place, Source, TargetGroup
from cadre_training.model.absence import Absence
from cadre_training.model.training_class import TrainingClass

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(text: str) -> dt.date:
    if not _DAY.fullmatch(text):
        raise ValueError("no day")
    return dt.date.fromisoformat(text)


@lru_cache(maxsize=4096)
def period(text: str, _kind: object) -> Period:
    first, _, last = text.partition("/")
    return Period(day(first), day(last or first))


def text(cell: str, _kind: object) -> str:
    return cell


def whole(cell: str, _kind: object) -> int:
    return int(cell)


def number(cell: str, _kind: object) -> int | Absence:
    return int(cell) if cell else Absence.NO_DATA


def lecturers(cell: str, _kind: object) -> frozenset[LecturerKind]:
    return frozenset(LecturerKind(one) for one in cell.split(";") if one)


converter = Converter()
converter.register_structure_hook(str, text)
converter.register_structure_hook(int, whole)
converter.register_structure_hook(Period, period)
converter.register_structure_hook(int | Absence, number)
converter.register_structure_hook_func(lambda kind: kind == frozenset[LecturerKind], lecturers)
for kind in (TrainingClass, TargetGroup, Source, Place):
    converter.register_structure_hook(kind, make_dict_structure_fn(kind, converter))


def read(path: Path) -> tuple[list[TrainingClass], list[tuple[int, str]]]:
    """Return the records, and the line and column of what is wrong."""
    records: list[TrainingClass] = []
    wrong: list[tuple[int, str]] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            line = reader.line_num
            scheme, code = row.pop("scheme"), row.pop("target_group")
            if scheme or code:
                row["target_group"] = {"scheme": scheme, "code": code}
            row["source"] = {"read_at": {"file": path.name, "line": line}}
            try:
                records.append(converter.structure(row, TrainingClass))
            except ClassValidationError as error:
                wrong += [(line, name) for name in names(error)]
    return records, wrong


def names(error: ClassValidationError) -> list[str]:
    """Return the columns that an error speaks of."""
    noted, others = error.group_exceptions()
    found: list[str] = []
    for inner, note in noted:
        if isinstance(inner, ClassValidationError) and note.name == "target_group":
            found.append("scheme" if "scheme" in str(inner.exceptions[0]) else "target_group")
        else:
            found.append(note.name)
    found += ["learners" if "learners" in str(inner) else str(inner).split()[0] for inner in others]
    return found


if __name__ == "__main__":
    start = time.perf_counter()
    records, wrong = read(Path(sys.argv[1]))
    print(time.perf_counter() - start)
    assert records
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text("".join(f"{at}:{name}\n" for at, name in wrong))
