"""The commands that list what there is: measures, formats, plugins, schema."""

from __future__ import annotations

import json

import pytest

from cadre_training.cli import _plugins
from cadre_training.codec import table_names, table_schema
from cadre_training.stats import DIMENSIONS, MEASURES

from .conftest import Run


@pytest.mark.parametrize("language", ["vi", "en"])
def test_measures_and_dimensions_are_listed(run: Run, language: str) -> None:
    text = run("measures", "--lang", language).stdout
    for measure in MEASURES:
        assert f"{measure.name}: {measure.label.in_language(language)} (" in text
        assert f"    {measure.definition.in_language(language)}\n" in text
    for dimension in DIMENSIONS:
        assert f"  {dimension.name}: {dimension.label.in_language(language)}\n" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_one_measure_is_explained(run: Run, language: str) -> None:
    listed = run("measures", "--lang", language).stdout
    for measure in MEASURES:
        text = run("measures", measure.name, "--lang", language).stdout
        assert text.startswith(f"{measure.name}: {measure.label.in_language(language)} (")
        assert text.endswith(f"    {measure.definition.in_language(language)}\n")
        assert len(text.splitlines()) == 2
        assert text in listed


def test_an_unknown_measure_is_guessed(run: Run) -> None:
    result = run("measures", "clases", "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no measure 'clases'. Did you mean 'classes'" in result.stderr


@pytest.mark.parametrize("language", ["vi", "en"])
def test_formats_are_listed(run: Run, language: str) -> None:
    result = run("formats", "--lang", language)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[2:4]] == ["json", "text"]
    for one in _plugins.registered_formats():
        (line,) = [line for line in lines if line.split()[0] == one.name]
        assert one.spec.summary.in_language(language) in line
        assert one.distribution in line


def test_plugins_are_listed_with_what_they_offer(run: Run) -> None:
    text = run("plugins").stdout
    as_json = json.loads(run("plugins", "--json").stdout)
    assert as_json[0] == {
        "distribution": "cadre-training",
        "version": as_json[0]["version"],
        "state": "built in",
        "formats": ["json", "text"],
        "readers": [],
        "workbooks": [],
        "commands": [],
        "problems": [],
    }
    for plugin in as_json:
        (line,) = [line for line in text.splitlines() if line.split()[0] == plugin["distribution"]]
        assert ", ".join(plugin["formats"]) in line
    for info in _plugins.known_plugins():
        (line,) = [line for line in text.splitlines() if line.split()[0] == info.distribution]
        for workbook in info.workbooks:
            assert ", ".join(workbook.spec.extensions) in line


def test_endings_of_workbooks_are_listed_all(run: Run) -> None:
    assert ".xlsx, .xlsm, .xls, .xlsb, .ods" in run("plugins").stdout


def test_a_terminal_gets_a_ruled_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run("plugins").stdout
    monkeypatch.setattr("cadre_training.cli._table.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    ruled = run("plugins").stdout
    assert "─────" in ruled

    def words(text: str) -> list[str]:
        return [word for word in text.split() if word.strip("-─")]

    assert words(ruled) == words(plain)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", table_names())
def test_a_schema_is_printed(run: Run, name: str, language: str) -> None:
    result = run("schema", name, "--lang", language)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == table_schema(name, language=language)


def test_tables_are_listed_where_none_is_named_or_known(run: Run) -> None:
    names = ", ".join(table_names())
    lines = run("schema").stdout.splitlines()
    assert [line.split(":")[0] for line in lines if line[:1].islower()] == list(table_names())
    assert "  status (có cột thì không để trống): Có mặt." in "\n".join(lines)
    assert "  class_id (phải có): Mã lớp. Lớp." in lines
    # The columns of the source stand once, below all tables.
    assert sum(line.startswith("  source_words: Nguyên văn.") for line in lines) == 1
    english = run("schema", "--lang", "en").stdout
    assert "One of: present, absent, excused." in english
    unknown = run("schema", "clases")
    assert unknown.exit_code == 2
    assert "Có phải “classes”" in unknown.stderr
    assert names in unknown.stderr
