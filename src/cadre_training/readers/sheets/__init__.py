"""Sheets as offices have them: titles, headers of several rows, groups, totals, notes."""
