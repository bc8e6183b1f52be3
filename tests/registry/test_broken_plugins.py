"""Plugins that are broken in every way we could think of, each beside a good one."""

from __future__ import annotations

import sys
import warnings

import pytest
from tests.fake_site import FakeSite, good_plugin, spec

from cadre_training._registry import (
    PluginState,
    PluginWarning,
    Registry,
    Stage,
    find_format,
    formats,
    plugins,
)

HEAD = "from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl\n"
HOOK = HEAD + "@hookimpl\ndef cadre_training_exporters():\n"

BROKEN = {
    "import error": ("import nothing_of_that_name", Stage.LOAD, "nothing_of_that_name"),
    "syntax error": ("def :", Stage.LOAD, "SyntaxError"),
    "exit at import": ("import sys; sys.exit(3)", Stage.LOAD, "SystemExit: 3"),
    "generator exit": ("raise GeneratorExit", Stage.LOAD, "GeneratorExit"),
    "endless recursion": ("def f(): f()\nf()", Stage.LOAD, "RecursionError"),
    "dumb exception": (
        "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
        Stage.LOAD,
        "E",
    ),
    "long exception": ("raise ValueError('a\\n' * 10**6)", Stage.LOAD, "ValueError: a a"),
    "wrong signature": (
        HEAD + "@hookimpl\ndef cadre_training_exporters(config): return []",
        Stage.REGISTER,
        "config",
    ),
    "misspelt hook": (
        HEAD + "@hookimpl\ndef cadre_training_exporter(): return []",
        Stage.REGISTER,
        "did you mean 'cadre_training_exporters'?",
    ),
    "strange hook": (HEAD + "@hookimpl\ndef zzz(): return []", Stage.REGISTER, "'zzz'"),
    "no mark": ("def cadre_training_exporters(): return []", Stage.REGISTER, "@hookimpl"),
    "raising hook": (HOOK + "    raise OSError('no')", Stage.DESCRIBE, "OSError: no"),
    "exiting hook": (HOOK + "    raise SystemExit", Stage.DESCRIBE, "SystemExit"),
    "hook without an answer": (HOOK + "    pass", Stage.DESCRIBE, "None"),
    "a number for a list": (HOOK + "    return 7", Stage.DESCRIBE, "7"),
    "a spec for a list": (HOOK + f"    return {spec('x')}", Stage.DESCRIBE, "ExporterSpec"),
    "text for a list": (HOOK + "    return 'markdown'", Stage.DESCRIBE, "'m'"),
    "names for specs": (HOOK + "    return ['markdown']", Stage.DESCRIBE, "'markdown'"),
    "nonsense name": (HOOK + f"    return [{spec('A b')}]", Stage.DESCRIBE, "'name'"),
    "nonsense extension": (
        HOOK + f"    return [{spec('x', extension=repr('/../x'))}]",
        Stage.DESCRIBE,
        "'extension'",
    ),
    "nonsense stem": (
        HOOK + f"    return [{spec('x', stem=repr('../x'))}]",
        Stage.DESCRIBE,
        "'stem'",
    ),
    "nonsense subject": (
        HOOK + f"    return [{spec('x', accepts='9')}]",
        Stage.DESCRIBE,
        "'accepts'",
    ),
    "a field of tomorrow": (
        HOOK + f"    return [{spec('x', colour='9')}]",
        Stage.DESCRIBE,
        "colour",
    ),
    "future api": (HOOK + f"    return [{spec('x', api='2')}]", Stage.DESCRIBE, "API 2"),
    "api of no sense": (HOOK + f"    return [{spec('x', api='True')}]", Stage.DESCRIBE, "True"),
}


@pytest.fixture
def good(site: FakeSite) -> str:
    return site.add("a-good-one", good_plugin(spec("good")))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_breaks_nothing(site: FakeSite, good: str, name: str) -> None:
    source, stage, cause = BROKEN[name]
    site.add("broken", source, version="6.6")
    with pytest.warns(PluginWarning) as warned:
        assert [f.name for f in formats()] == ["json", "text", "good"]
    assert find_format("good").distribution == good
    (info,) = [p for p in plugins() if p.distribution == "broken"]
    assert info.state is PluginState.BROKEN
    problem = info.problems[0]
    assert (problem.distribution, problem.version) == ("broken", "6.6")
    assert problem.stage is stage
    assert cause in problem.cause
    assert len(problem.cause) < 600
    assert "\n" not in str(problem)
    assert len(warned) == len(info.problems)
    assert str(warned[0].message) == str(problem) == problem.message.en
    assert "broken 6.6" in problem.message.vi
    assert problem.message.vi != problem.message.en


def test_each_problem_is_warned_of_once(site: FakeSite) -> None:
    site.add("broken", "1 / 0")
    with pytest.warns(PluginWarning):
        formats()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        formats(), plugins()


def test_what_came_before_a_failure_can_be_used(site: FakeSite) -> None:
    site.add("p", HOOK + f"    yield {spec('first')}\n    raise OSError('half-way')")
    with pytest.warns(PluginWarning, match="half-way"):
        assert find_format("first").name == "first"
    (info,) = [i for i in plugins() if i.distribution == "p"]
    assert info.state is PluginState.PARTLY


def test_a_spec_of_the_future_leaves_the_others(site: FakeSite) -> None:
    site.add("p", good_plugin(spec("new", api="99"), spec("old")))
    with pytest.warns(PluginWarning, match=r"'new'.*API 99"):
        assert [f.name for f in formats()[2:]] == ["old"]


def test_one_entry_point_may_fail_beside_another(site: FakeSite) -> None:
    points = "[cadre_training]\na = nothing_here\nb = p_plugin\nc = p_plugin:nothing\n"
    site.add("p", good_plugin(spec("markdown")), entry_points=points)
    with pytest.warns(PluginWarning) as warned:
        assert find_format("markdown").distribution == "p"
    assert len(warned) == 2


def test_metadata_that_cannot_be_read_hides_nobody(site: FakeSite, good: str) -> None:
    site.add("garbage", entry_points="[cadre_training]\nno equals sign\n")
    site.add("not-ours", entry_points="[console_scripts]\nno equals sign\n")
    (site.folder / "binary-1.0.dist-info").mkdir()
    (site.folder / "binary-1.0.dist-info" / "entry_points.txt").write_bytes(b"\xff\xfe[x]\n")
    with pytest.warns(PluginWarning, match=r"garbage 1\.0.*entry_points\.txt") as warned:
        assert find_format("good").distribution == good
    assert len(warned) == 1
    assert "not-ours" not in {p.distribution for p in plugins()}


def test_what_another_version_hides_is_not_loaded(site: FakeSite) -> None:
    site.add("p", good_plugin(spec("new")), version="2.0")
    older = site.folder.parent / "older"
    older.mkdir()
    FakeSite(older, site.monkeypatch).add("p", good_plugin(spec("old")), version="1.0")
    FakeSite(older, site.monkeypatch).add("q", good_plugin(spec("other")))
    (site.folder / "p-2.0.dist-info" / "entry_points.txt").write_text(
        "[cadre_training]\np = p_plugin\n# 2.0\n", encoding="utf-8"
    )
    site.monkeypatch.setattr(sys, "path", [*sys.path, str(older)])
    assert [f.name for f in formats()[2:]] == ["new", "other"]
    (site.folder / "p-2.0.dist-info" / "entry_points.txt").write_text("", encoding="utf-8")
    assert [f.name for f in Registry(only=["p", "q"]).formats()[2:]] == ["other"]


def test_a_distribution_without_a_name_has_that_of_its_module(site: FakeSite) -> None:
    site.add("nameless", good_plugin(spec("markdown")))
    (site.folder / "nameless-1.0.dist-info" / "METADATA").write_text("", encoding="utf-8")
    site.monkeypatch.delenv("CADRE_TRAINING_PLUGINS")
    found = {f.name: f for f in formats(strict=False)}["markdown"]
    assert (found.distribution, found.version) == ("nameless_plugin", "?")


def test_a_folder_may_have_another_name(site: FakeSite) -> None:
    site.add("p", good_plugin(spec("markdown")))
    (site.folder / "p-1.0.dist-info").rename(site.folder / "other-1.0.dist-info")
    assert find_format("markdown").distribution == "p"


def test_an_interruption_goes_through(site: FakeSite) -> None:
    site.add("p", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        formats()


def test_a_hint_says_what_to_do(site: FakeSite) -> None:
    site.add("needs-more", "import polars_of_tomorrow")
    site.add("of-tomorrow", good_plugin(spec("x", colour="9")))
    site.add("quits", "raise SystemExit")
    with pytest.warns(PluginWarning) as warned:
        formats()
    said = "\n".join(str(w.message) for w in warned)
    assert "Install the module 'polars_of_tomorrow'" in said
    assert "made for a newer cadre-training" in said
    assert "must not end the program" in said
