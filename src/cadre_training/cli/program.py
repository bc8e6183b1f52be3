"""The program: the group of all commands."""

from __future__ import annotations

import click

from cadre_training.cli._click import SETTINGS, Option, Program
from cadre_training.cli._language import both
from cadre_training.cli._options import common_options


@click.group(
    "cadre-training",
    cls=Program,
    add_help_option=False,
    invoke_without_command=True,
    context_settings=SETTINGS,
    help=both(
        "Lưu giữ, đối chiếu và công bố số liệu bồi dưỡng, cập nhật kiến thức theo Quy định số "
        "164-QĐ/TW và các quy định thay thế.",
        "Keep, check and publish the training figures of Regulation 164-QĐ/TW and its successors.",
    ),
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    help=both("In phiên bản rồi thoát.", "Show the version and exit."),
)
@common_options
@click.pass_context
def program(ctx: click.Context, version: bool) -> None:
    """Show the version, or the help where no command is named."""
    if version:
        from importlib.metadata import version as version_of

        click.echo(f"cadre-training {version_of('cadre-training')}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit()
