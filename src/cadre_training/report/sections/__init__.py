"""The sections of the standard reports, one a file."""
