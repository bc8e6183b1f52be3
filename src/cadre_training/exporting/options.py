"""Options of an exporter, made from the words of a command line."""

from __future__ import annotations

from collections.abc import Mapping

from cadre_training._registry.options import BadOption, make_options, names_of
from cadre_training.plugin import ExportOptions, Language


def build_options(
    kind: type[ExportOptions], given: Mapping[str, str], language: Language, format_name: str
) -> ExportOptions:
    """Make the options of a format.

    Args:
        kind: The class of the options.
        given: Names and values as text.
        language: The language.
        format_name: The format's name, for messages.

    Raises:
        BadOption: If a name is unknown or a value does not fit; the message says what is allowed.

    >>> build_options(ExportOptions, {}, Language.EN, "json").language
    <Language.EN: 'en'>
    """
    return make_options(kind, given, f"format {format_name!r}", {"language": language})


def option_names(kind: type[ExportOptions]) -> tuple[str, ...]:
    """Return the names of the options that a format has beside the language."""
    return names_of(kind, ("language",))


__all__ = ["BadOption", "build_options", "option_names"]
