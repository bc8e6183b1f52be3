"""The entry point: what the package can write, described without importing the code."""

from __future__ import annotations

from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl


@hookimpl
def cadre_training_exporters() -> tuple[ExporterSpec, ...]:
    """Describe the formats of this package."""
    return (
        ExporterSpec(
            name="csv-file",
            summary=Label("mỗi bảng một tệp CSV", "one CSV file a table"),
            media_type="text/csv; charset=utf-8",
            extension=".csv",
            accepts=Subject.TABLE,
            exporter="cadre_training_csv.table:export",
            options="cadre_training_csv.options:CsvOptions",
            family="csv",
        ),
        ExporterSpec(
            name="csv-package",
            summary=Label(
                "mô tả chung cho các tệp CSV của báo cáo (datapackage.json)",
                "what all CSV files of a report hold (datapackage.json)",
            ),
            media_type="application/json",
            extension=".json",
            accepts=Subject.REPORT,
            exporter="cadre_training_csv.package:export",
            options="cadre_training_csv.options:CsvOptions",
            family="csv",
            stem="datapackage",
        ),
        ExporterSpec(
            name="csv-resource",
            summary=Label(
                "mô tả từng tệp CSV: tên bảng, các cột, ghi chú (Data Resource)",
                "what each CSV file holds: caption, columns, notes (Data Resource)",
            ),
            media_type="application/json",
            extension=".resource.json",
            accepts=Subject.TABLE,
            exporter="cadre_training_csv.resource:export",
            options="cadre_training_csv.options:CsvOptions",
        ),
        ExporterSpec(
            name="csv-zip",
            summary=Label(
                "tất cả các bảng CSV kèm datapackage.json trong một tệp zip",
                "all tables as CSV with a datapackage.json, in one zip",
            ),
            media_type="application/zip",
            extension=".zip",
            accepts=Subject.REPORT,
            exporter="cadre_training_csv.archive:export",
            options="cadre_training_csv.options:CsvOptions",
            stem="tables",
        ),
    )
