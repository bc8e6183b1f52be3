"""A reader of files that a plugin brings."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, cast

from attrs import frozen

from cadre_training._registry.offer import Offer, find_function, find_options
from cadre_training.plugin import ReaderSpec, ReadOptions

Read = Callable[[BinaryIO, str, ReadOptions], object]
"""The function behind a reader. It should return a Register, and a stranger's may not."""


@frozen(kw_only=True)
class InstalledReader(Offer[ReaderSpec]):
    """A reader, and whose it is."""

    def load_reader(self) -> Read:
        """Import the function that reads; whatever its module raises comes through."""
        return cast("Read", find_function(self.spec.reader))

    def load_options(self) -> type[ReadOptions]:
        """Import the class of its options; whatever its module raises comes through."""
        return find_options(self.spec.options, ReadOptions)
