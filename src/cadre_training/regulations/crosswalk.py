"""From the groups of one scheme to those of another."""

from __future__ import annotations

from enum import Enum
from functools import cache

from attrs import field, frozen

from cadre_training.model._checks import check_identifier, tuple_of
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.source import Source
from cadre_training.model.target_group import TargetGroup
from cadre_training.regulations._toml import STAND_IN, TomlTable, parse
from cadre_training.regulations.lookup import find_group
from cadre_training.regulations.reading import data_text

_FILES = ("crosswalk.toml",)


class Relation(Enum):
    """How the groups of two schemes stand to each other.

    Where several groups fall into one, nothing tells from the one which of them it was.

    >>> list(Relation)[0].name
    'ONE_TO_ONE'
    """

    ONE_TO_ONE = "one-to-one"
    MANY_TO_ONE = "many-to-one"


@frozen(kw_only=True)
class Crosswalk:
    """Which group of a later scheme the people of a group of an earlier one fall into.

    Args:
        source_scheme: The identifier of the scheme it leads from.
        target_scheme: The identifier of the scheme it leads to.
        relation: How the groups stand to each other.
        is_derived: True where no document lays it down and it follows from the definitions.
        note: What a reader must know to use it rightly.
        pairs: For each group of the one scheme, the group of the other.
        article: The clause it follows from.
        source: The documents it follows from.

    Raises:
        ValueError: If a group stands twice where it may stand once.

    >>> from cadre_training.regulations import CROSSWALKS
    >>> CROSSWALKS[0].source_scheme, CROSSWALKS[0].target_scheme
    ('164', '145')
    """

    source_scheme: str = field(validator=check_identifier)
    target_scheme: str = field(validator=check_identifier)
    relation: Relation
    is_derived: bool
    note: Label
    pairs: tuple[tuple[TargetGroup, TargetGroup], ...] = field(validator=tuple_of(tuple))
    article: str | NotKnown
    source: Source = field(eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the pairs to the relation."""
        if len({old for old, _ in self.pairs}) != len(self.pairs):
            raise ValueError(f"the crosswalk {self} leads from one group to two")
        if self.is_invertible and len({new for _, new in self.pairs}) != len(self.pairs):
            raise ValueError(f"the crosswalk {self} is not {self.relation.value}")

    def __str__(self) -> str:
        """Return where it leads: ``164→145``."""
        return f"{self.source_scheme}→{self.target_scheme}"

    @property
    def is_invertible(self) -> bool:
        """Whether it can be read backwards."""
        return self.relation is Relation.ONE_TO_ONE

    def find(self, group: TargetGroup) -> TargetGroup | None:
        """Return the group that the people of ``group`` fall into, or None."""
        return dict(self.pairs).get(group)


@cache
def crosswalks() -> tuple[Crosswalk, ...]:
    """Return the known crosswalks."""
    return tuple(parse_crosswalk(data_text(name), name) for name in _FILES)


def parse_crosswalk(text: str, file: str) -> Crosswalk:
    """Read a crosswalk from TOML text.

    Args:
        text: The text.
        file: The file's name, for messages.

    Raises:
        ValueError: If anything is missing, unknown or wrong, or a group is defined nowhere; a
            line for each problem, with the file and the key.
    """
    table = parse(text, file)
    old, new = table.text("from"), table.text("to")
    relation = table.choice("relation", tuple(kind.value for kind in Relation))
    is_derived = table.flag("derived")
    note = table.label("note")
    article, source = table.clause("article"), table.source("source")
    pairs = tuple(
        (_group(pair, "from", old), _group(pair, "to", new)) for pair in table.tables("pairs")
    )
    table.finish()
    try:
        return Crosswalk(
            source_scheme=old,
            target_scheme=new,
            relation=Relation(relation),
            is_derived=is_derived,
            note=note,
            pairs=pairs,
            article=article,
            source=source,
        )
    except ValueError as error:
        raise ValueError(f"{file}: pairs: {error}") from None


def convert(group: TargetGroup, to: str = "145") -> TargetGroup:
    """Return the group of the scheme ``to`` that the people of ``group`` fall into.

    A group that is of that scheme already is returned as it is.

    Args:
        group: The group to convert.
        to: The identifier of the scheme to convert it to.

    Raises:
        ValueError: If no crosswalk leads there from this group; the message says what leads
            where.

    >>> str(convert(TargetGroup("164", "4")))
    '145/3'
    """
    if group.scheme == to:
        return group
    backwards = False
    for crosswalk in crosswalks():
        if (crosswalk.source_scheme, crosswalk.target_scheme) == (group.scheme, to):
            found = crosswalk.find(group)
            if found is None:
                known = ", ".join(str(old) for old, _ in crosswalk.pairs)
                raise ValueError(f"{group} has no counterpart in {to}; these have one: {known}")
            return found
        backwards |= (crosswalk.target_scheme, crosswalk.source_scheme) == (group.scheme, to)
    known = ", ".join(f"{crosswalk} ({crosswalk.relation.value})" for crosswalk in crosswalks())
    why = "a crosswalk is not read backwards" if backwards else "no crosswalk leads there"
    raise ValueError(f"{group} cannot be converted to {to}: {why}; there is: {known}")


def _group(pair: TomlTable, key: str, scheme: str) -> TargetGroup:
    group = TargetGroup(scheme, pair.text(key))
    if group.code != STAND_IN and find_group(group) is None:
        pair.note(key, f"{group} is no group of a known scheme")
    return group
