"""The commands of the counter."""
