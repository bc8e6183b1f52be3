"""What the sections of a report are built from."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from cadre_training.checks.finding import CheckResult
from cadre_training.model.label import Label
from cadre_training.model.register import Register
from cadre_training.model.target_group import TargetGroup
from cadre_training.regulations import find_group
from cadre_training.report.document import Section


@frozen
class Material:
    """A register and what the checks said of it."""

    register: Register
    result: CheckResult

    def group_label(self, group: TargetGroup) -> Label:
        """Return a group's name, which names its scheme too: a number alone means nothing."""
        definition = find_group(group, self.register.schemes)
        return capitalised(definition.label) if definition else Label.same(str(group))


def capitalised(label: Label) -> Label:
    """Return the label with a capital at its start, as it stands in a cell or a heading."""
    return Label(label.vi[0].upper() + label.vi[1:], label.en[0].upper() + label.en[1:])


Builder = Callable[[Material], Section | None]
"""Builds one section; None when the register holds nothing for it."""
