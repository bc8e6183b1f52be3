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
``export(subject, out, options)``. Readers of files, openers of workbooks and commands have hooks
of the same form: :meth:`Hooks.cadre_training_readers`, :meth:`Hooks.cadre_training_workbooks`
and :meth:`Hooks.cadre_training_commands`.

The nouns that only readers and counters need are imported on first use, so that a plugin which
writes pays nothing for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cadre_training.checks.finding import (
    PROPOSED,
    CheckResult,
    Finding,
    Held,
    Proposal,
    Severity,
    Spot,
)
from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot, InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, PhraseValue, Text
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.model.source import Place, Source
from cadre_training.plugin._command import Command, CommandSpec
from cadre_training.plugin._exporter import (
    Exported,
    Exporter,
    ExporterSpec,
    ExportOptions,
    Subject,
)
from cadre_training.plugin._fields import API_NUMBER
from cadre_training.plugin._hooks import Hooks, hookimpl
from cadre_training.plugin._reader import Reader, ReaderSpec, ReadOptions
from cadre_training.plugin._workbook import (
    CellNote,
    WorkbookAnnotator,
    WorkbookOpener,
    WorkbookOptions,
    WorkbookSpec,
)
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
    from cadre_training.counter import (
        VIETNAM,
        Counted,
        CounterRules,
        Explanation,
        FigureKey,
        Hit,
        LeftOut,
        Reason,
        Zone,
        count,
        explain_count,
        figure_keys,
        second_of,
        snapshot_of,
        window_bounds,
    )
    from cadre_training.model.admin_unit import AdminUnit, UnitLevel
    from cadre_training.model.attendance import Attendance, AttendanceStatus
    from cadre_training.model.cadre import Cadre
    from cadre_training.model.grid import Grid, MergedCells, RawCell, column_letters
    from cadre_training.model.lecturer_kind import LecturerKind
    from cadre_training.model.lifetime import Lifetime
    from cadre_training.model.programme import Programme
    from cadre_training.model.register import Register
    from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope
    from cadre_training.model.session import Session
    from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
    from cadre_training.model.topic import Topic
    from cadre_training.model.training_class import TrainingClass
    from cadre_training.model.weekday import Weekday
    from cadre_training.zones import find_zone

_HOMES = {
    "codec.problem": ("InputProblems", "Problem"),
    "counter": (
        "VIETNAM",
        "Counted",
        "CounterRules",
        "Explanation",
        "FigureKey",
        "Hit",
        "LeftOut",
        "Reason",
        "Zone",
        "count",
        "explain_count",
        "figure_keys",
        "second_of",
        "snapshot_of",
        "window_bounds",
    ),
    "model.admin_unit": ("AdminUnit", "UnitLevel"),
    "model.attendance": ("Attendance", "AttendanceStatus"),
    "model.cadre": ("Cadre",),
    "model.grid": ("Grid", "MergedCells", "RawCell", "column_letters"),
    "model.lecturer_kind": ("LecturerKind",),
    "model.lifetime": ("Lifetime",),
    "model.programme": ("Programme",),
    "model.register": ("Register",),
    "model.reported_figure": ("Per", "Qualifier", "ReportedFigure", "Scope"),
    "model.session": ("Session",),
    "model.target_group": ("GroupDefinition", "Scheme", "TargetGroup"),
    "model.topic": ("Topic",),
    "model.training_class": ("TrainingClass",),
    "model.weekday": ("Weekday",),
    "zones": ("find_zone",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "API_NUMBER",
    "PROPOSED",
    "VIETNAM",
    "Absence",
    "AdminUnit",
    "Attendance",
    "AttendanceStatus",
    "Block",
    "BulletList",
    "Cadre",
    "Cell",
    "CellNote",
    "CellValue",
    "CheckResult",
    "Column",
    "Command",
    "CommandSpec",
    "CountUnit",
    "Counted",
    "Counter",
    "CounterDefinition",
    "CounterFigure",
    "CounterRules",
    "CounterSnapshot",
    "CounterWindow",
    "Definition",
    "Definitions",
    "Explanation",
    "ExportOptions",
    "Exported",
    "Exporter",
    "ExporterSpec",
    "FigureKey",
    "Finding",
    "Findings",
    "Formatter",
    "Grid",
    "GroupDefinition",
    "Held",
    "Hit",
    "Hooks",
    "Inheritance",
    "InheritedCount",
    "InputProblems",
    "Interval",
    "KeyFigure",
    "KeyFigures",
    "Label",
    "Language",
    "LecturerKind",
    "LeftOut",
    "Lifetime",
    "MergedCells",
    "NotKnown",
    "Paragraph",
    "Per",
    "Period",
    "Phrase",
    "PhraseValue",
    "Place",
    "Problem",
    "Programme",
    "Proposal",
    "Qualifier",
    "Quantity",
    "Rate",
    "RateBase",
    "RawCell",
    "ReadOptions",
    "Reader",
    "ReaderSpec",
    "Reason",
    "Register",
    "Report",
    "ReportedFigure",
    "Robots",
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
    "Weekday",
    "WorkbookAnnotator",
    "WorkbookOpener",
    "WorkbookOptions",
    "WorkbookSpec",
    "Zone",
    "column_letters",
    "count",
    "explain_count",
    "figure_keys",
    "find_zone",
    "hookimpl",
    "second_of",
    "snapshot_of",
    "window_bounds",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a noun of the readers or the counters on first use."""
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"cadre_training.{home}"), name)
        globals()[name] = value
        return value
