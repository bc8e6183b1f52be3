"""The style sheet of the page, and the policy that lets it and nothing else in."""

from __future__ import annotations

import base64
import hashlib
from contextlib import suppress

from attrs import frozen
from jinja2 import BaseLoader, Environment, TemplateNotFound
from markupsafe import Markup

from cadre_training_html.clean import clean


@frozen
class Style:
    """A style sheet that stands in the page itself.

    Args:
        css: Its text, ready to stand between ``<style>`` and ``</style>``.
        digest: What a content-security policy knows it by: ``sha256-`` and the digest.
    """

    css: Markup
    digest: str


def read_style(environment: Environment) -> Style:
    """Read ``style.css``, and ``extra.css`` where a folder of templates has one.

    Raises:
        ValueError: If the text would end the element it stands in.
    """
    loader = environment.loader
    assert loader is not None
    css = _source(loader, environment, "style.css")
    with suppress(TemplateNotFound):
        css += "\n" + _source(loader, environment, "extra.css")
    # A browser takes the digest of what it read, in which every line ends alike.
    css = clean(css.replace("\r\n", "\n").replace("\r", "\n"))
    if "</" in css or "<!--" in css:
        raise ValueError("a style sheet must not hold '</' or '<!--': it would end its element")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
    return Style(Markup(css), f"sha256-{digest}")


def _source(loader: BaseLoader, environment: Environment, name: str) -> str:
    return loader.get_source(environment, name)[0]
