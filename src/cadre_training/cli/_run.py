"""One run of the command line."""

from __future__ import annotations

import traceback
from collections.abc import Sequence

import click

from cadre_training.cli._errors import FAULT, INTERRUPTED
from cadre_training.cli.program import program


def run(args: Sequence[str]) -> int:
    """Run the command line ``args`` and return the exit status."""
    try:
        result: object = program.main(list(args), prog_name="cadre-training", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception:
        traceback.print_exc()
        click.echo(
            "Lỗi của chương trình; xin báo lại kèm nội dung trên. · "
            "A fault of the program; please report it with the text above.",
            err=True,
        )
        return FAULT
    return result if isinstance(result, int) else 0
