"""A register at a glance: what it holds, and of which years."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks.finding import CheckResult, records_of
from cadre_training.codec.resources import RESOURCES
from cadre_training.display.described import Described
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.report.document import BulletList, Paragraph
from cadre_training.report.material import Material
from cadre_training.report.sections.coverage import coverage
from cadre_training.report.sections.summary import summary

_EMPTY = Label("Chưa có bản ghi nào.", "It holds no records.")


def describe_register(register: Register) -> Described:
    """Return a register's main figures, how many records it has, and the years they are of."""
    material = Material(register, CheckResult())
    sections = [section for build in (summary, coverage) if (section := build(material))]
    held = tuple(_held(register))
    return Described(
        register.title or Label("Sổ theo dõi", "Register"),
        (
            *(block for section in sections for block in section.blocks),
            BulletList(held) if held else Paragraph(_EMPTY),
        ),
    )


def _held(register: Register) -> Iterator[Phrase]:
    """Yield how many records of each kind there are."""
    for name, resource in RESOURCES.items():
        number = len(records_of(register, name))
        if number:
            yield Phrase.of("{what}: {n}", "{what}: {n}", what=resource.title, n=number)
