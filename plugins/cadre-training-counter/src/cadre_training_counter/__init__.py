"""Writes the figures of a visit counter as ``cadre_training`` exports."""
