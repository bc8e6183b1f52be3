"""Which figures are likeliest wrong where figures and records do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field, frozen

from cadre_training.checks._claim import Claim
from cadre_training.checks._footing import Bond, Claims, Footing
from cadre_training.model.reported_figure import ReportedFigure


@frozen
class Verdict:
    """What the records say of a figure.

    Args:
        claim: What they make.
        agrees: Whether the figure agrees; None where they leave room for other numbers.
    """

    claim: Claim
    agrees: bool | None


@define
class Evidence:
    """What speaks against a figure.

    Args:
        figure: The figure.
        records: What the records make, where the figure does not agree with them.
        against: The footings that it breaks.
        along: Figures that differ from the records only because this one does.
    """

    figure: ReportedFigure
    records: Claim | None = None
    against: list[Footing] = field(factory=list[Footing])
    along: list[ReportedFigure] = field(factory=list[ReportedFigure])


class Trial:
    """Weighs figures against each other and against records.

    The records are believed first, then figures that agree with them, then figures whose sums
    hold; of the others the one is named whose correction would mend the most.

    Args:
        figures: The figures, by identifier.
        footings: The figures that must agree with each other.
        claims: What the figures claim.
        verdicts: What the records say of those they speak of.
    """

    def __init__(
        self,
        figures: Mapping[str, ReportedFigure],
        footings: Sequence[Footing],
        claims: Claims,
        verdicts: Mapping[str, Verdict],
    ) -> None:
        """Take the evidence."""
        self._figures = figures
        self._footings = footings
        self._claims = claims
        self._verdicts = verdicts
        self._refuted = {key for key, said in verdicts.items() if said.agrees is False}
        self._mended = {**claims, **{key: verdicts[key].claim for key in self._refuted}}
        self._found: dict[str, Evidence] = {}

    def culprits(self) -> tuple[Evidence, ...]:
        """Return the figures that are likeliest wrong, with all that speaks against each."""
        explained = self._explained()
        for key in self._figures:
            if key in self._refuted and key not in explained:
                self._evidence(key).records = self._verdicts[key].claim
        for whole in explained:
            for key in self._roots(whole, explained):
                self._found[key].along.append(self._figures[whole])
        still_failing: list[Footing] = []
        for footing in self._footings:
            if footing.holds(self._claims):
                continue
            blamed = [f.id for f in footing.members if f.id in self._refuted]
            for key in blamed:
                if key in self._found:
                    self._found[key].against.append(footing)
            if not blamed or not footing.holds(self._mended):
                still_failing.append(footing)
        self._blame(still_failing)
        return tuple(self._found[key] for key in self._figures if key in self._found)

    def _evidence(self, key: str) -> Evidence:
        return self._found.setdefault(key, Evidence(self._figures[key]))

    def _explained(self) -> dict[str, tuple[str, ...]]:
        """Return the refuted wholes that are only as wrong as their refuted parts.

        Where a whole is the sum of its parts, and both differ from the records by as much, one
        number among the parts (or in the records) explains all.
        """
        explained: dict[str, tuple[str, ...]] = {}
        for footing in self._footings:
            whole = footing.whole.id
            keys = tuple(part.id for part in footing.parts)
            if footing.bond is Bond.SAME:
                # Of a figure stated twice the first speaks for both.
                whole, keys = keys[0], (whole,)
            wrong = tuple(key for key in keys if key in self._refuted)
            if (
                whole in self._refuted
                and wrong
                and all(key in self._verdicts for key in keys)
                and footing.gap(self._claims) == 0
                and footing.gap(self._mended) == 0
                and not self._leads_to(wrong, whole, explained)
            ):
                explained.setdefault(whole, wrong)
        return explained

    @staticmethod
    def _roots(whole: str, explained: Mapping[str, tuple[str, ...]]) -> Sequence[str]:
        """Return the figures in the end that explain ``whole`` and that nothing explains."""
        roots: dict[str, None] = {}
        waiting = list(explained[whole])
        while waiting:
            key = waiting.pop()
            if key in explained:
                waiting.extend(explained[key])
            else:
                roots[key] = None
        return tuple(roots)

    @staticmethod
    def _leads_to(
        starts: Iterable[str], goal: str, explained: Mapping[str, tuple[str, ...]]
    ) -> bool:
        """Tell whether ``goal`` explains one of ``starts`` already, so that none may explain it."""
        seen: set[str] = set()
        waiting = list(starts)
        while waiting:
            key = waiting.pop()
            if key == goal:
                return True
            if key not in seen:
                seen.add(key)
                waiting.extend(explained.get(key, ()))
        return False

    def _blame(self, failing: Sequence[Footing]) -> None:
        """Name a culprit for each footing that the records alone do not explain."""
        trusted = self._trusted()
        shared = self._shared_remedies(failing, trusted)
        settled: set[int] = set()
        for key, numbers in sorted(shared, key=lambda pair: (-len(pair[1]), pair[0])):
            fresh = [number for number in numbers if number not in settled]
            if len(fresh) > 1:
                settled.update(fresh)
                self._evidence(key).against += [failing[number] for number in fresh]
        for number, footing in enumerate(failing):
            if number not in settled:
                suspects = [f.id for f in footing.members if f.id not in trusted]
                key = suspects[0] if len(suspects) == 1 else footing.whole.id
                self._evidence(key).against.append(footing)

    def _trusted(self) -> set[str]:
        """Return the figures that agree with the records, or whose sums hold."""
        trusted = {key for key, said in self._verdicts.items() if said.agrees is not None}
        for footing in self._footings:
            if footing.bond in (Bond.MAKES, Bond.SAME) and footing.holds(self._claims):
                trusted.update(figure.id for figure in footing.members)
        return trusted

    def _shared_remedies(
        self, failing: Sequence[Footing], trusted: set[str]
    ) -> list[tuple[str, tuple[int, ...]]]:
        """Return the figures of which one correction mends several footings, with those."""
        mends: dict[tuple[str, int], list[int]] = {}
        for number, footing in enumerate(failing):
            for figure in footing.members:
                remedy = footing.remedy(figure, self._mended)
                if figure.id not in trusted and remedy is not None:
                    mends.setdefault((figure.id, remedy), []).append(number)
        return [(key, tuple(numbers)) for (key, _), numbers in mends.items() if len(numbers) > 1]
