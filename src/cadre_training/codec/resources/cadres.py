"""The table of cadres."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec import kinds
from cadre_training.codec.many_rows import in_bulk
from cadre_training.codec.recipe import Recipe, one
from cadre_training.codec.resource import Cells, Resource, one_each
from cadre_training.codec.resources._common import (
    GROUP_PART,
    GROUP_RELATED,
    SCHEME,
    SOURCE,
    SOURCE_PARTS,
    TARGET_GROUP,
    UNIT,
    group_cells,
    source_cells,
)
from cadre_training.model.cadre import Cadre
from cadre_training.model.label import Label

ID = kinds.identifier(
    "id",
    Label("Mã cán bộ", "Cadre id"),
    Label("Mã riêng, phân biệt hai người với nhau.", "What tells two people apart."),
)
NAME = kinds.text_or_absence(
    "name",
    Label("Họ và tên", "Name"),
    Label(
        "Họ và tên; ghi “withheld” nếu không công bố.",
        "The name; “withheld” where it is not shown.",
    ),
)


_RECIPE = Recipe(
    kind=Cadre,
    parts=(
        one("id", ID),
        one("name", NAME),
        GROUP_PART,
        one("unit", UNIT),
    ),
    source=SOURCE_PARTS,
)


def _write(record: Cadre) -> Iterator[Cells]:
    yield dict(
        (
            ID.cell(record.id),
            NAME.cell(record.name),
            *group_cells(record.target_group),
            UNIT.cell(record.unit),
            *source_cells(record.source),
        )
    )


CADRES = Resource(
    name="cadres",
    title=Label("Cán bộ", "Cadres"),
    description=Label(
        "Mỗi dòng là một người thuộc diện bồi dưỡng.", "Each row is a person on the roster."
    ),
    columns=(ID, NAME, SCHEME, TARGET_GROUP, UNIT, *SOURCE),
    primary_key=("id",),
    related=(GROUP_RELATED,),
    gather=one_each(_RECIPE.record),
    scatter=_write,
    bulk=in_bulk(_RECIPE),
)
