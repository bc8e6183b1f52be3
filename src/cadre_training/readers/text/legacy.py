"""What was found of a legacy encoding in texts."""

from __future__ import annotations

from attrs import field, frozen

from cadre_training.codec.problem import Problem, shown
from cadre_training.model.label import Label
from cadre_training.model.source import Place
from cadre_training.readers.text.encoding import Encoding


@frozen(kw_only=True)
class Example:
    """A text before and after.

    Args:
        written: The text as it came.
        read: The text as it was decoded.
    """

    written: str
    read: str


@frozen(kw_only=True)
class LegacyText:
    """An old encoding that texts were recognised to be in, and the evidence.

    Args:
        encoding: The encoding.
        positions: Which of the texts were decoded.
        letters: How many letters beyond ASCII they have now, each unlike text once.
        won: How many unlike words became Vietnamese by it that were not.
        against: How many unlike words it does not explain.
        clean: How many of the other texts make sense only as they stand.
        sure: Whether the evidence leaves no doubt.
        examples: Some of the texts that were decoded.
    """

    encoding: Encoding
    positions: tuple[int, ...] = field(repr=False)
    letters: int
    won: int
    against: int = 0
    clean: int = 0
    sure: bool = True
    examples: tuple[Example, ...] = field(default=(), repr=False)

    def problem(self, place: Place) -> Problem:
        """Return what to tell of it.

        Args:
            place: The file, or the first cell that was decoded.
        """
        name = self.encoding.label.en
        if place.cell is None:
            vi = f"văn bản dùng bảng mã {name}, đã đổi sang Unicode"
            en = f"the text is in {name} and was decoded"
        else:
            vi = f"số ô dùng bảng mã {name}, đã đổi sang Unicode: {len(self.positions)}"
            en = f"cells in {name} that were decoded: {len(self.positions)}"
        for one in self.examples[:1]:
            vi = f"{vi}; “{shown(one.written)}” thành “{shown(one.read)}”"
            en = f"{en}; {shown(one.written)!r} became {shown(one.read)!r}"
        if not self.sure:
            vi = f"{vi}; bằng chứng còn ít, hãy kiểm tra lại"
            en = f"{en}; there is little evidence, have a look at it"
        return Problem("legacy-text", Label(vi, en), place)
