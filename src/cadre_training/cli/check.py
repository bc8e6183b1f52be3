"""``check``: hold the figures against the records and against each other."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import evolve

from cadre_training.checks.finding import CheckResult, Finding, Held, Severity, Spot
from cadre_training.cli._errors import FINDINGS
from cadre_training.cli._json import Branch, Json, Tree, dumps
from cadre_training.cli._language import both, current, say
from cadre_training.cli._load import load_register
from cadre_training.cli._options import command, format_option, output_option, path_argument
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page
from cadre_training.exporters._json_values import value_json
from cadre_training.formatting import Formatter
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.source import Place, Source


@command(
    "check",
    both("Đối chiếu số liệu.", "Check the figures."),
    both(
        "Đối chiếu số liệu của ĐƯỜNG_DẪN (thư mục Data Package hoặc tệp JSON): các số có khớp "
        "nhau không, chỗ nào cần hỏi lại. Mã kết thúc: 0 nếu không có mâu thuẫn, 1 nếu có, 2 nếu "
        "không đọc được.",
        "Check the figures at PATH (a Data Package folder or a JSON file): whether they agree, "
        "and what to ask about. Exit status: 0 without errors, 1 with one, 2 when PATH cannot be "
        "read.",
    ),
)
@path_argument
@format_option("text", "json")
@output_option
def check(path: Path, form: str, output: Path | None) -> None:
    """Check the figures."""
    register = load_register(path)
    from cadre_training import check as run_checks

    result = run_checks(register)
    if form == "json":
        emit(dumps(_as_json(result)), output)
    else:
        emit(_as_text(register, result, Page.to(output)), output)
    if result.has_errors:
        raise click.exceptions.Exit(FINDINGS)


def _as_text(register: Register, result: CheckResult, page: Page) -> str:
    language = current()
    if register.title is not None:
        page.line(register.title.in_language(language))
    for severity in Severity:
        found = [finding for finding in result.findings if finding.severity is severity]
        if found:
            page.heading(f"{severity.label.in_language(language).upper()} ({len(found)})")
        for number, finding in enumerate(found, start=1):
            _write_finding(page, number, finding)
    if result.held:
        page.heading(f"{say('KHỚP', 'AGREES')} ({len(result.held)})")
        page.gap()
        for held in result.held:
            _write_held(page, held)
    page.gap()
    page.line(_tally(result))
    return page.text()


def _tally(result: CheckResult) -> str:
    parts = [
        f"{severity.label.in_language(current())}: "
        f"{sum(finding.severity is severity for finding in result.findings)}"
        for severity in Severity
    ]
    return "; ".join([*parts, f"{say('khớp', 'agrees')}: {len(result.held)}"]) + "."


def _write_finding(page: Page, number: int, finding: Finding) -> None:
    text = Formatter(current()).text
    page.gap()
    page.line(f"{number}. {text(finding.seen)} [{finding.code}]", hang=3)
    for spot in finding.spots:
        page.line(_where(spot), indent=3, hang=5)
    if finding.reasons:
        page.line(say("Có thể do:", "It may be that:"), indent=3)
        for reason in finding.reasons:
            page.line(f"- {text(reason)}", indent=5, hang=7)
    page.line(f"{say('Cần hỏi', 'To ask')}: {text(finding.question)}", indent=3, hang=5)


def _write_held(page: Page, held: Held) -> None:
    places = ", ".join(dict.fromkeys(_place(spot) for spot in held.spots))
    seen = Formatter(current()).text(held.seen)
    page.line(f"- {seen} [{held.code}] {places}".rstrip(), indent=1, hang=3)


def _where(spot: Spot) -> str:
    """Return the place of a spot and the words that stand there."""
    source = spot.source
    if source is None:
        return _place(spot)
    parts = [part for part in (source.document, source.within) if part]
    if source.words:
        parts.insert(0, f"“{source.words}”")
    return f"{_place(spot)}  {', '.join(parts)}".rstrip()


def _place(spot: Spot) -> str:
    """Return ``figures.csv:7:value``, or the record where it was read from no file."""
    place = _read_at(spot)
    if place is not None:
        return str(place)
    return ":".join(part for part in (spot.kind, spot.key, spot.field) if part)


def _read_at(spot: Spot) -> Place | None:
    """Return the place in a file, down to the field where a line is all that the reader noted."""
    at = spot.source.read_at if spot.source else None
    if at is None or at.column is not None or at.cell is not None:
        return at
    return evolve(at, column=spot.field)


def _as_json(result: CheckResult) -> Tree:
    return Branch(
        findings=(
            Branch(
                code=finding.code,
                severity=finding.severity.value,
                **_phrase(finding.seen),
                reasons=[_text(reason) for reason in finding.reasons],
                question=_text(finding.question),
                spots=(_spot(spot) for spot in finding.spots),
            )
            for finding in result.findings
        ),
        held=(
            Branch(
                code=held.code,
                **_phrase(held.seen),
                spots=(_spot(spot) for spot in held.spots),
            )
            for held in result.held
        ),
    )


def _text(phrase: Phrase) -> str:
    return Formatter(current()).text(phrase)


def _phrase(seen: Phrase) -> dict[str, Tree]:
    """Return what was seen as a sentence, and beside it the values in it as they are."""
    write = Formatter(current())
    values: Json = {name: value_json(value, write) for name, value in seen.values}
    return {"seen": write.text(seen), "values": values}


def _spot(spot: Spot) -> Json:
    place = _read_at(spot)
    where: Json = None
    if place is not None:
        where = {"file": place.file, "line": place.line, "column": place.column}
        if place.sheet is not None or place.cell is not None:
            where |= {"sheet": place.sheet, "cell": place.cell}
    return {
        "resource": spot.kind,
        "key": spot.key,
        "field": spot.field,
        "place": where,
        "source": _source(spot.source),
    }


def _source(source: Source | None) -> Json:
    if source is None:
        return None
    return {
        "document": source.document,
        "within": source.within,
        "span": list(source.span) if source.span else None,
        "words": source.words,
    }
