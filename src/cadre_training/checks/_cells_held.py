"""The rules of a table that hold, and those that most rows break."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._cells import signs
from cadre_training.checks._cells_holding import Holding
from cadre_training.checks._cells_relations import Relation
from cadre_training.checks._cells_tally import Tally
from cadre_training.checks._cells_words import (
    CROSS_FOOTING,
    PRINTED_FORMULA,
    SHEET_RATE,
    column_words,
    spot,
)
from cadre_training.checks._words import joined, sentence
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.model.phrase import Phrase
from cadre_training.model.tabulation import AcrossRate, AcrossSum, Tabulation


def held_of(holding: Holding) -> Iterator[Held]:
    """Yield what holds: one for each rule, with how many rows."""
    table = holding.cells.table
    for column, tally in holding.down.items():
        if tally.held:
            totals = [one.total for one in table.down if one.exhaustive]
            yield _held(
                CROSS_FOOTING,
                spot(table, (totals[-1], column)),
                sentence(
                    "{column}: số tổng khớp với các dòng của nó: {held}",
                    "{column}: totals that agree with their rows: {held}",
                    column=column_words(table, column),
                    held=tally.held,
                ),
                tally,
            )
    for number, tally in holding.across.items():
        if tally.held:
            rule = table.across[number]
            yield _held(
                CROSS_FOOTING if rule.words is None else PRINTED_FORMULA,
                _head(table, rule.row, rule.total),
                sentence(
                    "{rule}: số dòng khớp: {held}",
                    "{rule}: rows that agree: {held}",
                    rule=rule_words(table, rule),
                    held=tally.held,
                ),
                tally,
            )
    for relation, tally in zip(holding.relations, holding.related, strict=True):
        if tally.held:
            yield _held(
                _code(relation),
                _head(table, relation.rule.row, relation.result),
                sentence(
                    "{rule}: số dòng khớp: {held}",
                    "{rule}: rows that agree: {held}",
                    rule=relation_rule_words(table, relation),
                    held=tally.held,
                ),
                tally,
            )


def _held(code: str, place: Spot, seen: Phrase, tally: Tally) -> Held:
    if tally.undecided:
        seen = sentence(
            "{seen}; chưa đối chiếu được vì có ô không đọc được: {undecided}",
            "{seen}; not held, since a cell could not be read: {undecided}",
            seen=seen,
            undecided=tally.undecided,
        )
    return Held(code=code, spots=(place,), seen=seen)


def questioned(holding: Holding) -> Iterator[Finding]:
    """Yield the rules that most rows break: the rule is then in question, not each row."""
    table = holding.cells.table
    for number, tally in holding.across.items():
        if tally.in_question:
            rule = table.across[number]
            yield _questioned(
                CROSS_FOOTING if rule.words is None else PRINTED_FORMULA,
                _head(table, rule.row, rule.total),
                rule_words(table, rule),
                tally,
            )
    for relation, tally in zip(holding.relations, holding.related, strict=True):
        if tally.in_question:
            place = _head(table, relation.rule.row, relation.result)
            words = relation_rule_words(table, relation)
            yield _questioned(_code(relation), place, words, tally)


def _code(relation: Relation) -> str:
    return SHEET_RATE if isinstance(relation.rule, AcrossRate) else PRINTED_FORMULA


def _questioned(code: str, place: Spot, rule: Phrase, tally: Tally) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        spots=(place,),
        seen=sentence(
            "Cách tính “{rule}” chỉ đúng ở {held} trong {rows} dòng.",
            "“{rule}” is so in {held} of {rows} rows only.",
            rule=rule,
            held=tally.held,
            rows=tally.held + tally.broken,
        ),
        reasons=(_OTHERWISE, _OTHER_COLUMNS),
        question=_QUESTION,
    )


def _head(table: Tabulation, row: int | None, column: int) -> Spot:
    """Return the spot of a formula, or of the first cell of its column."""
    if row is None:
        return spot(table, (0, column))
    return Spot.at(table.cell(row, table.columns[column].index))


def rule_words(table: Tabulation, rule: AcrossSum) -> Phrase:
    """Write a rule across: as printed, or by its columns."""
    if rule.words is not None:
        return Phrase.of("{words}", "{words}", words=rule.words)
    total, *parts = signs(rule)
    pieces = [
        sentence(f"{sign} {{column}}", f"{sign} {{column}}", column=column_words(table, column))
        for (column, times) in parts
        for sign in ("+" if times < 0 else "−",)
    ]
    pieces[0] = column_words(table, parts[0][0])
    return sentence(
        "{total} = {parts}",
        "{total} = {parts}",
        total=column_words(table, total[0]),
        parts=joined(pieces, " "),
    )


def relation_rule_words(table: Tabulation, relation: Relation) -> Phrase:
    """Write a rate or formula: as printed, or by its columns."""
    if relation.rule.words is not None:
        return Phrase.of("{words}", "{words}", words=relation.rule.words)
    part, whole = relation.operands
    return sentence(
        "{rate} = {part} : {whole}",
        "{rate} = {part} : {whole}",
        rate=column_words(table, relation.result),
        part=column_words(table, part),
        whole=column_words(table, whole),
    )


_OTHERWISE = Phrase.of(
    "Các số được tính theo cách khác, hoặc gồm cả phần không có trong các cột này.",
    "The numbers were made in another way, or hold more than these columns do.",
)
_OTHER_COLUMNS = Phrase.of(
    "Công thức hoặc tiêu đề nêu nhầm cột.",
    "The formula or the header names the wrong columns.",
)
_QUESTION = Phrase.of(
    "Cột này được tính từ những cột nào?",
    "Which columns is this column made from?",
)
