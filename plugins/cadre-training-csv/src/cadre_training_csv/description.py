"""What a description says of a CSV file, as far as a reader needs it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast

from attrs import frozen

from cadre_training.plugin import Language
from cadre_training_csv.detail import Aspect
from cadre_training_csv.kinds import Kind
from cadre_training_csv.options import Dialect
from cadre_training_csv.words import Word

T = TypeVar("T")


class BadDescription(ValueError):
    """A description that does not say what a reader needs to know."""


@frozen(kw_only=True)
class DescribedField:
    """A column of a CSV file.

    Args:
        heading: What the first line of the file says.
        column: The name of the column of the table that it is made of.
        aspect: What of that column it holds; None for the column that marks totals.
        title: Its heading in words.
        definition: What its values are; None where that is not said.
        unit: The words for what its numbers count; None where they count several things.
        names_rows: Whether its cells name the row.
        kinds: What its values are.
        true: What stands for yes.
    """

    heading: str
    column: str
    aspect: Aspect | None
    title: str
    definition: str | None
    unit: str | None
    names_rows: bool
    kinds: frozenset[Kind]
    true: str


@frozen(kw_only=True)
class DescribedTable:
    """A CSV file.

    Args:
        id: The identifier of its table.
        path: The name of the file.
        caption: What the table shows.
        notes: What is said below it.
        dialect: Who the file is for.
        language: The language of its words.
        encoding: How its characters are bytes.
        delimiter: What stands between its fields.
        fields: Its columns.
    """

    id: str
    path: str
    caption: str
    notes: tuple[str, ...]
    dialect: Dialect
    language: Language
    encoding: str
    delimiter: str
    fields: tuple[DescribedField, ...]


def described_table(description: bytes) -> DescribedTable:
    """Read what the format ``csv-resource`` writes.

    Raises:
        BadDescription: If it is something else.
    """
    return _table(_mapping(_parsed(description), "the description"))


def described_tables(description: bytes) -> tuple[DescribedTable, ...]:
    """Read a ``datapackage.json`` of this package.

    Raises:
        BadDescription: If it is something else.
    """
    package = _mapping(_parsed(description), "the description")
    resources = _sequence(_get(package, "resources"), "resources")
    return tuple(_table(_mapping(one, "a resource")) for one in resources)


def _parsed(description: bytes) -> object:
    try:
        return json.loads(description)
    except ValueError as error:
        raise BadDescription(f"the description is no JSON: {error}") from error


def _table(resource: Mapping[str, object]) -> DescribedTable:
    dialect = _mapping(_get(resource, "dialect"), "dialect")
    schema = _mapping(_get(resource, "schema"), "schema")
    notes = _text(resource, "description")
    return DescribedTable(
        id=_text(resource, "name"),
        path=_text(resource, "path"),
        caption=_text(resource, "title"),
        notes=tuple(notes.split("\n\n")) if notes else (),
        dialect=_member(Dialect, resource, "written_for"),
        language=_member(Language, resource, "language"),
        encoding=_text(resource, "encoding"),
        delimiter=_text(dialect, "delimiter"),
        fields=tuple(
            _field(_mapping(one, "a field")) for one in _sequence(_get(schema, "fields"), "fields")
        ),
    )


def _field(field: Mapping[str, object]) -> DescribedField:
    totals = field.get("aspect") == Word.IS_TOTAL.value
    kinds = _sequence(field.get("kinds", ()), "kinds")
    true = _sequence(field.get("trueValues", ("",)), "trueValues")
    definition, unit = field.get("description"), field.get("unit")
    return DescribedField(
        heading=_text(field, "name"),
        column="" if totals else _text(field, "column"),
        aspect=None if totals else _member(Aspect, field, "aspect"),
        title=_text(field, "title"),
        definition=definition if isinstance(definition, str) else None,
        unit=unit if isinstance(unit, str) else None,
        names_rows=field.get("names_rows") is True,
        kinds=frozenset(_made(Kind, kind, "kinds") for kind in kinds),
        true=str(true[0]) if true else "",
    )


def _get(of: Mapping[str, object], name: str) -> object:
    if name not in of:
        raise BadDescription(f"the description has no {name!r}; was it written by this package?")
    return of[name]


def _text(of: Mapping[str, object], name: str) -> str:
    value = _get(of, name)
    if not isinstance(value, str):
        raise BadDescription(f"{name!r} of the description is text, got {value!r}")
    return value


def _mapping(value: object, what: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadDescription(f"{what} is a JSON object, got {value!r}")
    return cast("dict[str, object]", value)


def _sequence(value: object, what: str) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise BadDescription(f"{what!r} is a JSON array, got {value!r}")
    return cast("Sequence[object]", value)


def _member(make: Callable[[str], T], of: Mapping[str, object], name: str) -> T:
    return _made(make, _text(of, name), name)


def _made(make: Callable[[str], T], value: object, name: str) -> T:
    try:
        return make(str(value))
    except ValueError as error:
        raise BadDescription(f"{name!r} of the description: {error}") from error
