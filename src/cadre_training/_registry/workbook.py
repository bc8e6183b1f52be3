"""What opens workbooks, and may write notes into them, that a plugin brings."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, cast

from attrs import frozen

from cadre_training._registry.offer import Offer, find_function
from cadre_training._registry.problem import PluginMistake
from cadre_training.plugin import CellNote, WorkbookOptions, WorkbookSpec

Open = Callable[[BinaryIO, str, WorkbookOptions], object]
"""The function that opens. It should return grids, and a stranger's may not."""

Annotate = Callable[[BinaryIO, BinaryIO, tuple[CellNote, ...]], object]
"""The function that writes notes. It should return None, and a stranger's may not."""


@frozen(kw_only=True)
class InstalledWorkbook(Offer[WorkbookSpec]):
    """An opener of workbooks, and whose it is."""

    def load_opener(self) -> Open:
        """Import the function that opens; whatever its module raises comes through."""
        return cast("Open", find_function(self.spec.opener))

    def load_annotator(self) -> Annotate:
        """Import the function that writes notes; whatever its module raises comes through."""
        if self.spec.annotator is None:
            raise PluginMistake(f"{self.full_name} writes no notes")
        return cast("Annotate", find_function(self.spec.annotator))
