"""Values as they are shown in a notebook: as HTML, as Markdown and as plain text."""

from __future__ import annotations

from cadre_training.display.describing import MOST_FINDINGS, MOST_ROWS
from cadre_training.display.language import speak
from cadre_training.display.showing import show
from cadre_training.display.shown import Shown

__all__ = ["MOST_FINDINGS", "MOST_ROWS", "Shown", "show", "speak"]
