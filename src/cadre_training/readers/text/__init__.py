"""Text out of files, whatever it was encoded in; clean Unicode is never touched.

:func:`decode` makes text of bytes; :func:`clean_texts` repairs what was typed with a legacy font
into a file that is Unicode otherwise.
"""

from __future__ import annotations

from cadre_training.readers.text.cleaning import CleanedTexts, clean_texts, recognise, repair
from cadre_training.readers.text.decoding import Decoded, decode
from cadre_training.readers.text.encoding import Encoding
from cadre_training.readers.text.legacy import Example, LegacyText

__all__ = [
    "CleanedTexts",
    "Decoded",
    "Encoding",
    "Example",
    "LegacyText",
    "clean_texts",
    "decode",
    "recognise",
    "repair",
]
