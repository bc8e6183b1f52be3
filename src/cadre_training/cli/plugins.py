"""``plugins``: what is installed, and whether it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cadre_training.cli._click import Option
from cadre_training.cli._json import Json, dumps
from cadre_training.cli._language import both, current, say
from cadre_training.cli._options import command
from cadre_training.cli._output import emit
from cadre_training.cli._table import show_table

if TYPE_CHECKING:
    from cadre_training._registry import PluginInfo


@command(
    "plugins",
    both("Liệt kê các phần mở rộng và tình trạng.", "List the plugins and how they are."),
    both(
        "Liệt kê phần lõi và mọi phần mở rộng đã cài đặt: phiên bản, tình trạng, định dạng xuất, "
        "bộ đọc tệp, bộ mở bảng tính, lệnh, và lỗi nếu có.",
        "List the core and every plugin installed: version, state, formats, readers, openers of "
        "workbooks, commands, and what is wrong with it.",
    ),
)
@click.option(
    "--json",
    "as_json",
    cls=Option,
    is_flag=True,
    help=both("In dạng JSON.", "Print JSON."),
)
def plugins(as_json: bool) -> None:
    """List the plugins."""
    from cadre_training.cli._plugins import known_plugins

    language, found = current(), known_plugins()
    if as_json:
        emit(dumps(map(_as_json, found)), None)
        return
    show_table(
        [
            say("Gói", "Package"),
            say("Phiên bản", "Version"),
            say("Tình trạng", "State"),
            say("Định dạng", "Formats"),
            say("Bộ đọc", "Readers"),
            say("Bảng tính", "Workbooks"),
            say("Lệnh", "Commands"),
            say("Lỗi", "Problems"),
        ],
        [
            [
                one.distribution,
                one.version,
                one.state.label.in_language(language),
                ", ".join(format_.name for format_ in one.formats),
                ", ".join(reader.name for reader in one.readers),
                ", ".join(ending for book in one.workbooks for ending in book.spec.extensions),
                ", ".join(command.name for command in one.commands),
                " | ".join(
                    f"{p.stage.label.in_language(language)}: {p.cause}. "
                    f"{p.hint.in_language(language)}"
                    for p in one.problems
                ),
            ]
            for one in found
        ],
    )


def _as_json(plugin: PluginInfo) -> Json:
    return {
        "distribution": plugin.distribution,
        "version": plugin.version,
        "state": plugin.state.value,
        "formats": [one.name for one in plugin.formats],
        "readers": [one.name for one in plugin.readers],
        "workbooks": [one.name for one in plugin.workbooks],
        "commands": [one.name for one in plugin.commands],
        "problems": [
            {
                "stage": problem.stage.value,
                "cause": problem.cause,
                "hint": problem.hint.in_language(current()),
            }
            for problem in plugin.problems
        ],
    }
