"""The parts of a workbook that is a zip archive, opened with care."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.etree import ElementTree as ET

from attrs import Factory, field, frozen

from cadre_training_xlsx.survey import Broken, Encrypted, TooLarge

_MOST_PARTS = 20_000
_MOST_IN_MEMORY = 64_000_000
_CHUNK = 1 << 20
_HEADER = 30  # the bytes in front of each part, without its name

_BOMB_SIZE = 50_000_000
BOMB_RATIO = 200
"""Cells name their rows and columns, so that a large part of a workbook folds by less than that."""


@frozen
class Package:
    """The parts of a workbook by their names.

    Args:
        archive: The archive, checked by :func:`open_package`.
    """

    archive: zipfile.ZipFile
    _found: Mapping[str, str] = field(
        default=Factory(
            lambda self: {_plain(name): name for name in self.archive.namelist()},
            takes_self=True,
        ),
        init=False,
        repr=False,
    )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self.archive.namelist())

    def find(self, name: str) -> str | None:
        """Return how a part is called in the archive, where case makes no difference."""
        return self._found.get(_plain(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece, and hold it to its checksum at the end.

        Raises:
            Broken: If it is not there, or not as long as the archive says, or damaged.
        """
        try:
            with self.archive.open(name) as part:
                while piece := part.read(_CHUNK):
                    yield piece
        except (KeyError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
            raise Broken(f"{name}: {error}") from error

    def read(self, name: str) -> bytes:
        """Return a part that is not large.

        Raises:
            Broken: If it is damaged.
            TooLarge: If it is large.
        """
        pieces: list[bytes] = []
        size = 0
        for piece in self.chunks(name):
            pieces.append(piece)
            size += len(piece)
            if size > _MOST_IN_MEMORY:
                raise TooLarge
        return b"".join(pieces)

    def verify(self, name: str) -> None:
        """Unfold a part and forget it: it is as long as the archive says, or this raises.

        Raises:
            Broken: If it is damaged.
        """
        for _ in self.chunks(name):
            pass

    def tree(self, name: str) -> ET.Element:
        """Return a part that is XML.

        Raises:
            Broken: If it is none.
        """
        return parse(self.read(name))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def parse(data: bytes) -> ET.Element:
    """Return XML as a tree.

    Raises:
        Broken: If it is no XML, or defines entities, as no workbook does.
    """
    if b"<!DOCTYPE" in data or not is_utf_8(data):
        raise Broken("not the XML of a workbook")
    try:
        return ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise Broken(str(error)) from error


def is_utf_8(start: bytes) -> bool:
    """Tell whether XML may be UTF-8 by its first bytes; what opens workbooks reads no other."""
    return not start.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" not in start[:4]


def open_package(data: bytes, most: int) -> Package:
    """Open an archive, if it is a good one and unfolds to ``most`` bytes at the most.

    Nothing is unfolded here: what a part really unfolds to is held to what the archive says
    when it is read.

    Raises:
        Broken: If it is damaged.
        TooLarge: If it is too large, or a zip bomb.
        Encrypted: If a part has a password.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Broken(str(error)) from error
    if any(part.flag_bits & 1 for part in parts):
        raise Encrypted
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > most:
        raise TooLarge
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Broken(part.filename)
        if part.file_size > max(_BOMB_SIZE, BOMB_RATIO * part.compress_size):
            raise TooLarge
    _check_apart(parts, len(data))
    return Package(archive)


def _check_apart(parts: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse an archive whose parts share their bytes, as those of some zip bombs do."""
    if len({_plain(part.filename) for part in parts}) < len(parts):
        raise Broken("a part stands twice")
    spans = sorted(
        (part.header_offset, part.header_offset + _HEADER + part.compress_size) for part in parts
    )
    for (_, end), (start, _) in pairwise([*spans, (size, size)]):
        if end > start:
            raise Broken("parts overlap")
