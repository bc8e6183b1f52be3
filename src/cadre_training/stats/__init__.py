"""Statistics: measures as data, and the tables they give."""

from __future__ import annotations

from cadre_training.stats.aggregation import aggregate
from cadre_training.stats.assembly import NeedsYear
from cadre_training.stats.catalogue import MEASURES, UnknownMeasure, find_measure
from cadre_training.stats.dimension import (
    DIMENSIONS,
    Dimension,
    KeyValue,
    MapView,
    Margin,
    UnknownDimension,
    find_dimension,
)
from cadre_training.stats.map_breaks import MapBreak
from cadre_training.stats.map_dimension import on_map
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import Bounds, Estimate, StatCell, StatRow, StatTable, StatValue

__all__ = [
    "DIMENSIONS",
    "MEASURES",
    "Bounds",
    "Dimension",
    "Estimate",
    "KeyValue",
    "MapBreak",
    "MapView",
    "Margin",
    "Measure",
    "NeedsYear",
    "StatCell",
    "StatRow",
    "StatTable",
    "StatValue",
    "UnknownDimension",
    "UnknownMeasure",
    "aggregate",
    "find_dimension",
    "find_measure",
    "on_map",
]
