from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl


@hookimpl
def cadre_training_exporters() -> list[ExporterSpec]:
    return [
        ExporterSpec(
            name="markdown",
            summary=Label("mỗi bảng một tệp Markdown", "one Markdown file a table"),
            media_type="text/markdown; charset=utf-8",
            extension=".md",
            accepts=Subject.TABLE,
            exporter="cadre_training_markdown.exporter:export",
        )
    ]
