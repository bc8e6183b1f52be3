"""Writes a counter as JSON: raw numbers, and what each of them counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from cadre_training.plugin import (
    Absence,
    CounterFigure,
    CounterSnapshot,
    ExportOptions,
    InheritedCount,
    Label,
    NotKnown,
    Quantity,
    Source,
)
from cadre_training_counter.clean import clean

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
        "inherited": _inherited(snapshot.inherited) if snapshot.inherited else None,
        "source": _source(snapshot.source),
    }
    out.write((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _figure(figure: CounterFigure) -> Json:
    unit = None if isinstance(figure.value, Absence) else figure.value.unit
    return {
        "window": figure.window.value,
        "label": _label(figure.window.label),
        "value": figure.value.value,
        "unit": unit.value if unit else None,
        "unit_label": None if isinstance(figure.value, Absence) else _unit(figure.value),
        "definition": _definition(figure.definition),
        "source": _source(figure.source),
    }


def _definition(definition: Label | NotKnown) -> Json:
    if isinstance(definition, NotKnown):
        return {"known": False, **_label(definition.label)}
    return {"known": True, **_label(definition)}


def _inherited(inherited: InheritedCount) -> Json:
    return {
        "value": inherited.value.value,
        "unit": inherited.value.unit.value,
        "unit_label": _unit(inherited.value),
        "on": inherited.on.isoformat() if inherited.on else None,
        "source": _source(inherited.source),
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
