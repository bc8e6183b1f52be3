"""A person on the roster."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model._checks import check_identifier, check_text_or_none
from cadre_training.model.absence import Absence
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import nfc
from cadre_training.model.source import Source, check_source
from cadre_training.model.target_group import TargetGroup


def _name(name: str | Absence) -> str | Absence:
    return nfc(name) if isinstance(name, str) else name


@frozen(kw_only=True)
class Cadre(Displayed):
    """A person whom the regime concerns.

    The name leaves the library only in exports that ask for it, and is left out of ``repr``.

    Args:
        id: Their identifier in the register: what tells two people apart.
        name: Their name, or an absence.
        target_group: Their target group; None when not stated.
        unit: The code of their administrative unit; None when not stated.
        source: Where the entry comes from.

    >>> Cadre(id="k1").name
    <Absence.NO_DATA: 'no data'>
    """

    id: str = field(validator=check_identifier)
    name: str | Absence = field(
        default=Absence.NO_DATA,
        converter=_name,
        validator=validators.instance_of((str, Absence)),
        repr=False,
    )
    target_group: TargetGroup | None = field(
        default=None, validator=validators.optional(validators.instance_of(TargetGroup))
    )
    unit: str | None = field(default=None, validator=check_text_or_none)
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)
