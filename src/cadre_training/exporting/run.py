"""Running an exporter under guard."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from typing import BinaryIO, cast

from attrs import field, frozen

from cadre_training._registry import Format, PluginError, PluginProblem, Run, Stage, guarded
from cadre_training.exporting.options import BadOption, build_options, option_names
from cadre_training.exporting.stream import GuardedStream
from cadre_training.plugin import Exported, ExportOptions, Label, Language


class ExportFailed(PluginError):
    """An exporter failed; nothing of what it wrote stays.

    Attributes:
        format_name: The format.
        problem: Whose exporter it is, what happened, and what to do.
    """

    def __init__(self, format_name: str, problem: PluginProblem) -> None:
        """Keep the format's name and the problem."""
        super().__init__(problem)
        self.format_name = format_name

    def __str__(self) -> str:
        """Name the format before the problem."""
        return f"format {self.format_name!r}: {self.problem}"


@frozen
class Runner:
    """A format whose code is loaded and whose options are set."""

    format: Format
    _exporter: Run = field(repr=False)
    _options: ExportOptions

    def run(self, subject: Exported, out: BinaryIO) -> None:
        """Write ``subject`` to ``out``.

        Raises:
            ExportFailed: If the exporter raises, writes nothing, writes text, or closes ``out``.
            OSError: If ``out`` cannot be written to.
        """
        stream = GuardedStream(out)
        try:
            with _run_stage(self.format):
                stream.check(self._exporter(subject, cast("BinaryIO", stream), self._options))
        except ExportFailed:
            if stream.failure is None:
                raise
        finally:
            stream.seal()
        if stream.failure is not None:
            raise stream.failure


def prepare(
    formats: Iterable[Format], given: Mapping[str, str], language: Language
) -> dict[str, Runner]:
    """Load the code of ``formats`` and set their options, before anything is written.

    An option goes to each of the formats that has it.

    Args:
        formats: The formats.
        given: The options as text.
        language: The language.

    Returns:
        What runs each format, by its name.

    Raises:
        ExportFailed: If the code of one cannot be loaded.
        BadOption: If no format has an option, or one does not take its value.
    """
    loaded = [(format_, *_load(format_)) for format_ in formats]
    known = {name for _, _, kind in loaded for name in option_names(kind)}
    runners: dict[str, Runner] = {}
    for format_, exporter, kind in loaded:
        own = option_names(kind)
        # Left out is what only the others have; what none has is refused.
        mine = {name: text for name, text in given.items() if name in own or name not in known}
        options = _build(format_, kind, mine, language)
        runners[format_.name] = Runner(format_, exporter, options)
    return runners


def own_options(format_: Format) -> tuple[str, ...]:
    """Return the names of the options that a format has beside the language.

    Raises:
        ExportFailed: If the class of its options cannot be loaded.
    """
    with _run_stage(format_):
        return option_names(format_.load_options())


def _build(
    format_: Format, kind: type[ExportOptions], given: Mapping[str, str], language: Language
) -> ExportOptions:
    with _run_stage(format_):
        try:
            return build_options(kind, given, language, format_.name)
        except BadOption as error:  # the caller's mistake, not the plugin's
            refused = error
    raise refused


def _load(format_: Format) -> tuple[Run, type[ExportOptions]]:
    with _run_stage(format_):
        return format_.load_exporter(), format_.load_options()


@contextmanager
def _run_stage(format_: Format) -> Generator[None]:
    """Turn whatever an exporter raises into :class:`ExportFailed`, with its cause."""
    try:
        with guarded(format_.distribution, format_.version, Stage.RUN, _TELL_AUTHOR):
            yield
    except PluginError as error:
        raise ExportFailed(format_.name, error.problem) from error.problem.error


_TELL_AUTHOR = Label(
    "Hãy báo cho tác giả phần mở rộng; các định dạng khác vẫn dùng được.",
    "Tell the plugin's author; other formats still work.",
)
