"""Values, texts, sources and findings as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from cadre_training.exporters._json_stream import Json
from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    CounterDefinition,
    CounterFigure,
    CountUnit,
    Finding,
    Formatter,
    Held,
    Interval,
    KeyFigure,
    Label,
    NotKnown,
    Period,
    Phrase,
    PhraseValue,
    Proposal,
    Quantity,
    Rate,
    RateBase,
    Source,
    Spot,
    StatedRate,
    Text,
)

Object = dict[str, Json]


def value_json(value: CellValue | PhraseValue, write: Formatter) -> Object:
    """Return a value: its kind, its parts as plain JSON, and its text in the language.

    Whole numbers are JSON integers; percentages and other decimals are strings, since JSON has
    no exact ones; what is absent is named, never zero or null.
    """
    return {**_parts(value, write), "text": write.value(value)}


def _parts(value: CellValue | PhraseValue, write: Formatter) -> Object:
    match value:
        case str():
            return {"kind": "text"}
        case Quantity():
            return {"kind": "quantity", "value": value.value, "unit": value.unit.value}
        case Interval():
            ends: Object = {"low": value.low.value, "high": value.high.value}
            return {"kind": "interval", **ends, "unit": value.low.unit.value}
        case Rate():
            number: Object = (
                {"mean": str(value.mean())}
                if value.base is RateBase.CLASSES
                else {"percent": str(value.percent())}
            )
            parts = {"part": _quantity(value.part), "whole": _quantity(value.whole)}
            return {"kind": "rate", **number, **parts, **_base(value.base, write)}
        case StatedRate():
            percent = f"{value.percent:f}"
            return {"kind": "stated rate", "percent": percent, **_base(value.base, write)}
        case Absence():
            return {"kind": "absence", "value": value.value}
        case NotKnown():
            return {"kind": "not known", "look_in": write.text(value.look_in)}
        case Label():
            return {"kind": "label"}
        case Period():
            start, end = value.start.isoformat(), value.end.isoformat()
            return {"kind": "period", "start": start, "end": end}
        case dt.datetime():
            return {"kind": "moment", "value": value.isoformat()}
        case dt.date():
            return {"kind": "date", "value": value.isoformat()}
        case CountUnit():
            return {"kind": "unit", "value": value.value}
        case int():
            return {"kind": "number", "value": value}
        case Decimal():
            return {"kind": "decimal", "value": f"{value:f}"}
        case tuple():
            return {"kind": "list", "items": [value_json(item, write) for item in value]}


def _quantity(value: Quantity) -> Object:
    return {"value": value.value, "unit": value.unit.value}


def _base(base: RateBase, write: Formatter) -> Object:
    return {"base": base.value, "base_label": write.text(base.label)}


def text_json(text: Text, write: Formatter) -> Object:
    """Return a text in the language, with the values that stand in it."""
    values = text.values if isinstance(text, Phrase) else ()
    return {
        "text": write.text(text),
        "values": {name: value_json(value, write) for name, value in values},
    }


def texts_json(texts: Iterable[Text], write: Formatter) -> list[Json]:
    """Return several texts."""
    return [text_json(text, write) for text in texts]


def cell_json(cell: Cell | KeyFigure, write: Formatter) -> Object:
    """Return the value of a cell, its code, its note and its sources."""
    result = value_json(cell.value, write)
    if isinstance(cell, Cell) and cell.code is not None:
        result["code"] = cell.code
    if cell.note is not None:
        result["note"] = text_json(cell.note, write)
    if cell.sources:
        result["sources"] = [source_json(source) for source in cell.sources]
    return result


def definition_json(figure: CounterFigure, write: Formatter) -> Object:
    """Return what a figure of a counter counts: every part that is known, and the whole as text."""
    definition = figure.definition
    if not isinstance(definition, CounterDefinition):
        return value_json(definition, write)
    parts: Object = {
        "kind": "counter definition",
        "window": definition.window.value,
        "unit": definition.unit.value,
        "zone": definition.zone,
        "start": definition.start.isoformat() if definition.start else None,
        "end": definition.end.isoformat(),
        "robots": definition.robots.value,
        "since": definition.since.isoformat() if definition.since else None,
        "inherited": definition.inherited.value,
        "error_percent": f"{definition.error_percent:f}" if definition.error_percent else None,
        "basis": write.text(definition.basis) if definition.basis else None,
    }
    known = {name: part for name, part in parts.items() if part is not None}
    return {**known, "text": write.text(figure.explained)}


def source_json(source: Source) -> Object:
    """Return what is known of a source."""
    result: Object = {}
    if source.document is not None:
        result["document"] = source.document
    if source.within is not None:
        result["within"] = source.within
    if source.span is not None:
        result["span"] = list(source.span)
    if source.words is not None:
        result["words"] = source.words
    place = source.read_at
    if place is not None:
        where: Object = {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "sheet": place.sheet,
            "cell": place.cell,
        }
        result["read_at"] = {name: value for name, value in where.items() if value is not None}
    return result


def finding_json(finding: Finding, write: Formatter) -> Object:
    """Return a finding."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "severity_label": write.text(finding.severity.label),
        "seen": text_json(finding.seen, write),
        "reasons": texts_json(finding.reasons, write),
        "question": text_json(finding.question, write),
        "spots": _spots(finding.spots),
        "proposals": [_proposal(one, write) for one in finding.proposals],
    }


def _proposal(proposal: Proposal, write: Formatter) -> Object:
    """Return a value that would explain a finding, which nobody has applied."""
    was, proposed = (
        None if value is None else value_json(value, write)
        for value in (proposal.was, proposal.proposed)
    )
    (spot,) = _spots([proposal.spot])
    return {
        "spot": spot,
        "was": was,
        "proposed": proposed,
        "why": text_json(proposal.why, write),
    }


def held_json(held: Held, write: Formatter) -> Object:
    """Return a comparison that holds."""
    return {
        "code": held.code,
        "seen": text_json(held.seen, write),
        "spots": _spots(held.spots),
    }


def _spots(spots: Iterable[Spot]) -> list[Json]:
    result: list[Json] = []
    for spot in spots:
        item: Object = {"kind": spot.kind, "key": spot.key}
        if spot.field is not None:
            item["field"] = spot.field
        if spot.source is not None:
            item["source"] = source_json(spot.source)
        result.append(item)
    return result
