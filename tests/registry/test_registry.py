"""What is found, by which name, and what is said when nothing is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.fake_site import FakeSite, good_plugin, spec

from cadre_training._registry import (
    AmbiguousFormat,
    PluginError,
    PluginState,
    PluginWarning,
    Stage,
    UnknownFormat,
    find_format,
    find_formats,
    formats,
    plugins,
)
from cadre_training._registry.registry import ONLY_VARIABLE, STRICT_VARIABLE
from cadre_training.plugin import Subject


class TestFinding:
    def test_built_in_formats_are_always_there(self, site: FakeSite) -> None:
        assert [f.name for f in formats()] == ["json", "text"]
        assert find_format("json").distribution == "cadre-training"
        assert find_format("cadre_training:text").spec.extension == ".txt"

    def test_a_plugin_is_found_by_either_name(self, site: FakeSite) -> None:
        site.add("my-plugin", good_plugin(spec("markdown")), version="2.5")
        found = find_format("markdown")
        assert (found.distribution, found.version) == ("my-plugin", "2.5")
        assert found.name == "markdown"
        assert find_format("My_Plugin:markdown") == found
        assert found in formats()

    def test_a_plugin_may_be_an_object_and_have_several_entry_points(self, site: FakeSite) -> None:
        site.add(
            "two-in-one",
            good_plugin(spec("one")),
            modules={"second": "class P:\n    pass\n" + good_plugin(spec("two")) + "\nP.h = 1\n"},
            entry_points="[cadre_training]\na = two_in_one_plugin\nb = second\n",
        )
        assert [f.name for f in find_formats("one") + find_formats("two")] == ["one", "two"]
        assert [p.distribution for p in plugins()].count("two-in-one") == 1

    def test_a_family_gives_all_its_formats(self, site: FakeSite) -> None:
        a, b = spec("badge-svg", family="'badge'"), spec("badge-json", family="'badge'")
        site.add("badges", good_plugin(a, b))
        site.add("more-badges", good_plugin(spec("badge-png", family="'badge'")))
        assert [f.name for f in find_formats("badge")] == ["badge-json", "badge-png", "badge-svg"]
        assert [f.name for f in find_formats("more-badges:badge")] == ["badge-png"]
        assert [f.name for f in find_formats("badge-svg")] == ["badge-svg"]

    def test_a_format_goes_before_a_family_of_its_name(self, site: FakeSite) -> None:
        site.add("p", good_plugin(spec("svg"), spec("svg-small", family="'svg'")))
        assert [f.name for f in find_formats("svg")] == ["svg"]

    def test_an_unknown_name_is_met_with_what_there_is(self, site: FakeSite) -> None:
        site.add("p", good_plugin(spec("markdown", family="'lightweight'")))
        site.add("broken-one", "import nothing_of_that_name", version="3.1")
        with (
            pytest.warns(PluginWarning, match="broken-one"),
            pytest.raises(UnknownFormat) as caught,
        ):
            find_formats("markdwn")
        message = str(caught.value)
        for part in ("'markdwn'", "'markdown'?", "json, text, markdown", "lightweight"):
            assert part in message
        assert "broken-one 3.1" in message
        assert isinstance(caught.value, LookupError)

    def test_an_own_format_that_is_not_installed_names_its_package(
        self, site: FakeSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        packages = {"pdf": "cadre-training-pdf"}
        monkeypatch.setattr("cadre_training._registry.own_packages._PACKAGES", packages)
        for name in ("pdf", "pdf-small"):
            with pytest.raises(UnknownFormat, match="pip install cadre-training-pdf brings it"):
                find_formats(name)
        for name in ("tiff", "html"):
            with pytest.raises(UnknownFormat) as caught:
                find_formats(name)
            assert "pip install" not in str(caught.value)

    def test_an_own_package_that_is_there_is_not_to_be_installed(
        self, site: FakeSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        packages = {"pdf": "cadre-training-pdf"}
        monkeypatch.setattr("cadre_training._registry.own_packages._PACKAGES", packages)
        site.add("cadre_training_pdf", good_plugin(spec("other")))
        with pytest.raises(UnknownFormat) as caught:
            find_formats("pdf")
        assert "pip install" not in str(caught.value)

    def test_an_unknown_name_says_what_was_left_out(
        self, site: FakeSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.add("p", good_plugin(spec("markdown")))
        monkeypatch.setenv(ONLY_VARIABLE, "")
        with pytest.raises(UnknownFormat, match=f"left out by {ONLY_VARIABLE}.*p"):
            find_format("markdown")


class TestNames:
    def test_a_built_in_name_cannot_be_taken(self, site: FakeSite) -> None:
        site.add("greedy", good_plugin(spec("json"), spec("other")))
        with pytest.warns(PluginWarning, match=r"greedy.*'json'.*built-in.*'greedy:json'"):
            assert find_format("other").distribution == "greedy"
        assert find_format("json").distribution == "cadre-training"
        taken = find_format("greedy:json")
        assert (taken.distribution, taken.name) == ("greedy", "greedy:json")
        (info,) = [p for p in plugins() if p.distribution == "greedy"]
        assert info.state is PluginState.PARTLY

    def test_two_plugins_with_one_name_are_both_named(self, site: FakeSite) -> None:
        site.add("first", good_plugin(spec("markdown")), version="1.1")
        site.add("second", good_plugin(spec("markdown")), version="2.2")
        with pytest.warns(PluginWarning) as warned, pytest.raises(AmbiguousFormat) as caught:
            find_format("markdown")
        assert len(warned) == 2
        for part in ("first:markdown", "1.1", "second:markdown", "2.2"):
            assert part in str(caught.value)
        with pytest.raises(AmbiguousFormat):
            find_formats("markdown")
        assert find_format("second:markdown").version == "2.2"
        assert [f.name for f in formats()[2:]] == ["first:markdown", "second:markdown"]

    def test_one_plugin_offers_a_name_once(self, site: FakeSite) -> None:
        twice = spec("markdown", extension="'.md'"), spec("markdown", extension="'.mdown'")
        site.add("p", good_plugin(*twice))
        with pytest.warns(PluginWarning, match="twice"):
            assert find_format("markdown").spec.extension == ".md"


class TestWhenAndWhat:
    def test_plugins_load_only_when_they_may_be_needed(self, site: FakeSite) -> None:
        site.add("p", "import sys\nsys.p_was_loaded = True\n" + good_plugin(spec("markdown")))
        assert find_formats("json")
        assert not hasattr(sys, "p_was_loaded")
        try:
            assert find_formats("markdown")
            assert hasattr(sys, "p_was_loaded")
        finally:
            del sys.p_was_loaded  # type: ignore[attr-defined]

    def test_plugins_are_looked_for_once(self, site: FakeSite) -> None:
        count = "import sys\nsys.p_loads = getattr(sys, 'p_loads', 0) + 1\n"
        site.add("p", count + good_plugin(spec("markdown")))
        try:
            for _ in range(3):
                formats(), plugins(), find_formats("markdown")
            site.add("late", good_plugin(spec("late")))
            with pytest.raises(UnknownFormat):
                find_format("late")
            assert sys.p_loads == 1  # type: ignore[attr-defined]
        finally:
            del sys.p_loads  # type: ignore[attr-defined]

    def test_the_environment_limits_what_is_loaded(
        self, site: FakeSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.add("wanted-one", good_plugin(spec("wanted")))
        site.add("unwanted", "raise SystemExit('must not be loaded')")
        monkeypatch.setenv(ONLY_VARIABLE, " Wanted_One , ")
        assert [f.name for f in formats()[2:]] == ["wanted"]
        states = {p.distribution: p.state for p in plugins()}
        assert states["wanted-one"] is PluginState.READY
        assert states["unwanted"] is PluginState.LEFT_OUT

    def test_without_a_limit_all_are_loaded(
        self, site: FakeSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.add("p", good_plugin(spec("markdown")))
        monkeypatch.delenv(ONLY_VARIABLE)
        states = {p.distribution: p.state for p in plugins(strict=False)}
        assert states["p"] is PluginState.READY
        assert PluginState.LEFT_OUT not in states.values()

    def test_a_plugin_may_ask_for_formats_while_it_is_loaded(self, site: FakeSite) -> None:
        ask = "from cadre_training._registry import formats\nN = [f.name for f in formats()]\n"
        site.add("p", ask + good_plugin(spec("markdown")))
        assert find_format("markdown").name == "markdown"
        assert sys.modules["p_plugin"].N == ["json", "text"]

    def test_a_list_says_what_each_plugin_is(self, site: FakeSite) -> None:
        site.add("p", good_plugin(spec("markdown", accepts="Subject.TABLE")), version="0.3")
        core, *others = plugins()
        assert core.state is PluginState.BUILT_IN
        assert [f.name for f in core.formats] == ["json", "text"]
        (info,) = [p for p in others if p.distribution == "p"]
        assert (info.version, info.state, info.problems) == ("0.3", PluginState.READY, ())
        assert info.formats[0].spec.accepts is Subject.TABLE

    def test_every_state_and_stage_has_words(self) -> None:
        for member in (*PluginState, *Stage):
            assert member.label.vi != member.label.en

    @pytest.mark.parametrize("code", ["import cadre_training", "import cadre_training.exporting"])
    def test_nothing_is_looked_for_at_import(self, tmp_path: Path, code: str) -> None:
        look = (
            "import importlib.metadata as m, sys\n"
            "def refuse(*a, **k): raise AssertionError('looked')\n"
            "m.entry_points = m.distributions = refuse\n"
        )
        subprocess.run([sys.executable, "-c", look + code], check=True)


class TestStrict:
    def test_the_argument_raises(self, site: FakeSite) -> None:
        site.add("broken-one", "import nothing_of_that_name", version="3.1")
        site.add("broken-two", "1 / 0")
        for ask in (formats, plugins):
            with pytest.raises(PluginError, match=r"broken-one 3\.1") as caught:
                ask(strict=True)
            assert isinstance(caught.value.__cause__, ModuleNotFoundError)
            assert any("broken-two" in note for note in caught.value.__notes__)
        with pytest.raises(PluginError):
            find_format("markdown", strict=True)
        assert find_format("json", strict=True).name == "json"
        with pytest.warns(PluginWarning) as warned:
            formats()
        assert len(warned) == 2

    @pytest.mark.parametrize(("value", "strict"), [("1", True), ("yes", True), ("0", False)])
    def test_the_environment_decides_where_the_argument_does_not(
        self, site: FakeSite, monkeypatch: pytest.MonkeyPatch, value: str, strict: bool
    ) -> None:
        site.add("broken-one", "1 / 0")
        with pytest.warns(PluginWarning):
            formats(strict=False)
        monkeypatch.setenv(STRICT_VARIABLE, value)
        if strict:
            with pytest.raises(PluginError):
                formats()
        else:
            assert len(formats()) == 2
        assert len(formats(strict=False)) == 2

    def test_good_plugins_please_it(self, site: FakeSite) -> None:
        site.add("p", good_plugin(spec("markdown")))
        assert len(formats(strict=True)) == 3
