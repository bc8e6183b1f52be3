"""The file beside a spreadsheet that says how it is understood: where it stands, what it says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from cadre_training.codec.plain_text import decode
from cadre_training.readers.files import read_file
from cadre_training.readers.sheets.mapping import SheetMapping, read_mapping

MAPPING_ENDING = ".mapping.toml"
"""What the name of a spreadsheet gets in place of its own ending."""

MappingChoice = SheetMapping | str | os.PathLike[str] | Literal[False] | None
"""How a spreadsheet is to be understood: a mapping, or the file that says it; None for the file
beside the sheet, if there is one; False for the sheet's own words alone."""


def mapping_path(sheet: Path) -> Path:
    """Return where the mapping file of a spreadsheet stands, whether it is there or not.

    >>> mapping_path(Path("so-lop-2022.xlsx")).name
    'so-lop-2022.mapping.toml'
    """
    return sheet.with_name(f"{sheet.stem}{MAPPING_ENDING}")


def mapping_from(path: Path) -> SheetMapping:
    """Return the mapping that a file says.

    Raises:
        InputProblems: If the file cannot be read, or has something wrong in it.
    """
    return read_mapping(decode(read_file(path, str(path)), path.name), path.name)


def chosen_mapping(sheet: Path, choice: MappingChoice) -> SheetMapping | None:
    """Return the mapping that a spreadsheet is to be read by; None for none.

    Args:
        sheet: The spreadsheet.
        choice: What was asked for.

    Raises:
        InputProblems: If the file cannot be read, or has something wrong in it. That none
            stands beside the sheet is no fault.
    """
    if choice is False:
        return None
    if choice is None:
        beside = mapping_path(sheet)
        return mapping_from(beside) if beside.is_file() else None
    return choice if isinstance(choice, SheetMapping) else mapping_from(Path(choice))
