"""Exporting: a report, a table or a counter into files of any format, whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from cadre_training._registry import (
    AmbiguousFormat,
    Format,
    PluginError,
    PluginInfo,
    PluginProblem,
    PluginState,
    PluginWarning,
    Stage,
    UnknownFormat,
    find_format,
    find_formats,
    formats,
    plugins,
)
from cadre_training.exporting.file_set import FileSet
from cadre_training.exporting.jobs import FileNameClash, plan
from cadre_training.exporting.options import BadOption
from cadre_training.exporting.run import ExportFailed, Runner, prepare
from cadre_training.plugin import Exported, Language

NO_OPTIONS: Mapping[str, str] = MappingProxyType({})
NO_OPTIONS_AT_ALL: Mapping[str, Mapping[str, str]] = MappingProxyType({})


def export(
    subject: Exported,
    name: str,
    directory: str | os.PathLike[str],
    *,
    language: Language | str = Language.VI,
    options: Mapping[str, str] = NO_OPTIONS,
    strict: bool | None = None,
) -> tuple[Path, ...]:
    """Write ``subject`` in one format, or in all formats of a family, into a folder.

    The files appear whole or not at all; files of the same names are replaced. A report gives a
    file for each of its tables, or counters, where the format is one of tables, or counters:
    none where it has none.

    Args:
        subject: The report, table or counter.
        name: The format, or the family.
        directory: The folder; it is made when it is not there.
        language: The language of words and numbers.
        options: The options of the format, as text.
        strict: True to raise where any plugin has a problem; see :func:`formats`.

    Returns:
        The files written.

    Raises:
        ValueError: If the language is unknown.
        UnknownFormat: If there is no such format.
        AmbiguousFormat: If several plugins offer one of that name.
        BadOption: If the format has no such option, or it does not take the value.
        FileNameClash: If two files would have one name.
        TypeError: If the format does not take the subject.
        ExportFailed: If the exporter fails.
        OSError: If the files cannot be written.

    >>> import tempfile
    >>> from cadre_training import Label, Report
    >>> report = Report(title=Label("Báo cáo", "Report"), sections=())
    >>> [file.name for file in export(report, "json", tempfile.mkdtemp())]
    ['report.json']
    """
    return export_all(
        subject, (name,), directory, language=language, options={name: options}, strict=strict
    )


def export_all(
    subject: Exported,
    names: Iterable[str],
    directory: str | os.PathLike[str],
    *,
    language: Language | str = Language.VI,
    options: Mapping[str, Mapping[str, str]] = NO_OPTIONS_AT_ALL,
    strict: bool | None = None,
) -> tuple[Path, ...]:
    """Write ``subject`` in several formats into a folder: all files appear, or none.

    Args:
        subject: The report, table or counter.
        names: The formats and families.
        directory: The folder; it is made when it is not there.
        language: The language of words and numbers.
        options: The options of each format, by the name it is asked for by.
        strict: True to raise where any plugin has a problem; see :func:`formats`.

    Returns:
        The files written, in the order of the formats.

    Raises:
        UnknownFormat: If there is no such format; and all that :func:`export` raises.

    >>> import tempfile
    >>> from cadre_training import Label, Report
    >>> report = Report(title=Label("Báo cáo", "Report"), sections=())
    >>> [file.name for file in export_all(report, ["json", "text"], tempfile.mkdtemp())]
    ['report.json', 'report.txt']
    """
    runners = _runners(names, options, language, strict)
    jobs = plan(subject, [runner.format for runner in runners.values()])
    with FileSet(Path(directory)) as files:
        for job in jobs:
            with files.create(job.file_name) as out:
                runners[job.format.name].run(job.subject, out)
        return files.publish()


def render(
    subject: Exported,
    name: str,
    *,
    language: Language | str = Language.VI,
    options: Mapping[str, str] = NO_OPTIONS,
    strict: bool | None = None,
) -> bytes:
    """Return ``subject`` in one format, as the one file that this gives.

    Args:
        subject: The report, table or counter.
        name: The format.
        language: The language of words and numbers.
        options: The options of the format, as text.
        strict: True to raise where any plugin has a problem; see :func:`formats`.

    Raises:
        ValueError: If it gives no file or several; the message names them.
        UnknownFormat: If there is no such format; and all that :func:`export` raises.

    >>> from cadre_training import Label, Report
    >>> report = Report(title=Label("Báo cáo", "Report"), sections=())
    >>> render(report, "text", language="en").decode().strip().splitlines()[0]
    'Report'
    """
    runners = _runners((name,), {name: options}, language, strict)
    jobs = plan(subject, [runner.format for runner in runners.values()])
    if len(jobs) != 1:
        files = ", ".join(job.file_name for job in jobs) or "none"
        raise ValueError(
            f"format {name!r} gives {len(jobs)} files, not one: {files}; "
            "use export(), or pass a single table or counter"
        )
    out = io.BytesIO()
    runners[jobs[0].format.name].run(jobs[0].subject, out)
    return out.getvalue()


def _runners(
    names: Iterable[str],
    options: Mapping[str, Mapping[str, str]],
    language: Language | str,
    strict: bool | None,
) -> dict[str, Runner]:
    """Find and load the formats that are asked for, each once, by their own names."""
    wanted = tuple(dict.fromkeys(names))
    stray = [name for name in options if name not in wanted]
    if stray:
        raise BadOption(f"options are given for {stray[0]!r}, which is not among the formats")
    spoken = _language(language)
    runners: dict[str, Runner] = {}
    for name in wanted:
        found = find_formats(name, strict=strict)
        prepared = prepare(found, options.get(name, NO_OPTIONS), spoken)
        for own_name, runner in prepared.items():
            if own_name not in runners or name in options:  # asked for by name and by family
                runners[own_name] = runner
    return runners


def _language(language: Language | str) -> Language:
    try:
        return Language(language)
    except ValueError:
        known = " or ".join(repr(member.value) for member in Language)
        raise ValueError(f"the language is {known}, got {language!r}") from None


__all__ = [
    "AmbiguousFormat",
    "BadOption",
    "ExportFailed",
    "FileNameClash",
    "Format",
    "PluginError",
    "PluginInfo",
    "PluginProblem",
    "PluginState",
    "PluginWarning",
    "Stage",
    "UnknownFormat",
    "export",
    "export_all",
    "find_format",
    "find_formats",
    "formats",
    "plugins",
    "render",
]
