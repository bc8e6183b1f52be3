"""A topic taught."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model._checks import check_count, check_identifier, check_text_or_none
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import nfc_or_none
from cadre_training.model.period import Period
from cadre_training.model.source import Source, check_source
from cadre_training.model.target_group import TargetGroup


@frozen(kw_only=True)
class Topic(Displayed):
    """A topic (chuyên đề), or several of which a source gives only the number.

    Args:
        id: Its identifier in the register.
        title: Its title; None when the source gives none.
        period: When it was taught; None when not stated.
        target_group: For whom it was meant; None when not stated.
        count: How many topics the record stands for; 1 when it has a title.
        author: The body that wrote the material, as the source names it.
        source: Where it comes from.

    Raises:
        ValueError: If a topic with a title is to stand for several.

    >>> Topic(id="t1", title="Chuyển đổi số").count
    1
    """

    id: str = field(validator=check_identifier)
    title: str | None = field(default=None, converter=nfc_or_none, validator=check_text_or_none)
    period: Period | None = field(
        default=None, validator=validators.optional(validators.instance_of(Period))
    )
    target_group: TargetGroup | None = field(
        default=None, validator=validators.optional(validators.instance_of(TargetGroup))
    )
    count: int = field(default=1, validator=check_count)
    author: str | None = field(default=None, converter=nfc_or_none, validator=check_text_or_none)
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.title is not None and self.count != 1:
            raise ValueError(f"a topic with a title stands for one topic, got count {self.count}")
