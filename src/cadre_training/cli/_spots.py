"""Where in a file a finding points."""

from __future__ import annotations

from attrs import Factory, evolve, field, frozen

from cadre_training.checks.finding import Spot
from cadre_training.model.interval import Interval
from cadre_training.model.rate import StatedRate
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.model.source import Place


@frozen
class Spots:
    """Finds the places of the records of one register.

    Args:
        register: The register.
    """

    register: Register
    _figures: dict[str, ReportedFigure] = field(
        default=Factory(lambda self: {f.id: f for f in self.register.figures}, takes_self=True),
        init=False,
        repr=False,
    )

    def place(self, spot: Spot) -> Place | None:
        """Return the file, line and column of a spot; None where it was read from no file."""
        at = spot.source.read_at if spot.source else None
        if at is None or at.column is not None or at.cell is not None:
            return at
        return evolve(at, column=self._column(spot) if at.file.endswith(".csv") else spot.field)

    def shown(self, spot: Spot) -> str:
        """Return ``figures.csv:7:value``, or the record where it was read from no file."""
        place = self.place(spot)
        if place is not None:
            return str(place)
        return ":".join(part for part in (spot.kind, spot.key, spot.field) if part)

    def _column(self, spot: Spot) -> str | None:
        """Return the column that holds the field; some fields are spread over several."""
        if spot.kind == "counters":
            return "value" if spot.field else None
        if spot.kind != "figures" or spot.field != "value":
            return spot.field
        figure = self._figures.get(spot.key)
        match figure.value if figure else None:
            case StatedRate():
                return "percent"
            case Interval():
                return "low"
            case _:
                return "value"
