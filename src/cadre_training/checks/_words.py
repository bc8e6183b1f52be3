"""The pieces that the sentences of findings are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cadre_training.checks.finding import Spot
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase, PhraseValue, Scalar
from cadre_training.model.register import Record, Register, record_key
from cadre_training.model.reported_figure import Qualifier, ReportedFigure
from cadre_training.model.target_group import TargetGroup
from cadre_training.regulations.lookup import find_group

MOST_SPOTS = 20
"""How many records a finding names at most."""

MOST_LISTED = 8
"""How many values a sentence lists at most."""


def sentence(vi: str, en: str, **values: PhraseValue | Phrase) -> Phrase:
    """Make a phrase from its two templates and the values by name.

    A value that is itself a phrase is put in with its own values.

    >>> two = sentence("{n} lớp", "{n} classes", n=2)
    >>> sentence("Có {what}.", "There are {what}.", what=two).template.en
    'There are {what_n} classes.'
    """
    flat: dict[str, PhraseValue] = {}
    in_vi: dict[str, str] = {}
    in_en: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, Phrase):
            renamed = {inner: f"{{{name}_{inner}}}" for inner, _ in value.values}
            in_vi[name] = value.template.vi.format(**renamed)
            in_en[name] = value.template.en.format(**renamed)
            flat.update({f"{name}_{inner}": held for inner, held in value.values})
        else:
            in_vi[name] = in_en[name] = f"{{{name}}}"
            flat[name] = value
    return Phrase.of(vi.format(**in_vi), en.format(**in_en), **flat)


def joined(pieces: Sequence[Phrase], between: str = "; ") -> Phrase:
    """Put phrases one after the other."""
    names = [f"p{number}" for number in range(len(pieces))]
    template = between.join(f"{{{name}}}" for name in names)
    return sentence(template, template, **dict(zip(names, pieces, strict=True)))


def listing(values: Iterable[Scalar]) -> Phrase:
    """List values, of a long list only the first."""
    every = tuple(values)
    if len(every) <= MOST_LISTED:
        return Phrase.of("{items}", "{items}", items=every)
    first = every[: MOST_LISTED - 1]
    return Phrase.of(
        "{items}, … (thêm {more})",
        "{items}, … ({more} more)",
        items=first,
        more=len(every) - len(first),
    )


def group_label(group: TargetGroup, register: Register) -> Label:
    """Return the short name of a target group, whether or not a document defines it."""
    definition = find_group(group, register.schemes)
    if definition is not None:
        return definition.label
    return Label(
        f"đối tượng {group.code} ({group.scheme})",
        f"group {group.code} ({group.scheme})",
    )


def stated(figure: ReportedFigure) -> Phrase:
    """Write what a figure states: ``hơn 16.000 người``, ``1–2 lớp mỗi xã mỗi năm``."""
    per = [each.label for each in figure.per]
    vi, en = "{value}", "{value}"
    values: dict[str, PhraseValue] = {"value": figure.value}
    if figure.qualifier is not Qualifier.EXACT:
        vi = en = "{qualifier} {value}"
        values["qualifier"] = figure.qualifier.label
    for number, label in enumerate(per):
        vi, en = f"{vi} {{per{number}}}", f"{en} {{per{number}}}"
        values[f"per{number}"] = label
    return Phrase.of(vi, en, **values)


def figure_words(figure: ReportedFigure, register: Register) -> Phrase:
    """Write a figure and what it is about: ``34 lớp [đối tượng 4 (164), 2013–2022]``."""
    scope = figure.scope
    about: dict[str, PhraseValue] = {}
    if scope.target_group is not None:
        about["group"] = group_label(scope.target_group, register)
    if scope.unit is not None and scope.unit != register.unit:
        unit = register.unit_at(scope.unit, scope.period.start if scope.period else None)
        about["unit"] = unit.name if unit else scope.unit
    if scope.period is not None:
        about["period"] = scope.period
    if not about:
        return stated(figure)
    inside = ", ".join(f"{{{name}}}" for name in about)
    # The name of a group has brackets of its own: “đối tượng 4 (164)”.
    around = "{figure} [{about}]" if "group" in about else "{figure} ({about})"
    return sentence(
        around,
        around,
        figure=stated(figure),
        about=Phrase.of(inside, inside, **about),
    )


def spots_of(records: Iterable[Record], field: str | None = None) -> tuple[Spot, ...]:
    """Return the spots of records in the order of their identifiers, of many only the first."""
    ordered = sorted(records, key=record_key)
    return tuple(Spot.of(record, field) for record in ordered[:MOST_SPOTS])


WRITTEN_WRONGLY = Phrase.of(
    "Có con số được chép, gõ hoặc cộng nhầm.",
    "A number was copied, typed or added wrongly.",
)
RECORDS_INCOMPLETE = Phrase.of(
    "Các bản ghi chưa đủ, hoặc được ghi ở phạm vi khác với phạm vi của số liệu.",
    "The records are not complete, or were kept for another scope than that of the figure.",
)
