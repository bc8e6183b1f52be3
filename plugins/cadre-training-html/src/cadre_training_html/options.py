"""The options of the ``html`` format."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from attrs import converters, field, frozen

from cadre_training.plugin import ExportOptions


class WithCharts(StrEnum):
    """Whether tables by year are drawn.

    * ``AUTO``: where the extra ``charts`` is installed.
    * ``YES``: and without it the export fails, and says how to install it.
    * ``NO``: never.
    """

    AUTO = "auto"
    YES = "yes"
    NO = "no"


@frozen(kw_only=True)
class HtmlOptions(ExportOptions):
    """What the ``html`` exporter can be told.

    Args:
        templates: A folder whose templates stand before those of the package. A template of the
            same name replaces the package's; it may extend ``default/`` and that name to replace
            single blocks of it. ``style.css`` replaces the style sheet, ``extra.css`` is added.
        charts: Whether tables by year are drawn.

    >>> HtmlOptions(charts="no").charts
    <WithCharts.NO: 'no'>
    """

    templates: Path | None = field(default=None, converter=converters.optional(Path))
    charts: WithCharts = field(default=WithCharts.AUTO, converter=WithCharts)
