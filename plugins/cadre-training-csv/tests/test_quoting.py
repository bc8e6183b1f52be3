"""Lines are those of the standard library's writer."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_csv.quoting import Quoting

FIELDS = st.text() | st.text(alphabet="\",;\r\n\t '\\aế", max_size=6)
WIDTHS = st.integers(1, 4)


def by_the_library(rows: list[list[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";"])
@given(data=st.data(), width=WIDTHS)
def test_the_same_lines(delimiter: str, data: st.DataObject, width: int) -> None:
    line = st.lists(FIELDS, min_size=width, max_size=width)
    rows = data.draw(st.lists(line, max_size=4))
    quoting = Quoting(delimiter)
    ours = quoting.lines(map(quoting.field, row) for row in rows)
    assert ours == by_the_library(rows, delimiter)
    assert list(csv.reader(io.StringIO(ours, newline=""), delimiter=delimiter)) == rows


def test_an_empty_field_alone_is_a_line_that_readers_see() -> None:
    assert Quoting(",").lines([[""], ["a"]]) == '""\r\na\r\n'
    assert Quoting(",").lines([]) == ""
