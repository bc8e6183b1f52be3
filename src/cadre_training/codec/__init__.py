"""How records are written down: as JSON, and as rows of the tables of a Data Package.

:func:`dumps` and :func:`loads` know a register as one file of JSON;
:func:`table_schema` publishes the tables.
"""

from __future__ import annotations

from cadre_training.codec.json_text import JsonValue
from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.codec.register_json import dumps, loads
from cadre_training.codec.table_schema import table_names, table_schema

__all__ = [
    "InputProblems",
    "JsonValue",
    "Problem",
    "dumps",
    "loads",
    "table_names",
    "table_schema",
]
