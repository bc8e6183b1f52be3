"""Which figures are shown."""

from __future__ import annotations

from attrs import evolve

from cadre_training.plugin import (
    CounterRules,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    FigureKey,
    Robots,
)
from cadre_training_counter.commands.line import WrongUsage

USUAL = "online:visitor,today,week,all"
"""What counters on portals show, as it is written on the command line."""

_UNITS = {"page-view": CountUnit.PAGE_VIEW, "visitor": CountUnit.VISITOR}
_ROBOTS = "robots"
_WINDOWS = tuple(window.value for window in CounterWindow)


def read_figures(text: str) -> tuple[FigureKey, ...]:
    """Read a choice of figures: windows between commas, each with what is counted in it.

    Raises:
        WrongUsage: If there is no such figure, or none at all.

    >>> [key.unit.value for key in read_figures("online:visitor,today")]
    ['visitor', 'page view']
    """
    keys = tuple(dict.fromkeys(_key(part.strip()) for part in text.split(",") if part.strip()))
    if not keys:
        raise WrongUsage("--figures cần ít nhất một số liệu", "--figures needs a figure or more")
    return keys


def _key(text: str) -> FigureKey:
    name, *more = text.split(":")
    units = [unit for word, unit in _UNITS.items() if word in more]
    if name not in _WINDOWS or len(units) > 1 or set(more) - {*_UNITS, _ROBOTS}:
        windows = ", ".join(_WINDOWS)
        raise WrongUsage(
            f"--figures: không có “{text}”; hãy chọn {windows}; thêm :visitor để đếm người truy "
            "cập, :robots để tính cả robot",
            f"--figures: there is no {text!r}; choose {windows}; add :visitor for visitors, "
            ":robots to count robots too",
        )
    return FigureKey(
        CounterWindow(name),
        units[0] if units else CountUnit.PAGE_VIEW,
        Robots.WITH if _ROBOTS in more else Robots.WITHOUT,
    )


def rules_for(rules: CounterRules, keys: tuple[FigureKey, ...]) -> CounterRules:
    """Return the rules with the windows, units and robots that ``keys`` need, and no others."""
    return evolve(
        rules,
        windows=tuple(dict.fromkeys(key.window for key in keys)),
        units=tuple(dict.fromkeys(key.unit for key in keys)),
        robots=tuple(dict.fromkeys(key.robots for key in keys)),
    )


def choose(snapshot: CounterSnapshot, keys: tuple[FigureKey, ...]) -> CounterSnapshot:
    """Return ``snapshot`` with the figures of ``keys`` only, in their order."""
    found = {
        FigureKey(figure.window, figure.parts.unit, figure.parts.robots): figure
        for figure in snapshot.figures
        if figure.parts is not None
    }
    return evolve(snapshot, figures=tuple(found[key] for key in keys))
