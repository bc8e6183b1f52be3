"""Tells the host of the ``html`` format; what writes it is imported on first use."""

from __future__ import annotations

from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl


@hookimpl
def cadre_training_exporters() -> list[ExporterSpec]:
    """Return the spec of the one format this package brings."""
    return [
        ExporterSpec(
            name="html",
            summary=Label(
                "một trang HTML trọn vẹn, không mã lệnh, không tải gì từ bên ngoài",
                "one self-contained HTML page, without scripts or outside requests",
            ),
            media_type="text/html; charset=utf-8",
            extension=".html",
            accepts=Subject.REPORT,
            exporter="cadre_training_html.exporter:export",
            options="cadre_training_html.options:HtmlOptions",
            stem="index",
        )
    ]
