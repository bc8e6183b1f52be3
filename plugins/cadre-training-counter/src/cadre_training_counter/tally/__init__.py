"""Counts of lines, and visitors as keys and sketches."""
