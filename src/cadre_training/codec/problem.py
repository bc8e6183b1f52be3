"""What is wrong with an input, and where."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, evolve, field, frozen

from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.register import Record
from cadre_training.model.source import Place

_MOST_QUOTED = 80


def shown(text: str) -> str:
    """Return ``text`` as it is quoted in a message: the beginning of a long one."""
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"


def _one_line(text: str) -> str:
    """Escape what would break the line, steer a terminal, or cannot be written as UTF-8."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def _clean_message(message: Label) -> Label:
    if message.vi.isprintable() and message.en.isprintable():
        return message
    return Label(_one_line(message.vi), _one_line(message.en))


def _clean_place(place: Place) -> Place:
    if place.file.isprintable() and (place.column is None or place.column.isprintable()):
        return place
    column = None if place.column is None else _one_line(place.column)
    return evolve(place, file=_one_line(place.file), column=column)


@frozen
class Problem:
    """One thing that is wrong with an input.

    Args:
        code: Its stable code, such as ``missing-column``.
        message: What was got, what is allowed, what to do; in both languages.
        place: Where it is.

    >>> str(Problem("empty", Label("ô để trống", "the cell is empty"), Place("a.csv", line=2)))
    'a.csv:2: the cell is empty'
    """

    code: str
    message: Label = field(converter=_clean_message)
    place: Place = field(converter=_clean_place)

    def text(self, language: Language | str) -> str:
        """Return ``file:line:column: message`` in ``language``."""
        return f"{self.place}: {self.message.in_language(language)}"

    def __str__(self) -> str:
        """Return ``file:line:column: message`` in English, the language of all exceptions."""
        return self.text(Language.EN)


class InputProblems(ValueError):
    """An input cannot be read; it names everything that is wrong with it, one line each.

    Attributes:
        problems: The problems, in the order of the input.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def text(self, language: Language | str) -> str:
        """Return the problems in ``language``, one line each."""
        return "\n".join(problem.text(language) for problem in self.problems)

    def __reduce__(self) -> tuple[type[InputProblems], tuple[tuple[Problem, ...]]]:
        """Let it travel between processes."""
        return (type(self), (self.problems,))


class Refused(ValueError):
    """A value that was not accepted, before it is known where it stands.

    Attributes:
        code: The code of the problem it becomes.
        label: What is wrong with it.
        column: The column or field to name; None for the one being read.
    """

    def __init__(self, code: str, vi: str, en: str, *, column: str | None = None) -> None:
        """Take the code and the words in both languages."""
        super().__init__(en)
        self.code = code
        self.label = Label(vi, en)
        self.column = column

    def at(self, place: Place) -> Problem:
        """Return the problem that this is at ``place``."""
        return Problem(self.code, self.label, place)


@define
class Intake:
    """Takes down what is wrong while an input is being read.

    Args:
        problems: What is wrong.
        files: The files with rows, as they are read.
        lost: The tables of which rows could not be read, with the identifiers of these rows as
            far as they are known.
        unread: The tables of which an unknown number of rows could not be read.
        mended: By table, what is left of the rows that could not be read: records only for
            looking at what they refer to.
        mends: Whether that is wanted.
    """

    problems: list[Problem] = field(factory=list[Problem])
    files: list[str] = field(factory=list[str])
    lost: dict[str, set[str]] = field(factory=dict[str, set[str]])
    unread: set[str] = field(factory=set[str])
    mended: dict[str, list[Record]] = field(factory=dict[str, list[Record]])
    mends: bool = True

    def lose(self, table: str, identifier: str) -> None:
        """Take down that a row could not be read."""
        self.lost.setdefault(table, set()).add(identifier)

    def may_hold(self, table: str, identifier: str) -> bool:
        """Tell whether a row with this identifier may be among those not read."""
        return table in self.unread or identifier in self.lost.get(table, ())

    def in_order(self, more: Iterable[Problem]) -> list[Problem]:
        """Return all problems and ``more``, file by file as they are read, line by line."""
        order = {file: position for position, file in enumerate(self.files)}

        def by_place(problem: Problem) -> tuple[int, int]:
            return order.get(problem.place.file, -1), problem.place.line or 0

        return sorted((*self.problems, *more), key=by_place)
