"""A word about units of which nobody said whether they are communes, districts or provinces."""

from __future__ import annotations

from collections.abc import Sequence

import click

from cadre_training.cli._language import current, say
from cadre_training.exporters._unsafe import escape
from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.register import Register
from cadre_training.stats import StatTable
from cadre_training.stats.map_dimension import LEVELS

_SHOWN = 3


def tell_of_levels(
    names: Sequence[str], register: Register, table: StatTable, *, country: bool
) -> None:
    """Say on standard error why records stand under no unit, where it is their units' levels.

    Args:
        names: The dimensions of the table.
        register: The register the table was worked out from; of a store what was kept beside it.
        table: The table.
        country: Whether the units of the country were added.
    """
    asked = [at for at, name in enumerate(names) if name in LEVELS and name != "unit"]
    if not asked:
        return
    known = {unit.code for unit in register.units}
    named = {one.unit for one in register.classes} | {one.unit for one in register.sessions}
    codes = sorted(code for code in named if code is not None and code not in known)
    unnamed = not (known or register.classes or register.sessions) and bool(table.rows)
    nowhere = unnamed and all(
        isinstance(row.key[at], Absence) for row in table.rows for at in asked
    )
    if codes or nowhere:
        click.echo(escape(_words(codes, country=country)), err=True)


def _words(codes: Sequence[str], *, country: bool) -> str:
    number = Formatter(current()).integer(len(codes))
    few = ", ".join(codes[:_SHOWN]) + ", …" * (len(codes) > _SHOWN)
    which = say(
        f" của {number} đơn vị ({few})", f" of {number} unit{'s' * (len(codes) != 1)} ({few})"
    )
    help_vi = "" if country else ", hoặc thêm --country"
    help_en = "" if country else ", or --country"
    which = which if codes else say(" của các đơn vị", " of the units")
    return say(
        f"Chưa rõ cấp{which}, nên bản ghi của các đơn vị ấy không xếp được theo cấp; hãy thêm "
        f"bảng đơn vị (units) vào thư mục số liệu{help_vi}",
        f"The level{which} is not known, so that their records stand under none; add a table of "
        f"units to the folder of the register{help_en}",
    )
