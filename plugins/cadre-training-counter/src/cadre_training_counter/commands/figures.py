"""The figures of a state as text."""

from __future__ import annotations

from cadre_training.plugin import (
    CounterSnapshot,
    CountUnit,
    Formatter,
    Label,
    Language,
    Phrase,
    Quantity,
    Robots,
)
from cadre_training_counter.commands.printing import table
from cadre_training_counter.view import view

_HEAD = Label("Không tính robot", "Without robots")
_WITH_ROBOTS = Label("Kể cả robot", "With robots")
_ESTIMATES = Label(
    "≈ là số ước tính, sai số chuẩn tương đối {error}.",
    "≈ is an estimate, with a relative standard error of {error}.",
)


def figures_text(snapshot: CounterSnapshot, language: Language) -> str:
    """Return the figures as a table for people, without robots and with them."""
    write, seen = Formatter(language), view(snapshot, language)
    parts = [f"{seen.full_title}, {seen.at}\n"]
    for robots, label in ((Robots.WITHOUT, _HEAD), (Robots.WITH, _WITH_ROBOTS)):
        if any(figure.robots is robots for figure in snapshot.figures):
            parts.append(table(_rows(snapshot, robots, label, write)))
    errors = {figure.error for figure in snapshot.figures if figure.error is not None}
    parts += [write.text(Phrase(_ESTIMATES, (("error", error),))) + "\n" for error in errors]
    if seen.inherited_in_full:
        parts.append(seen.inherited_in_full + "\n")
    return "\n".join(parts)


def _rows(
    snapshot: CounterSnapshot, robots: Robots, label: Label, write: Formatter
) -> list[tuple[str, ...]]:
    units = (CountUnit.PAGE_VIEW, CountUnit.VISITOR)
    rows = [(write.text(label), *(write.text(unit.plural) for unit in units))]
    windows = dict.fromkeys(figure.window for figure in snapshot.figures)
    for window in windows:
        cells: list[str] = []
        for unit in units:
            figure = snapshot.find(window, unit, robots)
            value = figure.value if figure else None
            number = write.integer(value.value) if isinstance(value, Quantity) else "–"
            cells.append(f"≈ {number}" if figure and figure.error else number)
        rows.append((write.text(window.label), *cells))
    return rows
