"""Which of the logs that are known a file is, and where reading goes on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from attrs import evolve, frozen

from cadre_training.plugin import InputProblems, Label, Place, Problem
from cadre_training_counter.logs.identity import LENGTH, Prints
from cadre_training_counter.logs.log_text import LogText
from cadre_training_counter.tally.position import LogPosition


class Standing(Enum):
    """How a file stands to the logs that are known."""

    NEW = "new"
    RESUMED = "resumed"
    KNOWN = "known"


@frozen(kw_only=True)
class Found:
    """Which log a file is.

    Args:
        standing: How it stands to the logs that are known.
        position: How far it was read.
        tail: The last bytes before that.
    """

    standing: Standing
    position: LogPosition
    tail: bytes = b""


def find_log(text: LogText, positions: Sequence[LogPosition], prints: Prints) -> Found:
    """Find out which log a file is, and go where reading ended the last time.

    Args:
        text: The file, at its beginning.
        positions: The logs that are known.
        prints: Makes the hashes that they are known by.

    Raises:
        InputProblems: If the file begins like a log that is known and is another farther on.
    """
    begin = text.read(LENGTH)
    candidates = prints.candidates(begin, positions)
    longer = False
    for known in candidates:
        text.rewind()
        tail = text.skip_to(known.offset, LENGTH)
        if text.offset < known.offset:
            longer = True  # a shorter copy: all of it was read from the longer one
            continue
        last = tail[len(tail) - known.tail_length :]
        if len(last) == known.tail_length and prints.of(last) == known.tail:
            head_length = max(known.head_length, len(begin))
            position = evolve(known, head_length=head_length, head=prints.of(begin[:head_length]))
            return Found(standing=Standing.RESUMED, position=position, tail=tail)
    if longer:
        return Found(standing=Standing.KNOWN, position=candidates[0])
    if candidates:
        raise _changed(text.path)
    text.rewind()
    fresh = LogPosition(
        id=max([0, *(one.id or 0 for one in positions)]) + 1,
        name=str(text.path),
        head_length=len(begin),
        head=prints.of(begin),
        offset=0,
        tail_length=0,
        tail=prints.of(b""),
        form="",
    )
    return Found(standing=Standing.NEW, position=fresh)


def _changed(path: Path) -> InputProblems:
    label = Label(
        "tệp bắt đầu như một nhật ký đã đếm nhưng phần đã đếm sau đó bị sửa, nên không biết phần "
        "nào là mới; hãy đưa vào tệp nguyên gốc",
        "the file begins like a log that was counted, and what was counted farther on is another "
        "now, so that nobody can tell what is new; give the file as it was written",
    )
    return InputProblems([Problem("log-changed", label, Place(str(path)))])
