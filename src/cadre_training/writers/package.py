"""A register as a Data Package: ``datapackage.json`` beside CSV files."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from attrs import evolve

from cadre_training.codec.json_text import JsonValue, json_bytes
from cadre_training.codec.period_text import period_text
from cadre_training.codec.resource import ResourceSpec
from cadre_training.codec.resources import DESCRIPTOR, FORMAT_VERSION, RESOURCES, tables
from cadre_training.codec.structuring import converter
from cadre_training.codec.table_schema import schema_of
from cadre_training.model.language import Language
from cadre_training.model.register import Register
from cadre_training.model.target_group import Scheme
from cadre_training.regulations import OVERLAYS, overlay
from cadre_training.writers.csv_text import csv_text
from cadre_training.writers.whole_folder import put_folder

Object = dict[str, JsonValue]


def write_package(register: Register, folder: str | os.PathLike[str]) -> None:
    """Write ``register`` as a Data Package that :func:`cadre_training.load` reads back.

    The folder appears whole or not at all. One that exists must be empty or hold a package:
    its tables are replaced, other files in it stay.

    Args:
        register: The register; where its records were read from is not written.
        folder: The folder.

    Raises:
        ValueError: If a text cannot be written: it holds NUL or half a character, or is longer
            than CSV readers accept. The message names the record.
        FileExistsError: If the folder is something else than a package.
        OSError: If it cannot be written.
    """
    files: dict[str, bytes] = {}
    described: list[JsonValue] = []
    for resource, rows in tables(register):
        columns, files[f"{resource.name}.csv"] = csv_text(resource, rows)
        described.append(describe_table(resource, columns))
    files[DESCRIPTOR] = json_bytes(_describe(register, described))
    ours = frozenset(f"{name}.csv" for name in RESOURCES)
    put_folder(Path(folder), files, DESCRIPTOR, ours)


def _describe(register: Register, resources: list[JsonValue]) -> Object:
    title = register.title
    name = re.sub(r"[^a-z0-9]+", "-", title.en.lower()).strip("-")[:60] if title else ""
    documents = [s.document for s in register.sources if s.document]
    package: Object = {"profile": "tabular-data-package", "name": name.strip("-") or "register"}
    if title:
        package["title"] = title.vi
    if documents:
        package["sources"] = [{"title": document} for document in documents]
    package["cadre_training"] = _our_part(register)
    package["resources"] = resources
    return package


def _our_part(register: Register) -> Object:
    plain = converter().unstructure
    ours: Object = {"version": FORMAT_VERSION}
    if register.title is not None:
        ours["title"] = {"vi": register.title.vi, "en": register.title.en}
    if register.covers is not None:
        ours["covers"] = period_text(register.covers)
    if register.unit is not None:
        ours["unit"] = register.unit
    if register.schemes:
        ours["overlays"] = [_overlay(scheme) for scheme in register.schemes]
    if register.sources:
        ours["sources"] = cast(
            "list[JsonValue]", [plain(evolve(s, read_at=None)) for s in register.sources]
        )
    return ours


def _overlay(scheme: Scheme) -> JsonValue:
    """Return the name of an overlay that comes with the library, or all of another."""
    written = cast("JsonValue", converter().unstructure(scheme))
    shipped = scheme.id in OVERLAYS and written == converter().unstructure(overlay(scheme.id))
    return scheme.id if shipped else written


def describe_table(resource: ResourceSpec, columns: Sequence[str]) -> Object:
    """Return what a descriptor says of a table with these columns."""
    return {
        "name": resource.name,
        "path": f"{resource.name}.csv",
        "profile": "tabular-data-resource",
        "title": resource.title.vi,
        "description": resource.description.vi,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema_of(resource, Language.VI, columns),
    }
