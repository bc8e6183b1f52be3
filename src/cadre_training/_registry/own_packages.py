"""Which package of this project brings a format, so that a message can name it."""

from __future__ import annotations

_PACKAGES = {
    "counter": "cadre-training-counter",
    "csv": "cadre-training-csv",
    "html": "cadre-training-html",
}


def package_of_format(name: str) -> str | None:
    """Return the distribution that brings a format or a family of formats; None where none does.

    Args:
        name: The format, or its family: ``csv-zip`` is of the family ``csv``.

    >>> package_of_format("csv-zip")
    'cadre-training-csv'
    """
    return _PACKAGES.get(name.partition("-")[0])
