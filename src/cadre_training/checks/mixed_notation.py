"""Two notations of numbers in one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import define, field, frozen

from cadre_training.checks._notation import notations
from cadre_training.checks._words import MOST_SPOTS, listing, sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.absence import Absence
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.notation import Notation
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate
from cadre_training.model.register import Record, Register, record_key
from cadre_training.model.source import Source

CODE = "mixed-notation"

_MARK = re.compile(r"[0-9][.,][0-9]")


@frozen
class _Written:
    """Words as written, with whose they are and the numbers known to be in them."""

    record: Record
    name: str | None
    source: Source
    values: tuple[int | Decimal, ...]

    def forms(self) -> Iterator[tuple[str, Notation]]:
        """Yield the written forms whose notation is certain."""
        words = self.source.words
        if words is not None and _MARK.search(words):
            yield from notations(words, self.values)

    def spot(self) -> Spot:
        """Return the spot of the words."""
        if isinstance(self.record, CounterSnapshot):
            key = record_key(self.record)
            return Spot(kind="counters", key=key, field=self.name, source=self.source)
        return Spot.of(self.record, self.name)


@define
class _Seen:
    """The written forms of one notation in a document, and where they stand."""

    forms: set[str] = field(factory=set[str])
    spots: dict[tuple[str, str, str], Spot] = field(factory=dict[tuple[str, str, str], Spot])


def find(register: Register) -> Iterator[Finding]:
    """Decide the notation of each number as written by what it was read as, document by document.

    What could be read both ways, and was not read as a known number, does not count.
    """
    only = register.sources[0].document if len(register.sources) == 1 else None
    notations_of: dict[str, set[Notation]] = {}
    for written in _written(register):
        document = written.source.document or only
        if document is not None:
            notations_of.setdefault(document, set()).update(found for _, found in written.forms())
    mixed = {document for document, found in notations_of.items() if len(found) > 1}
    documents: dict[str, dict[Notation, _Seen]] = {document: {} for document in mixed}
    # Where each form stands is asked only of documents with both.
    for written in _written(register) if mixed else ():
        document = written.source.document or only
        if document in mixed:
            for form, notation in written.forms():
                seen = documents[document].setdefault(notation, _Seen())
                seen.forms.add(form)
                spot = written.spot()
                seen.spots[spot.kind, spot.key, spot.field or ""] = spot
    for document in sorted(documents):
        yield _finding(document, documents[document])


def _written(register: Register) -> Iterator[_Written]:
    for figure in register.figures:
        if figure.source is not None:
            yield _Written(figure, "value", figure.source, _numbers(figure.value))
    for snapshot in register.counters:
        for shown in snapshot.figures:
            if shown.source is not None and isinstance(shown.value, Quantity):
                yield _Written(snapshot, shown.window.value, shown.source, (shown.value.value,))
    for record in register.classes:
        if record.source is not None and record.source.words is not None:
            values = _known(record.learners, record.planned, record.summoned, record.enrolled)
            yield _Written(record, None, record.source, (record.count, *values))
    for session in register.sessions:
        if session.source is not None and session.source.words is not None:
            values = _known(session.attendees, session.planned)
            yield _Written(session, None, session.source, (session.count, *values))


def _known(*counts: int | Absence) -> tuple[int, ...]:
    return tuple(count for count in counts if isinstance(count, int))


def _numbers(value: Quantity | Interval | StatedRate) -> tuple[int | Decimal, ...]:
    match value:
        case Quantity():
            return (value.value,)
        case Interval():
            return (value.low.value, value.high.value)
        case StatedRate():
            return (value.percent,)


def _finding(document: str, seen: dict[Notation, _Seen]) -> Finding:
    # The notation with fewer forms is the odd one, and comes first.
    odd, usual = sorted(seen, key=lambda notation: (len(seen[notation].forms), notation.value))
    return Finding(
        code=CODE,
        severity=Severity.NOTICE,
        spots=(*_spots(seen[odd], MOST_SPOTS // 2), *_spots(seen[usual], MOST_SPOTS // 2)),
        seen=sentence(
            "“{document}” viết số theo hai cách: {some} ({some_way}); {others} ({others_way}).",
            "“{document}” writes numbers in two ways: {some} ({some_way}); {others} "
            "({others_way}).",
            document=document,
            some=_forms(seen[usual].forms),
            some_way=usual.label,
            others=_forms(seen[odd].forms),
            others_way=odd.label,
        ),
        reasons=(_TWO_HANDS, _COPIED),
        question=_QUESTION,
    )


def _forms(forms: Iterable[str]) -> Phrase:
    return listing(f"“{form}”" for form in sorted(forms, key=lambda form: (len(form), form)))


def _spots(seen: _Seen, most: int) -> tuple[Spot, ...]:
    return tuple(seen.spots[key] for key in sorted(seen.spots)[:most])


_TWO_HANDS = Phrase.of(
    "Bài viết do người soạn, còn bộ đếm hoặc bảng số do phần mềm đặt theo tiếng Anh viết ra.",
    "People wrote the text, and software set to English wrote the counter or the table.",
)
_COPIED = Phrase.of(
    "Các phần được chép từ những tài liệu khác nhau.",
    "The parts were copied from different documents.",
)
_QUESTION = Phrase.of(
    "Dấu chấm và dấu phẩy trong từng số được dùng theo cách nào?",
    "How are the dot and the comma meant in each number?",
)

RULE = Rule(
    code=CODE,
    title=Label("hai cách viết số", "two notations of numbers"),
    explanation=Label(
        "Trong cùng một tài liệu có số dùng dấu chấm phân cách hàng nghìn (6.200; 98,96%) và có "
        "số dùng dấu phẩy (19,554). Phần mềm đọc theo một cách sẽ đọc sai cách kia mà không báo. "
        "Số nào có thể đọc được cả hai cách thì không tính. Nguyên nhân thường là phần mềm đặt "
        "theo tiếng Anh, hoặc chép từ nhiều nguồn. Cần hỏi: dấu chấm và dấu phẩy được dùng theo "
        "cách nào?",
        "One document has numbers with dots for thousands (6.200; 98,96%) and numbers with commas "
        "(19,554). Software that reads one way misreads the other without a word. What can be "
        "read both ways does not count. It usually comes from software set to English, or from "
        "copying from several sources. To ask: how are the dot and the comma meant?",
    ),
    find=find,
)
