"""The published Table Schemas."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from cadre_training.codec.cell_text import ABSENCE_WORDS
from cadre_training.codec.column import ColumnSpec
from cadre_training.codec.json_text import JsonValue
from cadre_training.codec.resource import ResourceSpec
from cadre_training.codec.resources import RESOURCES
from cadre_training.model.language import Language


def table_names() -> tuple[str, ...]:
    """Return the names of the tables.

    >>> table_names()[:2]
    ('classes', 'sessions')
    """
    return tuple(RESOURCES)


def table_schema(
    name: str,
    *,
    language: Language | str = Language.VI,
    columns: Collection[str] | None = None,
) -> JsonValue:
    """Return the Table Schema of a table, as JSON values.

    Args:
        name: The table's name, such as ``classes``.
        language: The language of titles and descriptions.
        columns: The columns to list; None for all.

    Raises:
        ValueError: If there is no such table; the message lists those there are.

    >>> schema = table_schema("attendances")
    >>> [field["name"] for field in schema["fields"]][:3]
    ['class_id', 'cadre_id', 'status']
    """
    resource = RESOURCES.get(name)
    if resource is None:
        near = get_close_matches(name, RESOURCES, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else "."
        raise ValueError(f"there is no table {name!r}{hint} The tables: {', '.join(RESOURCES)}")
    return schema_of(resource, Language(language), columns)


def schema_of(
    resource: ResourceSpec, language: Language, columns: Collection[str] | None = None
) -> dict[str, JsonValue]:
    """Return the Table Schema of ``resource``; see :func:`table_schema`."""
    listed = [c for c in resource.columns if columns is None or c.name in columns]
    schema: dict[str, JsonValue] = {
        "fields": [_field(column, language) for column in listed],
        "missingValues": ["", *ABSENCE_WORDS],
    }
    if resource.primary_key:
        schema["primaryKey"] = list(resource.primary_key)
    names = {column.name for column in listed}
    keys: list[JsonValue] = [
        {"fields": key.column, "reference": {"resource": key.resource, "fields": key.target}}
        for key in resource.foreign_keys
        if key.column in names
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: ColumnSpec, language: Language) -> JsonValue:
    field: dict[str, JsonValue] = {
        "name": column.name,
        "type": column.type,
        "title": column.title.in_language(language),
        "description": column.description.in_language(language),
    }
    constraints: dict[str, JsonValue] = {}
    if column.filled:
        constraints["required"] = True
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    if column.choices:
        constraints["enum"] = list(column.choices)
    if constraints:
        field["constraints"] = constraints
    return field
