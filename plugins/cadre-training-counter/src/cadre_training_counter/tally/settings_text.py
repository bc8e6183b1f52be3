"""Settings as a TOML file: reading it, and writing the one that stands for a state."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Final, TypeVar, cast

from attrs import evolve, fields

from cadre_training.plugin import CounterRules, InputProblems, Label, Place, Problem
from cadre_training_counter.tally import settings_values as kinds
from cadre_training_counter.tally.json_keys import JsonKeys
from cadre_training_counter.tally.pages import PageRules
from cadre_training_counter.tally.robots import RobotRules
from cadre_training_counter.tally.settings import Settings

Values = Mapping[str, object]
N = TypeVar("N")

Found = dict[str, dict[str, object]]

_KINDS: Final[Mapping[str, Mapping[str, Callable[[object], object]]]] = {
    "counter": {
        "zone": kinds.zone,
        "online_minutes": kinds.whole(1, 24 * 60),
        "week_starts": kinds.weekday,
        "since": kinds.moment,
        "site": kinds.text,
    },
    "pages": {
        "methods": kinds.names,
        "statuses": kinds.statuses,
        "assets": kinds.endings,
        "skip": kinds.paths,
    },
    "robots": {
        "also": kinds.patterns,
        "never": kinds.patterns,
        "without_agent": kinds.truth,
    },
    "json": {one.name: kinds.names for one in fields(JsonKeys)},
}
"""The sections of the file, their keys, and what accepts the value of each."""


def settings_text(settings: Settings) -> str:
    """Write ``settings`` as TOML, always in the same words: two that are equal read alike.

    >>> print(settings_text(Settings()).splitlines()[1])
    zone = "Asia/Ho_Chi_Minh"
    """
    counter = settings.counter
    values: Mapping[str, Values] = {
        "counter": {
            "zone": counter.zone.name,
            "online_minutes": counter.online_minutes,
            "week_starts": counter.week_starts.value,
            "since": counter.since,
            "site": settings.site,
        },
        "pages": _values_of(settings.pages),
        "robots": _values_of(settings.robots),
        "json": _values_of(settings.keys),
    }
    return "\n".join(
        f"[{name}]\n" + "".join(_line(key, value) for key, value in section.items())
        for name, section in values.items()
    )


def _values_of(rules: PageRules | RobotRules | JsonKeys) -> dict[str, object]:
    return {one.name: getattr(rules, one.name) for one in fields(type(rules))}


def _line(key: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return f"{key} = {value.isoformat()}\n"
    # TOML and JSON write texts, whole numbers, true, false and lists alike, but for one character.
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{key} = {text}\n"


def read_settings(text: str, name: str) -> Settings:
    r"""Read settings from a TOML file; what it does not say is as in :class:`Settings`.

    Args:
        text: The text of the file.
        name: What the file is called in messages.

    Raises:
        InputProblems: If something in it is wrong; all of it is named.

    >>> read_settings("[counter]\nonline_minutes = 15", "rules.toml").counter.online_minutes
    15
    """
    try:
        values: Values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        label = Label("tệp không viết đúng dạng TOML", f"the file is no TOML: {error}")
        raise InputProblems([Problem("not-toml", label, Place(name))]) from error
    found: Found = {section: {} for section in _KINDS}
    problems = list(_accept(values, found, name))
    if problems:
        raise InputProblems(problems)
    return _settings(found)


def _accept(values: Values, found: Found, name: str) -> Iterable[Problem]:
    """Put into ``found`` what is accepted, and yield what is wrong."""
    for section, content in values.items():
        if section not in _KINDS:
            yield _unknown(section, section, _KINDS, name)
        elif not isinstance(content, dict):
            label = Label("phải là một mục [tên]", "it must be a section [name]")
            yield Problem("wrong-type", label, Place(name, column=section))
        else:
            for key, value in cast("Values", content).items():
                where = f"{section}.{key}"
                if key not in _KINDS[section]:
                    yield _unknown(where, str(key), _KINDS[section], name)
                    continue
                try:
                    found[section][str(key)] = _KINDS[section][str(key)](value)
                except kinds.RefusedValue as error:
                    yield Problem("not-accepted", error.label, Place(name, column=where))


def _unknown(where: str, key: str, known: Iterable[str], name: str) -> Problem:
    names = ", ".join(known)
    close = get_close_matches(key, list(known), n=1)
    label = Label(
        f"không có mục này; có phải {close[0]}?" if close else f"không có mục này; có: {names}",
        f"nobody knows it; did you mean {close[0]}?"
        if close
        else f"nobody knows it; known: {names}",
    )
    return Problem("unknown-key", label, Place(name, column=where))


def _with(make: Callable[..., N], values: Values) -> N:
    return make(**values)


def _settings(found: Found) -> Settings:
    """Make settings of values that were accepted, and so fit the nouns."""
    counter = found["counter"]
    site, since = counter.pop("site", None), counter.pop("since", None)
    rules = _with(CounterRules, counter)
    if isinstance(since, dt.datetime):
        rules = evolve(rules, since=since if since.tzinfo else since.replace(tzinfo=rules.zone.tz))
    return Settings(
        counter=rules,
        pages=_with(PageRules, found["pages"]),
        robots=_with(RobotRules, found["robots"]),
        keys=_with(JsonKeys, found["json"]),
        site=site if isinstance(site, str) else None,
    )
