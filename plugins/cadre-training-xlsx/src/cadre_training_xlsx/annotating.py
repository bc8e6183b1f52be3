"""A workbook again, with notes at its cells, and nothing else changed in it.

The notes are put into the package itself: a part with comments and one with their boxes for each
sheet, and what refers to them. Every other part is written again as it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from attrs import define, field

from cadre_training.plugin import CellNote
from cadre_training_xlsx import refusal
from cadre_training_xlsx.comments import no_comments, own_notes, with_comments, without_comments
from cadre_training_xlsx.drawing import (
    boxes_in,
    first_number,
    last_cluster,
    last_number,
    new_drawing,
    with_boxes,
    without_boxes,
)
from cadre_training_xlsx.package import Package, open_package
from cadre_training_xlsx.sheet_edit import drawing_of, namespaces_of, with_drawing
from cadre_training_xlsx.survey import Broken, Encrypted, TooLarge
from cadre_training_xlsx.threads import PERSONS, with_author, with_replies
from cadre_training_xlsx.workbook_parts import (
    named_sheets,
    relations,
    relations_of,
    workbook_part,
)
from cadre_training_xlsx.xlsx_survey import column_number
from cadre_training_xlsx.xml_edit import before_end

_TYPES = "[Content_Types].xml"
_SIGNATURES = "_xmlsignatures/"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_PERSONS = "application/vnd.ms-excel.person+xml"
_PERSON_RELATION = "http://schemas.microsoft.com/office/2017/10/relationships/person"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_MOST = 1_000_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive knows
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def annotate(file: BinaryIO, out: BinaryIO, notes: tuple[CellNote, ...]) -> None:
    """Write a workbook again with notes at its cells, and without those of an earlier check.

    Args:
        file: The bytes of an ``.xlsx`` or ``.xlsm`` workbook.
        out: Where to write.
        notes: The notes; those at one cell stand below each other, and below what is there.

    Raises:
        InputProblems: If it is damaged, has a password, or a signature that would break.
        ValueError: If a note is at no cell of the workbook.
    """
    name = notes[0].place.file if notes else "?"
    try:
        data = file.read()
        package = open_package(data, _MOST)
        editor = _Editor(package)
        editor.clear()
        for sheet, ones in _by_sheet(notes).items():
            editor.annotate(sheet, ones)
        if editor.changed and any(part.startswith(_SIGNATURES) for part in package.names):
            raise refusal.signed(name)
        out.write(editor.written() if editor.changed else data)
    except Encrypted:
        raise refusal.encrypted(name) from None
    except TooLarge:
        raise refusal.too_large(name, _MOST) from None
    except Broken:
        raise refusal.damaged(name) from None


Cells = Mapping[str, Sequence[CellNote]]


def _by_sheet(notes: Sequence[CellNote]) -> Mapping[str, Cells]:
    found: dict[str, dict[str, list[CellNote]]] = {}
    for note in notes:
        cell = note.place.cell
        if note.place.sheet is None or cell is None or not _CELL.fullmatch(cell):
            raise ValueError(f"{note.place} is no cell of a workbook")
        found.setdefault(note.place.sheet, {}).setdefault(cell, []).append(note)
    return found


@define
class _Editor:
    """Changes the parts of a package, and writes it again.

    Args:
        package: The package.
    """

    package: Package
    _changed: dict[str, bytes] = field(factory=dict[str, bytes], init=False)
    _clusters: int | None = field(default=None, init=False)

    @property
    def changed(self) -> bool:
        """Whether anything is to be written otherwise than it stands there."""
        return bool(self._changed)

    def clear(self) -> None:
        """Take out the notes of an earlier check, but for those that somebody wrote into."""
        for _, part in named_sheets(self.package):
            comments = None if part is None else self._lead(part, "comments")
            drawing = None if part is None else self._drawing_of(part)
            if comments is None or drawing is None:
                continue
            boxes = boxes_in(self._read(drawing))
            own = own_notes(self._read(comments))
            gone = {cell for cell in own if _CELL.fullmatch(cell) and _position(cell) in boxes}
            if gone:
                self._changed[comments] = without_comments(self._read(comments), gone)
                without = without_boxes(self._read(drawing), frozenset(map(_position, gone)))
                self._changed[drawing] = without

    def _drawing_of(self, part: str) -> str | None:
        """Return the drawing with the boxes of a sheet's comments; None without one."""
        identifier = drawing_of(self._read(part))
        lead = None if identifier is None else relations(self.package, part).get(identifier)
        return None if lead is None else self.package.find(lead.target)

    def annotate(self, sheet: str, notes: Cells) -> None:
        """Put notes at the cells of a sheet."""
        part = dict(named_sheets(self.package)).get(sheet)
        if part is None:
            raise ValueError(f"the workbook has no sheet {sheet!r} with cells")
        comments = self._lead(part, "comments")
        if comments is None:
            of_elements, of_relations = namespaces_of(self._read(part))
            comments = self._new_part("xl/comments{}.xml", no_comments(of_elements), _CONTENT)
            self._relate(part, comments, f"{of_relations}/comments")
        self._changed[comments], new = with_comments(self._read(comments), notes)
        threads = self._lead(part, "threadedComment")
        if threads is not None:
            self._reply(threads, notes)
        if new:
            self._draw(part, {_position(cell): _said(notes[cell]) for cell in new})

    def _draw(self, part: str, boxes: Mapping[tuple[int, int], str]) -> None:
        """Give each cell a box that shows its comment."""
        sheet = self._read(part)
        identifier = drawing_of(sheet)
        if identifier is not None:
            found = self._drawing_of(part)
            if found is None:
                raise Broken("a drawing is missing")
            drawing, after = found, last_number(self._read(found))
        else:
            cluster = self._free_cluster(len(boxes))
            drawing = self._new_part(
                "xl/drawings/vmlDrawing{}.vml", new_drawing(cluster, len(boxes)), _DRAWING
            )
            identifier = self._relate(part, drawing, f"{namespaces_of(sheet)[1]}/vmlDrawing")
            self._changed[part] = with_drawing(sheet, identifier)
            after = first_number(cluster)
        self._changed[drawing] = with_boxes(self._read(drawing), boxes, after)

    def _free_cluster(self, shapes: int) -> int:
        """Return the first of as many groups of numbers as so many boxes need."""
        if self._clusters is None:
            drawings = [name for name in self.package.names if name.endswith(".vml")]
            self._clusters = max((last_cluster(self._read(name)) for name in drawings), default=0)
        first = self._clusters + 1
        self._clusters = first + shapes // (first_number(1) - 1)
        return first

    def _reply(self, part: str, notes: Cells) -> None:
        """Put notes into the conversations at their cells."""
        before = self._read(part)
        after = with_replies(before, notes)
        if after == before:
            return
        self._changed[part] = after
        workbook = workbook_part(self.package)
        persons = self._lead(workbook, "person")
        if persons is None:
            persons = "xl/persons/person.xml"
            if persons not in self._changed:
                self._new_part(persons, PERSONS, _PERSONS)
                self._relate(workbook, persons, _PERSON_RELATION)
        self._changed[persons] = with_author(self._read(persons))

    def _lead(self, part: str, kind: str) -> str | None:
        """Return the part that the first relation of a kind leads to; None without one."""
        for lead in relations(self.package, part).values():
            if lead.kind == kind:
                return self.package.find(lead.target)
        return None

    def _read(self, part: str) -> bytes:
        if part not in self._changed:
            return b"".join(self.package.chunks(part))
        return self._changed[part]

    def _new_part(self, pattern: str, content: bytes, kind: str) -> str:
        """Add a part under a name of its own."""
        taken = {name.lower() for name in (*self.package.names, *self._changed)}
        number = 1
        while (name := pattern.format(number)).lower() in taken and "{}" in pattern:
            number += 1
        self._changed[name] = content
        types = self.package.find(_TYPES) or _TYPES
        self._changed[types] = before_end(
            self._read(types), lambda p: f'<{p}Override PartName="/{name}" ContentType="{kind}"/>'
        )
        return name

    def _relate(self, part: str, target: str, kind: str) -> str:
        """Add a relation from one part to another and return its identifier."""
        name = relations_of(part)
        name = self.package.find(name) or name
        if name not in self.package.names:
            self._changed.setdefault(name, _NO_RELATIONS)
        xml = self._read(name)
        number = 1 + max(map(int, re.findall(rb'Id=["\']rId([0-9]{1,9})["\']', xml)), default=0)
        identifier = f"rId{number}"
        self._changed[name] = before_end(
            xml,
            lambda p: f'<{p}Relationship Id="{identifier}" Type="{kind}" Target="/{target}"/>',
        )
        return identifier

    def written(self) -> bytes:
        """Return the package with its changes; the parts keep their order."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self.package.archive.infolist():
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
                archive.writestr(copy, self._read(info.filename))
            for name, content in self._changed.items():
                if name not in self.package.names:
                    new = zipfile.ZipInfo(name, _EPOCH)
                    new.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(new, content)
        return buffer.getvalue()


def _position(cell: str) -> tuple[int, int]:
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(f"{cell!r} is no cell")
    return int(found[2]) - 1, column_number(found[1])


def _said(notes: Sequence[CellNote]) -> str:
    return "\n\n".join(f"{note.title}\n{note.text}" for note in notes)
