"""A register into files that the readers read back."""

from __future__ import annotations

from cadre_training.writers.package import write_package

__all__ = ["write_package"]
