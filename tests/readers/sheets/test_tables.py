"""Tables found on sheets as offices have them."""

from __future__ import annotations

import pytest
from tests.readers.sheets.layouts import CSV_LAYOUTS, DRAWINGS, LAYOUTS, Layout
from tests.readers.sheets.layouts.comparing import differences, header_differences
from tests.readers.sheets.layouts.generating import generated
from tests.readers.sheets.layouts.groups import GROUPS
from tests.readers.sheets.layouts.simple import SIMPLE
from tests.readers.sheets.layouts.varying import paired, varied

from cadre_training.readers.sheets.tables import find_tables

VARIED = tuple(varied(DRAWINGS, seed=1, each=5))
GENERATED = tuple(varied(tuple(generated(seed=1, count=150)), seed=1, each=2))
PAIRED = tuple(paired((*SIMPLE, *GROUPS), seed=1, count=40))


def name(layout: Layout) -> str:
    return layout.name


@pytest.mark.parametrize("layout", LAYOUTS, ids=name)
def test_table_is_found_with_merged_cells(layout: Layout) -> None:
    found = find_tables(layout.grid)
    assert differences(layout.truth, found) == []
    assert any(table.doubts for table in found) is not layout.sure


@pytest.mark.parametrize("layout", CSV_LAYOUTS, ids=name)
def test_table_is_found_without_merged_cells(layout: Layout) -> None:
    found = find_tables(layout.grid)
    assert differences(layout.truth, found) == []
    assert any(table.doubts for table in found) is not layout.sure


@pytest.mark.parametrize("layout", VARIED, ids=name)
def test_varied_sheets(layout: Layout) -> None:
    found = find_tables(layout.grid)
    wrong = differences(layout.truth, found)
    assert not wrong or any(table.doubts for table in found)


@pytest.mark.parametrize("layout", GENERATED, ids=name)
def test_tables_made_by_chance(layout: Layout) -> None:
    found = find_tables(layout.grid)
    wrong = differences(layout.truth, found)
    assert not wrong or any(table.doubts for table in found)


def test_headers_of_varied_sheets_are_found() -> None:
    """A doubt is honest, and yet no help: nearly all are found for certain."""
    sheets = [one for one in (*VARIED, *GENERATED) if one.sure]
    found = [find_tables(one.grid) for one in sheets]
    headers = sum(not header_differences(s.truth, f) for s, f in zip(sheets, found, strict=True))
    certain = sum(not any(table.doubts for table in tables) for tables in found)
    assert headers >= 0.99 * len(sheets)
    assert certain >= 0.98 * len(sheets)


@pytest.mark.parametrize("layout", PAIRED, ids=name)
def test_tables_beside_each_other(layout: Layout) -> None:
    assert differences(layout.truth, find_tables(layout.grid)) == []
