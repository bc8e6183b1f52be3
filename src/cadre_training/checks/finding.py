"""What a check found."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from attrs import field as attr_field
from attrs import frozen, validators

from cadre_training.model._checks import tuple_of
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase, PhraseValue
from cadre_training.model.register import Record, Register, record_key
from cadre_training.model.source import Place, Source


class Severity(Enum):
    """How much a finding weighs.

    * ``ERROR``: two figures contradict each other; one of them is wrong.
    * ``WARNING``: something can hardly be so as it is written.
    * ``NOTICE``: something a reader should know.

    >>> Severity("notice").label.en
    'notice'
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> Label:
        """The word for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: Label("mâu thuẫn", "error"),
    Severity.WARNING: Label("cần xem lại", "warning"),
    Severity.NOTICE: Label("lưu ý", "notice"),
}


@frozen(kw_only=True)
class Spot:
    """The record, and the field of it, that a finding speaks of.

    Args:
        kind: The resource the record belongs to, such as ``figures``.
        key: What tells the record from others of its kind.
        field: The field; None when the record as a whole is meant.
        source: Where the record comes from.

    >>> Spot(kind="figures", key="all", field="value").key
    'all'
    """

    kind: str
    key: str
    field: str | None = None
    source: Source | None = attr_field(default=None, eq=False, repr=False)

    @classmethod
    def of(cls, record: Record, name: str | None = None) -> Spot:
        """Make the spot of ``record`` and its field ``name``."""
        return cls(
            kind=RESOURCE_OF[type(record).__name__],
            key=record_key(record),
            field=name,
            source=record.source,
        )

    @classmethod
    def at(cls, place: Place) -> Spot:
        """Make the spot of a cell, or of another place in a file that is no record.

        >>> Spot.at(Place("so-lieu.xlsx", sheet="2022", cell="F10")).key
        'so-lieu.xlsx!2022!F10'
        """
        return cls(kind="cells", key=str(place), source=Source(read_at=place))


RESOURCE_OF = {
    "TrainingClass": "classes",
    "Session": "sessions",
    "Topic": "topics",
    "Cadre": "cadres",
    "Attendance": "attendances",
    "ReportedFigure": "figures",
    "AdminUnit": "units",
    "CounterSnapshot": "counters",
}
"""The resource that each class of record stands in."""


def records_of(register: Register, kind: str) -> Sequence[Record]:
    """Return the records of a register that stand in the resource ``kind``; none in an unknown one.

    >>> records_of(Register(), "classes")
    ()
    """
    resources: dict[str, Sequence[Record]] = {
        "classes": register.classes,
        "sessions": register.sessions,
        "topics": register.topics,
        "cadres": register.cadres,
        "attendances": register.attendances,
        "figures": register.figures,
        "units": register.units,
        "counters": register.counters,
    }
    return resources.get(kind, ())


@frozen(kw_only=True)
class Proposal:
    """A value that would explain what was found: a suggestion, never applied.

    Args:
        spot: Where the value would stand.
        was: What stands there; None for a blank cell and for one that was not read.
        proposed: What would stand there; None where it would be blank.
        why: Why just this value, in words that leave it open.
        unread: Whether something stands there that was not read.

    >>> spot = Spot.at(Place("a.xlsx", sheet="2022", cell="F10"))
    >>> why = Phrase.of("hai chữ số đổi chỗ", "two digits change places")
    >>> one = Proposal(spot=spot, was=19545, proposed=19554, why=why)
    >>> one.was, one.proposed, one.spot.key
    (19545, 19554, 'a.xlsx!2022!F10')
    """

    spot: Spot
    was: int | Decimal | None
    proposed: int | Decimal | None
    why: Phrase
    unread: bool = False

    @property
    def said(self) -> Phrase:
        """What stands there, what might, and why, in one line; where is for the caller to say.

        >>> from cadre_training.formatting import Formatter
        >>> spot = Spot.at(Place("a.xlsx", sheet="2022", cell="F10"))
        >>> why = Phrase.of("hai chữ số đổi chỗ", "two digits change places")
        >>> one = Proposal(spot=spot, was=19545, proposed=19554, why=why)
        >>> Formatter("vi").text(one.said)
        '19.545 → 19.554 (hai chữ số đổi chỗ)'
        """
        nothing = _UNREAD if self.unread else _BLANK
        numbers = {
            "number_was": self.was if self.was is not None else nothing,
            "number_proposed": _BLANK if self.proposed is None else self.proposed,
        }
        why = self.why.template
        head = "{number_was} → {number_proposed}"
        values = dict[str, PhraseValue](self.why.values)
        return Phrase.of(f"{head} ({why.vi})", f"{head} ({why.en})", **values, **numbers)


_BLANK = Label("trống", "blank")
_UNREAD = Label("chưa đọc được", "not read")

PROPOSED = Label("Gợi ý, không tự sửa", "Proposed, and not applied")
"""What proposals are introduced with, so that nobody takes them for corrections."""


@frozen(kw_only=True)
class Finding(Displayed):
    """What a check saw, where, what may explain it, and what to ask.

    The words are neutral: a finding is a question, never an accusation.

    Args:
        code: The check's stable code, such as ``part-whole``.
        severity: How much it weighs.
        spots: The records it speaks of, the one to look at first in front.
        seen: What was seen.
        reasons: What may explain it.
        question: What to ask those who know.
        proposals: Values of which each would explain it, the likeliest first.

    >>> from cadre_training import Register, ReportedFigure, StatedRate, check
    >>> from decimal import Decimal
    >>> rate = ReportedFigure(id="r", measure="sessions", value=StatedRate(Decimal("98.96")))
    >>> (finding,) = check(Register(figures=(rate,)), ["rate-base-unknown"]).findings
    >>> finding.code, finding.severity.value, finding.spots[0].key
    ('rate-base-unknown', 'notice', 'r')
    """

    code: str
    severity: Severity = attr_field(validator=validators.instance_of(Severity))
    spots: tuple[Spot, ...] = attr_field(validator=tuple_of(Spot))
    seen: Phrase
    reasons: tuple[Phrase, ...] = attr_field(validator=tuple_of(Phrase))
    question: Phrase
    proposals: tuple[Proposal, ...] = attr_field(default=(), validator=tuple_of(Proposal))

    def records(self, register: Register) -> tuple[Record, ...]:
        """Return the records of ``register`` that the finding speaks of, in its order."""
        found: list[Record] = []
        for kind in dict.fromkeys(spot.kind for spot in self.spots):
            known = {record_key(one): one for one in records_of(register, kind)}
            keys = [spot.key for spot in self.spots if spot.kind == kind]
            found += [known[key] for key in dict.fromkeys(keys) if key in known]
        return tuple(found)


@frozen(kw_only=True)
class Held(Displayed):
    """A figure that was held against others and agrees with them.

    Args:
        code: The code of the check that held it.
        spots: The records compared.
        seen: What agrees with what.

    >>> from cadre_training import Period, Programme, Register, TrainingClass
    >>> spot = Spot(kind="figures", key="all", field="value")
    >>> Held(code="part-whole", spots=(spot,), seen=Phrase.of("khớp", "it agrees")).code
    'part-whole'
    """

    code: str
    spots: tuple[Spot, ...] = attr_field(validator=tuple_of(Spot))
    seen: Phrase


@frozen(kw_only=True)
class CheckResult(Displayed):
    """All that the checks found in one pass, the gravest first, and what held.

    Args:
        findings: The findings.
        held: The comparisons that agree.

    >>> CheckResult().has_errors
    False
    """

    findings: tuple[Finding, ...] = attr_field(default=(), validator=tuple_of(Finding))
    held: tuple[Held, ...] = attr_field(default=(), validator=tuple_of(Held))

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error."""
        return any(f.severity is Severity.ERROR for f in self.findings)
