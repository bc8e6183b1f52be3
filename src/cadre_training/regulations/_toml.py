"""Reading TOML strictly: nothing missing, nothing unknown, every problem named with its place."""

from __future__ import annotations

import datetime as dt
from typing import cast

from attrs import define, field

from cadre_training.model.label import Label, nfc
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.source import Source

STAND_IN = "?"
"""What stands in for a text that cannot be read, until all problems are known."""

STAND_IN_DAY = dt.date.min

_KINDS: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    dict: "a table",
    list: "a list",
    dt.datetime: "a date with a time",
    dt.date: "a date",
    dt.time: "a time",
}


def parse(text: str | bytes, file: str) -> TomlTable:
    """Parse TOML text, or the bytes of a TOML file; ``file`` is its name, for messages.

    Raises:
        ValueError: If it is no UTF-8 or no TOML; the message says where.
    """
    # Loaded here, so that the names of this room cost nothing until they are used.
    from tomllib import TOMLDecodeError, loads

    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        return TomlTable(loads(decoded.removeprefix("\ufeff")), file)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{file}:{line}: not UTF-8 text; save the file as UTF-8") from None
    except TOMLDecodeError as error:
        raise ValueError(f"{file}: not TOML: {error}") from None
    except RecursionError:
        raise ValueError(f"{file}: not read, for it is nested too deeply") from None


@define
class TomlTable:
    """A TOML table that notes what is wrong with it instead of stopping at the first problem.

    Ask for every key, then call :meth:`close` (or :meth:`finish` on the whole file): keys that
    nobody asked for are problems too.

    Args:
        values: What was parsed.
        file: The file's name, for messages.
        place: Where the table stands in the file, for messages.
        problems: What was found wrong so far in the whole file.
    """

    values: dict[str, object]
    file: str
    place: tuple[str, ...] = ()
    problems: list[str] = field(factory=list[str])
    _asked: dict[str, None] = field(init=False, factory=dict[str, None])

    def text(self, key: str) -> str:
        """Return the text at ``key``."""
        value = self._ask(key)
        if isinstance(value, str) and value.strip():
            return nfc(value.strip())
        self._wrong(key, "a text in quotes")
        return STAND_IN

    def optional_text(self, key: str) -> str | None:
        """Return the text at ``key``, or None where there is none."""
        return self.text(key) if self.has(key) else None

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return the text at ``key``, which is one of those allowed."""
        value = self._ask(key)
        if isinstance(value, str) and value in allowed:
            return value
        self._wrong(key, f"one of {', '.join(allowed)}")
        return allowed[0]

    def flag(self, key: str) -> bool:
        """Return the truth value at ``key``; a key that is not there is false."""
        value = self._ask(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self._wrong(key, "true or false")
        return False

    def day(self, key: str) -> dt.date:
        """Return the date at ``key``."""
        value = self._ask(key)
        if type(value) is dt.date:
            return value
        self._wrong(key, "a date such as 2013-02-01, without quotes")
        return STAND_IN_DAY

    def lifetime(self, key: str) -> Lifetime:
        """Return the days from ``since`` to ``until`` of the table at ``key``; all may lack."""
        if not self.has(key):
            return Lifetime()
        table = self.table(key, "a table with since, until or both")
        since = table.day("since") if table.has("since") else None
        until = table.day("until") if table.has("until") else None
        table.close()
        if since is None or until is None or since <= until:
            return Lifetime(since, until)
        if until != STAND_IN_DAY:
            table.note("until", f"is {until}, before since, {since}")
        return Lifetime()

    def label(self, key: str) -> Label:
        """Return the text in both languages at ``key``."""
        return self.table(key, "a table with vi and en")._as_label()

    def label_or_not_known(self, key: str) -> Label | NotKnown:
        """Return the text in both languages at ``key``, or where to look for it."""
        table = self.table(key, "a table with vi and en, or with look_in where it is not known")
        if table.has("look_in"):
            return table._as_not_known()
        return table._as_label()

    def clause(self, key: str) -> str | NotKnown:
        """Return the number of the clause at ``key``, or where to look for it."""
        if isinstance(self.values.get(key), str):
            return self.text(key)
        return self.table(key, "the clause in quotes, or a table with look_in")._as_not_known()

    def source(self, key: str) -> Source:
        """Return the source at ``key``: a document, and the place and the words in it."""
        table = self.table(key, "a table with document, and within and words where known")
        source = Source(
            document=table.text("document"),
            within=table.optional_text("within"),
            words=table.optional_text("words"),
        )
        table.close()
        return source

    def table(self, key: str, wanted: str = "a table") -> TomlTable:
        """Return the table at ``key``; ``wanted`` says in a message what should stand there."""
        value = self._ask(key)
        if isinstance(value, dict):
            return self._inner(cast("dict[str, object]", value), key, self.problems)
        self._wrong(key, wanted)
        # What an empty table lacks need not be said once more: its problems go nowhere.
        return self._inner({}, key, [])

    def tables(self, key: str) -> tuple[TomlTable, ...]:
        """Return the tables at ``key``, of which there must be one or more."""
        value = self._ask(key)
        items = cast("list[object]", value) if isinstance(value, list) else []
        if not items or not all(isinstance(item, dict) for item in items):
            header = ".".join((*self.place, key))
            self._wrong(key, f"one table or more, each under [[{header}]]")
            return ()
        return tuple(
            self._inner(cast("dict[str, object]", item), f"{key} {number}", self.problems)
            for number, item in enumerate(items, start=1)
        )

    def note(self, key: str, problem: str) -> None:
        """Note that something is wrong with the value at ``key``."""
        self.problems.append(f"{self.file}: {', '.join((*self.place, key))}: {problem}")

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.values:
            if key not in self._asked:
                self.note(key, f"unknown key; known here: {', '.join(self._asked)}")

    def finish(self) -> None:
        """Close the table and raise what was noted in the whole file.

        Raises:
            ValueError: If anything is wrong; one line for each problem.
        """
        self.close()
        if self.problems:
            raise ValueError("\n".join(self.problems))

    def has(self, key: str) -> bool:
        """Tell whether ``key`` is there; to ask counts as knowing it."""
        return self._ask(key) is not None

    def _ask(self, key: str) -> object:
        self._asked[key] = None
        return self.values.get(key)

    def _wrong(self, key: str, wanted: str) -> None:
        if key not in self.values:
            self.note(key, f"missing; give {wanted}")
            return
        value = self.values[key]
        is_blank = isinstance(value, str) and not value.strip()
        got = "an empty one" if is_blank else _KINDS[type(value)]
        self.note(key, f"must be {wanted}; got {got}")

    def _inner(self, values: dict[str, object], name: str, problems: list[str]) -> TomlTable:
        return TomlTable(values, self.file, (*self.place, name), problems)

    def _as_label(self) -> Label:
        label = Label(self.text("vi"), self.text("en"))
        self.close()
        return label

    def _as_not_known(self) -> NotKnown:
        look_in = self.label("look_in")
        self.close()
        return NotKnown(look_in)
