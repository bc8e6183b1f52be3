"""The store: the records of many registers as Parquet files that are quick to count in.

It needs the extra ``frames``: ``pip install 'cadre-training[frames]'``.
"""

from __future__ import annotations

from cadre_training.frames.problem import MissingEngine

try:
    from cadre_training.frames.manifest import Manifest, Part, StoreProblem, read_manifest
    from cadre_training.store.building import build
    from cadre_training.store.overlays import overlays_of
    from cadre_training.store.report import BuildReport
    from cadre_training.store.verifying import verify
except ModuleNotFoundError as error:
    if error.name not in ("polars", "pyarrow"):
        raise
    raise MissingEngine(error.name, "frames") from None

__all__ = [
    "BuildReport",
    "Manifest",
    "Part",
    "StoreProblem",
    "build",
    "overlays_of",
    "read_manifest",
    "verify",
]
