"""Keep, check and publish the training figures of Regulation 164-QĐ/TW and its successors.

The verbs: :func:`load` a register, :func:`check` it, :func:`aggregate` it, build a
:func:`ten_year_report`, :func:`export` it; :func:`count` the hits of a site. Beside them stand the
nouns they work on. Everything else is one level down: ``cadre_training.stats``,
``cadre_training.checks``, ``cadre_training.regulations``, ``cadre_training.counter``,
``cadre_training.plugin``.

Every name is imported on first use, so that ``import cadre_training`` costs next to nothing.

>>> from cadre_training import CountUnit, Quantity
>>> Quantity(11, CountUnit.CLASS) + Quantity(23, CountUnit.CLASS)
Quantity(value=34, unit=<CountUnit.CLASS: 'class'>)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadre_training.checks.catalogue import check, explain
    from cadre_training.checks.finding import CheckResult, Finding, Severity
    from cadre_training.codec.problem import InputProblems
    from cadre_training.counter.counting import count
    from cadre_training.counter.hit import Hit
    from cadre_training.counter.rules import CounterRules
    from cadre_training.counter.zone import Zone
    from cadre_training.exporting import export, export_all, formats, plugins, render
    from cadre_training.loading import load
    from cadre_training.model.absence import Absence
    from cadre_training.model.admin_unit import AdminUnit, UnitLevel
    from cadre_training.model.attendance import Attendance, AttendanceStatus
    from cadre_training.model.cadre import Cadre
    from cadre_training.model.count_unit import CountUnit
    from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
    from cadre_training.model.counter_snapshot import (
        CounterFigure,
        CounterSnapshot,
        InheritedCount,
    )
    from cadre_training.model.counter_window import CounterWindow
    from cadre_training.model.interval import Interval
    from cadre_training.model.label import Label
    from cadre_training.model.language import Language
    from cadre_training.model.lecturer_kind import LecturerKind
    from cadre_training.model.lifetime import Lifetime
    from cadre_training.model.not_known import NotKnown
    from cadre_training.model.period import Period
    from cadre_training.model.phrase import Phrase
    from cadre_training.model.programme import Programme
    from cadre_training.model.quantity import Quantity, UnitMismatch
    from cadre_training.model.rate import Rate, RateBase, StatedRate
    from cadre_training.model.register import MergeConflict, Register
    from cadre_training.model.regulation import Parameter, Regulation
    from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope
    from cadre_training.model.session import Session
    from cadre_training.model.source import Place, Source
    from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
    from cadre_training.model.topic import Topic
    from cadre_training.model.training_class import TrainingClass
    from cadre_training.model.weekday import Weekday
    from cadre_training.regulations import regulation_at
    from cadre_training.report.document import Report
    from cadre_training.report.ten_years import ten_year_report
    from cadre_training.stats import MEASURES, Measure, StatTable, aggregate
    from cadre_training.zones import find_zone

_HOMES = {
    "checks.catalogue": ("check", "explain"),
    "checks.finding": ("CheckResult", "Finding", "Severity"),
    "codec.problem": ("InputProblems",),
    "counter.counting": ("count",),
    "counter.hit": ("Hit",),
    "counter.rules": ("CounterRules",),
    "counter.zone": ("Zone",),
    "exporting": ("export", "export_all", "formats", "plugins", "render"),
    "loading": ("load",),
    "model.absence": ("Absence",),
    "model.admin_unit": ("AdminUnit", "UnitLevel"),
    "model.attendance": ("Attendance", "AttendanceStatus"),
    "model.cadre": ("Cadre",),
    "model.count_unit": ("CountUnit",),
    "model.counter_definition": ("CounterDefinition", "Inheritance", "Robots"),
    "model.counter_snapshot": ("CounterFigure", "CounterSnapshot", "InheritedCount"),
    "model.counter_window": ("CounterWindow",),
    "model.interval": ("Interval",),
    "model.label": ("Label",),
    "model.language": ("Language",),
    "model.lecturer_kind": ("LecturerKind",),
    "model.lifetime": ("Lifetime",),
    "model.not_known": ("NotKnown",),
    "model.period": ("Period",),
    "model.phrase": ("Phrase",),
    "model.programme": ("Programme",),
    "model.quantity": ("Quantity", "UnitMismatch"),
    "model.rate": ("Rate", "RateBase", "StatedRate"),
    "model.register": ("MergeConflict", "Register"),
    "model.regulation": ("Parameter", "Regulation"),
    "model.reported_figure": ("Per", "Qualifier", "ReportedFigure", "Scope"),
    "model.session": ("Session",),
    "model.source": ("Place", "Source"),
    "model.target_group": ("GroupDefinition", "Scheme", "TargetGroup"),
    "model.topic": ("Topic",),
    "model.training_class": ("TrainingClass",),
    "model.weekday": ("Weekday",),
    "regulations": ("regulation_at",),
    "report.document": ("Report",),
    "report.ten_years": ("ten_year_report",),
    "stats": ("MEASURES", "Measure", "StatTable", "aggregate"),
    "zones": ("find_zone",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "MEASURES",
    "Absence",
    "AdminUnit",
    "Attendance",
    "AttendanceStatus",
    "Cadre",
    "CheckResult",
    "CountUnit",
    "CounterDefinition",
    "CounterFigure",
    "CounterRules",
    "CounterSnapshot",
    "CounterWindow",
    "Finding",
    "GroupDefinition",
    "Hit",
    "Inheritance",
    "InheritedCount",
    "InputProblems",
    "Interval",
    "Label",
    "Language",
    "LecturerKind",
    "Lifetime",
    "Measure",
    "MergeConflict",
    "NotKnown",
    "Parameter",
    "Per",
    "Period",
    "Phrase",
    "Place",
    "Programme",
    "Qualifier",
    "Quantity",
    "Rate",
    "RateBase",
    "Register",
    "Regulation",
    "Report",
    "ReportedFigure",
    "Robots",
    "Scheme",
    "Scope",
    "Session",
    "Severity",
    "Source",
    "StatTable",
    "StatedRate",
    "TargetGroup",
    "Topic",
    "TrainingClass",
    "UnitLevel",
    "UnitMismatch",
    "Weekday",
    "Zone",
    "aggregate",
    "check",
    "count",
    "explain",
    "export",
    "export_all",
    "find_zone",
    "formats",
    "load",
    "plugins",
    "regulation_at",
    "render",
    "ten_year_report",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name on first use."""
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """List the public names."""
        return sorted({*globals(), *__all__})
