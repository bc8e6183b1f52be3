"""Where the templates come from, and how they are read."""

from __future__ import annotations

from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)


def make_environment(folder: Path | None = None) -> Environment:
    """Return an environment that escapes everything and knows no silent blanks.

    Args:
        folder: A folder whose templates stand before those of the package, which stay in reach
            as ``default/`` and their name.

    Raises:
        ValueError: If ``folder`` is no folder.
    """
    package = PackageLoader("cadre_training_html", "templates")
    loaders: list[BaseLoader] = [package, PrefixLoader({"default": package})]
    if folder is not None:
        if not folder.is_dir():
            raise ValueError(f"option templates: {str(folder)!r} is no folder; name one that is")
        loaders.insert(0, FileSystemLoader(folder))
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
