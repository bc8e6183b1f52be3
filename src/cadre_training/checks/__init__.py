"""Rules that hold figures against records and against each other."""
