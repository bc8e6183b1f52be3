"""A class of cadres, in one scheme."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model._checks import (
    check_clause,
    check_identifier,
    check_text_or_none,
    tuple_of,
)
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.source import Source


@frozen(order=True, cache_hash=True)
class TargetGroup(Displayed):
    """A target group (đối tượng, nhóm): a code within a scheme, never a bare number.

    Group 4 of Regulation 164 and group 4 of defence education are different people.

    Args:
        scheme: The scheme's identifier, such as ``164`` or ``145``.
        code: The group's code in that scheme, as text.

    >>> str(TargetGroup("164", "4"))
    '164/4'
    """

    scheme: str = field(validator=check_identifier)
    code: str = field(validator=check_identifier)

    def __str__(self) -> str:
        """Return ``scheme/code``."""
        return f"{self.scheme}/{self.code}"


@frozen(kw_only=True)
class GroupDefinition(Displayed):
    """What a target group is.

    Args:
        group: The group.
        label: Its short name.
        definition: Whom it holds, by the document that defines it; or what is not known.
        article: The clause that defines it.
        source: The document this was read in.

    >>> from cadre_training.regulations import find_group
    >>> find_group(TargetGroup("164", "4")).label.en
    'group 4 (164)'
    """

    group: TargetGroup = field(validator=validators.instance_of(TargetGroup))
    label: Label = field(validator=validators.instance_of(Label))
    definition: Label | NotKnown = field(validator=validators.instance_of((Label, NotKnown)))
    article: str | NotKnown = field(validator=check_clause)
    source: Source = field(validator=validators.instance_of(Source), eq=False, repr=False)


@frozen(kw_only=True)
class Scheme(Displayed):
    """A classification of cadres into target groups.

    Args:
        id: Its identifier, the ``scheme`` of its groups.
        label: Its name.
        defined_by: The document that defines it, or what is not known of it.
        groups: Its groups, in order.
        in_force: When it applies.
        extends: For a local overlay: the scheme that it adds groups to.
        source: Where it is known from.

    Raises:
        ValueError: If a group belongs to another scheme, or a code stands twice.

    >>> from cadre_training.regulations import scheme
    >>> [str(one.group) for one in scheme("164").groups]
    ['164/1', '164/2', '164/3', '164/4']
    """

    id: str = field(validator=check_identifier)
    label: Label = field(validator=validators.instance_of(Label))
    defined_by: Label | NotKnown = field(validator=validators.instance_of((Label, NotKnown)))
    groups: tuple[GroupDefinition, ...] = field(validator=tuple_of(GroupDefinition))
    in_force: Lifetime = field(factory=Lifetime, validator=validators.instance_of(Lifetime))
    extends: str | None = field(default=None, validator=check_text_or_none)
    source: Source = field(validator=validators.instance_of(Source), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the groups to this scheme and to one definition each."""
        for definition in self.groups:
            if definition.group.scheme != self.id:
                raise ValueError(f"group {definition.group} does not belong to scheme {self.id!r}")
        if len({definition.group for definition in self.groups}) != len(self.groups):
            raise ValueError(f"scheme {self.id!r} defines a group twice")

    def find(self, code: str) -> GroupDefinition | None:
        """Return the definition of the group with this code, or None."""
        return next((d for d in self.groups if d.group.code == code), None)
