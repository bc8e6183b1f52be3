"""One request of a page."""

from __future__ import annotations

import datetime as dt

from attrs import Attribute, field, frozen, validators

from cadre_training.model.displayed import Displayed
from cadre_training.model.moment import check_moment


def _check_key(_instance: object, attribute: Attribute[bytes | str], value: bytes | str) -> None:
    if not isinstance(value, bytes | str):
        raise TypeError(
            f"{attribute.name} must be bytes or text, got {type(value).__name__} {value!r}"
        )


@frozen(kw_only=True)
class Hit(Displayed):
    """One request of a page: when, by whom, and whether a robot made it.

    What counts as a request of a page, and what makes a visitor's key, is decided by whoever reads
    the hits. No name and no address is needed: any key does that is the same for the same visitor.

    Args:
        at: The moment, with its zone; it counts as the second it falls in.
        visitor: The visitor's key.
        robot: Whether it was a robot.

    Raises:
        ValueError: If the moment has no zone.

    >>> Hit(at=dt.datetime(2023, 8, 1, 9, tzinfo=dt.UTC), visitor="k").robot
    False
    """

    at: dt.datetime = field(validator=check_moment)
    visitor: bytes | str = field(validator=_check_key)
    robot: bool = field(default=False, validator=validators.instance_of(bool))
