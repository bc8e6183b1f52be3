"""Writes the tables of a ``cadre_training`` report as CSV."""
