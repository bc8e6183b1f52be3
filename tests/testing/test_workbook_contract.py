"""The contract lets a good opener pass, and each kind of bad one fail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.fake_site import FakeSite, workbook_plugin, workbook_spec
from tests.testing.failing import assert_found

from cadre_training.plugin import RawCell
from cadre_training.testing import WorkbookContract

PLUGIN = workbook_plugin(
    workbook_spec("cells", summary="Label('bảng thử', 'trial sheets')",
                  media_type="'application/x-cells'", annotator="'cells_code:annotate'"),
)  # fmt: skip

CODE = """
from cadre_training.plugin import Grid, InputProblems, Label, Place, Problem

def refuse(name, vi, en):
    raise InputProblems([Problem("cells", Label(vi, en), Place(name))])

def open_workbook(file, name, options):
    try:
        text = file.read().decode("utf-8")
    except UnicodeDecodeError:
        refuse(name, "không phải văn bản", "no text")
    kept = [line for line in text.split("\\n") if not line.startswith("*")]
    if not text.strip():
        refuse(name, "tệp trống", "empty")
    rows = tuple(tuple(int(c) if c.isascii() and c.isdigit() else c for c in line.split("|"))
                 for line in kept)
    if sum(map(len, rows)) > options.max_cells:
        refuse(name, "quá nhiều ô", "too many cells")
    return [Grid(file=name, sheet="S", rows=rows)]

def annotate(file, out, notes):
    out.write(file.read())
    for note in notes:
        said = f"{note.title} {note.text}".encode().hex()
        out.write(f"\\n*{note.place.cell} {said}".encode())
"""


class Cells(WorkbookContract):
    workbook = "cells"

    def sample(self) -> bytes:
        return "Xã|Số lớp\nAn Trường|3".encode()

    def expected(self) -> Mapping[str, RawCell]:
        return {"S!A1": "Xã", "S!B2": 3}

    def broken(self) -> tuple[bytes, ...]:
        return (b"\xff\xfe",)

    def notes_in(self, data: bytes) -> Mapping[str, str]:
        lines = [line[1:].split() for line in data.decode().split("\n") if line.startswith("*")]
        return {f"S!{cell}": bytes.fromhex(said).decode() for cell, said in lines}


class TestCells(Cells):
    @pytest.fixture(autouse=True)
    def installed(self, site: FakeSite) -> None:
        site.add("cells", PLUGIN, modules={"cells_code": CODE})


def changed(old: str, new: str) -> str:
    assert CODE.count(old) == 1, old
    return CODE.replace(old, new)


READ = 'text = file.read().decode("utf-8")'
GIVE = '[Grid(file=name, sheet="S", rows=rows)]'
BAD = {
    "closes the file": (
        changed(READ, f"{READ}; file.close()"),
        lambda c: c.test_the_file_is_left_open(),
    ),
    "writes to the file": (
        changed(READ, f"{READ}; file.write(b'x')"),
        lambda c: c.test_nothing_is_written_to_the_file(),
    ),
    "swallows interruptions": (
        changed("except UnicodeDecodeError", "except BaseException"),
        lambda c: c.test_an_interruption_goes_through(),
    ),
    "swallows errors of the disk": (
        changed("except UnicodeDecodeError", "except Exception"),
        lambda c: c.test_an_error_of_the_disk_goes_through(),
    ),
    "knows no limit": (
        changed("> options.max_cells", "> 10**9"),
        lambda c: c.test_more_cells_than_the_limit_are_refused(),
    ),
    "opens anything": (
        changed("if not text.strip():", "if False:"),
        lambda c: c.test_files_that_must_be_refused_are(Path()),
    ),
    "raises for a broken file": (
        changed("except UnicodeDecodeError", "except ZeroDivisionError"),
        lambda c: c.test_a_broken_file_is_refused_or_read("no text", Path()),
    ),
    "gives floats": (changed("int(c)", "float(c)"), lambda c: c.test_cells_hold_no_floats()),
    "shifts cells": (
        changed(GIVE, GIVE.replace("rows=rows", "rows=((), *rows)")),
        lambda c: c.test_the_cells_are_those_expected(),
    ),
    "calls the file otherwise": (
        changed(GIVE, GIVE.replace("file=name", "file='x'")),
        lambda c: c.test_cells_hold_no_floats(),
    ),
    "gives no cells": (
        changed(GIVE, GIVE.replace("rows=rows", "rows=()")),
        lambda c: c.test_the_sample_has_cells(),
    ),
    "gives two sheets of one name": (
        changed(GIVE, f"{GIVE} * 2"),
        lambda c: c.test_sheets_have_names_of_their_own(),
    ),
    "merges single cells": (
        changed(
            GIVE,
            GIVE.replace("rows=rows", "rows=rows, merged=(__import__('cadre_training.plugin', "
                         "fromlist='x').MergedCells(0, 0, 0, 0),)"),
        ),
        lambda c: c.test_what_is_said_of_the_layout_is_on_the_sheet(),
    ),
    "depends on chance": (
        changed(GIVE, GIVE.replace('"S"', "str(__import__('random').random())")),
        lambda c: c.test_the_same_sheets_twice(),
    ),
    "depends on the machine": (
        changed(GIVE, GIVE.replace('"S"', "str(hash('x'))")),
        lambda c: c.test_the_same_sheets_in_another_process("another seed of hashes"),
    ),
    "opens other files": (
        changed(READ, f"{READ}; open('/etc/hostname').read()"),
        lambda c: c.test_nothing_is_opened(),
    ),
    "warns": (
        changed(READ, f"{READ}; import warnings; warnings.warn('x')"),
        lambda c: c.test_nothing_is_warned_of(),
    ),
    "changes the process": (
        changed(READ, f"{READ}; import os; os.environ['X'] = os.environ.get('X', '') + 'x'"),
        lambda c: c.test_the_process_stays_as_it_was(),
    ),
    "adds cells with the notes": (
        changed('f"\\n*{note', 'f"\\n{note'),
        lambda c: c.test_a_copy_with_notes_holds_the_same_cells(),
    ),
    "writes other notes": (
        changed("note.text}", "note.text[:5]}"),
        lambda c: c.test_notes_stand_at_their_cells(),
    ),
    "writes notes by chance": (
        changed("out.write(file.read())", "out.write(file.read()); import os; "
                "out.write(b'\\n*A1 ' + os.urandom(4).hex().encode())"),
        lambda c: c.test_the_same_copy_twice(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_one_is_found(site: FakeSite, name: str) -> None:
    code, check = BAD[name]
    assert code != CODE
    site.add("cells", PLUGIN, modules={"cells_code": code})
    assert_found(lambda: check(Cells()), __file__)


def test_one_that_prints_is_found(site: FakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    code = changed(READ, f"{READ}; print('x')")
    site.add("cells", PLUGIN, modules={"cells_code": code})
    with pytest.raises(AssertionError):
        Cells().test_nothing_is_printed(capfd)


def test_one_that_writes_no_notes_passes_without(site: FakeSite) -> None:
    site.add("cells", workbook_plugin(workbook_spec("cells")), modules={"cells_code": CODE})
    assert len(Cells().functions()) == 1
    assert Cells().annotated(Cells().note()) is None
    Cells().test_notes_stand_at_their_cells()
    Cells().test_a_copy_with_notes_holds_the_same_cells()
