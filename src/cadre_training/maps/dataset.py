"""The data files of the package ``vietnamadminunits``, without importing its code."""

from __future__ import annotations

import json
import sqlite3
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TypeGuard

from attrs import frozen

from cadre_training.maps.problem import MissingUnitData, UnitDataProblem

PACKAGE = "vietnamadminunits"
UNITS, CHANGES = "dataset.db", "converter_2025.json"
OLD_TABLE, NEW_TABLE = "admin_units_legacy", "admin_units"

_OLD_COLUMNS = (
    *("provinceCode", "province", "provinceKey"),
    *("districtCode", "district", "districtKey"),
    *("wardCode", "ward", "wardKey"),
)
_NEW_COLUMNS = ("provinceCode", "province", "provinceKey", "wardCode", "ward", "wardKey")
_PROVINCES, _WHOLE, _DIVIDED = (
    "DICT_PROVINCE",
    "DICT_PROVINCE_WARD_NO_DIVIDED",
    "DICT_PROVINCE_WARD_DIVIDED",
)


@frozen
class Named:
    """A unit as the data name it: its official code, its name, and the data's own key."""

    code: str
    name: str
    key: str


@frozen
class OldRow:
    """A unit of the last map with districts: a commune, or a district without communes."""

    province: Named
    district: Named
    commune: Named | None

    @property
    def key(self) -> str:
        """The key under which the changes name it."""
        commune = self.commune.key if self.commune else ""
        return f"{self.province.key}_{self.district.key}_{commune}"


@frozen
class NewRow:
    """A commune of the map without districts."""

    province: Named
    commune: Named


@frozen(kw_only=True)
class Dataset:
    """What the files hold.

    Args:
        version: The version of the package.
        old: The units of the map with districts.
        new: The communes of the map without.
        provinces: The keys of old provinces, by the key of the new one that they became.
        heirs: For each old unit the new communes it went to: province's key and commune's.
    """

    version: str
    old: tuple[OldRow, ...]
    new: tuple[NewRow, ...]
    provinces: dict[str, tuple[str, ...]]
    heirs: dict[str, tuple[tuple[str, str], ...]]


def read_dataset() -> Dataset:
    """Read the data files of the installed package.

    Raises:
        MissingUnitData: If the package is not installed.
        UnitDataProblem: If a file is missing, damaged or of another form.
    """
    try:
        package = distribution(PACKAGE)
    except PackageNotFoundError as error:
        raise MissingUnitData from error
    folder = Path(str(package.locate_file(PACKAGE))) / "data"
    try:
        old, new = _units(folder / UNITS)
        provinces, heirs = _changes(folder / CHANGES)
    except (OSError, sqlite3.Error, ValueError) as error:
        raise UnitDataProblem(package.version, str(error)) from error
    return Dataset(version=package.version, old=old, new=new, provinces=provinces, heirs=heirs)


def _units(path: Path) -> tuple[tuple[OldRow, ...], tuple[NewRow, ...]]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        old = [
            OldRow(_named(row[:3]), _named(row[3:6]), _named(row[6:]) if row[6] else None)
            for row in connection.execute(f"SELECT {', '.join(_OLD_COLUMNS)} FROM {OLD_TABLE}")
        ]
        new = [
            NewRow(_named(row[:3]), _named(row[3:]))
            for row in connection.execute(f"SELECT {', '.join(_NEW_COLUMNS)} FROM {NEW_TABLE}")
        ]
    finally:
        connection.close()
    return tuple(old), tuple(new)


def _named(values: tuple[object, ...]) -> Named:
    code, name, key = values
    if not (isinstance(code, str) and isinstance(name, str) and isinstance(key, str)):
        raise ValueError(f"no code, name and key: {values!r}")
    return Named(code, name, key)


def _changes(
    path: Path,
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[tuple[str, str], ...]]]:
    tables: object = json.loads(path.read_text(encoding="utf-8"))
    provinces = {new: _texts(old) for new, old in _table(tables, _PROVINCES).items()}
    heirs: dict[str, list[tuple[str, str]]] = {}
    for province, communes in _table(tables, _WHOLE).items():
        for commune, olds in _dict(communes).items():
            for old in _texts(olds):
                heirs.setdefault(old, []).append((province, commune))
    for province, divided in _table(tables, _DIVIDED).items():
        for old, parts in _dict(divided).items():
            for part in _list(parts):
                heir = _dict(part).get("newWardKey")
                if not isinstance(heir, str):
                    raise ValueError(f"{CHANGES}: no part of {old!r}: {str(part)[:40]!r}")
                heirs.setdefault(old, []).append((province, heir))
    return provinces, {old: tuple(dict.fromkeys(found)) for old, found in heirs.items()}


def _table(tables: object, name: str) -> dict[str, object]:
    found = _dict(tables).get(name)
    if found is None:
        raise ValueError(f"{CHANGES} has no {name}")
    return _dict(found)


def _dict(value: object) -> dict[str, object]:
    if not _is_dict(value):
        raise ValueError(f"{CHANGES}: not an object: {str(value)[:40]!r}")
    return value


def _list(value: object) -> list[object]:
    if not _is_list(value):
        raise ValueError(f"{CHANGES}: not a list: {str(value)[:40]!r}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    items = [item for item in _list(value) if isinstance(item, str)]
    if len(items) != len(_list(value)):
        raise ValueError(f"{CHANGES}: not all texts: {str(value)[:40]!r}")
    return tuple(items)


def _is_dict(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
