"""The administrative units, and what became of them."""

from __future__ import annotations

import datetime as dt

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.label import Label
from cadre_training.model.register import Register
from cadre_training.report.document import Cell, CellValue, Column, Row, Section, Table
from cadre_training.report.material import Material


def units(material: Material) -> Section | None:
    """Build the section, or None when no commune is listed.

    It lists the communes of the register's unit, with the units that took over their territory.
    """
    register = material.register
    rows = tuple(_row(register, u) for u in register.units if u.level is UnitLevel.COMMUNE)
    if not rows:
        return None
    return Section(
        id="units",
        title=Label("Đơn vị hành chính", "Administrative units"),
        blocks=(
            Table(
                id="communes",
                caption=Label(
                    "Các xã, phường, thị trấn và đơn vị kế thừa",
                    "Communes and their successors",
                ),
                columns=(
                    Column(name="code", label=Label("Mã", "Code"), is_header=True),
                    Column(name="name", label=Label("Tên", "Name")),
                    Column(name="since", label=Label("Từ ngày", "Since")),
                    Column(name="until", label=Label("Đến ngày", "Until")),
                    Column(name="successors", label=Label("Đơn vị kế thừa", "Successors")),
                ),
                rows=rows,
            ),
        ),
    )


def _row(register: Register, unit: AdminUnit) -> Row:
    until = unit.lifetime.until
    after = until + dt.timedelta(days=1) if until else None
    names = [
        f"{heir.name} ({code})" if (heir := register.unit_at(code, after)) else code
        for code in unit.successors
    ]
    return Row(
        (
            Cell(unit.code),
            Cell(unit.name),
            Cell(_day(unit.lifetime.since, Label("không rõ", "not known"))),
            Cell(_day(until, Label("hiện còn", "still exists"))),
            Cell(", ".join(names) or Label.same("–"), code=";".join(unit.successors)),
        )
    )


def _day(day: dt.date | None, otherwise: Label) -> CellValue:
    return day or otherwise
