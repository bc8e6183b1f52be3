"""Which columns of numbers make records, which state their sums, and which a part of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import chain, islice

from attrs import field as attr_field
from attrs import frozen

from cadre_training.model.tabulation import Printed, Tabulation
from cadre_training.readers.sheets._values_column import Column
from cadre_training.readers.sheets.fields import Field

Dims = frozenset[tuple[str, object]]
"""What a header narrows a column to: its group, period, programme, unit, kind of class."""

HELD = (Field.CLASSES, Field.SESSIONS)
"""What says how many were held."""

BESIDE = (
    Field.PLANNED_CLASSES,
    Field.PLANNED_SESSIONS,
    Field.LEARNERS,
    Field.ATTENDANCES,
    Field.SUMMONED,
    Field.ENROLLED,
    Field.TOPICS,
)
"""What a record says beside it."""

_MOST_ROWS = 400


class Role(Enum):
    """What the numbers of a column are for the records.

    * ``RECORD``: each is a part of a record.
    * ``TOTAL``: each states the sum of other columns.
    * ``PART``: each states only a part of another column.
    """

    RECORD = "record"
    TOTAL = "total"
    PART = "part"


@frozen
class Family:
    """The columns of one table that make records together.

    Args:
        dims: What their headers narrow them to.
        held: The column that says how many classes or sessions were held.
        beside: The other columns, by what they mean.
    """

    dims: Dims
    held: Column | None
    beside: Mapping[Field, Column]

    def columns(self) -> Iterable[Column]:
        """Return all its columns."""
        return (*(() if self.held is None else (self.held,)), *self.beside.values())


@frozen
class Families:
    """What the columns of numbers of a table are for its records.

    Args:
        families: The columns that make records together.
        roles: The role of each column that counts something, by its index.
    """

    families: tuple[Family, ...] = ()
    roles: Mapping[int, Role] = attr_field(factory=dict[int, Role])


def dims_of(column: Column) -> Dims:
    """Return what the header of a column narrows it to."""
    meaning = column.draft.column
    found = (
        ("group", meaning.group),
        ("period", column.draft.period),
        ("programme", meaning.programme),
        ("unit", meaning.unit),
        ("category", meaning.category),
    )
    return frozenset((name, value) for name, value in found if value is not None)


def find_families(
    columns: Sequence[Column], tabulation: Tabulation, runs: Sequence[range]
) -> Families:
    """Return which columns of a table make records, which totals, and which parts.

    A column that narrower ones make up is a total, where the table says so or its numbers show
    it; else the narrower ones are taken for parts of it, so that nothing counts twice.

    Args:
        columns: All columns of the table.
        tabulation: Its numbers with the sums that it states.
        runs: The positions of its records.
    """
    stated = _stated(tabulation)
    step = max(1, sum(map(len, runs)) // _MOST_ROWS)
    some = list(islice(chain.from_iterable(runs), None, None, step))
    roles: dict[int, Role] = {}
    by_field: dict[Field, list[Column]] = {}
    for column in columns:
        if column.numbers is not None and column.field in (*HELD, *BESIDE):
            if column.draft.column.of_which is not None:
                roles[column.index] = Role.PART
            else:
                by_field.setdefault(column.field, []).append(column)

    def makes(total: Column, parts: Sequence[Column]) -> bool:
        return _is_stated(total, parts, stated) or _is_shown(total, parts, some)

    found: list[Family] = []
    helds = [field for field in HELD if field in by_field]
    for field in helds:
        roles.update(_resolved(by_field[field], makes))
    if helds:
        for field in helds:
            others = {f: c for f, c in by_field.items() if f not in HELD and f in _fitting(field)}
            for column in by_field[field]:
                if roles[column.index] is Role.RECORD:
                    mine = _beside(column, others, by_field, helds)
                    found.append(Family(dims_of(column), column, mine))
    else:
        found.extend(_heldless(by_field, roles, makes))
    used = {column.index for family in found for column in family.columns()}
    for column in (c for some_columns in by_field.values() for c in some_columns):
        if column.index not in used and roles.get(column.index) in (None, Role.RECORD):
            dims = dims_of(column)
            narrower = any(dims < family.dims for family in found)
            total = narrower or (not found and column.draft.column.total)
            roles[column.index] = Role.TOTAL if total else Role.PART
    roles.update(dict.fromkeys(used, Role.RECORD))
    return Families(tuple(found), roles)


def _fitting(held: Field) -> tuple[Field, ...]:
    if held is Field.SESSIONS:
        return tuple(f for f in BESIDE if f is not Field.PLANNED_CLASSES)
    return tuple(f for f in BESIDE if f is not Field.PLANNED_SESSIONS)


def _beside(
    held: Column,
    others: Mapping[Field, Sequence[Column]],
    by_field: Mapping[Field, Sequence[Column]],
    helds: Sequence[Field],
) -> dict[Field, Column]:
    """Return the columns that are narrowed like ``held``; of two kinds held, the nearer one's."""
    dims = dims_of(held)
    found: dict[Field, Column] = {}
    for field, columns in others.items():
        for column in columns:
            if dims_of(column) != dims or field in found:
                continue
            if len(helds) > 1 and _nearest(column, by_field, helds) is not held:
                continue
            found[field] = column
    return found


def _nearest(
    column: Column, by_field: Mapping[Field, Sequence[Column]], helds: Sequence[Field]
) -> Column | None:
    """Return the classes or sessions that people belong to: those to the left of them."""
    alike = [c for f in helds for c in by_field[f] if dims_of(c) == dims_of(column)]
    left = [c for c in alike if c.index < column.index]
    return max(left, key=_index, default=None) or min(alike, key=_index, default=None)


def _index(column: Column) -> int:
    return column.index


def _heldless(
    by_field: Mapping[Field, list[Column]],
    roles: dict[int, Role],
    makes: Callable[[Column, Sequence[Column]], bool],
) -> Iterable[Family]:
    """Return the families of a table that does not say how many classes were held."""
    for field in (Field.ATTENDANCES, Field.LEARNERS, Field.ENROLLED, Field.SUMMONED, *BESIDE):
        if field in by_field:
            roles.update(_resolved(by_field[field], makes))
            first = [c for c in by_field[field] if roles[c.index] is Role.RECORD]
            for column in first:
                dims = dims_of(column)
                beside = {f: c for f, some in by_field.items() for c in some if dims_of(c) == dims}
                yield Family(dims, None, {**beside, field: column})
            return


def _resolved(
    columns: Sequence[Column], makes: Callable[[Column, Sequence[Column]], bool]
) -> dict[int, Role]:
    """Return the roles of columns that count one thing, the widest looked at first."""
    roles: dict[int, Role] = {}
    waiting = [c for c in columns if not any(dims_of(o) < dims_of(c) for o in columns)]
    while waiting:
        column = waiting.pop()
        below = [c for c in columns if dims_of(column) < dims_of(c)]
        nearest = [c for c in below if not any(dims_of(o) < dims_of(c) for o in below)]
        parts = _partition(column, nearest, makes)
        if parts:
            roles.setdefault(column.index, Role.TOTAL)
            waiting.extend(parts)
        else:
            roles.setdefault(column.index, Role.RECORD)
    seen: set[Dims] = set()
    for column in sorted(columns, key=lambda c: c.draft.column.total):
        role = roles.get(column.index, Role.PART)
        if role is Role.RECORD and dims_of(column) in seen:
            role = Role.TOTAL if column.draft.column.total else Role.PART
        if role is Role.RECORD:
            seen.add(dims_of(column))
        roles[column.index] = role
    return roles


def _partition(
    total: Column,
    nearest: Sequence[Column],
    makes: Callable[[Column, Sequence[Column]], bool],
) -> Sequence[Column]:
    """Return the narrower columns that make up a column; none where they do not."""
    ways: dict[frozenset[str], list[Column]] = {}
    for column in nearest:
        added = frozenset(name for name, _ in dims_of(column) - dims_of(total))
        ways.setdefault(added, []).append(column)
    for way in (*ways.values(), list(nearest) if len(ways) > 1 else []):
        if way and makes(total, way):
            return way
    return ()


def _stated(tabulation: Tabulation) -> dict[int, list[frozenset[int]]]:
    """Return the columns that the table states to be the sums of others, by their indices."""
    found: dict[int, list[frozenset[int]]] = {}
    columns = tabulation.columns
    for across in tabulation.across:
        if across.exhaustive and not across.minus:
            parts = frozenset(columns[at].index for at in across.plus)
            found.setdefault(columns[across.total].index, []).append(parts)
    return found


def _is_stated(
    total: Column, parts: Sequence[Column], stated: Mapping[int, Sequence[frozenset[int]]]
) -> bool:
    indices = {part.index for part in parts}
    return any(indices <= made for made in stated.get(total.index, ()))


def _is_shown(total: Column, parts: Sequence[Column], positions: Sequence[int]) -> bool:
    """Tell whether most rows show that a column is the sum of others."""
    if total.numbers is None:
        return False
    whole = total.numbers.values
    columns = [part.numbers.values for part in parts if part.numbers is not None]
    looked = right = 0
    for position in positions:
        value = whole[position]
        numbers = [values[position] for values in columns]
        if value is None or not value or all(number is None for number in numbers):
            continue
        looked += 1
        right += value == _sum(numbers)
    return 2 * right > looked > 0


def _sum(numbers: Iterable[Printed]) -> int | Decimal:
    total: int | Decimal = 0
    for number in numbers:
        if number is not None:
            total += number
    return total
