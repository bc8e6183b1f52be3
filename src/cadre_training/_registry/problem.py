"""What went wrong with a plugin."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from enum import Enum

from attrs import field, frozen

from cadre_training.plugin import Label


class Stage(Enum):
    """The step at which a plugin failed; each is guarded on its own.

    >>> Stage.RUN.value
    'run'
    """

    LOAD = "load"
    REGISTER = "register"
    DESCRIBE = "describe"
    RUN = "run"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Stage.LOAD: Label("khi nạp", "on loading"),
    Stage.REGISTER: Label("khi đăng ký", "on registering"),
    Stage.DESCRIBE: Label("khi liệt kê nội dung", "on saying what it offers"),
    Stage.RUN: Label("khi chạy", "on running"),
}


@frozen(kw_only=True)
class PluginProblem:
    """A failure of a plugin: whose, where, why, and what to do.

    Args:
        distribution: The installed distribution that the plugin belongs to.
        version: Its version.
        stage: The step at which it failed.
        cause: What happened, in the words of the exception.
        hint: What to do about it.
        error: The exception, where there is one.

    >>> problem = PluginProblem(
    ...       distribution="my-package",
    ...       version="1.0",
    ...       stage=Stage.RUN,
    ...       cause="it wrote nothing",
    ...       hint=Label("hỏi tác giả", "ask its author"),
    ...   )
    >>> problem.stage.value
    'run'
    """

    distribution: str
    version: str
    stage: Stage
    cause: str
    hint: Label
    error: BaseException | None = field(default=None, eq=False, repr=False)

    @property
    def message(self) -> Label:
        """The whole of it in one line, in both languages."""
        who = f"{self.distribution} {self.version}"
        return Label(
            f"{who} lỗi {self.stage.label.vi}: {self.cause}. {self.hint.vi}",
            f"{who} failed {self.stage.label.en}: {self.cause}. {self.hint.en}",
        )

    def __str__(self) -> str:
        """Return the message in English, as for any exception."""
        return self.message.en


class PluginWarning(UserWarning):
    """A plugin cannot be used, or not in full; everything else works."""


class PluginError(RuntimeError):
    """A plugin failed and the caller wants to know.

    Attributes:
        problem: What went wrong.
    """

    def __init__(self, problem: PluginProblem) -> None:
        """Keep the problem."""
        super().__init__(str(problem))
        self.problem = problem


class PluginMistake(Exception):
    """A plugin broke a rule of ours; its text is the cause, without a type in front.

    Attributes:
        hint: What to do about it, where that is known.
    """

    def __init__(self, cause: str, hint: Label | None = None) -> None:
        """Keep the hint beside the cause."""
        super().__init__(cause)
        self.hint = hint


def words_of(error: BaseException) -> str:
    r"""Return what an exception says in one line, whatever kind of stranger it is.

    >>> words_of(ValueError("a\nb"))
    'ValueError: a b'
    """
    line = message_of(error)
    if isinstance(error, PluginMistake):
        return line
    return f"{type(error).__name__}: {line}" if line else type(error).__name__


def message_of(error: BaseException) -> str:
    """Return the message of an exception in one line, without its type."""
    try:
        first = error.args[0] if len(error.args) > 1 else None
        # The validators of attrs put the field and the value behind their message.
        text = first if isinstance(first, str) else str(error)
    except Exception:  # str() of a stranger's exception runs a stranger's code
        text = ""
    return " ".join(text[:2000].split())[:300]


@contextmanager
def guarded(distribution: str, version: str, stage: Stage, hint: Label) -> Generator[None]:
    """Turn whatever is raised inside into a :class:`PluginError`, ``SystemExit`` included.

    Only an interruption by the user goes through.
    """
    try:
        yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        problem = PluginProblem(
            distribution=distribution,
            version=version,
            stage=stage,
            cause=words_of(error),
            hint=_better_hint(error) or hint,
            error=error,
        )
        raise PluginError(problem) from error


def _better_hint(error: BaseException) -> Label | None:
    if isinstance(error, PluginMistake):
        return error.hint
    if isinstance(error, SystemExit):
        return Label(
            "Phần mở rộng không được tự kết thúc chương trình; hãy báo cho tác giả.",
            "A plugin must not end the program; tell its author.",
        )
    if isinstance(error, ModuleNotFoundError) and error.name:
        return Label(
            f"Hãy cài đặt mô-đun “{error.name}”, hoặc cài đặt lại phần mở rộng.",
            f"Install the module {error.name!r}, or install the plugin again.",
        )
    if isinstance(error, TypeError) and "unexpected keyword argument" in words_of(error):
        return Label(
            "Có thể phần mở rộng cần bản cadre-training mới hơn; hãy nâng cấp.",
            "It may be made for a newer cadre-training; upgrade that.",
        )
    return None
