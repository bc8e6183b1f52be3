"""The file beside a spreadsheet that says how it is understood."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click
from attrs import evolve, frozen

from cadre_training.cli._errors import shown
from cadre_training.cli._language import current, say
from cadre_training.cli._output import blamed_on
from cadre_training.exporters._unsafe import escape
from cadre_training.sheets import SheetMapping, SheetReading, mapping_text
from cadre_training.sheets.mapping_file import mapping_from, mapping_path


@frozen
class MappingFile:
    """The file that says how a spreadsheet is understood.

    Args:
        path: The file; None to read and write none.
        wanted: Whether the user named it, so that it must be there.
        mapping: What it says; None where there is none yet.
    """

    path: Path | None = None
    wanted: bool = False
    mapping: SheetMapping | None = None

    @classmethod
    def of(cls, sheet: Path, named: Path | None, use: bool) -> MappingFile:
        """Find and read the file for a spreadsheet, and say that it is followed.

        Args:
            sheet: The spreadsheet.
            named: The file that the user named, if any; else one beside the sheet is looked for.
            use: Whether a file is to be used at all.

        Raises:
            InputProblems: If the file cannot be read, or has something wrong in it.
        """
        if not use:
            return cls()
        path = named or mapping_path(sheet)
        if named is None and not path.is_file():
            return cls(path)
        mapping = mapping_from(path)
        _tell(f"Đọc theo tệp {shown(path)}", f"Read as {shown(path)} says")
        return cls(path, named is not None, mapping)

    @property
    def choice(self) -> SheetMapping | Literal[False]:
        """What the spreadsheet is to be read by: nothing else is looked for."""
        return False if self.mapping is None else self.mapping

    @property
    def state(self) -> str | None:
        """Whether the file was followed; None where there was none."""
        return None if self.mapping is None else "used"

    def write(self, reading: SheetReading) -> str | None:
        """Write the file where there is none yet, and say so; what is there is left alone.

        Returns:
            What became of it: ``used``, ``written``, ``not written``; None where none is wanted
            or nothing was understood.
        """
        if self.mapping is not None:
            return "used"
        if self.path is None or not reading.tables:
            return None
        text = mapping_text(evolve(reading.mapping, language=current()))
        try:
            with blamed_on(self.path):
                _write_new(self.path, text)
        except FileExistsError:
            return None
        except OSError:
            _tell(
                f"Không ghi được cách hiểu bảng vào {shown(self.path)}",
                f"How the tables were understood could not be written to {shown(self.path)}",
            )
            return "not written"
        _tell(
            f"Đã ghi cách hiểu bảng vào {shown(self.path)}; nếu có chỗ sai, hãy sửa ở đó",
            f"How the tables were understood was written to {shown(self.path)}; correct it there",
        )
        return "written"


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: If it is there.
    """
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _tell(vi: str, en: str) -> None:
    click.echo(escape(say(vi, en)), err=True)
