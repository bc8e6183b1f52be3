"""The local overlays of a store."""

from __future__ import annotations

import os
from pathlib import Path

from cadre_training.codec.register_json import loads
from cadre_training.frames.manifest import read_manifest
from cadre_training.model.target_group import Scheme


def overlays_of(folder: str | os.PathLike[str]) -> tuple[Scheme, ...]:
    """Return the local overlays that groups in a store may be of.

    Raises:
        StoreProblem: If the folder is no store.
        InputProblems: If the file of overlays is damaged.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from cadre_training.store import build
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "classes.csv").write_text("id,period,count", encoding="utf-8")
    >>> _ = build([folder / "classes.csv"], folder / "store")
    >>> overlays_of(folder / "store")
    ()
    """
    parts = read_manifest(Path(folder)).of("overlays")
    return loads((Path(folder) / parts[0].path).read_bytes()).schemes if parts else ()
