"""Commands, options and help in both languages."""

from __future__ import annotations

from importlib import import_module

import click

from cadre_training.cli import _errors
from cadre_training.cli._language import choose, current, pick, say
from cadre_training.cli._streams import forget_output, settle_output, speak_utf8

SETTINGS: dict[str, object] = {"allow_extra_args": True}
"""Arguments too many are told by :class:`Command`, in the language asked for."""


class Option(click.Option):
    """An option whose help and value name were made by :func:`both`."""

    def row(self) -> tuple[str, str]:
        """Return its names and its help in the language of the command."""
        names = ", ".join(sorted(self.opts, key=len)) + "".join(
            f" / {n}" for n in self.secondary_opts
        )
        if self.metavar:
            names += f" {pick(self.metavar, current())}"
        return names, pick(self.help or "", current())


class Command(click.Command):
    """A command that speaks the language asked for, in help and in complaints."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments once the language is settled."""
        choose(ctx, args)
        speak_utf8()
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            raise _errors.of_usage(error, self, ctx) from error
        if ctx.args and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            extra = " ".join(ctx.args)
            raise _errors.refuse(f"thừa tham số: {extra}", f"too many arguments: {extra}")
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, text and options."""
        formatter.write_usage(ctx.command_path, self._pieces(), say("Cách dùng: ", "Usage: "))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(pick(self.help or "", current()))
        self._format_commands(ctx, formatter)
        rows = [param.row() for param in self.get_params(ctx) if isinstance(param, Option)]
        with formatter.section(say("Tùy chọn", "Options")):
            formatter.write_dl(rows)

    def _pieces(self) -> str:
        pieces = [say("[TÙY CHỌN]", "[OPTIONS]")]
        for param in self.params:
            if isinstance(param, click.Argument):
                name = pick(param.metavar or "", current())
                pieces.append(name if param.required else f"[{name}]")
        return " ".join(pieces)

    def _format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands below it: none."""


class Program(Command, click.Group):
    """The group of all commands; the module of each is imported when the command is used."""

    NAMES = (
        "report",
        "check",
        "aggregate",
        "store",
        "summary",
        "regulation",
        "measures",
        "checks",
        "formats",
        "plugins",
        "plugin",
        "schema",
    )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the built-in commands, the most wanted first."""
        return [*self.NAMES, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command from the module of its name, or find a plugin's."""
        if cmd_name not in self.NAMES:
            from cadre_training.cli._plugin_command import plugin_command

            return super().get_command(ctx, cmd_name) or plugin_command(cmd_name)
        found: object = getattr(import_module(f"cadre_training.cli.{cmd_name}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which there are."""
        if self.get_command(ctx, args[0]) is None:
            from cadre_training.cli._plugin_command import unknown_command

            raise unknown_command(args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what goes wrong with files or on the keyboard is no crash."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            forget_output()
            raise click.exceptions.Exit(_errors.READER_GONE) from None
        except OSError as error:
            settle_output()
            raise _errors.of_system(error) from error
        except KeyboardInterrupt:
            raise click.exceptions.Exit(_errors.INTERRUPTED) from None

    def _pieces(self) -> str:
        return f"{super()._pieces()} {say('LỆNH …', 'COMMAND …')}"

    def _format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from cadre_training.cli._plugin_command import installed_commands

        commands = (self.get_command(ctx, name) for name in self.NAMES)
        rows = [(c.name or "", pick(c.short_help or "", current())) for c in commands if c]
        with formatter.section(say("Lệnh", "Commands")):
            formatter.write_dl(rows)
        added = [(c.name, c.spec.summary.in_language(current())) for c in installed_commands()]
        if added:
            with formatter.section(say("Lệnh của phần mở rộng", "Commands of plugins")):
                formatter.write_dl(added)
