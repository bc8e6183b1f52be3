"""The scripts that pages load: the beacon, and the element that shows the figures."""

from __future__ import annotations

import io
from importlib.resources import files

from cadre_training.plugin import CounterSnapshot, ExportOptions
from cadre_training_counter import element
from cadre_training_counter.serve.figures import Page

_HOUR = 3600
_MEDIA_TYPE = b"text/javascript; charset=utf-8"


def beacon() -> Page:
    """Return the script that sends one hit when a page is opened."""
    script = files("cadre_training_counter.serve").joinpath("counter.js").read_bytes()
    return Page.of(script, _MEDIA_TYPE, _HOUR)


def site_counter() -> Page:
    """Return the script of the element ``<site-counter>``."""
    out = io.BytesIO()
    element.export(CounterSnapshot(id="counter"), out, ExportOptions())
    return Page.of(out.getvalue(), _MEDIA_TYPE, _HOUR)
