"""164-QĐ/TW, 145-QĐ/TW and local overlays as data: what each lays down, and what is not known.

The data files are read on first use, each once: to import this room reads nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cadre_training.model.regulation import Regulation
from cadre_training.model.target_group import Scheme
from cadre_training.regulations.clause import cite
from cadre_training.regulations.crosswalk import Crosswalk, Relation, convert, crosswalks
from cadre_training.regulations.lookup import (
    NoRegulation,
    find_group,
    find_regulation,
    regulation_at,
    regulations,
    scheme,
    schemes,
)
from cadre_training.regulations.overlays import overlay, overlay_names, parse_scheme

if TYPE_CHECKING:
    REGULATIONS: tuple[Regulation, ...]
    """The known regulations, the oldest first."""

    SCHEMES: tuple[Scheme, ...]
    """The known schemes of target groups; local overlays are not among them."""

    CROSSWALKS: tuple[Crosswalk, ...]
    """The known crosswalks between schemes."""

    OVERLAYS: tuple[str, ...]
    """The names of the overlays that come with the library."""

else:
    _READ_ON_FIRST_USE = {
        "CROSSWALKS": crosswalks,
        "OVERLAYS": overlay_names,
        "REGULATIONS": regulations,
        "SCHEMES": schemes,
    }

    def __getattr__(name):
        """Read the data behind a constant."""
        if name not in _READ_ON_FIRST_USE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return _READ_ON_FIRST_USE[name]()


__all__ = [
    "CROSSWALKS",
    "OVERLAYS",
    "REGULATIONS",
    "SCHEMES",
    "Crosswalk",
    "NoRegulation",
    "Relation",
    "cite",
    "convert",
    "find_group",
    "find_regulation",
    "overlay",
    "parse_scheme",
    "regulation_at",
    "scheme",
]
