"""The choices of the counter formats."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.plugin import ExportOptions


@frozen(kw_only=True)
class FragmentOptions(ExportOptions):
    """The options of the HTML fragment.

    Args:
        styled: True to put a small style sheet in front of it. Without, it looks as the page
            around it says, and a page whose policy forbids inline styles has nothing to forbid.
    """

    styled: bool = field(default=False, validator=validators.instance_of(bool))
