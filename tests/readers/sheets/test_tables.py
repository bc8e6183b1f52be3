"""Tables found on sheets as offices have them."""

from __future__ import annotations

import pytest
from tests.readers.sheets.layouts import CSV_LAYOUTS, LAYOUTS, Layout
from tests.readers.sheets.layouts.comparing import differences

from cadre_training.readers.sheets.tables import find_tables


def name(layout: Layout) -> str:
    return layout.name


@pytest.mark.parametrize("layout", LAYOUTS, ids=name)
def test_table_is_found_with_merged_cells(layout: Layout) -> None:
    assert differences(layout.truth, find_tables(layout.grid)) == []


@pytest.mark.parametrize("layout", CSV_LAYOUTS, ids=name)
def test_table_is_found_without_merged_cells(layout: Layout) -> None:
    assert differences(layout.truth, find_tables(layout.grid)) == []
