"""Whether the files of a store are as they were written."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cadre_training.frames.manifest import Part, read_manifest


def verify(folder: str | os.PathLike[str]) -> tuple[Part, ...]:
    """Return the files of a store whose bytes are not those that were written.

    Raises:
        StoreProblem: If the folder is no store, or a file of it is missing or cut short.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from cadre_training.store import build
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "classes.csv").write_text("id,period,count", encoding="utf-8")
    >>> _ = build([folder / "classes.csv"], folder / "store")
    >>> verify(folder / "store")
    ()
    """
    store = Path(folder)
    return tuple(p for p in read_manifest(store).parts if _digest(store / p.path) != p.sha256)


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
