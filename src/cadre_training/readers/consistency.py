"""What holds a register together: identifiers, references and target groups."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TypeVar

from attrs import evolve

from cadre_training.codec.problem import Intake, Problem, Refused
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.references import broken_references
from cadre_training.model.register import Record, Register
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.model.session import Session
from cadre_training.model.source import Place
from cadre_training.model.target_group import Scheme, TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.regulations import OVERLAYS, SCHEMES, find_group, overlay

R = TypeVar("R", bound=Record)


def inconsistencies(
    register: Register, file: str, intake: Intake, *, alone: str | None = None
) -> Iterator[Problem]:
    """Yield each duplicate identifier, each reference to nothing and each unknown group.

    Args:
        register: The register.
        file: The place of a record that does not say where it was read.
        intake: What could not be read: a reference that may lead there is let be.
        alone: The only table at hand, if so: references to others are let be.
    """
    register = _with_mended(register, intake)
    for broken in broken_references(register):
        elsewhere = alone not in (None, broken.among)
        lost = intake.may_hold(broken.among, broken.wanted)
        if broken.code == "broken-reference" and (elsewhere or lost):
            continue
        yield Problem(broken.code, broken.message, place_of(broken.record, broken.field, file))
    yield from _unknown_groups(register, file)


def _with_mended(register: Register, intake: Intake) -> Register:
    """Return ``register`` with what is left of the rows that could not be read, in their place."""
    if not intake.mended:
        return register

    def all_of(name: str, records: tuple[R, ...], kind: type[R]) -> tuple[R, ...]:
        mended = [record for record in intake.mended.get(name, ()) if isinstance(record, kind)]
        # All were read from tables, and know their places.
        return tuple(sorted((*records, *mended), key=_place)) if mended else records

    return evolve(
        register,
        classes=all_of("classes", register.classes, TrainingClass),
        sessions=all_of("sessions", register.sessions, Session),
        topics=all_of("topics", register.topics, Topic),
        cadres=all_of("cadres", register.cadres, Cadre),
        attendances=all_of("attendances", register.attendances, Attendance),
        figures=all_of("figures", register.figures, ReportedFigure),
        units=all_of("units", register.units, AdminUnit),
    )


_place = attrgetter("source.read_at.file", "source.read_at.line")


def place_of(record: Record, column: str | None, file: str) -> Place:
    """Return the place of a record's column."""
    read_at = record.source.read_at if record.source else None
    return evolve(read_at or Place(file), column=column)


def with_named_overlays(register: Register) -> Register:
    """Return the register of one table with the overlays that its groups are of.

    Alone, a table has no way to name them.
    """
    named = {group.scheme for group in groups_named(register)}
    return evolve(register, schemes=tuple(overlay(name) for name in OVERLAYS if name in named))


def groups_named(register: Register) -> frozenset[TargetGroup]:
    """Return the target groups that records name."""
    every = [
        *map(attrgetter("target_group"), register.classes),
        *map(attrgetter("target_group"), register.sessions),
        *map(attrgetter("target_group"), register.topics),
        *map(attrgetter("target_group"), register.cadres),
        *(figure.scope.target_group for figure in register.figures),
    ]
    different = dict(zip(map(id, every), every, strict=True))  # few, and each many times
    return frozenset(group for group in different.values() if group is not None)


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
    named = {group: unknown_group(group, register.schemes) for group in groups_named(register)}
    if not any(named.values()):
        return
    for record, group in groups_of(register):
        refused = named[group]
        if refused is not None:
            yield refused.at(place_of(record, refused.column, file))


def unknown_group(group: TargetGroup, overlays: tuple[Scheme, ...]) -> Refused | None:
    """Return the refusal of a group that no regulation and none of ``overlays`` has."""
    if find_group(group, overlays) is not None:
        return None
    schemes = {scheme.id: scheme for scheme in (*overlays, *SCHEMES)}
    scheme = schemes.get(group.scheme)
    if scheme is not None:
        codes = ", ".join(definition.group.code for definition in scheme.groups)
        return Refused(
            "unknown-group",
            f"{scheme.label.vi} không có đối tượng “{group.code}”; các đối tượng là: {codes}. "
            "Đối tượng của địa phương cần một cách phân nhóm riêng (overlays)",
            f"{scheme.label.en} has no group {group.code!r}; its groups are: {codes}. "
            "A local group needs a scheme of its own (overlays)",
            column="target_group",
        )
    if group.scheme in OVERLAYS:
        return Refused(
            "unknown-group",
            f"cách phân nhóm “{group.scheme}” có sẵn trong thư viện nhưng chưa được khai báo; "
            "hãy thêm vào overlays trong datapackage.json",
            f"the scheme {group.scheme!r} comes with the library but is not asked for; add it to "
            "overlays in datapackage.json",
            column="scheme",
        )
    known = ", ".join(schemes)
    return Refused(
        "unknown-group",
        f"không có cách phân nhóm “{group.scheme}”; các cách phân nhóm đã biết: {known}",
        f"there is no scheme {group.scheme!r}; known here: {known}",
        column="scheme",
    )
