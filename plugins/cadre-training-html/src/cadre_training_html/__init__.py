"""Writes a ``cadre_training`` report as one HTML page."""
