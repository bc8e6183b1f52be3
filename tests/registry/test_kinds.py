"""Openers of workbooks and commands are found, named and guarded as formats and readers are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import frozen
from tests.fake_site import (
    FakeSite,
    command_plugin,
    command_spec,
    good_plugin,
    spec,
    workbook_plugin,
    workbook_spec,
)

from cadre_training._registry import (
    AmbiguousCommand,
    AmbiguousWorkbook,
    InstalledCommand,
    InstalledWorkbook,
    PluginError,
    PluginMistake,
    PluginState,
    PluginWarning,
    Stage,
    UnknownCommand,
    UnknownWorkbook,
    commands,
    find_command,
    find_format,
    find_workbook,
    plugins,
    workbooks,
)

Offered = InstalledCommand | InstalledWorkbook


@frozen
class Kind:
    """A kind of offers, and how its plugins are made and its offers found."""

    hook: str
    plugin: Callable[..., str]
    spec: Callable[..., str]
    every: Callable[[], tuple[Offered, ...]]
    find: Callable[..., Offered]
    unknown: type[LookupError]
    ambiguous: type[LookupError]
    built_in: str


WORKBOOKS = Kind(
    "cadre_training_workbooks",
    workbook_plugin,
    workbook_spec,
    workbooks,
    find_workbook,
    UnknownWorkbook,
    AmbiguousWorkbook,
    "csv",
)
COMMANDS = Kind(
    "cadre_training_commands",
    command_plugin,
    command_spec,
    commands,
    find_command,
    UnknownCommand,
    AmbiguousCommand,
    "report",
)


@pytest.fixture(params=[WORKBOOKS, COMMANDS], ids=lambda kind: kind.hook)
def kind(request: pytest.FixtureRequest) -> Kind:
    found = request.param
    assert isinstance(found, Kind)
    return found


def test_one_is_found_by_either_name(site: FakeSite, kind: Kind) -> None:
    site.add("my-plugin", kind.plugin(kind.spec("one"), kind.spec("another")), version="2.5")
    found = kind.find("one")
    assert (found.name, found.distribution, found.version) == ("one", "my-plugin", "2.5")
    assert kind.find("My_Plugin:one") == found
    assert [offer.name for offer in kind.every()] == ["another", "one"]
    with pytest.raises(kind.unknown, match=r"'on'.*did you mean 'one'.*another, one"):
        kind.find("on")


def test_a_plugin_may_offer_all_kinds(site: FakeSite) -> None:
    source = (
        good_plugin(spec("a"))
        + workbook_plugin(workbook_spec("b"))
        + command_plugin(command_spec("c"))
    )
    site.add("p", source)
    (info,) = [one for one in plugins(strict=True) if one.distribution == "p"]
    names = [[one.name for one in part] for part in (info.formats, info.workbooks, info.commands)]
    assert names == [["a"], ["b"], ["c"]]
    assert info.state is PluginState.READY


def test_two_with_one_name_are_both_named(site: FakeSite, kind: Kind) -> None:
    for name in ("first", "second"):
        site.add(name, kind.plugin(kind.spec("twin")))
    with pytest.warns(PluginWarning) as warned, pytest.raises(kind.ambiguous) as caught:
        kind.find("twin")
    assert len(warned) == 2
    assert "first:twin (1.0), second:twin (1.0)" in str(caught.value)
    assert kind.find("second:twin").distribution == "second"


def test_a_built_in_name_cannot_be_taken(site: FakeSite, kind: Kind) -> None:
    site.add("greedy", kind.plugin(kind.spec(kind.built_in), kind.spec("other")))
    with pytest.warns(PluginWarning, match=f"greedy.*'{kind.built_in}'.*built-in.*'greedy:"):
        assert {one.name for one in kind.every()} == {"other", f"greedy:{kind.built_in}"}


def test_the_names_of_one_kind_are_free_in_another(site: FakeSite) -> None:
    site.add("p", good_plugin(spec("same")) + command_plugin(command_spec("same")))
    site.add("another", workbook_plugin(workbook_spec("same"), workbook_spec("report")))
    assert find_format("same").distribution == "p"
    assert find_workbook("same").distribution == "another"
    assert all(one.problems == () for one in plugins(strict=True))


BROKEN: dict[str, tuple[str, dict[str, str], str]] = {
    "raising hook": ("raise OSError('no')", {}, "OSError: no"),
    "hook without an answer": ("pass", {}, "must return a list, got None"),
    "text for a list": ("return 'xlsx'", {}, "Spec values, got 'x'"),
    "a spec for a list": ("return {spec}", {}, "must return a list, got "),
    "nonsense summary": ("return [{spec}]", {"summary": "'x'"}, "'summary'"),
    "a field of tomorrow": ("return [{spec}]", {"colour": "9"}, "colour"),
    "future api": ("return [{spec}]", {"api": "2"}, "API 2"),
    "api of no sense": ("return [{spec}]", {"api": "True"}, "API True"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_breaks_nothing(site: FakeSite, kind: Kind, name: str) -> None:
    body, fields, cause = BROKEN[name]
    site.add("good-one", kind.plugin(kind.spec("good")))
    answer = body.format(spec=kind.spec("x", **fields))
    site.add("broken", kind.plugin().replace("return []", answer), version="6.6")
    with pytest.warns(PluginWarning, match=r"broken 6\.6") as warned:
        assert [one.name for one in kind.every()] == ["good"]
    assert len(warned) == 1
    (info,) = [one for one in plugins() if one.distribution == "broken"]
    assert info.state is PluginState.BROKEN
    assert info.problems[0].stage is Stage.DESCRIBE
    assert cause in info.problems[0].cause
    assert kind.find("good").distribution == "good-one"
    with pytest.raises(PluginError):
        plugins(strict=True)


@pytest.mark.parametrize("extensions", ["()", "'.xls'", "['.xls']", "('xls',)", "('/../x',)"])
def test_endings_that_make_no_sense_are_refused(site: FakeSite, extensions: str) -> None:
    site.add("p", workbook_plugin(workbook_spec("x", extensions=extensions)))
    with pytest.warns(PluginWarning, match="'extensions'"):
        assert workbooks() == ()


def test_a_misspelt_hook_is_told_with_all_hooks(site: FakeSite, kind: Kind) -> None:
    site.add("p", kind.plugin(kind.spec("x")).replace(kind.hook, kind.hook[:-1]))
    with pytest.warns(PluginWarning, match=f"did you mean '{kind.hook}'") as warned:
        assert kind.every() == ()
    for other in (WORKBOOKS.hook, COMMANDS.hook, "cadre_training_exporters"):
        assert other in str(warned[0].message)


def test_code_is_loaded_on_first_use(site: FakeSite) -> None:
    code = "def open_workbook(file, name, options): return []\ndef note(file, out, notes): pass\n"
    noting = workbook_spec("b", opener="'a_code:open_workbook'", annotator="'a_code:note'")
    site.add("p", workbook_plugin(workbook_spec("a"), noting), modules={"a_code": code})
    site.add("another", command_plugin(command_spec("c")), modules={"c_code": "run = 7"})
    assert callable(find_workbook("a").load_opener())
    assert callable(find_workbook("b").load_annotator())
    with pytest.raises(PluginMistake, match="p:a writes no notes"):
        find_workbook("a").load_annotator()
    with pytest.raises(PluginMistake, match="not a function"):
        find_command("c").load_command()
