"""Hypothesis strategies for every class of record, for whole registers and for reports.

Import them in any test::

    from cadre_training.testing.strategies import registers, reports

    @given(reports())
    def test_something(report): ...

``registers()`` gives registers that a reader accepts as they are: identifiers are unique,
references lead somewhere, groups exist in a known regulation or in an overlay of the register.
The strategies of single records give valid records with awkward texts; pass ``ids=``,
``groups=``, ``units=`` and the like to tie them to others.

``everything(value)`` returns a plain copy to compare *all* of two values, sources included,
which ``==`` leaves out.
"""

from __future__ import annotations

from cadre_training.testing.strategies._everything import everything
from cadre_training.testing.strategies._records import (
    KNOWN_GROUPS,
    MEASURES,
    admin_units,
    attendances,
    cadres,
    counter_definitions,
    counter_figures,
    counter_snapshots,
    moments,
    reported_figures,
    schemes,
    sessions,
    target_groups,
    topics,
    training_classes,
)
from cadre_training.testing.strategies._registers import registers
from cadre_training.testing.strategies._reports import (
    blocks,
    cell_values,
    cells,
    check_results,
    columns,
    reports,
    slugs,
    tables,
)
from cadre_training.testing.strategies._values import (
    AWKWARD,
    counts,
    counts_or_absences,
    dates,
    identifiers,
    intervals,
    labels,
    lifetimes,
    not_knowns,
    percentages,
    periods,
    phrases,
    places,
    quantities,
    rates,
    scalars,
    sources,
    stated_rates,
    texts,
)

__all__ = [
    "AWKWARD",
    "KNOWN_GROUPS",
    "MEASURES",
    "admin_units",
    "attendances",
    "blocks",
    "cadres",
    "cell_values",
    "cells",
    "check_results",
    "columns",
    "counter_definitions",
    "counter_figures",
    "counter_snapshots",
    "counts",
    "counts_or_absences",
    "dates",
    "everything",
    "identifiers",
    "intervals",
    "labels",
    "lifetimes",
    "moments",
    "not_knowns",
    "percentages",
    "periods",
    "phrases",
    "places",
    "quantities",
    "rates",
    "registers",
    "reported_figures",
    "reports",
    "scalars",
    "schemes",
    "sessions",
    "slugs",
    "sources",
    "stated_rates",
    "tables",
    "target_groups",
    "texts",
    "topics",
    "training_classes",
]
