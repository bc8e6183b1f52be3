"""What Spark says when it fails, in words that help."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from types import TracebackType

from cadre_training.frames.problem import FrameProblem
from cadre_training.model.label import Label

_OF_SPARK = frozenset({"pyspark", "py4j"})
_LONGEST = 300
_MOST_NAMED = 3

_CAUSED = re.compile(r"^(?:Caused by)?: (?:[\w$]+(?:\.[\w$]+)+: )?(.+)$", re.MULTILINE)
_STATE = re.compile(r"\s*SQLSTATE: \w+\s*$")
_FAILURE = re.compile(r"^Job aborted .*?most recent failure: (?:Lost task [^:]*: )?")
_CLASS = re.compile(r"^[\w$]+(?:\.[\w$]+)+: ")
_WRAPPER = "Exception thrown in awaitResult"


class SparkProblem(FrameProblem):
    """Spark could not work something out; its own error stands behind this one.

    Attributes:
        label: What failed, why, and what to do, in both languages.
    """


# What is found in Spark's words, the first that fits, and what it means.
_KINDS: tuple[tuple[re.Pattern[str], Label], ...] = (
    (
        re.compile(r"NOT_FOUND\]|FILE_NOT_EXIST|PATH_NOT_FOUND|does not exist", re.IGNORECASE),
        Label(
            "thiếu bảng, cột hoặc tệp, hoặc vừa bị xoá hay thay; hãy mở lại bảng rồi tính lại",
            "a table, a column or a file is missing, or was removed or replaced meanwhile; open "
            "the table anew and try again",
        ),
    ),
    (
        re.compile(
            r"ExecutorLost|exited unexpectedly|heartbeat|OutOfMemory|Container killed|Java heap",
            re.IGNORECASE,
        ),
        Label(
            "một tiến trình tính toán của Spark (executor) bị mất, thường vì thiếu bộ nhớ; hãy "
            "tăng bộ nhớ hoặc chia thành nhiều phần hơn",
            "a process of an executor was lost, often for want of memory; give it more, or divide "
            "the rows into more partitions",
        ),
    ),
    (
        re.compile(r"PYTHON_EXCEPTION|PYTHON_.*EXCEPTION|Traceback \(most recent call last\)"),
        Label(
            "mã Python trên máy tính toán (executor) báo lỗi",
            "Python code failed on an executor",
        ),
    ),
    (
        re.compile(r"stopped SparkContext|Connection refused|Answer from Java|AssertionError"),
        Label(
            "mất liên lạc với Spark: phiên làm việc đã dừng; hãy mở phiên mới",
            "the connection to Spark is lost: the session was stopped; start a new one",
        ),
    ),
)
_ANY = Label("Spark báo lỗi", "Spark failed")


@contextmanager
def spark_told(what: Iterable[Label], by: Iterable[Label] = ()) -> Generator[None]:
    """Say what Spark could not work out, where it fails within.

    Args:
        what: What is worked out.
        by: What it is broken down by.

    Raises:
        SparkProblem: If Spark fails.
    """
    try:
        yield
    except Exception as error:
        if not is_of_spark(error):
            raise
        raise spark_problem(error, tuple(what), tuple(by)) from error


def is_of_spark(error: BaseException) -> bool:
    """Tell whether an error is Spark's own, or arose in its code."""
    if any(kind.__module__.partition(".")[0] in _OF_SPARK for kind in type(error).__mro__):
        return True
    at: TracebackType | None = error.__traceback__
    module = ""
    while at is not None:
        module = str(at.tb_frame.f_globals.get("__name__", ""))
        at = at.tb_next
    return module.partition(".")[0] in _OF_SPARK


def spark_problem(
    error: BaseException, what: tuple[Label, ...], by: tuple[Label, ...] = ()
) -> SparkProblem:
    """Return the problem that an error of Spark's is.

    Args:
        error: The error.
        what: What was worked out.
        by: What it was broken down by.
    """
    words = f"{type(error).__name__}: {error}"
    kind = next((label for pattern, label in _KINDS if pattern.search(words)), _ANY)
    cause = _cause(error)
    vi = _listed([label.vi for label in what], "và {} chỉ tiêu khác")
    en = _listed([label.en for label in what], "and {} more")
    if by:
        vi += " theo " + ", ".join(label.vi for label in by)
        en += " by " + ", ".join(label.en for label in by)
    return SparkProblem(
        Label(
            f"Spark không tính được {vi}: {kind.vi}. Spark nói: {cause}. Chưa ghi gì cả",
            f"Spark could not work out {en}: {kind.en}. Spark says: {cause}. Nothing was written",
        )
    )


def _listed(names: list[str], others: str) -> str:
    """Return a list of names, not too many."""
    shown = ", ".join(names[:_MOST_NAMED])
    beyond = len(names) - _MOST_NAMED
    return f"{shown} {others.format(beyond)}" if beyond > 0 else shown


def _cause(error: BaseException) -> str:
    """Return what went wrong first, in one line of Spark's words."""
    text = str(error).strip()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if "Traceback (most recent call last)" in text:
        lines = [line for line in lines if not line.startswith("SQLSTATE")]
        found = lines[-1]
    elif text.startswith("An error occurred while calling"):
        said = [match[1] for match in _CAUSED.finditer(text)]
        own = [one for one in said if not one.startswith(_WRAPPER)]
        found = (own or said or lines)[0]
    else:
        found = lines[0] if lines else type(error).__name__
    found = _CLASS.sub("", _FAILURE.sub("", found))
    found = _STATE.sub("", found).strip().rstrip(".")
    return found if len(found) <= _LONGEST else found[:_LONGEST].rstrip() + "…"
