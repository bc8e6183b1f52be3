"""Sheets as offices have them, each with the truth about its tables.

>>> from tests.readers.sheets.layouts import LAYOUTS
>>> LAYOUTS[0].name, LAYOUTS[0].truth[0].columns[1].path
('communes', ('Xã, thị trấn',))
"""

from __future__ import annotations

from tests.readers.sheets.layouts.crosstabs import CROSSTABS
from tests.readers.sheets.layouts.drawing import (
    LEFT,
    UP,
    Drawing,
    Layout,
    TableTruth,
    drawn,
    layout_of,
)
from tests.readers.sheets.layouts.english import ENGLISH
from tests.readers.sheets.layouts.exports import EXPORTS
from tests.readers.sheets.layouts.forms import FORMS
from tests.readers.sheets.layouts.groups import GROUPS
from tests.readers.sheets.layouts.hard import HARD
from tests.readers.sheets.layouts.lists import LISTS
from tests.readers.sheets.layouts.lists_and_days import LISTS_AND_DAYS
from tests.readers.sheets.layouts.lists_and_groups import LISTS_AND_GROUPS
from tests.readers.sheets.layouts.more import MORE
from tests.readers.sheets.layouts.names_as_lines import NAMES_AS_LINES
from tests.readers.sheets.layouts.names_merged import NAMES_MERGED
from tests.readers.sheets.layouts.odd import ODD
from tests.readers.sheets.layouts.offices_centres import OFFICES_CENTRES
from tests.readers.sheets.layouts.offices_hands import OFFICES_HANDS
from tests.readers.sheets.layouts.offices_party import OFFICES_PARTY
from tests.readers.sheets.layouts.offices_schools import OFFICES_SCHOOLS
from tests.readers.sheets.layouts.posts_and_years import POSTS_AND_YEARS
from tests.readers.sheets.layouts.printed_reports import PRINTED_REPORTS
from tests.readers.sheets.layouts.printed_sections import PRINTED_SECTIONS
from tests.readers.sheets.layouts.printed_sums import PRINTED_SUMS
from tests.readers.sheets.layouts.printed_totals import PRINTED_TOTALS
from tests.readers.sheets.layouts.reports import REPORTS
from tests.readers.sheets.layouts.several import NONE, SEVERAL
from tests.readers.sheets.layouts.simple import SIMPLE
from tests.readers.sheets.layouts.strange import STRANGE

DRAWINGS: tuple[Drawing, ...] = (
    *SIMPLE,
    *FORMS,
    *GROUPS,
    *CROSSTABS,
    *LISTS,
    *ENGLISH,
    *REPORTS,
    *ODD,
    *HARD,
    *MORE,
    *STRANGE,
    *OFFICES_PARTY,
    *OFFICES_CENTRES,
    *OFFICES_SCHOOLS,
    *OFFICES_HANDS,
    *PRINTED_REPORTS,
    *PRINTED_TOTALS,
    *EXPORTS,
    *POSTS_AND_YEARS,
    *LISTS_AND_GROUPS,
    *LISTS_AND_DAYS,
    *NAMES_MERGED,
    *NAMES_AS_LINES,
    *PRINTED_SUMS,
    *PRINTED_SECTIONS,
    *SEVERAL,
    *NONE,
)
"""All drawings."""

LAYOUTS: tuple[Layout, ...] = tuple(layout_of(drawing) for drawing in DRAWINGS)
"""The sheets as an XLSX file gives them: it knows the merged cells."""

CSV_LAYOUTS: tuple[Layout, ...] = tuple(layout_of(drawing, merges=False) for drawing in DRAWINGS)
"""The same sheets without knowledge of merged cells."""

__all__ = [
    "CSV_LAYOUTS",
    "DRAWINGS",
    "LAYOUTS",
    "LEFT",
    "UP",
    "Drawing",
    "Layout",
    "TableTruth",
    "drawn",
    "layout_of",
]
