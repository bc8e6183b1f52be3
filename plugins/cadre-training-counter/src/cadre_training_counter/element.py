"""Writes the custom element that shows a counter on a page that wants it live."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import BinaryIO

from cadre_training.plugin import Absence, CounterSnapshot, ExportOptions, Label, Language
from cadre_training_counter import view

_PLACE = '"words"'


def export(snapshot: CounterSnapshot, out: BinaryIO, options: ExportOptions) -> None:
    """Write the script of ``<site-counter>`` to ``out``.

    It holds no figures: it fetches those of ``counter.json`` when the page is opened. So it is
    the same for every counter, and speaks both languages.
    """
    del snapshot, options
    script = files("cadre_training_counter").joinpath("site-counter.js").read_text(encoding="utf-8")
    # In ASCII, whatever characters the page says that its scripts are written in.
    words = json.dumps({language.value: _words(language) for language in Language}, indent=1)
    before, found, after = script.partition(_PLACE)
    if not found:
        raise RuntimeError(f"site-counter.js has no place for its words ({_PLACE})")
    out.write((before + words.replace("\n", "\n  ") + after).encode("ascii"))


def _words(language: Language) -> dict[str, str | dict[str, str]]:
    def text(label: Label) -> str:
        return label.in_language(language)

    return {
        "title": text(view.TITLE),
        "how": text(view.HOW),
        "readAt": text(view.MOMENT),
        "notStated": text(view.NOT_STATED),
        "moment": text(view.AT),
        "inherited": text(view.INHERITED_IN_FULL).replace("{label}", text(view.INHERITED)),
        "on": text(view.ON),
        "included": text(view.INCLUDED),
        "withCounted": text(view.WITH_COUNTED),
        "about": text(view.ABOUT),
        "unknownDay": text(view.UNKNOWN_DAY),
        "absences": {str(absence.value): text(absence.label) for absence in Absence},
    }
