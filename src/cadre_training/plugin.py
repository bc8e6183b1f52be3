"""All that a plugin author imports: the hook, the spec, and the document it receives.

A plugin is a module with a function marked :data:`hookimpl`, named by an entry point in the
group ``cadre_training``::

    from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl

    @hookimpl
    def cadre_training_exporters():
        return [
            ExporterSpec(
                name="markdown",
                summary=Label("bảng Markdown", "Markdown tables"),
                media_type="text/markdown",
                extension=".md",
                accepts=Subject.REPORT,
                exporter="my_package.markdown:export",
            )
        ]

The function named by ``exporter`` is imported on first use and called as
``export(subject, out, options)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import BinaryIO, Protocol, TypeVar

import pluggy
from attrs import field, frozen, validators

from cadre_training.checks.finding import CheckResult, Finding, Held, Severity, Spot
from cadre_training.formatting import Formatter
from cadre_training.model._checks import tuple_of
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import (
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    InheritedCount,
)
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, PhraseValue, Text
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.model.source import Place, Source
from cadre_training.report.document import (
    Block,
    BulletList,
    Cell,
    CellValue,
    Column,
    Counter,
    Definition,
    Definitions,
    Findings,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Row,
    Section,
    SourceList,
    Table,
)

API_NUMBER = 1
"""The number of this plugin API; a spec made for a greater one is refused."""

PROJECT = "cadre_training"
"""The name that hooks and entry points are marked with."""


class Subject(Enum):
    """What an exporter takes."""

    REPORT = "report"
    TABLE = "table"
    COUNTER = "counter"


@frozen(kw_only=True)
class ExportOptions:
    """The options every exporter takes; an exporter with more subclasses it with attrs.

    Args:
        language: The language of all words and of the formatting of numbers.
    """

    language: Language = field(default=Language.VI, converter=Language)


Exported = Report | Table | CounterSnapshot
"""A thing that can be exported."""

S_contra = TypeVar("S_contra", bound=Exported, contravariant=True)
O_contra = TypeVar("O_contra", bound=ExportOptions, contravariant=True)


class Exporter(Protocol[S_contra, O_contra]):
    """The function behind a spec: writes ``subject`` to ``out`` and leaves ``out`` open.

    It never sees a path: the host writes to a temporary file and renames it when all is well.
    """

    def __call__(self, subject: S_contra, out: BinaryIO, options: O_contra, /) -> None:
        """Write ``subject`` to ``out``."""


@frozen(kw_only=True)
class ExporterSpec:
    """What the host needs to know of an exporter before it imports its code.

    Args:
        name: The format's name: lower-case letters, digits and hyphens.
        summary: What it makes, in a few words.
        media_type: The media type of what it writes.
        extension: The ending of files it writes, with the dot.
        accepts: What it takes. An exporter of tables is run once for each table of a report,
            one of counters once for each counter.
        exporter: The dotted reference to the function, ``package.module:function``.
        options: The class of its options: :class:`ExportOptions` or a subclass, or the dotted
            reference to one.
        also_accepts: What else the function takes as it is. A table or a counter that a
            function for reports does not take is put in a report of its own.
        family: A name that several formats share, so that all are asked for at once.
        stem: The name of the file without its ending; the default is the subject's own name.
        api: The :data:`API_NUMBER` it was made for.
    """

    name: str = field(validator=validators.matches_re(r"[a-z0-9]+(-[a-z0-9]+)*"))
    summary: Label = field(validator=validators.instance_of(Label))
    media_type: str = field(validator=validators.matches_re(r"[\w.+-]+/[\w.+-]+(; ?[\w=-]+)*"))
    extension: str = field(validator=validators.matches_re(r"(\.[a-z0-9]+)+"))
    accepts: Subject = field(validator=validators.instance_of(Subject))
    exporter: str = field(validator=validators.matches_re(r"[\w.]+:\w+"))
    options: type[ExportOptions] | str = ExportOptions
    also_accepts: tuple[Subject, ...] = field(default=(), validator=tuple_of(Subject))
    family: str | None = field(
        default=None, validator=validators.optional(validators.matches_re(r"[a-z0-9-]+"))
    )
    stem: str | None = field(
        default=None, validator=validators.optional(validators.matches_re(r"[a-z0-9-]+"))
    )
    api: int = field(default=API_NUMBER, validator=validators.instance_of(int))


hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """The hooks a plugin may implement."""

    @hookspec
    def cadre_training_exporters(self) -> Iterable[ExporterSpec]:  # type: ignore[empty-body]
        """Return the specs of the plugin's exporters.

        Called once, when formats are listed or an unknown one is asked for. It must be cheap:
        name the code in ``ExporterSpec.exporter``, do not import it here.
        """


__all__ = [
    "API_NUMBER",
    "Absence",
    "Block",
    "BulletList",
    "Cell",
    "CellValue",
    "CheckResult",
    "Column",
    "CountUnit",
    "Counter",
    "CounterFigure",
    "CounterSnapshot",
    "CounterWindow",
    "Definition",
    "Definitions",
    "ExportOptions",
    "Exported",
    "Exporter",
    "ExporterSpec",
    "Finding",
    "Findings",
    "Formatter",
    "Held",
    "Hooks",
    "InheritedCount",
    "Interval",
    "KeyFigure",
    "KeyFigures",
    "Label",
    "Language",
    "NotKnown",
    "Paragraph",
    "Period",
    "Phrase",
    "PhraseValue",
    "Place",
    "Quantity",
    "Rate",
    "RateBase",
    "Report",
    "Row",
    "Section",
    "Severity",
    "Source",
    "SourceList",
    "Spot",
    "StatedRate",
    "Subject",
    "Table",
    "Text",
    "hookimpl",
]
