"""The entry point: what the package can write, described without importing the code."""

from __future__ import annotations

from cadre_training.plugin import CommandSpec, ExporterSpec, Label, Subject, hookimpl


@hookimpl
def cadre_training_exporters() -> tuple[ExporterSpec, ...]:
    """Describe the formats of this package."""
    return (
        ExporterSpec(
            name="counter-html",
            summary=Label(
                "bộ đếm truy cập để nhúng vào trang web (HTML, không có mã lệnh)",
                "the visitor counter to put into a web page (HTML, no script)",
            ),
            media_type="text/html; charset=utf-8",
            extension=".html",
            accepts=Subject.COUNTER,
            exporter="cadre_training_counter.fragment:export",
            options="cadre_training_counter.options:FragmentOptions",
            family="counter",
            stem="counter",
        ),
        ExporterSpec(
            name="counter-element",
            summary=Label(
                "phần tử <site-counter> để trang web tự cập nhật số liệu (JavaScript)",
                "the element <site-counter> for a page that wants the figures live (JavaScript)",
            ),
            media_type="text/javascript; charset=utf-8",
            extension=".js",
            accepts=Subject.COUNTER,
            exporter="cadre_training_counter.element:export",
            family="counter",
            stem="site-counter",
        ),
        ExporterSpec(
            name="counter-svg",
            summary=Label(
                "bộ đếm truy cập thành một hình nhỏ (SVG)",
                "the visitor counter as a small SVG badge",
            ),
            media_type="image/svg+xml",
            extension=".svg",
            accepts=Subject.COUNTER,
            exporter="cadre_training_counter.badge:export",
            family="counter",
            stem="counter",
        ),
        ExporterSpec(
            name="counter-json",
            summary=Label(
                "số liệu bộ đếm truy cập và cách tính từng số (JSON)",
                "the figures of the visitor counter and what each counts (JSON)",
            ),
            media_type="application/json",
            extension=".json",
            accepts=Subject.COUNTER,
            exporter="cadre_training_counter.data:export",
            family="counter",
            stem="counter",
        ),
    )


@hookimpl
def cadre_training_commands() -> tuple[CommandSpec, ...]:
    """Describe the command of this package."""
    return (
        CommandSpec(
            name="counter",
            summary=Label(
                "đếm lượt truy cập từ nhật ký máy chủ web hoặc trực tiếp",
                "count visits from the logs of a web server, or live",
            ),
            command="cadre_training_counter.commands.main:main",
        ),
    )
