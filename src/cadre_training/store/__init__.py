"""The store: the records of many registers as Parquet files that are quick to count in.

It needs the extra ``frames``: ``pip install 'cadre-training[frames]'``.
"""

from __future__ import annotations

from importlib.util import find_spec

from cadre_training.frames.problem import MissingEngine

for _library in ("polars", "pyarrow"):
    if find_spec(_library) is None:
        raise MissingEngine(_library, "frames")

from cadre_training.frames.manifest import Manifest, Part, StoreProblem, read_manifest
from cadre_training.store.building import build
from cadre_training.store.report import BuildReport

__all__ = ["BuildReport", "Manifest", "Part", "StoreProblem", "build", "read_manifest"]
