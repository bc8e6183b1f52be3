"""Where the sheets of an Excel workbook are among its parts."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from attrs import frozen

from cadre_training_xlsx.package import Package
from cadre_training_xlsx.survey import Broken

WORKBOOK = "xl/workbook.xml"


def relations_of(part: str) -> str:
    """Return the name of the part that holds the relations of another.

    >>> relations_of("xl/worksheets/sheet1.xml")
    'xl/worksheets/_rels/sheet1.xml.rels'
    """
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def resolved(target: str, part: str) -> str:
    """Return the name of the part that a relation of ``part`` leads to.

    >>> resolved("../comments1.xml", "xl/worksheets/sheet1.xml"), resolved("/xl/a.xml", "b/c.xml")
    ('xl/comments1.xml', 'xl/a.xml')
    """
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def local(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


@frozen
class Relation:
    """A relation of one part to another.

    Args:
        target: The name of the other part.
        kind: The last word of the relation's type: ``worksheet``, ``comments``.
    """

    target: str
    kind: str


def relations(package: Package, part: str) -> Mapping[str, Relation]:
    """Return the relations of a part to others in the package, by their identifiers."""
    name = relations_of(part)
    if name not in package.names:
        return {}
    return {
        one.get("Id", ""): Relation(
            resolved(one.get("Target", ""), part), one.get("Type", "").rpartition("/")[2]
        )
        for one in package.tree(name)
        if one.get("TargetMode") != "External"
    }


def sheet_parts(package: Package) -> tuple[str | None, ...]:
    """Return the part of each sheet, in the order of the workbook; None for one without cells.

    Raises:
        Broken: If the workbook names a sheet that is not there.
    """
    return tuple(part for _, part in named_sheets(package))


def named_sheets(package: Package) -> tuple[tuple[str, str | None], ...]:
    """Return the name and the part of each sheet; the part is None for one without cells.

    Raises:
        Broken: If the workbook names a sheet that is not there.
    """
    leads = relations(package, WORKBOOK)
    found: list[tuple[str, str | None]] = []
    for element in package.tree(WORKBOOK).iter():
        if local(element.tag) != "sheet":
            continue
        lead = leads.get(_id_of(element))
        if lead is None or lead.target not in package.names:
            raise Broken(f"the sheet {element.get('name')!r} is missing")
        has_cells = lead.kind == "worksheet"
        found.append((element.get("name", ""), lead.target if has_cells else None))
    return tuple(found)


def _id_of(element: ET.Element) -> str:
    named = (v for k, v in element.attrib.items() if k.startswith("{") and local(k) == "id")
    return next(named, "")
