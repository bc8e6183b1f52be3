"""Whose numbers the persons of a summary are."""

from __future__ import annotations

import re

from attrs import field, frozen, validators

_ID = re.compile(r"[a-z]+(:[0-9a-f]{8,128})?")


@frozen(order=True)
class PeopleSpace:
    """What gives persons their numbers: a roster, the key file of a store, a list of identifiers.

    The same number means the same person only within one space. Two summaries of one space can
    be merged, and a person in both counts once.

    Args:
        id: The kind of the space, and a digest of what gives the numbers: ``roster:4f1c…``.

    >>> PeopleSpace("roster:00c0ffee").kind
    'roster'
    """

    id: str = field(validator=validators.matches_re(_ID))

    @property
    def kind(self) -> str:
        """The kind of what gives the numbers.

        ``roster`` is a list that many share, ``keys`` the key file of a store, ``ids`` the
        identifiers that one source names, ``words`` identifiers themselves, not numbered.
        """
        return self.id.partition(":")[0]
