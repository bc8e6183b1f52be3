"""What holds a register together: identifiers, references and target groups."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from cadre_training.codec.problem import Problem
from cadre_training.model.label import Label
from cadre_training.model.references import broken_references
from cadre_training.model.register import Record, Register
from cadre_training.model.source import Place
from cadre_training.model.target_group import TargetGroup
from cadre_training.regulations import OVERLAYS, SCHEMES, find_group

_WITHIN_ONE_TABLE = ("part_of", "rate_of", "parent", "successors")


def inconsistencies(register: Register, file: str, *, alone: bool = False) -> Iterator[Problem]:
    """Yield each duplicate identifier, each reference to nothing and each unknown group.

    Args:
        register: The register.
        file: The place of a record that does not say where it was read.
        alone: True where other tables are not at hand, and references to them are let be.
    """
    for broken in broken_references(register):
        is_reference = broken.code == "broken-reference"
        if alone and is_reference and broken.field not in _WITHIN_ONE_TABLE:
            continue
        yield Problem(broken.code, broken.message, place_of(broken.record, broken.field, file))
    yield from _unknown_groups(register, file)


def place_of(record: Record, column: str | None, file: str) -> Place:
    """Return the place of a record's column."""
    read_at = record.source.read_at if record.source else None
    return evolve(read_at or Place(file), column=column)


def groups_of(register: Register) -> Iterator[tuple[Record, TargetGroup]]:
    """Yield each record that names a target group, with the group."""
    pairs: tuple[tuple[Record, TargetGroup | None], ...] = (
        *((c, c.target_group) for c in register.classes),
        *((s, s.target_group) for s in register.sessions),
        *((t, t.target_group) for t in register.topics),
        *((c, c.target_group) for c in register.cadres),
        *((f, f.scope.target_group) for f in register.figures),
    )
    for record, group in pairs:
        if group is not None:
            yield record, group


def _unknown_groups(register: Register, file: str) -> Iterator[Problem]:
    seen: dict[TargetGroup, Label | None] = {}
    for record, group in groups_of(register):
        if group not in seen:
            seen[group] = _unknown(group, register)
        message = seen[group]
        if message is not None:
            yield Problem("unknown-group", message, place_of(record, "target_group", file))


def _unknown(group: TargetGroup, register: Register) -> Label | None:
    if find_group(group, register.schemes) is not None:
        return None
    schemes = {scheme.id: scheme for scheme in (*register.schemes, *SCHEMES)}
    scheme = schemes.get(group.scheme)
    if scheme is not None:
        codes = ", ".join(definition.group.code for definition in scheme.groups)
        return Label(
            f"{scheme.label.vi} không có đối tượng “{group.code}”; các đối tượng là: {codes}. "
            "Đối tượng của địa phương cần một hệ thống phân loại riêng (overlays)",
            f"{scheme.label.en} has no group {group.code!r}; its groups are: {codes}. "
            "A local group needs a scheme of its own (overlays)",
        )
    if group.scheme in OVERLAYS:
        return Label(
            f"hệ thống “{group.scheme}” có sẵn trong thư viện nhưng chưa được khai báo; hãy thêm "
            "vào overlays trong datapackage.json",
            f"the scheme {group.scheme!r} comes with the library but is not asked for; add it to "
            "overlays in datapackage.json",
        )
    known = ", ".join(schemes)
    return Label(
        f"không có hệ thống phân loại “{group.scheme}”; các hệ thống đã biết: {known}",
        f"there is no scheme {group.scheme!r}; known here: {known}",
    )
