"""Validators that the fields of records share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from attrs import Attribute

from cadre_training.model.absence import Absence
from cadre_training.model.not_known import NotKnown
from cadre_training.model.quantity import check_whole

T = TypeVar("T")


def check_identifier(_instance: object, attribute: Attribute[str], value: str) -> None:
    """Accept a text that is not empty."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be text, got {type(value).__name__} {value!r}")
    if not value.strip():
        raise ValueError(f"{attribute.name} must not be empty")


def check_text_or_none(
    _instance: object, attribute: Attribute[str | None], value: str | None
) -> None:
    """Accept a text, also an empty one, or None."""
    if value is not None and not isinstance(value, str):
        raise TypeError(
            f"{attribute.name} must be text or None, got {type(value).__name__} {value!r}"
        )


def check_clause(_instance: object, attribute: Attribute[T], value: T) -> None:
    """Accept the number of a clause, or what is not known of it."""
    if not isinstance(value, str | NotKnown):
        raise TypeError(f"{attribute.name} must be text or NotKnown, got {type(value).__name__}")
    if isinstance(value, str) and not value.strip():
        raise ValueError(f"{attribute.name} must not be empty; give NotKnown where it is not known")


def check_count(instance: object, attribute: Attribute[int], value: int) -> None:
    """Accept a whole number from zero."""
    check_whole(instance, attribute, value)
    if value < 0:
        raise ValueError(f"{attribute.name} must not be negative, got {value}")


def check_count_or_absence(instance: object, attribute: Attribute[T], value: T) -> None:
    """Accept a whole number from zero, or one of the three absences."""
    if isinstance(value, Absence):
        return
    check_whole(instance, attribute, value)
    if isinstance(value, int) and value < 0:
        raise ValueError(f"{attribute.name} must not be negative, got {value}")


def tuple_of(*kinds: type) -> Callable[[object, Attribute[T], T], None]:
    """Return a validator that accepts a tuple of instances of ``kinds`` and nothing else."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def check(_instance: object, attribute: Attribute[T], value: T) -> None:
        if not isinstance(value, tuple):
            raise TypeError(
                f"{attribute.name} must be a tuple of {names}, got {type(value).__name__}"
            )
        if set(map(type, cast("tuple[object, ...]", value))).issubset(kinds):
            return  # without a look at each of what may be very many
        for item in cast("tuple[object, ...]", value):
            if not isinstance(item, kinds):
                raise TypeError(f"{attribute.name} must hold {names} only, got {item!r}")

    return check
