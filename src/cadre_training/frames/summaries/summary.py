"""What is kept of very many rows, so that any margin of them can be worked out exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from attrs import field, frozen

from cadre_training.frames.summaries.cell import Cell
from cadre_training.frames.summaries.parts import (
    ROWS,
    base_of,
    counts_years,
    is_part,
    is_people,
    kept_dimensions,
    kept_measures,
    primitive,
)
from cadre_training.frames.summaries.people_sets import PeopleKind
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.table import CellTable, joined, table_of
from cadre_training.frames.summary_problem import SummaryProblem
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.period import Period
from cadre_training.model.register import record_key
from cadre_training.stats.assembly import assemble, named
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import find_dimension
from cadre_training.stats.formula import Distinct, Resource
from cadre_training.stats.table import StatTable


@frozen(kw_only=True)
class Summary:
    """What is kept of very many rows: numbers that add up, and sets of persons, by key.

    Summaries of rows that are apart can be merged (:func:`merge`): in any order, with the same
    result as the summary of all rows together. A class and its roll belong to one summary.

    Args:
        dimensions: The names of its dimensions, in the order of the catalogue.
        measures: The names of the measures it keeps, in the order of the catalogue; growth and
            shares come of these.
        people: How persons are known: each of them, or by an estimate of their number.
        covers: The period spoken of.
        tables: The cells of each resource that has any.

    >>> Summary().measures
    ()
    """

    dimensions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    people: PeopleKind = PeopleKind.EXACT
    covers: Period | None = None
    tables: Mapping[Resource, CellTable] = field(factory=dict[Resource, CellTable], repr=False)

    @classmethod
    def of_cells(
        cls,
        dimensions: Iterable[str],
        measures: Iterable[str],
        cells: Iterable[Cell],
        *,
        people: PeopleKind = PeopleKind.EXACT,
        covers: Period | None = None,
    ) -> Summary:
        """Make a summary of cells that were made elsewhere, in any order; those of one key add up.

        Args:
            dimensions: The names of its dimensions; keys have their values in this order, those
                of topics the values of the dimensions that topics have.
            measures: The names of the measures it keeps.
            cells: The cells.
            people: How persons are known.
            covers: The period spoken of.

        Raises:
            SummaryProblem: If a dimension or a measure cannot be kept.
            ValueError: If a cell has a number that is not kept, or bytes that hold no persons.
        """
        asked = _listed(dimensions)
        kept = dimensions_in_order(asked)
        names = measures_in_order(measures)
        found: dict[Resource, list[Cell]] = {}
        for cell in cells:
            for name in cell.counts:
                if not is_part(name, cell.resource, names):
                    raise ValueError(f"cells of {cell.resource.value} keep no number {name!r}")
            found.setdefault(cell.resource, []).append(cell)
        tables = {
            resource: _turned(table_of(found[resource], len(given), people), given, stands)
            for resource in Resource
            if resource in found
            for given, stands in [(dimensions_of(resource, asked), dimensions_of(resource, kept))]
        }
        tables = {resource: joined([table], people) for resource, table in tables.items()}
        for resource, table in tables.items():
            if min(table.counts.get(ROWS, ()), default=0) < 1:
                raise ValueError(f"cells of {resource.value} without rows")
        return cls(dimensions=kept, measures=names, people=people, covers=covers, tables=tables)

    @property
    def spaces(self) -> tuple[PeopleSpace, ...]:
        """Whose numbers its persons are; persons of different spaces count as different."""
        found = {space for table in self.tables.values() for space in table.people}
        return tuple(sorted(found))

    @property
    def units(self) -> tuple[AdminUnit, ...]:
        """The administrative units that its keys name."""
        found = {
            record_key(value): value
            for table in self.tables.values()
            for value in chain.from_iterable(table.values)
            if isinstance(value, AdminUnit)
        }
        return tuple(found[key] for key in sorted(found))

    def table(
        self,
        by: Iterable[str] = (),
        measures: Iterable[str] = ("classes", "attendances"),
        *,
        totals: bool = True,
    ) -> StatTable:
        """Work out measures broken down by dimensions: the table of the rows themselves.

        Args:
            by: The names of dimensions, some of those of the summary; ``scheme`` comes of
                ``target_group``.
            measures: The names of measures.
            totals: Work out the margins too, not only the grand total.

        Raises:
            SummaryProblem: If the summary has not a dimension, or keeps not what a measure needs.
            UnknownDimension: If a dimension's name is not known.
            UnknownMeasure: If a measure's name is not known.
            NeedsYear: If growth is asked for and ``by`` has no ``year``.
            ValueError: If a dimension or measure is named twice.
        """
        from cadre_training.frames.summaries.interpreter import SummaryInterpreter

        dimensions, asked = named(by, measures)
        interpreter = SummaryInterpreter(self, dimensions, asked)
        return assemble(interpreter, dimensions, asked, covers=self.covers, totals=totals)

    def to_bytes(self) -> bytes:
        """Return the summary as one file: the same bytes for the same rows, however merged."""
        from cadre_training.frames.summaries.binary import summary_bytes

        return summary_bytes(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Summary:
        """Return the summary that a file holds.

        Raises:
            SummaryProblem: If it holds none, is of a version not known here, or is damaged.
        """
        from cadre_training.frames.summaries.parsing import summary_of

        return summary_of(data)


def merge(summaries: Iterable[Summary], *, apart: bool = False) -> Summary:
    """Return the summary of the rows of several summaries: the same in whatever order they come.

    What is in two of them counts twice, but for persons. Of none of them it is the empty summary,
    which changes nothing where it is merged.

    Args:
        summaries: The summaries, of rows that are apart.
        apart: Take persons whose numbers come from different lists for different persons. Without
            it such summaries are refused, for the same person may be in both.

    Raises:
        SummaryProblem: If they have not the same dimensions and measures, or their persons'
            numbers come from different lists, or they describe one unit in two ways.

    >>> from cadre_training import Period, Register, TrainingClass
    >>> from cadre_training.frames.summaries import summarize
    >>> parts = [
    ...       summarize(
    ...           Register(classes=(TrainingClass(id="c1", period=Period.of_year(year), count=2),)),
    ...           ["year"],
    ...           ["classes"],
    ...       )
    ...       for year in (2021, 2022)
    ...   ]
    >>> merge(parts).table(["year"], ["classes"]).total.cells[0].value.value
    4
    """
    given = [summary for summary in summaries if summary != Summary()]
    if not given:
        return Summary()
    first = given[0]
    for other in given[1:]:
        _check_alike(first, other)
    _check_spaces(given, apart=apart)
    covers = [summary.covers for summary in given if summary.covers is not None]
    tables = {
        resource: joined(found, first.people)
        for resource in Resource
        if (found := [s.tables[resource] for s in given if resource in s.tables])
    }
    result = Summary(
        dimensions=first.dimensions,
        measures=first.measures,
        people=first.people,
        covers=Period(min(p.start for p in covers), max(p.end for p in covers)) if covers else None,
        tables=tables,
    )
    check_units(result)
    return result


def dimensions_of(resource: Resource, dimensions: Sequence[str]) -> tuple[str, ...]:
    """Return those dimensions that the rows of a resource have."""
    if resource is Resource.SESSIONS:
        return tuple(name for name in dimensions if find_dimension(name).of_session)
    if resource is Resource.TOPICS:
        return tuple(name for name in dimensions if find_dimension(name).of_topic)
    return tuple(dimensions)


def dimensions_in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return dimensions that a summary is to have in the order of the catalogue.

    Raises:
        SummaryProblem: If a row can fall under several values of one.
        UnknownDimension: If a dimension's name is not known.
        ValueError: If one is named twice.
    """
    asked, _ = named(names, ())
    known = kept_dimensions()
    for dimension in asked:
        if dimension not in known:
            able = ", ".join(d.name for d in known)
            raise SummaryProblem(
                f"bản tóm tắt không giữ được cách phân tổ {dimension.name}: một lớp có thể thuộc "
                f"nhiều giá trị; giữ được: {able}. Hãy tính từ các dòng gốc",
                f"a summary cannot be broken down by {dimension.name}: one class may fall under "
                f"several values of it; it can by: {able}. Aggregate the rows themselves",
            )
    return tuple(d.name for d in known if d in asked)


def measures_in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return the measures to keep for those named, in the order of the catalogue.

    Raises:
        SummaryProblem: If a summary cannot keep one.
        UnknownMeasure: If a measure's name is not known.
    """
    wanted = {base_of(find_measure(name)).name for name in _listed(names)}
    for name in sorted(wanted):
        formula = primitive(find_measure(name))
        if (
            isinstance(formula, Distinct)
            and not is_people(formula)
            and not counts_years(formula, formula.resource)
        ):
            raise SummaryProblem(
                f"bản tóm tắt không giữ được chỉ tiêu {name}; hãy tính từ các dòng gốc",
                f"a summary cannot keep the measure {name}; aggregate the rows themselves",
            )
    return tuple(name for name in kept_measures() if name in wanted)


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _turned(table: CellTable, given: Sequence[str], wanted: Sequence[str]) -> CellTable:
    """Return a table with its dimensions in another order."""
    at = [given.index(name) for name in wanted]
    return CellTable(
        values=tuple(table.values[i] for i in at),
        codes=tuple(table.codes[i] for i in at),
        counts=table.counts,
        people=table.people,
    )


def _check_alike(one: Summary, other: Summary) -> None:
    for vi, en, ours, theirs in (
        ("cách phân tổ", "dimensions", one.dimensions, other.dimensions),
        ("chỉ tiêu", "measures", one.measures, other.measures),
        ("cách đếm người", "ways to count persons", (one.people.value,), (other.people.value,)),
    ):
        if ours != theirs:
            a, b = ", ".join(ours) or "–", ", ".join(theirs) or "–"
            raise SummaryProblem(
                f"các bản tóm tắt khác nhau về {vi}: {a}; {b}. Hãy lập lại theo cùng một cách",
                f"the summaries have different {en}: {a}; {b}. Build them in the same way",
            )


def _check_spaces(given: Sequence[Summary], *, apart: bool) -> None:
    spaces = [frozenset(summary.spaces) for summary in given]
    every = frozenset(chain.from_iterable(spaces))
    if apart or len(every) <= 1 or every in spaces:
        return
    names = "; ".join(space.id[:24] for space in sorted(every)[:3])
    raise SummaryProblem(
        "người trong các bản tóm tắt được đánh số theo những danh sách khác nhau "
        f"({names}…), nên không biết ai trùng ai. Hãy lập các bản theo cùng một danh sách người, "
        "chuyển số theo tệp mã người, hoặc chấp nhận coi họ là những người khác nhau (apart)",
        f"the persons of these summaries are numbered by different lists ({names}…), so that "
        "nobody knows who is who. Build them with one roster, renumber them by the files of keys, "
        "or ask that all be taken for different persons (apart)",
    )


def check_units(summary: Summary) -> None:
    """See that each unit is described in one way.

    Raises:
        SummaryProblem: If one is described in two.
    """
    known: dict[str, AdminUnit] = {}
    for table in summary.tables.values():
        for value in chain.from_iterable(table.values):
            if isinstance(value, AdminUnit) and known.setdefault(record_key(value), value) != value:
                key = record_key(value)
                raise SummaryProblem(
                    f"đơn vị {key} được mô tả khác nhau trong các bản tóm tắt; hãy dùng chung một "
                    "danh mục đơn vị",
                    f"the unit {key} is described in two ways; build the summaries with one list "
                    "of units",
                )
