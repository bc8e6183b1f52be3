"""A value as plain text, for terminals."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.display.described import Described, Heading
from cadre_training.exporters._voice import Voice
from cadre_training.exporters.text import block_lines, heading_lines
from cadre_training.model.language import Language

_WIDTH = 100


def as_plain(described: Described, language: Language) -> str:
    """Return a value as lines of text, no wider than 100 columns."""
    return "\n".join(_lines(described, Voice(language, _WIDTH)))


def _lines(described: Described, voice: Voice) -> Iterator[str]:
    if described.title is not None:
        yield from heading_lines(voice.text(described.title), "=", voice)
    for number, piece in enumerate(described.pieces):
        if number:
            yield ""
        if isinstance(piece, Heading):
            yield from heading_lines(voice.text(piece.text), "-", voice)
        else:
            yield from block_lines(piece, voice)
