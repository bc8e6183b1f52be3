"""The administrative units of the whole country, and a register completed with them.

They are read from the data that the package ``vietnamadminunits`` brings, which the extra
``units`` installs: ``pip install 'cadre-training[units]'``.
"""

from __future__ import annotations

from cadre_training.maps.completing import completed
from cadre_training.maps.country import NOT_KNOWN, country_units, units_of
from cadre_training.maps.problem import MissingUnitData, UnitDataProblem

__all__ = [
    "NOT_KNOWN",
    "MissingUnitData",
    "UnitDataProblem",
    "completed",
    "country_units",
    "units_of",
]
