"""One log of a run: what is not counted of it yet, and how far it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from cadre_training_counter.logs.block import Block
from cadre_training_counter.logs.blocks import cut_gap, gaps
from cadre_training_counter.logs.crew import Crew
from cadre_training_counter.logs.form import Form
from cadre_training_counter.logs.identity import LENGTH, Prints
from cadre_training_counter.logs.log_text import LogText
from cadre_training_counter.logs.sorted_lines import SortedLines
from cadre_training_counter.logs.sorter import Sorter
from cadre_training_counter.tally.position import LogPosition, Stretch, UnreadLine


class LogReader:
    """Reads what is not counted yet of one log.

    Args:
        text: The log, where reading ended the last time.
        tail: The last bytes before that, :data:`LENGTH` where there are so many.
        form: The format.
        before: How far it was read before; at the offset 0 for a new log.
        prints: Makes the hashes that it is known by.
    """

    def __init__(
        self, text: LogText, tail: bytes, form: Form, before: LogPosition, prints: Prints
    ) -> None:
        """Stand where reading ended the last time."""
        self._text = text
        self._tail = tail
        self._form = form
        self._before = before
        self._prints = prints
        self._offset = before.offset
        self._line = self._at_line = before.line
        self._columns = self._offset_columns = before.columns
        self._inside = before.inside
        self._ahead: list[Stretch] = []
        self.waiting = 0
        self._unread: list[UnreadLine] = []

    def read(self, sorter: Sorter, crew: Crew | None) -> Iterator[tuple[Block, SortedLines]]:
        """Read what is not counted yet, block by block, with what became of each.

        Args:
            sorter: Sorts in this process.
            crew: Sorts in others; None where there are none.
        """
        if self._inside and not self._pass_end_of_line():
            return
        for end, behind in gaps(self._before.ahead):
            blocks = cut_gap(self._text, end, self._form, lambda: self._columns)
            for block, done in self._sorted(blocks, sorter, crew):
                if self._take(block, done):
                    yield block, done
            if behind is not None:
                self._pass(behind)

    def position(self, *, finished: bool) -> LogPosition:
        """Return how far it is read.

        Args:
            finished: True once all of it is read.
        """
        return evolve(
            self._before,
            name=str(self._text.path),
            offset=self._offset,
            tail_length=len(self._tail),
            tail=self._prints.of(self._tail),
            line=self._line,
            columns=self._offset_columns,
            form=self._form.name,
            inside=self._inside,
            # What was counted ahead of it the last time and is not reached yet is so still.
            ahead=(*self._ahead, *self._not_reached()),
            waiting=self.waiting,
            stamp=self._text.stamp if finished and not self.waiting else "",
        )

    def take_unread(self) -> list[UnreadLine]:
        """Return the places of unreadable lines that were found since the last time."""
        unread, self._unread = self._unread, []
        return unread

    def _sorted(
        self, blocks: Iterable[Block], sorter: Sorter, crew: Crew | None
    ) -> Iterator[tuple[Block, SortedLines]]:
        if crew is not None and self._form.divisible:
            yield from crew.sort_all(blocks, sorter)
            return
        for block in blocks:
            yield block, sorter.sort(block.data, self._columns)

    def _take(self, block: Block, done: SortedLines) -> bool:
        """Note what is counted of a block; return False if it is not taken at all."""
        if block.inside and (done.waiting or self._ahead or self.waiting):
            return False  # it is read again with what stands before it
        name = str(self._text.path)
        self._unread += [UnreadLine(name=name, line=self._at_line + at + 1) for at in done.unread]
        self._at_line += done.lines
        before = self._columns
        for part in done.taken:
            # What is given of a line without end, or too long, is not as long as what stands there.
            end = block.end if block.inside or block.shortened else block.start + part.end
            if self._reach(Stretch(block.start + part.start, end, part.lines)):
                self._tail = (self._tail + block.data[: end - block.start])[-LENGTH:]
                self._inside = block.inside
        self._columns = done.columns
        if self._offset == block.end:
            self._offset_columns = done.columns
        elif not self._form.divisible and not self.waiting:
            # The first line that has to wait may stand behind one that names other columns.
            counted = block.data[: self._offset - block.start]
            self._offset_columns = self._form.read(counted, before).columns
        self.waiting += done.waiting
        return True

    def _reach(self, stretch: Stretch) -> bool:
        """Note that a stretch is counted; return True if it joins what is counted before it."""
        if stretch.start == self._offset and not self._ahead:
            self._offset = stretch.end
            self._line += stretch.lines
            return True
        last = self._ahead[-1] if self._ahead else None
        if last is not None and last.end == stretch.start:
            self._ahead[-1] = Stretch(last.start, stretch.end, last.lines + stretch.lines)
        else:
            self._ahead.append(stretch)
        return False

    def _pass(self, behind: Stretch) -> None:
        """Pass a stretch that was counted before."""
        joins = behind.start == self._offset and not self._ahead
        if self._form.divisible:
            tail = self._text.skip_to(behind.end, LENGTH)
        else:
            tail = b""
            for block in cut_gap(self._text, behind.end, self._form, lambda: self._columns):
                self._columns = self._form.read(block.data, self._columns).columns
                tail = (tail + block.data)[-LENGTH:]
        self._at_line += behind.lines
        if self._reach(behind) and joins:
            self._tail = (self._tail + tail)[-LENGTH:]
            self._offset_columns = self._columns

    def _not_reached(self) -> tuple[Stretch, ...]:
        reached = max([self._offset, *(part.end for part in self._ahead)])
        return tuple(part for part in self._before.ahead if part.start >= reached)

    def _pass_end_of_line(self) -> bool:
        """Pass the end of a line that was counted before it had one; False where it has none."""
        end = self._text.read_to_end_of_line()
        if end:
            self._offset += len(end)
            self._tail = (self._tail + end)[-LENGTH:]
            self._inside = False
        return bool(end)
