"""Frames as what a command is about: Parquet files and stores, where a register is not meant."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cadre_training.cli import _errors
from cadre_training.cli._language import say

if TYPE_CHECKING:
    from cadre_training.frames import Frames
    from cadre_training.model.target_group import Scheme

_EXTRAS = {
    **dict.fromkeys(("narwhals", "polars", "pyarrow", "pyroaring"), "frames"),
    "datasketches": "sketches",
}
_STORE, _PACKAGE, _PARQUET = "store.json", "datapackage.json", ".parquet"
_SUMMARY, _SUMMARY_START = ".ctsum", b"\x93CTSUM\r\n"


def is_frames(path: Path) -> bool:
    """Tell whether a path is a store, a Parquet file, or a folder of such files."""
    if not path.is_dir():
        return path.suffix.lower() == _PARQUET
    if (path / _STORE).is_file():
        return True
    return not (path / _PACKAGE).exists() and any(path.glob(f"**/*{_PARQUET}"))


def read_frames(path: Path) -> tuple[Frames, tuple[Scheme, ...]]:
    """Return the frames at a path, and the overlays that their groups may be of."""
    from cadre_training.frames import frames_of

    frames = frames_of(path)
    if not (path / _STORE).is_file():
        return frames, ()
    from cadre_training.store import overlays_of

    return frames, overlays_of(path)


@contextmanager
def frames_told(path: Path) -> Generator[None]:
    """Say in the user's language why frames at ``path`` cannot be used."""
    try:
        yield
    except ImportError as error:
        if error.name not in _EXTRAS:
            raise
        command = f"pip install 'cadre-training[{_EXTRAS[error.name]}]'"
        raise _errors.refuse(
            f"cần thư viện {error.name} để dùng kho số liệu, tệp Parquet và bản tóm tắt; cài bằng: "
            f"{command}",
            f"stores, Parquet files and summaries need the library {error.name}; install it with: "
            f"{command}",
        ) from error
    except ValueError as error:
        from cadre_training.frames import FrameProblem, StoreProblem
        from cadre_training.frames.summary_problem import SummaryProblem

        if isinstance(error, SummaryProblem):
            name = _errors.shown(path)
            raise _errors.refuse(
                f"{name}: {error.label.vi}", f"{name}: {error.label.en}"
            ) from error
        if isinstance(error, StoreProblem):
            raise _errors.refuse(error.label.vi, error.label.en) from error
        if not isinstance(error, FrameProblem):
            raise
        head = say("không dùng được bảng này", "this table cannot be used")
        said = say(error.label.vi, error.label.en)
        raise _errors.Refusal(f"{_errors.shown(path)}: {head}: {said}") from error


def is_summary_path(path: Path) -> bool:
    """Tell whether a path is a summary, by its name or by its first bytes."""
    if not path.is_file():
        return False
    if path.suffix.lower() == _SUMMARY:
        return True
    with path.open("rb") as file:
        return file.read(len(_SUMMARY_START)) == _SUMMARY_START
