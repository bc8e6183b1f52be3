"""A format that can be exported."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, cast

from attrs import frozen

from cadre_training._registry.offer import Offer, find_function, find_options
from cadre_training.plugin import Exported, ExporterSpec, ExportOptions

Run = Callable[[Exported, BinaryIO, ExportOptions], object]
"""The function behind a format. It should return None, and a stranger's may not."""


@frozen(kw_only=True)
class Format(Offer[ExporterSpec]):
    """A format, and whose it is.

    >>> from cadre_training.exporting import find_format
    >>> find_format("json").spec.extension
    '.json'
    """

    def load_exporter(self) -> Run:
        """Import the function that writes it; whatever its module raises comes through."""
        return cast("Run", find_function(self.spec.exporter))

    def load_options(self) -> type[ExportOptions]:
        """Import the class of its options; whatever its module raises comes through."""
        return find_options(self.spec.options, ExportOptions)
