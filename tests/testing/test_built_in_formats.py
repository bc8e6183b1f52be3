"""The built-in formats keep the rules that plugins are held to."""

from __future__ import annotations

from typing import ClassVar

from cadre_training.plugin import Absence
from cadre_training.testing import ExporterContract
from cadre_training.testing.read_back import json_texts


class TestJson(ExporterContract):
    format = "json"
    codes = ("warning", "211.5", *(absence.value for absence in Absence))

    def read_back(self, data):
        return json_texts(data)

    def spell(self, value, unit, write):
        return write.value(value)


class TestText(ExporterContract):
    format = "text"
    options: ClassVar = {"width": "300"}

    def read_back(self, data):
        return [data.decode()]
