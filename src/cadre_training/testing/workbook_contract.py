"""The rules that every opener of workbooks keeps, as tests to subclass."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, ClassVar, cast

import pytest

from cadre_training._registry import InstalledWorkbook, find_workbook
from cadre_training.codec.problem import InputProblems
from cadre_training.model.grid import Grid, MergedCells, RawCell
from cadre_training.plugin import CellNote, WorkbookOptions
from cadre_training.sheets.opening import read_sheets
from cadre_training.testing._describing import DescriptionContract
from cadre_training.testing._grids import grids_text
from cadre_training.testing._process import ENVIRONMENTS, child
from cadre_training.testing._taking_files import FileContract

_CELLS = (str, int, bool, Decimal, dt.date, dt.datetime, dt.time, dt.timedelta, type(None))
_NOTE = "Cần hỏi: số nào đúng?\n<b>&amp;</b> {x}"


class WorkbookContract(DescriptionContract, FileContract):
    """The rules that every opener of workbooks keeps; subclass it, name it and give it a sample.

    Override :meth:`expected` to say what the sample holds, :meth:`broken` to add files that must
    be refused and, if it writes notes, :meth:`notes_in` to read them back.
    """

    workbook: ClassVar[str]
    """The name of the opener."""

    def sample(self) -> bytes:
        """Return a good file, with at least two cells that are not blank."""
        raise NotImplementedError("define sample(): the bytes of a good file")

    def expected(self) -> Mapping[str, RawCell]:
        """Return what some cells of the sample hold, by their addresses: ``2022!B3``."""
        return {}

    def notes_in(self, data: bytes) -> Mapping[str, str] | None:
        """Return the notes in a workbook by their cells; None not to look."""
        del data
        return None

    # What the tests below are made of.

    def offer(self) -> InstalledWorkbook:
        """Return the opener under test."""
        return find_workbook(self.workbook)

    def same_by(self, name: str) -> InstalledWorkbook:
        """Return the opener of that name."""
        return find_workbook(name)

    def code(self) -> str:
        """Return the reference to the function."""
        return self.offer().spec.opener

    def functions(self) -> tuple[object, ...]:
        """Return the function that opens, and the one that writes notes."""
        found = self.offer()
        writes = found.spec.annotator is not None
        return (found.load_opener(), *([found.load_annotator()] if writes else []))

    def endings(self) -> tuple[str, ...]:
        """Return the endings of the files it opens."""
        return self.offer().spec.extensions

    def file_name(self) -> str:
        """Return a name that a file of its kind may have."""
        return f"số liệu{self.endings()[0]}"

    def open(self, data: bytes | BinaryIO, **limits: int) -> tuple[Grid, ...]:
        """Call the opener itself, without the host between."""
        file = io.BytesIO(data) if isinstance(data, bytes) else data
        opened = self.offer().load_opener()(file, self.file_name(), WorkbookOptions(**limits))
        return tuple(cast("Iterable[Grid]", opened))

    def take(self, file: bytes | BinaryIO) -> tuple[Grid, ...]:
        """Open a file."""
        return self.open(file)

    def annotated(self, *notes: CellNote) -> bytes | None:
        """Return the sample with notes; None where none can be written."""
        if self.offer().spec.annotator is None:
            return None
        out = io.BytesIO()
        self.offer().load_annotator()(io.BytesIO(self.sample()), out, notes)
        return out.getvalue()

    def note(self) -> CellNote:
        """Return a note at a cell of the sample."""
        grid = next(grid for grid in self.open(self.sample()) if grid.rows)
        return CellNote(grid.place(1, 2), "[mã] Tiêu đề", _NOTE)

    # What is opened.

    def test_the_sample_has_cells(self) -> None:
        """The sample is good for something."""
        cells = [
            cell
            for grid in self.open(self.sample())
            for row in grid.rows
            for cell in row
            if cell not in (None, "")
        ]
        assert len(cells) >= 2

    def test_the_cells_are_those_expected(self) -> None:
        """Each value stands at its address."""
        found = {
            f"{grid.sheet}!{grid.place(row, column).cell}": cell
            for grid in self.open(self.sample())
            for row, cells in enumerate(grid.rows)
            for column, cell in enumerate(cells)
        }
        for address, value in self.expected().items():
            assert (type(found.get(address)), found.get(address)) == (type(value), value), address

    def test_cells_hold_no_floats(self) -> None:
        """A number is a whole number or a decimal; what is shown is what is meant."""
        for grid in self.open(self.sample()):
            assert isinstance(grid, Grid)
            assert grid.file == self.file_name()
            for row in grid.rows:
                for cell in row:
                    assert type(cell) in _CELLS

    def test_what_is_said_of_the_layout_is_on_the_sheet(self) -> None:
        """Merged cells are rectangles of two cells or more; rows and columns count from 0."""
        for grid in self.open(self.sample()):
            assert all(number >= 0 for number in (*grid.hidden_rows, *grid.hidden_columns))
            for one in grid.merged:
                assert isinstance(one, MergedCells)
                assert 0 <= one.top <= one.bottom
                assert 0 <= one.left <= one.right
                assert (one.top, one.left) != (one.bottom, one.right)

    def test_sheets_have_names_of_their_own(self) -> None:
        """An address leads to one cell."""
        names = [grid.sheet for grid in self.open(self.sample())]
        assert len(names) == len(set(names))

    def test_the_same_sheets_twice(self) -> None:
        """What is opened depends on the file, and on nothing else."""
        assert grids_text(self.open(self.sample())) == grids_text(self.open(self.sample()))

    @pytest.mark.parametrize("name", ENVIRONMENTS)
    def test_the_same_sheets_in_another_process(self, name: str) -> None:
        """Nor does the machine matter: its locale, its zone, its seed of hashes."""
        done = child(
            "open",
            self.workbook,
            self.endings()[0],
            given=self.sample(),
            environment=ENVIRONMENTS[name],
        )
        assert done.said == ""
        assert done.output.decode() == grids_text(self.open(self.sample()))

    def test_the_same_sheets_from_a_thread(self) -> None:
        """It need not run in the main thread."""
        with ThreadPoolExecutor(1) as pool:
            found = pool.submit(self.open, self.sample()).result()
        assert grids_text(found) == grids_text(self.open(self.sample()))

    # Files that it is given.

    def test_a_file_is_read_by_its_ending(self, tmp_path: Path) -> None:
        """``read_sheets(path)`` finds it, whatever the case of the ending."""
        for ending in self.endings():
            for name in (f"sample{ending}", f"SAMPLE{ending.upper()}"):
                (tmp_path / name).write_bytes(self.sample())
                read_sheets(tmp_path / name)

    def test_more_cells_than_the_limit_are_refused(self) -> None:
        """The host says how far sheets may reach."""
        with pytest.raises(InputProblems) as caught:
            self.open(self.sample(), max_cells=1)
        self.check_problems(caught.value)

    # Manners.

    def test_nothing_is_opened(self) -> None:
        """No file is written, no other is read; no socket, no process."""
        done = child("open", self.workbook, self.endings()[0], given=self.sample())
        assert done.said == ""
        assert done.status == 0

    # Notes, where they can be written.

    def test_a_copy_with_notes_holds_the_same_cells(self) -> None:
        """Nothing but notes is added."""
        copy = self.annotated(self.note())
        if copy is not None:
            assert grids_text(self.open(copy)) == grids_text(self.open(self.sample()))

    def test_notes_stand_at_their_cells(self) -> None:
        """Each note can be read at its cell."""
        note = self.note()
        copy = self.annotated(note)
        found = None if copy is None else self.notes_in(copy)
        if found is not None:
            said = found[f"{note.place.sheet}!{note.place.cell}"]
            assert note.title in said
            assert note.text in said

    def test_the_same_copy_twice(self) -> None:
        """The copy depends on the workbook and the notes, and on nothing else."""
        assert self.annotated(self.note()) == self.annotated(self.note())
