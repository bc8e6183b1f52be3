"""Strategies for whole registers."""

from __future__ import annotations

from hypothesis import strategies as st

from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.register import Register
from cadre_training.testing.strategies._records import (
    KNOWN_GROUPS,
    admin_units,
    attendances,
    cadres,
    counter_snapshots,
    maybe,
    reported_figures,
    schemes,
    sessions,
    topics,
    training_classes,
)
from cadre_training.testing.strategies._values import identifiers, labels, periods, sources


@st.composite
def registers(draw: st.DrawFn, *, max_size: int = 3) -> Register:
    """A consistent register with up to ``max_size`` records of each kind."""

    def ids() -> list[str]:
        return draw(st.lists(identifiers(), unique=True, max_size=max_size))

    def among(items: list[str]) -> st.SearchStrategy[str]:
        return st.sampled_from(items) if items else st.nothing()

    overlays = draw(st.lists(schemes(), unique_by=lambda scheme: scheme.id, max_size=2))
    groups = st.sampled_from(
        [*KNOWN_GROUPS, *(definition.group for s in overlays for definition in s.groups)]
    )
    codes = ids()
    some_code = among(codes) if codes else None
    unit_records: list[AdminUnit] = []
    for code in codes:
        unit = draw(admin_units(codes=st.just(code), others=among(codes)))
        unit_records.append(unit)
    class_ids, topic_ids, cadre_ids, figure_ids = ids(), ids(), ids(), ids()
    pairs = [(c, p) for c in class_ids for p in cadre_ids]
    roll = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Register(
        title=draw(st.none() | labels()),
        covers=draw(st.none() | periods()),
        unit=draw(maybe(some_code, identifiers())),
        classes=tuple(
            draw(
                training_classes(
                    ids=st.just(i), groups=groups, units=some_code, topics=among(topic_ids)
                )
            )
            for i in class_ids
        ),
        sessions=tuple(
            draw(
                sessions(ids=st.just(i), groups=groups, units=some_code, class_ids=among(class_ids))
            )
            for i in ids()
        ),
        topics=tuple(draw(topics(ids=st.just(i), groups=groups)) for i in topic_ids),
        cadres=tuple(
            draw(cadres(ids=st.just(i), groups=groups, units=some_code)) for i in cadre_ids
        ),
        attendances=tuple(
            draw(attendances(class_ids=st.just(c), cadre_ids=st.just(p))) for c, p in roll
        ),
        figures=tuple(
            draw(
                reported_figures(
                    ids=st.just(i), groups=groups, units=some_code, figure_ids=among(figure_ids)
                )
            )
            for i in figure_ids
        ),
        units=tuple(unit_records),
        counters=tuple(draw(counter_snapshots(ids=st.just(i))) for i in ids()),
        schemes=tuple(overlays),
        sources=tuple(draw(st.lists(sources(), max_size=3, unique=True))),
    )
