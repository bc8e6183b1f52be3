"""The formats keep the rules that every exporter is held to."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_training.plugin import (
    Absence,
    CellValue,
    CounterSnapshot,
    CountUnit,
    Exported,
    Formatter,
    NotKnown,
    Quantity,
)
from cadre_training.testing import ExporterContract
from cadre_training.testing.read_back import html_texts, json_texts, xml_texts


class TestFragment(ExporterContract):
    format = "counter-html"

    def read_back(self, data: bytes) -> Iterable[str]:
        return html_texts(data)


class TestElement(ExporterContract):
    format = "counter-element"
    bilingual = True

    def read_back(self, data: bytes) -> Iterable[str]:
        return [data.decode()]

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        """Expect no figure: the script fetches them. What a browser shows has tests of its own."""
        return ["SiteCounter"]

    def test_its_endings_fit_its_media_type(self) -> None:
        """RFC 9239 names it so; Python before 3.12 knows the name that it gave up."""
        assert self.endings() == (".js",)
        assert self.offer().spec.media_type == "text/javascript; charset=utf-8"


class TestBadge(ExporterContract):
    format = "counter-svg"

    def read_back(self, data: bytes) -> Iterable[str]:
        return xml_texts(data)


class TestData(ExporterContract):
    format = "counter-json"
    bilingual = True

    def read_back(self, data: bytes) -> Iterable[str]:
        return json_texts(data)

    def spell(self, value: CellValue, unit: CountUnit | None, write: Formatter) -> str:
        """Return the raw number, or the code of why there is none."""
        if isinstance(value, Quantity | Absence):
            return str(value.value)
        return super().spell(value, unit, write)

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        """Expect of what is not known the place to look; that it is not is a flag."""
        assert isinstance(subject, CounterSnapshot)
        unknown = {f.definition for f in subject.figures if isinstance(f.definition, NotKnown)}
        for text in super().expect(subject, write):
            if text not in map(write.value, unknown):
                yield text
        yield from (write.text(one.look_in) for one in unknown)
