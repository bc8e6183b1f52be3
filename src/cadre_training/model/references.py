"""What a register refers to and does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from attrs import frozen

from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.attendance import Attendance
from cadre_training.model.label import Label
from cadre_training.model.register import Record, Register, record_identity, record_key
from cadre_training.model.source import Place


@frozen
class BrokenReference:
    """A duplicate identifier, or a reference to nothing.

    Args:
        code: ``duplicate-id`` or ``broken-reference``.
        record: The record in which it stands.
        field: The field in which it stands.
        message: What is wrong, in both languages.
        among: The resource in which it was looked for, such as ``classes``.
        wanted: What was looked for there, or stands there twice.
    """

    code: str
    record: Record
    field: str
    message: Label
    among: str
    wanted: str


_NAMES = {
    "classes": Label("lớp", "classes"),
    "topics": Label("chuyên đề", "topics"),
    "cadres": Label("cán bộ", "cadres"),
    "figures": Label("số liệu báo cáo", "reported figures"),
    "units": Label("đơn vị hành chính", "units"),
}


def not_among(among: str, wanted: str) -> Label:
    """Say that an identifier is not among those of a resource, such as ``classes``."""
    kind = _NAMES[among]
    return Label(
        f"“{wanted}” không có trong danh mục {kind.vi}",
        f"{wanted!r} is not among the {kind.en}",
    )


def stands_already(key: str, where: Place | None) -> Label:
    """Say that an identifier stands for another record already, and where that was read."""
    at = f" ({where})" if where else ""
    return Label(f"“{key}” đã có{at}", f"{key!r} stands already{at}")


def broken_references(register: Register) -> Iterator[BrokenReference]:
    """Yield every duplicate identifier and every reference to nothing in ``register``.

    Units are checked only when the register lists units at all.
    """
    yield from _duplicates(register)
    classes = {c.id for c in register.classes}
    topics = {t.id for t in register.topics}
    cadres = {c.id for c in register.cadres}
    figures = {f.id for f in register.figures}
    units = {u.code for u in register.units}

    def missing(record: Record, name: str, among: str, wanted: str) -> BrokenReference:
        return BrokenReference(
            "broken-reference", record, name, not_among(among, wanted), among, wanted
        )

    if not topics.issuperset(chain.from_iterable(map(attrgetter("topics"), register.classes))):
        for c in register.classes:
            for topic in c.topics:
                if topic not in topics:
                    yield missing(c, "topics", "topics", topic)
    for s in register.sessions:
        if s.class_id is not None and s.class_id not in classes:
            yield missing(s, "class_id", "classes", s.class_id)
    named = map(attrgetter("class_id"), register.attendances)
    listed = map(attrgetter("cadre_id"), register.attendances)
    if not (classes.issuperset(named) and cadres.issuperset(listed)):
        for a in register.attendances:
            if a.class_id not in classes:
                yield missing(a, "class_id", "classes", a.class_id)
            if a.cadre_id not in cadres:
                yield missing(a, "cadre_id", "cadres", a.cadre_id)
    for f in register.figures:
        if f.part_of is not None and f.part_of not in figures:
            yield missing(f, "part_of", "figures", f.part_of)
        if f.rate_of is not None and f.rate_of not in figures:
            yield missing(f, "rate_of", "figures", f.rate_of)
    if not units:
        return
    known = {None, *units}
    of_classes = map(attrgetter("unit"), register.classes)
    in_unit: Iterable[tuple[Record, str | None]] = (
        *(() if known.issuperset(of_classes) else ((c, c.unit) for c in register.classes)),
        *((s, s.unit) for s in register.sessions),
        *((c, c.unit) for c in register.cadres),
        *((f, f.scope.unit) for f in register.figures),
    )
    for record, code in in_unit:
        if code is not None and code not in units:
            yield missing(record, "unit", "units", code)
    for u in register.units:
        if u.parent is not None and u.parent not in units:
            yield missing(u, "parent", "units", u.parent)
        for code in u.successors:
            if code not in units:
                yield missing(u, "successors", "units", code)


def _duplicates(register: Register) -> Iterator[BrokenReference]:
    kinds: tuple[tuple[str, str, tuple[Record, ...]], ...] = (
        ("classes", "id", register.classes),
        ("sessions", "id", register.sessions),
        ("topics", "id", register.topics),
        ("cadres", "id", register.cadres),
        ("attendances", "cadre_id", register.attendances),
        ("figures", "id", register.figures),
        ("units", "code", register.units),
        ("counters", "id", register.counters),
    )
    for among, name, records in kinds:
        if _all_different(records):
            continue
        seen: dict[tuple[str, ...], Record] = {}
        for record in records:
            first = seen.get(record_identity(record))
            if first is None:
                seen[record_identity(record)] = record
                continue
            key = record_key(record)
            where = first.source.read_at if first.source else None
            message = stands_already(key, where)
            yield BrokenReference("duplicate-id", record, name, message, among, key)


def _all_different(records: tuple[Record, ...]) -> bool:
    """Tell quickly, where that can be told, that no identifier stands twice."""
    if not records or isinstance(records[0], AdminUnit):
        return not records
    rolls = isinstance(records[0], Attendance)
    key = attrgetter("class_id", "cadre_id") if rolls else attrgetter("id")
    return len(set(map(key, records))) == len(records)
