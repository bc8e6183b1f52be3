"""What the service says to whoever runs it."""

from __future__ import annotations

import traceback

from attrs import define, field

from cadre_training.plugin import Label, Language
from cadre_training_counter.commands.printing import complain, emit
from cadre_training_counter.store.problem import StoreProblem


@define
class Voice:
    """Speaks one language; says that something goes wrong once, and once that it is well again.

    Args:
        language: The language.
    """

    language: Language
    _fails: bool = field(init=False, default=False)

    def say(self, label: Label) -> None:
        """Print a line, at once."""
        emit(f"{label.in_language(self.language)}\n")

    def settled(self, error: BaseException | None) -> None:
        """Learn what became of a batch of hits."""
        fails = error is not None
        if fails == self._fails:
            return
        self._fails = fails
        if error is None:
            self.say(Label("Bộ đếm ghi lại được rồi.", "The counter can be kept again."))
            return
        if isinstance(error, StoreProblem):
            why = error.cause
        else:
            traceback.print_exception(error)
            why = Label.same(type(error).__name__)
        complain(
            Label(
                f"không ghi được số đếm, lượt mới được trả lời 503 và không tính: {why.vi}",
                f"the count cannot be kept; new hits are answered 503 and not counted: {why.en}",
            ),
            self.language,
        )
