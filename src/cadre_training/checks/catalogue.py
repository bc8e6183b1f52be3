"""All checks, and running them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from cadre_training.checks import (
    class_size_outlier,
    counter_day_low,
    counter_order,
    duplicate_class,
    group_not_in_scheme,
    interval_claim,
    mixed_notation,
    part_whole,
    rate_base_unknown,
    rate_impossible,
    rate_over_100,
    regulation_not_in_force,
    round_hundreds,
    shares_sum,
    topic_class_group,
    unit_differs,
    unit_not_on_its_day,
    unknown_measure,
    years_without_data,
)
from cadre_training.checks.finding import CheckResult, Finding, Held, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.register import Register
from cadre_training.model.register_given import must_be_register

if TYPE_CHECKING:
    from cadre_training.checks.sheet_rules import SheetRule

RULES: tuple[Rule, ...] = (
    part_whole.RULE,
    rate_over_100.RULE,
    counter_order.RULE,
    unknown_measure.RULE,
    group_not_in_scheme.RULE,
    unit_differs.RULE,
    rate_impossible.RULE,
    shares_sum.RULE,
    interval_claim.RULE,
    topic_class_group.RULE,
    regulation_not_in_force.RULE,
    unit_not_on_its_day.RULE,
    duplicate_class.RULE,
    rate_base_unknown.RULE,
    years_without_data.RULE,
    round_hundreds.RULE,
    class_size_outlier.RULE,
    counter_day_low.RULE,
    mixed_notation.RULE,
)
"""All checks, in the order in which they are listed."""

_RULE_OF = {rule.code: rule for rule in RULES}
_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def check(register: Register, codes: Iterable[str] | None = None) -> CheckResult:
    """Look at a register with all checks in one pass.

    The result does not depend on the order of the records.

    Args:
        register: The register.
        codes: The codes of the checks to make; all of them where None.

    Returns:
        The findings, the gravest first and then in the order of :data:`RULES`, and what held.

    Raises:
        KeyError: If there is no check of registers with one of the codes.
        TypeError: If it is given something else than a register.

    >>> check(Register())
    CheckResult(findings=(), held=())
    """
    must_be_register(register, "check")
    if codes is None:
        rules = RULES
    else:
        asked = {
            _of_registers(code).code for code in ((codes,) if isinstance(codes, str) else codes)
        }
        rules = tuple(rule for rule in RULES if rule.code in asked)
    findings: list[Finding] = []
    held: list[Held] = []
    for rule in rules:
        said = sorted(rule.find(register), key=_place)
        findings += [one for one in said if isinstance(one, Finding)]
        held += [one for one in said if isinstance(one, Held)]
    # A stable sort: within one severity the order of the rules stays.
    findings.sort(key=lambda finding: _GRAVITY[finding.severity])
    return CheckResult(findings=tuple(findings), held=tuple(held))


def explain(code: str) -> Rule | SheetRule:
    """Return the check with this code, of registers or of sheets.

    Raises:
        KeyError: If there is none; the message names those that come close, and all.

    >>> explain("part-whole").title.en
    'parts that do not make the whole'
    """
    from cadre_training.checks.sheet_rules import SHEET_RULES

    rules: tuple[Rule | SheetRule, ...] = (*RULES, *SHEET_RULES)
    known = {rule.code: rule for rule in rules}
    if code in known:
        return known[code]
    raise _unknown(code, tuple(known))


def _of_registers(code: str) -> Rule:
    """Return the check of registers with this code."""
    if code in _RULE_OF:
        return _RULE_OF[code]
    raise _unknown(code, tuple(_RULE_OF))


def _unknown(code: str, codes: tuple[str, ...]) -> KeyError:
    close = get_close_matches(code, codes, n=3, cutoff=0.7)
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    return KeyError(f"no check has the code {code!r}. {hint}Checks: {', '.join(codes)}")


Place = tuple[tuple[tuple[str, str, str], ...], str]


def _place(said: Finding | Held) -> Place:
    """Order what a rule says by where it points, then by its words."""
    return tuple(map(_spot, said.spots)), said.seen.template.en


def _spot(spot: Spot) -> tuple[str, str, str]:
    return spot.kind, spot.key, spot.field or ""
