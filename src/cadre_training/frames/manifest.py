"""What a store says of itself: which files are its own, and what is in them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import cast

from attrs import field, frozen

from cadre_training.frames.problem import FrameProblem
from cadre_training.model.label import Label
from cadre_training.model.period import Period

MANIFEST = "store.json"
"""The file that makes a folder a store, and names the files that belong to it."""

FORMAT = "cadre-training/store"
VERSION = 1
TABLES = ("classes", "sessions", "attendances", "units", "topics", "overlays")
YEAR_FOLDER = "year="
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""What stands for a year where rows have none: engines that know such folders read it as null."""


class StoreProblem(FrameProblem):
    """A store cannot be read.

    Attributes:
        label: What is wrong with it, in both languages.
    """


@frozen(kw_only=True)
class Part:
    """A file of a store.

    Args:
        table: The table that its rows belong to.
        path: The file, from the store's folder, with ``/`` between.
        rows: How many rows it has.
        size: How many bytes.
        sha256: Their checksum, as hexadecimal digits.
        year: The year of its rows; None where they have none, or are not kept by year.

    >>> part = Part(
    ...       table="classes",
    ...       path="classes/year=2022/a.parquet",
    ...       rows=3,
    ...       size=1024,
    ...       sha256="0" * 64,
    ...       year=2022,
    ...   )
    >>> part.rows
    3
    """

    table: str
    path: str
    rows: int
    size: int
    sha256: str
    year: int | None = None


@frozen(kw_only=True)
class Manifest:
    """What a store says of itself.

    Args:
        parts: Its files.
        people: How many persons its class rolls name.
        keys: The name of the file, outside the store, that says who they are; None without any.
        covers: The period spoken of.

    >>> Manifest(people=2).people
    2
    """

    parts: tuple[Part, ...] = field(default=())
    people: int = 0
    keys: str | None = None
    covers: Period | None = None

    def of(self, table: str) -> tuple[Part, ...]:
        """Return the files of a table."""
        return tuple(part for part in self.parts if part.table == table)

    def rows(self, table: str) -> int:
        """Return how many rows a table has."""
        return sum(part.rows for part in self.of(table))

    @property
    def years(self) -> tuple[int, ...]:
        """The years it has rows of."""
        return tuple(sorted({part.year for part in self.parts if part.year is not None}))


def manifest_text(manifest: Manifest) -> str:
    """Return a manifest as JSON; the same text every time."""
    covers = manifest.covers
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "covers": [covers.start.isoformat(), covers.end.isoformat()] if covers else None,
            "people": manifest.people,
            "keys": manifest.keys,
            "parts": [
                {
                    "table": part.table,
                    "path": part.path,
                    "year": part.year,
                    "rows": part.rows,
                    "size": part.size,
                    "sha256": part.sha256,
                }
                for part in manifest.parts
            ],
        },
        indent=1,
    )


def read_manifest(folder: Path) -> Manifest:
    """Return what a store says of itself.

    Raises:
        StoreProblem: If the folder is no store, is of a version not known here, or a file of it
            is missing or cut short.

    >>> import tempfile
    >>> from cadre_training.store import build
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "classes.csv").write_text("id,period,count", encoding="utf-8")
    >>> _ = build([folder / "classes.csv"], folder / "store")
    >>> read_manifest(folder / "store").people
    0
    """
    try:
        value: object = json.loads((folder / MANIFEST).read_bytes())
        return _checked(folder, _manifest(cast("Mapping[str, object]", value)))
    except FileNotFoundError:
        raise StoreProblem(
            Label(
                f"{folder}: thư mục này không phải là kho số liệu: không có tệp {MANIFEST}",
                f"{folder}: the folder is no store: it has no {MANIFEST}",
            )
        ) from None
    except StoreProblem:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise StoreProblem(
            Label(
                f"{folder / MANIFEST}: tệp này không đọc được hoặc đã hỏng",
                f"{folder / MANIFEST}: it cannot be read, or is damaged",
            )
        ) from error


def _manifest(value: Mapping[str, object]) -> Manifest:
    if value["format"] != FORMAT:
        raise ValueError("another format")
    if value["version"] != VERSION:
        raise StoreProblem(
            Label(
                f"kho số liệu thuộc phiên bản {value['version']}; thư viện đọc phiên bản {VERSION}",
                f"the store is of version {value['version']}; the library reads {VERSION}",
            )
        )
    covers = cast("list[str] | None", value["covers"])
    keys = value["keys"]
    return Manifest(
        parts=tuple(map(_part, cast("list[Mapping[str, object]]", value["parts"]))),
        people=_whole(value["people"]),
        keys=None if keys is None else _inside(keys),
        covers=Period(*map(_day, covers)) if covers else None,
    )


def _part(value: Mapping[str, object]) -> Part:
    table, year = value["table"], value["year"]
    if table not in TABLES:
        raise ValueError("another table")
    return Part(
        table=str(table),
        path=_inside(value["path"]),
        rows=_whole(value["rows"]),
        size=_whole(value["size"]),
        sha256=str(value["sha256"]),
        year=None if year is None else _whole(year),
    )


def _inside(value: object) -> str:
    path = PurePosixPath(str(value))
    if path.is_absolute() or ".." in path.parts or "\\" in str(value):
        raise ValueError("a path that leads out")
    return str(path)


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("no count")
    return value


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _checked(folder: Path, manifest: Manifest) -> Manifest:
    for part in manifest.parts:
        path = folder / part.path
        size = path.stat().st_size if path.is_file() else None
        if size != part.size:
            raise StoreProblem(
                Label(
                    f"{path}: thiếu tệp này của kho số liệu"
                    if size is None
                    else f"{path}: tệp có {size} byte, phải có {part.size}; tệp bị cắt hoặc hỏng",
                    f"{path}: this file of the store is missing"
                    if size is None
                    else f"{path}: the file has {size} bytes and must have {part.size}; "
                    "it was cut short, or is damaged",
                )
            )
    return manifest
