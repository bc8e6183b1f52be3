"""Writes the tables of a ``cadre_training`` report as CSV."""

from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.safety import neutralise, unneutralise

__all__ = ["CsvOptions", "Dialect", "neutralise", "unneutralise"]
