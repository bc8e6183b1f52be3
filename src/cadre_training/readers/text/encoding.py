"""The encodings that texts come in."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class Encoding(Enum):
    """How letters were written as bytes.

    ``TCVN3`` (ABC), ``VNI`` and ``VISCII`` come from the time before Unicode: a font showed bytes
    as Vietnamese letters. ``TCVN_5712`` is the standard's full set, of which TCVN3 leaves out the
    capital letters with tones.

    >>> Encoding("tcvn3").label.vi
    'TCVN3 (ABC)'
    """

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"
    WINDOWS_1252 = "windows-1252"
    WINDOWS_1258 = "windows-1258"
    TCVN3 = "tcvn3"
    TCVN_5712 = "tcvn-5712-1"
    VNI = "vni"
    VISCII = "viscii"

    @property
    def label(self) -> Label:
        """Its name in both languages."""
        return Label.same(_NAMES[self])


_NAMES = {
    Encoding.UTF_8: "UTF-8",
    Encoding.UTF_16: "UTF-16",
    Encoding.UTF_32: "UTF-32",
    Encoding.WINDOWS_1252: "Windows-1252",
    Encoding.WINDOWS_1258: "Windows-1258",
    Encoding.TCVN3: "TCVN3 (ABC)",
    Encoding.TCVN_5712: "TCVN 5712 (VN1)",
    Encoding.VNI: "VNI",
    Encoding.VISCII: "VISCII",
}
