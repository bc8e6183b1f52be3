"""What every plugin is held to, whatever it offers: how it describes itself."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

import attrs
import pytest

from cadre_training._registry import (
    Format,
    InstalledReader,
    InstalledWorkbook,
    PluginState,
    plugins,
)
from cadre_training.plugin import API_NUMBER, ExportOptions, ReadOptions
from cadre_training.testing._process import child

HEAVY = (
    "altair",
    "bs4",
    "docx",
    "duckdb",
    "fitz",
    "jinja2",
    "lxml",
    "markdown",
    "markupsafe",
    "matplotlib",
    "numpy",
    "openpyxl",
    "pandas",
    "pptx",
    "polars",
    "pyarrow",
    "python_calamine",
    "reportlab",
    "requests",
    "rich",
    "weasyprint",
    "xlsxwriter",
    "yaml",
)
"""Modules that nobody should wait for who only lists what there is."""


class DescriptionContract:
    """How a format, a reader or an opener of workbooks describes itself."""

    def offer(self) -> Format | InstalledReader | InstalledWorkbook:
        """Return what is under test."""
        raise NotImplementedError

    def same_by(self, name: str) -> Format | InstalledReader | InstalledWorkbook:
        """Return what is found by ``name``."""
        raise NotImplementedError

    def code(self) -> str:
        """Return the dotted reference to the code."""
        raise NotImplementedError

    def functions(self) -> tuple[object, ...]:
        """Return the functions behind it."""
        raise NotImplementedError

    def endings(self) -> tuple[str, ...]:
        """Return the endings of its files."""
        raise NotImplementedError

    def test_it_is_found_by_its_name_and_by_its_full_name(self) -> None:
        """Found either way, it is the same, under the shorter name."""
        found = self.offer()
        assert self.same_by(found.full_name) == found
        assert found.name == found.spec.name, "another plugin offers the same name"

    def test_its_plugin_has_no_problem(self) -> None:
        """Everything the plugin offers can be used."""
        (info,) = [one for one in plugins() if one.distribution == self.offer().distribution]
        assert info.problems == ()
        assert info.state in (PluginState.READY, PluginState.BUILT_IN)

    def test_listing_imports_none_of_its_code(self) -> None:
        """A list of all formats imports neither the code nor anything large."""
        module = self.code().partition(":")[0]
        listed = child("list", module, *HEAVY)
        assert listed.status == 0, listed.said
        assert listed.output.decode().split() == []

    def test_listing_prints_nothing(self) -> None:
        """Nothing is printed or warned of while plugins are looked for."""
        assert child("list").said == ""
        assert child("list").output == b""

    def test_its_summary_stands_in_both_languages(self) -> None:
        """The summary is a few words, in Vietnamese and in English."""
        summary = self.offer().spec.summary
        for text in (summary.vi, summary.en):
            assert text == text.strip()
            assert 3 <= len(text) <= 100
            assert "\n" not in text
            assert not text.endswith(".")
        assert summary.vi != summary.en

    def test_its_media_type_is_one(self) -> None:
        """The media type has a type that exists; text says its encoding."""
        media_type = self.offer().spec.media_type
        kind = media_type.partition("/")[0]
        assert kind in ("application", "text", "image", "model", "font", "multipart")
        assert media_type == media_type.lower()
        if kind == "text" and isinstance(self.offer(), Format):
            assert "charset=utf-8" in media_type

    def test_its_endings_fit_its_media_type(self) -> None:
        """Where the ending is known to the world, it is that of the media type."""
        known = mimetypes.MimeTypes()
        for ending in self.endings():
            assert len(ending) <= 20
            guess, encoding = known.guess_type(f"x{ending}")
            if guess and not encoding and isinstance(self.offer(), Format):
                assert guess == self.offer().spec.media_type.partition(";")[0]

    def test_it_is_made_for_this_api(self) -> None:
        """The API number is one that exists."""
        assert 1 <= self.offer().spec.api <= API_NUMBER

    def test_its_version_is_known(self) -> None:
        """The distribution has a version, for messages."""
        assert re.match(r"\d", self.offer().version)

    def test_its_code_is_a_function_of_three_arguments(self) -> None:
        """Each function takes three arguments by place."""
        import inspect

        for function in self.functions():
            assert callable(function)
            inspect.signature(function).bind(object(), object(), object())


class OptionsContract(DescriptionContract):
    """How a format or a reader describes itself and its options."""

    options: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Options to try it with, as text."""

    def option_class(self) -> type[ExportOptions] | type[ReadOptions]:
        """Return the class of its options."""
        raise NotImplementedError

    def test_its_options_are_frozen_and_have_defaults(self) -> None:
        """Options can be made without arguments, and do not change afterwards."""
        made: ExportOptions | ReadOptions = self.option_class()()
        for field in attrs.fields(type(made)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(made, field.name, None)
        assert made == self.option_class()()
