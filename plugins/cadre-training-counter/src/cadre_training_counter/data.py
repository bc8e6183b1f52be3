"""Writes a counter as JSON: raw numbers, and what each of them counts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from cadre_training.plugin import (
    Absence,
    CounterFigure,
    CounterSnapshot,
    ExportOptions,
    Formatter,
    InheritedCount,
    Label,
    Language,
    NotKnown,
    Quantity,
    Source,
    Text,
)
from cadre_training_counter.clean import clean
from cadre_training_counter.view import is_included

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | None
"""What the file is made of."""


def export(snapshot: CounterSnapshot, out: BinaryIO, options: ExportOptions) -> None:
    """Write ``snapshot`` to ``out``; words stand there in both languages, whichever is asked for.

    A number that is absent is replaced by the kind of its absence: ``"no data"``.
    """
    del options
    data: Json = {
        "id": clean(snapshot.id),
        "site": _text(snapshot.site),
        "at": snapshot.at.isoformat() if snapshot.at else None,
        "figures": [_figure(figure) for figure in snapshot.figures],
        "inherited": _inherited(snapshot.inherited, snapshot) if snapshot.inherited else None,
        "source": _source(snapshot.source),
    }
    out.write((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _figure(figure: CounterFigure) -> Json:
    absent = isinstance(figure.value, Absence)
    return {
        "window": figure.window.value,
        "label": _label(figure.label),
        "value": figure.value.value,
        "error_percent": f"{figure.error.percent:f}" if figure.error and not absent else None,
        "unit": figure.unit.value if figure.unit else None,
        "unit_label": None if isinstance(figure.value, Absence) else _unit(figure.value),
        "definition": _definition(figure),
        "source": _source(figure.source),
    }


def _definition(figure: CounterFigure) -> Json:
    said: Mapping[str, Json] = {
        "known": not isinstance(figure.definition, NotKnown),
        **_label(_in_both(figure.explained)),
    }
    if figure.parts is None:
        return said
    parts = figure.parts
    return {
        **said,
        "parts": {
            "window": parts.window.value,
            "unit": parts.unit.value,
            "zone": clean(parts.zone),
            "start": _moment(parts.start),
            "end": _moment(parts.end),
            "robots": parts.robots.value,
            "since": _moment(parts.since),
            "inherited": parts.inherited.value,
            "error_percent": f"{parts.error_percent:f}" if parts.error_percent else None,
            "basis": _label(parts.basis) if parts.basis else None,
        },
    }


def _in_both(text: Text) -> Label:
    if isinstance(text, Label):
        return text
    return Label(*(Formatter(language).text(text) for language in Language))


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _inherited(inherited: InheritedCount, snapshot: CounterSnapshot) -> Json:
    return {
        **_quantity(inherited.value),
        "on": inherited.on.isoformat() if inherited.on else None,
        "included": is_included(snapshot),
        "with_counted": _quantity(snapshot.total) if snapshot.total else None,
        "source": _source(inherited.source),
    }


def _quantity(quantity: Quantity) -> Mapping[str, Json]:
    return {
        "value": quantity.value,
        "unit": quantity.unit.value,
        "unit_label": _unit(quantity),
    }


def _unit(quantity: Quantity) -> Json:
    """Return the word for what is counted that stands behind the number."""
    unit = quantity.unit
    return _label(unit.label if abs(quantity.value) == 1 else unit.plural)


def _label(label: Label) -> Mapping[str, Json]:
    return {"vi": clean(label.vi), "en": clean(label.en)}


def _source(source: Source | None) -> Json:
    if source is None:
        return None
    return {
        "document": _text(source.document),
        "within": _text(source.within),
        "words": _text(source.words),
    }


def _text(text: str | None) -> str | None:
    return None if text is None else clean(text)
