"""All that a plugin author imports: the hooks, the specs, and the records and documents.

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
``export(subject, out, options)``. A reader of files has its hook of the same form,
:meth:`Hooks.cadre_training_readers`.

The nouns that only readers need are imported on first use, so that a plugin which writes pays
nothing for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

import pluggy
from attrs import Attribute, field, frozen, validators

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

if TYPE_CHECKING:
    from cadre_training.codec.problem import InputProblems, Problem
    from cadre_training.model.admin_unit import AdminUnit, UnitLevel
    from cadre_training.model.attendance import Attendance, AttendanceStatus
    from cadre_training.model.cadre import Cadre
    from cadre_training.model.lecturer_kind import LecturerKind
    from cadre_training.model.lifetime import Lifetime
    from cadre_training.model.programme import Programme
    from cadre_training.model.register import Register
    from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope
    from cadre_training.model.session import Session
    from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
    from cadre_training.model.topic import Topic
    from cadre_training.model.training_class import TrainingClass

_HOMES = {
    "codec.problem": ("InputProblems", "Problem"),
    "model.admin_unit": ("AdminUnit", "UnitLevel"),
    "model.attendance": ("Attendance", "AttendanceStatus"),
    "model.cadre": ("Cadre",),
    "model.lecturer_kind": ("LecturerKind",),
    "model.lifetime": ("Lifetime",),
    "model.programme": ("Programme",),
    "model.register": ("Register",),
    "model.reported_figure": ("Per", "Qualifier", "ReportedFigure", "Scope"),
    "model.session": ("Session",),
    "model.target_group": ("GroupDefinition", "Scheme", "TargetGroup"),
    "model.topic": ("Topic",),
    "model.training_class": ("TrainingClass",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

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


_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
_MEDIA_TYPE = r"[\w.+-]+/[\w.+-]+(; ?[\w=-]+)*"
_EXTENSION = r"(\.[a-z0-9]+)+"
_REFERENCE = r"[\w.]+:\w+"
_STEM = r"[a-z0-9-]+"


def _like(pattern: str) -> Callable[[object, Attribute[str], str], None]:
    """Hold a field to a pattern; what is no text at all is told with the field's name too."""
    return validators.and_(validators.instance_of(str), validators.matches_re(pattern))


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

    name: str = field(validator=_like(_NAME))
    summary: Label = field(validator=validators.instance_of(Label))
    media_type: str = field(validator=_like(_MEDIA_TYPE))
    extension: str = field(validator=_like(_EXTENSION))
    accepts: Subject = field(validator=validators.instance_of(Subject))
    exporter: str = field(validator=_like(_REFERENCE))
    options: type[ExportOptions] | str = ExportOptions
    also_accepts: tuple[Subject, ...] = field(default=(), validator=tuple_of(Subject))
    family: str | None = field(default=None, validator=validators.optional(_like(_STEM)))
    stem: str | None = field(default=None, validator=validators.optional(_like(_STEM)))
    api: int = field(default=API_NUMBER, validator=validators.instance_of(int))


@frozen(kw_only=True)
class ReadOptions:
    """The options every reader takes: none yet; a reader with some subclasses it with attrs."""


R_contra = TypeVar("R_contra", bound=ReadOptions, contravariant=True)


class Reader(Protocol[R_contra]):
    """The function behind a spec: makes a register of the bytes of one file.

    It never sees a path and cannot write: ``file`` holds the bytes, and ``name`` is what the
    file is called in messages and in :class:`Place`. What is wrong with the file it raises as
    :class:`InputProblems`, all at once.
    """

    def __call__(self, file: BinaryIO, name: str, options: R_contra, /) -> Register:
        """Read ``file`` to its end and leave it open."""
        ...


@frozen(kw_only=True)
class ReaderSpec:
    """What the host needs to know of a reader before it imports its code.

    Args:
        name: The reader's name: lower-case letters, digits and hyphens.
        summary: What it reads, in a few words.
        media_type: The media type of what it reads.
        extensions: The endings of the files it reads, with the dot. Files with an ending that
            needs no plugin, ``.json`` and ``.csv``, are given to it only where it is asked for.
        reader: The dotted reference to the function, ``package.module:function``.
        options: The class of its options: :class:`ReadOptions` or a subclass, or the dotted
            reference to one.
        api: The :data:`API_NUMBER` it was made for.
    """

    name: str = field(validator=_like(_NAME))
    summary: Label = field(validator=validators.instance_of(Label))
    media_type: str = field(validator=_like(_MEDIA_TYPE))
    extensions: tuple[str, ...] = field(
        validator=[
            validators.min_len(1),
            validators.deep_iterable(_like(_EXTENSION), validators.instance_of(tuple)),
        ]
    )
    reader: str = field(validator=_like(_REFERENCE))
    options: type[ReadOptions] | str = ReadOptions
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

    @hookspec
    def cadre_training_readers(self) -> Iterable[ReaderSpec]:  # type: ignore[empty-body]
        """Return the specs of the plugin's readers.

        Called once, when readers are listed or a file has an ending that needs one. It must be
        cheap: name the code in ``ReaderSpec.reader``, do not import it here. For example::

            @hookimpl
            def cadre_training_readers():
                return [
                    ReaderSpec(
                        name="xlsx",
                        summary=Label("bảng tính Excel", "Excel workbooks"),
                        media_type="application/vnd.ms-excel",
                        extensions=(".xlsx", ".xls"),
                        reader="my_package.workbook:read",
                    )
                ]
        """


__all__ = [
    "API_NUMBER",
    "Absence",
    "AdminUnit",
    "Attendance",
    "AttendanceStatus",
    "Block",
    "BulletList",
    "Cadre",
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
    "GroupDefinition",
    "Held",
    "Hooks",
    "InheritedCount",
    "InputProblems",
    "Interval",
    "KeyFigure",
    "KeyFigures",
    "Label",
    "Language",
    "LecturerKind",
    "Lifetime",
    "NotKnown",
    "Paragraph",
    "Per",
    "Period",
    "Phrase",
    "PhraseValue",
    "Place",
    "Problem",
    "Programme",
    "Qualifier",
    "Quantity",
    "Rate",
    "RateBase",
    "ReadOptions",
    "Reader",
    "ReaderSpec",
    "Register",
    "Report",
    "ReportedFigure",
    "Row",
    "Scheme",
    "Scope",
    "Section",
    "Session",
    "Severity",
    "Source",
    "SourceList",
    "Spot",
    "StatedRate",
    "Subject",
    "Table",
    "TargetGroup",
    "Text",
    "Topic",
    "TrainingClass",
    "UnitLevel",
    "hookimpl",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a noun of the readers on first use."""
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"cadre_training.{home}"), name)
        globals()[name] = value
        return value
