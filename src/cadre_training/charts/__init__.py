"""Charts of tables of statistics, drawn with Altair: the extra ``plot`` brings it."""

from __future__ import annotations

from cadre_training.charts.chart import chart
from cadre_training.charts.kind import ChartKind
from cadre_training.charts.problem import CannotChart

__all__ = ["CannotChart", "ChartKind", "chart"]
