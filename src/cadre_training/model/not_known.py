"""A fact of law that was looked for and not found."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label


@frozen
class NotKnown(Displayed):
    """A value that is not known, with the place where one should look for it.

    It stands where a number or a clause would stand, travels to the report, and is never
    replaced by a guess.

    Args:
        look_in: The article or document to look in, in both languages.

    >>> str(NotKnown(Label("Điều 2", "article 2")))
    'chưa rõ; xem Điều 2'
    """

    look_in: Label = field(validator=validators.instance_of(Label))

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return Label(f"chưa rõ; xem {self.look_in.vi}", f"not known; look in {self.look_in.en}")

    def __str__(self) -> str:
        """Return the Vietnamese words."""
        return self.label.vi
