"""The format keeps the rules that every exporter is held to."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_training.testing import ExporterContract
from cadre_training.testing.read_back import html_texts


class TestHtml(ExporterContract):
    format = "html"

    def read_back(self, data: bytes) -> Iterable[str]:
        return html_texts(data)
