"""``formats``: what a report can be exported to."""

from __future__ import annotations

import click

from cadre_training.cli._language import both, current, say
from cadre_training.cli._options import command
from cadre_training.cli._table import show_table
from cadre_training.exporters._unsafe import escape


@command(
    "formats",
    both("Liệt kê các định dạng xuất.", "List the formats of export."),
    both(
        "Liệt kê các định dạng dùng với “report --to”. Tên ở cột “Nhóm” gọi chung mọi định dạng "
        "của nhóm.",
        "List the formats for 'report --to'. A name in the column 'Family' asks for all formats "
        "of that family at once.",
    ),
)
def formats() -> None:
    """List the formats."""
    from cadre_training.cli._plugins import problems, registered_formats

    language = current()
    show_table(
        [
            say("Tên", "Name"),
            say("Nhóm", "Family"),
            say("Nội dung", "What it makes"),
            say("Gói", "Package"),
        ],
        [
            [
                one.name,
                one.spec.family or "",
                one.spec.summary.in_language(language),
                one.distribution,
            ]
            for one in registered_formats()
        ],
    )
    for line in problems(language):
        click.echo(escape(line), err=True)
