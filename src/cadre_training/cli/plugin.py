"""``plugin new``: a plugin to begin with."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cadre_training.cli import _errors
from cadre_training.cli._click import SETTINGS, Command, Option
from cadre_training.cli._language import both, current, pick, say
from cadre_training.cli._options import command, common_options


class Group(Command, click.Group):
    """A command that has others below it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which there are."""
        if self.get_command(ctx, args[0]) is None:
            raise _errors.unknown("lệnh", "command", args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def _pieces(self) -> str:
        return f"{super()._pieces()} {say('LỆNH …', 'COMMAND …')}"

    def _format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, pick(one.short_help or "", current())) for name, one in found if one]
        with formatter.section(say("Lệnh", "Commands")):
            formatter.write_dl(rows)


@click.group(
    "plugin",
    cls=Group,
    short_help=both("Viết phần mở rộng mới.", "Write a plugin."),
    help=both("Giúp tác giả viết phần mở rộng.", "Help authors to write plugins."),
    add_help_option=False,
    invoke_without_command=True,
    context_settings=SETTINGS,
)
@common_options
@click.pass_context
def plugin(ctx: click.Context) -> None:
    """Show the help where no command is named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command(
    "new",
    both("Tạo một phần mở rộng mẫu để sửa tiếp.", "Make a plugin to begin with."),
    both(
        "Tạo thư mục cadre-training-TÊN với một phần mở rộng nhỏ nhưng đầy đủ: định dạng TÊN ghi "
        "mỗi bảng thành một tệp Markdown, kèm bộ kiểm thử. Cài đặt, chạy kiểm thử, rồi sửa theo ý "
        "mình.",
        "Make the folder cadre-training-NAME with a plugin, small but whole: its format NAME "
        "writes each table as Markdown, and its tests pass. Install it, run its tests, then make "
        "it yours.",
    ),
)
@click.argument("name", metavar=both("TÊN", "NAME"))
@click.option(
    "-o",
    "--output",
    "directory",
    cls=Option,
    default=Path(),
    type=click.Path(path_type=Path),
    metavar=both("THƯ_MỤC", "DIR"),
    help=both(
        "Nơi tạo thư mục mới; mặc định là thư mục hiện tại.",
        "Where to make the new folder; here by default.",
    ),
)
def new(name: str, directory: Path) -> None:
    """Make a plugin."""
    from cadre_training.cli._new_plugin import distribution_of, files_of

    _check(name)
    folder = directory / distribution_of(name)
    shown = _errors.shown(folder)
    if folder.exists() or folder.is_symlink():
        raise _errors.refuse(
            f"{shown}: đã có; hãy chọn tên khác hoặc nơi khác (-o)",
            f"{shown}: it is there already; choose another name, or another place (-o)",
        )
    for path in (directory, *directory.parents):
        if path.exists() and not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "no folder", str(path))
    _write(folder, files_of(name))
    click.echo(shown)
    click.echo(
        say(
            f"Tiếp theo: cd {shown} && pip install -e . 'cadre-training[testing]' && pytest",
            f"Next: cd {shown} && pip install -e . 'cadre-training[testing]' && pytest",
        ),
        err=True,
    )


plugin.add_command(new)


def _check(name: str) -> None:
    """Refuse what cannot be the name of a new format."""
    from cadre_training.cli._new_plugin import LONGEST_NAME, NAME, distribution_of
    from cadre_training.cli._plugins import known_plugins

    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise _errors.refuse(
            f"tên “{name}” không dùng được; tên gồm chữ thường không dấu, chữ số và gạch nối, bắt "
            f"đầu bằng chữ, dài nhất {LONGEST_NAME} ký tự: markdown, so-lop",
            f"the name {name!r} will not do; a name is made of lower-case letters, digits and "
            f"hyphens, begins with a letter, and has {LONGEST_NAME} characters at most: markdown, "
            "class-roll",
        )
    for one in known_plugins():
        names = [format_.spec.name for format_ in one.formats]
        if name in names or one.distribution == distribution_of(name):
            raise _errors.refuse(
                f"“{name}” đã là tên của một định dạng trong gói {one.distribution}; hãy chọn tên "
                "khác",
                f"{name!r} is the name of a format of {one.distribution} already; choose another",
            )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write a new folder: it appears whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
        stage = Path(temporary, "new")
        for path, text in files.items():
            target = stage / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        stage.rename(folder)
