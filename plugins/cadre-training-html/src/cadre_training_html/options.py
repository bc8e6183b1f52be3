"""The options of the ``html`` format."""

from __future__ import annotations

from pathlib import Path

from attrs import converters, field, frozen

from cadre_training.plugin import ExportOptions


@frozen(kw_only=True)
class HtmlOptions(ExportOptions):
    """What the ``html`` exporter can be told.

    Args:
        templates: A folder whose templates stand before those of the package. A template of the
            same name replaces the package's; it may extend ``default/`` and that name to replace
            single blocks of it. ``style.css`` replaces the style sheet, ``extra.css`` is added.
    """

    templates: Path | None = field(default=None, converter=converters.optional(Path))
