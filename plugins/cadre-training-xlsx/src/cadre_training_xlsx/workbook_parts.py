"""Where the sheets of an Excel workbook are among its parts."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from attrs import frozen

from cadre_training_xlsx.package import Package
from cadre_training_xlsx.survey import Broken

_PACKAGE = "_rels/.rels"
_DOCUMENT = "officeDocument"


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
    name = package.find(relations_of(part))
    return {} if name is None else _relations(package, name, part)


def _relations(package: Package, name: str, part: str) -> Mapping[str, Relation]:
    return {
        one.get("Id", ""): Relation(
            resolved(one.get("Target", ""), part), one.get("Type", "").rpartition("/")[2]
        )
        for one in package.tree(name)
        if one.get("TargetMode") != "External"
    }


def workbook_part(package: Package) -> str:
    """Return the part that names the sheets.

    Raises:
        Broken: If there is none.
    """
    name = package.find(_PACKAGE)
    if name is None:
        raise Broken("nothing says where the workbook is")
    for lead in _relations(package, name, "").values():
        if lead.kind == _DOCUMENT:
            folder = lead.target.rpartition("/")
            found = package.find(f"{folder[0]}{folder[1]}workbook.xml")
            if found is not None:
                return found
    raise Broken("the workbook is missing")


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
    workbook = workbook_part(package)
    leads = relations(package, workbook)
    found: list[tuple[str, str | None]] = []
    for element in package.tree(workbook).iter():
        if local(element.tag) != "sheet":
            continue
        lead = leads.get(_id_of(element))
        part = None if lead is None else package.find(lead.target)
        if lead is None or part is None:
            raise Broken(f"the sheet {element.get('name')!r} is missing")
        found.append((element.get("name", ""), part if lead.kind == "worksheet" else None))
    return tuple(found)


def _id_of(element: ET.Element) -> str:
    named = (v for k, v in element.attrib.items() if k.startswith("{") and local(k) == "id")
    return next(named, "")
