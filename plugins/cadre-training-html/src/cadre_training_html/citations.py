"""Sources in words: which document, where in it, what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from cadre_training.plugin import Place, Source

MOST = 20
"""How many sources are written for one figure; of those beyond, only the number is."""


@frozen(kw_only=True)
class Citation:
    """One source, or several lines of one file, as text.

    Args:
        document: The document, or the file where no document is named.
        where: The place in it; empty when not known.
        words: The words as written; empty when not known.
        record: The place of the record in the file that was read, when ``document`` is another.
        listed_at: Where the page lists the document, when ``document`` is but its number there.
    """

    document: str
    where: str = ""
    words: str = ""
    record: str = ""
    listed_at: str = ""


@frozen
class Citations:
    """What is written of the sources of one figure.

    Args:
        items: The sources written.
        left_out: How many more there are.
    """

    items: tuple[Citation, ...]
    left_out: int = 0


@frozen
class Citer:
    """Puts sources into words.

    Args:
        words: The words of the page.
        listed: The documents that the page lists, which are cited by their number there, and
            the identifiers of their places.
    """

    words: Mapping[str, str]
    listed: Mapping[str, tuple[int, str]] = field(factory=dict[str, tuple[int, str]])

    def cite(self, source: Source) -> Citation:
        """Return the words for one source."""
        words = source.words or ""
        where = source.within or ""
        if not where and source.span:
            where = f"{self.words['characters']} {source.span[0]}–{source.span[1]}"
        place = source.read_at
        if source.document is not None:
            record = ", ".join(_parts(place.file, self._within(place))) if place else ""
            return evolve(self._document(source.document), where=where, words=words, record=record)
        if place is None:
            return Citation(document=self.words["no_document"], where=where, words=words)
        where = ", ".join(_parts(self._within(place), where))
        return Citation(document=place.file, where=where, words=words)

    def cite_all(self, sources: Iterable[Source], most: int = MOST) -> Citations:
        """Return the words for several sources, each once.

        Sources that say no more than a line of a file are gathered: ``classes.csv, lines 2–31``.
        """
        lines: dict[tuple[str | None, str], set[int]] = {}
        others: dict[Source, None] = {}
        for source in sources:
            place = source.read_at
            if place is not None and place.line is not None and _is_bare_line(source):
                lines.setdefault((source.document, place.file), set()).add(place.line)
            else:
                others[source] = None
        gathered = [self._gathered(*key, numbers) for key, numbers in lines.items()]
        room = max(most - len(gathered), 0)
        shown = [self.cite(source) for source, _ in zip(others, range(room), strict=False)]
        return Citations((*shown, *gathered), len(others) - len(shown))

    def _gathered(self, document: str | None, file: str, numbers: set[int]) -> Citation:
        word = self.words["line" if len(numbers) == 1 else "lines"]
        where = f"{word} {_ranges(numbers)}"
        if document is None:
            return Citation(document=file, where=where)
        return evolve(self._document(document), record=f"{file}, {where}")

    def _document(self, name: str) -> Citation:
        if name not in self.listed:
            return Citation(document=name)
        number, listed_at = self.listed[name]
        return Citation(document=f"{self.words['document']} {number}", listed_at=listed_at)

    def _within(self, place: Place) -> str:
        named = (
            ("sheet", place.sheet),
            ("cell", place.cell),
            ("line", place.line),
            ("column", place.column),
        )
        return ", ".join(f"{self.words[name]} {value}" for name, value in named if value)


def _parts(*parts: str) -> list[str]:
    return [part for part in parts if part]


def _is_bare_line(source: Source) -> bool:
    place = source.read_at
    return not (
        source.words
        or source.within
        or source.span
        or (place and (place.sheet or place.cell or place.column))
    )


def _ranges(numbers: set[int]) -> str:
    """Write whole numbers as ranges: ``2–31, 40``."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)
