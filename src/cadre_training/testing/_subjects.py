"""What of a report an exporter is given."""

from __future__ import annotations

from cadre_training.plugin import Counter, Exported, ExporterSpec, Report, Subject, Table


def subjects_of(report: Report, spec: ExporterSpec) -> tuple[Exported, ...]:
    """Return the report itself, its tables or its counters, as ``spec`` takes them."""
    match spec.accepts:
        case Subject.REPORT:
            return (report,)
        case Subject.TABLE:
            return tuple(report.blocks(Table))
        case Subject.COUNTER:
            return tuple(block.snapshot for block in report.blocks(Counter))
