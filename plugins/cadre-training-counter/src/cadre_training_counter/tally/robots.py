"""Telling robots from people by their user agents."""

from __future__ import annotations

import json
import re
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from attrs import Attribute, field, frozen, validators

from cadre_training_counter.tally.prefix_tree import any_of

_PACKAGE: Final = "crawleruseragents"
_DATA: Final = "crawler-user-agents.json"

# Cốc Cốc is a browser of many readers; its robot is called coccocbot, and the list knows it.
_BROWSERS: Final = re.compile(r"coc_coc_browser(?:/[\d.]+)?")

OWN: Final = (
    r"\+https?://",  # robots say where to read about them; browsers do not
    r"(?i:\b(?!cubot)\w*(?:bot|crawler|spider)[/;:])",  # Cubot makes telephones
    r"(?i:\b(?:bot|crawler|spider|scraper)\b)",
    # libraries and tools that fetch pages for programs
    r"^(?:Java|Dart|Ruby|PHP|node|undici|got|ky|RestSharp|WinHTTP|WinHttp|Faraday|HTTParty)\b",
    r"^(?:PostmanRuntime|insomnia|GuzzleHttp|aws-sdk|Symfony|Typhoeus|reqwest|ureq|hyper)\b",
    r"\bGuzzleHttp/",
    # monitors and balancers that look whether the server is alive
    r"^(?:kube-probe|ELB-HealthChecker|GoogleHC|Prometheus|Monit|Consul Health Check)\b",
)
"""Patterns beyond those of the list: libraries, monitors, and what robots say of themselves."""


_PLAIN: Final = re.compile(r"(?:[^\\.^$*+?{}\[\]|()]|\\[^\w\s])+")


def _check_patterns(
    _instance: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]
) -> None:
    for pattern in value:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{attribute.name}: {pattern!r} is no pattern: {error}") from error


_PATTERNS = validators.and_(
    validators.deep_iterable(validators.instance_of(str), validators.instance_of(tuple)),
    _check_patterns,
)


@frozen(kw_only=True)
class RobotRules:
    """Who is taken for a robot, beyond the list of the package ``crawler-user-agents``.

    Args:
        also: Regular expressions of user agents that are robots too.
        never: Regular expressions of user agents that are none, whatever else says so.
        without_agent: Whether who sends no user agent, or only a hyphen, is a robot. Formats
            that have no user agents say nothing about it.

    Raises:
        ValueError: If a pattern is no regular expression.
    """

    also: tuple[str, ...] = field(default=(), validator=_PATTERNS)
    never: tuple[str, ...] = field(default=(), validator=_PATTERNS)
    without_agent: bool = field(default=True, validator=validators.instance_of(bool))


@frozen
class Robots:
    """Tells robots from people.

    Args:
        rules: Who is taken for a robot.

    >>> robots = Robots()
    >>> robots.is_robot("Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/)")
    True
    >>> robots.is_robot("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/124.0 Safari/537.36")
    False
    """

    rules: RobotRules = RobotRules()

    def is_robot(self, agent: str) -> bool:
        """Tell whether ``agent`` is that of a robot."""
        if agent.strip() in ("", "-"):
            return self.rules.without_agent
        if self._never is not None and self._never.search(agent):
            return False
        rest = _BROWSERS.sub("", agent)
        return any(pattern.search(rest) for pattern in self._patterns)

    @cached_property
    def _never(self) -> re.Pattern[str] | None:
        return re.compile("|".join(self.rules.never)) if self.rules.never else None

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """Compile the list: plain words as one tree of letters, the few others one by one."""
        listed = _listed()
        words = [word for pattern in listed if (word := _word_of(pattern)) is not None]
        others = [pattern for pattern in listed if _word_of(pattern) is None]
        return tuple(
            re.compile(part)
            for part in (any_of(words), "|".join([*others, *OWN]), "|".join(self.rules.also))
            if part
        )


def _listed() -> list[str]:
    """Read the patterns of the list, without the code that comes with it."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:  # pragma: no cover - the package is required
        raise ModuleNotFoundError(f"the list of robots is missing; install {_PACKAGE}")
    text = (Path(spec.origin).parent / _DATA).read_text(encoding="utf-8")
    entries: list[dict[str, str]] = json.loads(text)
    return [entry["pattern"] for entry in entries]


def _word_of(pattern: str) -> str | None:
    """Return the word that ``pattern`` looks for, or None where it is more than a word."""
    return re.sub(r"\\(.)", r"\1", pattern) if _PLAIN.fullmatch(pattern) else None
