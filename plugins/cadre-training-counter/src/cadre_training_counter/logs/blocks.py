"""Cutting what is left of a log into blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from cadre_training_counter.logs.block import Block
from cadre_training_counter.logs.form import Form
from cadre_training_counter.logs.log_text import LogText
from cadre_training_counter.tally.position import Stretch

SIZE = 1 << 20
"""How long blocks are, in bytes."""

LONGEST: Final = 1 << 22
"""How long a line may be, in bytes; of a longer one only the end is looked at."""

_END: Final = 1 << 16


def cut_gap(
    text: LogText, end: int | None, form: Form, columns: Callable[[], bytes]
) -> Iterator[Block]:
    """Cut a log into blocks of whole lines, from where it stands to ``end`` or to its end.

    Args:
        text: The log.
        end: Where to stop; None for the end of the log.
        form: The format.
        columns: Tells what names the columns behind the blocks that were given so far.
    """
    start, rest, dropped = text.offset, b"", 0
    while True:
        most = SIZE if end is None else min(SIZE, end - text.offset)
        data = text.read(most) if most else b""
        if not data:
            break
        rest += data
        length = form.whole(rest)
        if length and dropped:
            # The end of a line that was too long to keep.
            first = rest.find(b"\n") + 1
            yield Block(start=start, end=start + dropped + first, data=rest[:first], shortened=True)
            start += dropped + first
            rest, length, dropped = rest[first:], length - first, 0
        if length:
            yield Block(start=start, end=start + length, data=rest[:length])
            start += length
            rest = rest[length:]
        elif len(rest) > LONGEST:
            dropped += len(rest) - _END
            rest = rest[-_END:]
    if rest and not dropped and end is None and _is_finished(rest, form, columns()):
        yield Block(start=start, end=start + len(rest), data=rest + b"\n", inside=True)


def gaps(ahead: tuple[Stretch, ...]) -> Iterator[tuple[int | None, Stretch | None]]:
    """Yield where each stretch ends that is not counted, and the counted one behind it."""
    for stretch in ahead:
        yield stretch.start, stretch
    yield None, None


def _is_finished(line: bytes, form: Form, columns: bytes) -> bool:
    """Tell whether a last line is whole though it has no end: all of it is there."""
    rows = form.read(line + b"\n", columns)
    if len(rows) != 1 or rows.odd or not rows.minutes[0]:
        return False
    # A line of the Combined format that breaks off early reads like one of the Common format.
    return form.name != "combined" or rows.agents[0] is not None
