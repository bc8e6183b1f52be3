"""Spreadsheets as an office has them: read, checked, and given back with notes at the findings."""
