"""Files that no reader of the core knows are read by those of plugins, under guard."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.cli.folders import CANG_LONG
from tests.fake_site import FakeSite, workbook_plugin, workbook_spec
from tests.sheets.workbook import CODE as WORKBOOK_CODE
from tests.sheets.workbook import PLUGIN as WORKBOOK_PLUGIN
from tests.sheets.workbook import SAMPLE as WORKBOOK_SAMPLE
from tests.testing.ledger import CODE, EXPECTED, PLUGIN, SAMPLE

import cadre_training
from cadre_training import codec
from cadre_training._registry import (
    AmbiguousReader,
    PluginError,
    PluginState,
    PluginWarning,
    UnknownReader,
    find_reader,
    plugins,
    readers,
)
from cadre_training._registry.options import BadOption
from cadre_training.codec.problem import InputProblems
from cadre_training.loading import ReadFailed, is_spreadsheet, load
from cadre_training.model.absence import Absence
from cadre_training.sheets import SheetMapping, mapping_text, read_mapping, read_sheets

HEAD = "from cadre_training.plugin import *\n"
READ = HEAD + "def read(file, name, options):\n    "


def reader(name: str = "ledger", ending: str = ".tsv", **fields: str) -> str:
    """Return the source of the spec of a reader; ``fields`` are source too."""
    values = {
        "name": repr(name),
        "summary": "Label('thử', 'trial')",
        "media_type": "'text/plain'",
        "extensions": repr((ending,)),
        "reader": "'ledger_code:read'",
        **fields,
    }
    return f"ReaderSpec({', '.join(f'{k}={v}' for k, v in values.items())})"


def working(name: str = "ledger") -> str:
    return reader(name, options="'ledger_code:LedgerOptions'")


def plugin_of(*specs: str) -> str:
    return (
        "from cadre_training.plugin import Label, ReaderSpec, hookimpl\n"
        f"@hookimpl\ndef cadre_training_readers():\n    return [{', '.join(specs)}]\n"
    )


@pytest.fixture
def ledger(site: FakeSite) -> None:
    site.add("ledger", PLUGIN, version="1.2", modules={"ledger_code": CODE})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2016.tsv"
    path.write_bytes(SAMPLE)
    return path


class TestGood:
    @pytest.mark.usefixtures("ledger")
    def test_a_plugin_reads_a_file_with_its_ending(self, file: Path) -> None:
        assert load(file) == cadre_training.load(str(file)) == EXPECTED
        upper = file.with_name("2016.SO.TXT")
        upper.write_bytes(SAMPLE)
        assert load(upper) == EXPECTED

    @pytest.mark.usefixtures("ledger")
    def test_records_have_their_places(self, file: Path) -> None:
        source = load(file).classes[1].source
        assert source is not None
        assert str(source.read_at) == "2016.tsv:2"

    @pytest.mark.usefixtures("ledger")
    def test_a_reader_may_be_asked_for_by_name(self, tmp_path: Path) -> None:
        for name in ("classes.csv", "x.json", "no-ending", "x.other"):
            path = tmp_path / name
            path.write_bytes(SAMPLE)
            assert load(path, reader="ledger") == EXPECTED
        assert load(path, reader="Ledger:ledger") == EXPECTED

    @pytest.mark.usefixtures("ledger")
    def test_options_are_made_of_text(self, file: Path) -> None:
        assert load(file, options={"skip": "1"}).classes == EXPECTED.classes[1:]
        with pytest.raises(BadOption, match="'skip' of reader 'ledger' takes a whole number"):
            load(file, options={"skip": "x"})
        with pytest.raises(BadOption, match="no option 'skp'; it has: skip; did you mean 'skip'"):
            load(file, options={"skp": "1"})

    def test_options_are_for_readers_of_plugins(self) -> None:
        with pytest.raises(BadOption, match="cang-long is read by no plugin's reader"):
            load(CANG_LONG, options={"skip": "1"})

    @pytest.mark.usefixtures("ledger")
    def test_the_longest_ending_decides(self, site: FakeSite, tmp_path: Path) -> None:
        code = READ + "return Register(unit='txt')"
        site.add("plain", plugin_of(reader("plain", ".txt", reader="'plain_code:read'")),
                 modules={"plain_code": code})  # fmt: skip
        for name, unit in (("a.txt", "txt"), ("a.so.txt", None)):
            (tmp_path / name).write_bytes(SAMPLE)
            assert load(tmp_path / name).unit == unit

    def test_the_core_needs_no_plugin(self, site: FakeSite, tmp_path: Path) -> None:
        site.add("p", "import sys\nsys.p_was_loaded = True\n" + plugin_of(reader()))
        (tmp_path / "r.json").write_bytes(codec.dumps(EXPECTED))
        assert load(CANG_LONG).classes
        assert load(CANG_LONG / "datapackage.json").classes
        assert load(CANG_LONG / "units.csv").units
        assert load(tmp_path / "r.json") == EXPECTED
        assert not hasattr(sys, "p_was_loaded")

    @pytest.mark.usefixtures("ledger")
    def test_plugins_lists_readers(self) -> None:
        (found,) = readers()
        assert (found.name, found.full_name, found.version) == ("ledger", "ledger:ledger", "1.2")
        (info,) = [p for p in plugins() if p.distribution == "ledger"]
        assert info.readers == (found,)
        assert (info.state, info.formats) == (PluginState.READY, ())
        assert find_reader("ledger") == found

    def test_one_plugin_may_write_and_read(self, site: FakeSite) -> None:
        both = PLUGIN + (
            "\nfrom cadre_training.plugin import ExporterSpec, Subject\n@hookimpl\n"
            "def cadre_training_exporters():\n"
            "    return [ExporterSpec(name='ledger', summary=Label('a', 'b'), media_type='a/b',\n"
            "        extension='.tsv', accepts=Subject.REPORT, exporter='x:y')]\n"
        )
        site.add("both", both, modules={"ledger_code": CODE})
        (info,) = [p for p in plugins() if p.distribution == "both"]
        assert [f.name for f in info.formats] == [r.name for r in info.readers] == ["ledger"]


class TestUnreadable:
    def test_a_file_nobody_reads_is_refused_as_before(self, site: FakeSite, file: Path) -> None:
        with pytest.raises(InputProblems):
            load(file)
        with pytest.raises(InputProblems, match="no such file"):
            load(file.with_name("gone.tsv"))

    @pytest.mark.usefixtures("ledger")
    def test_a_file_that_is_not_there_or_is_none(self, file: Path) -> None:
        with pytest.raises(InputProblems, match="no such file"):
            load(file.with_name("gone.tsv"))
        folder = file.with_name("folder.tsv")
        folder.mkdir()
        with pytest.raises(InputProblems):
            load(folder)
        with pytest.raises(InputProblems, match="folder, not a file"):
            load(folder, reader="ledger")

    @pytest.mark.usefixtures("ledger")
    def test_what_is_wrong_with_the_file_is_told_at_its_lines(self, file: Path) -> None:
        file.write_bytes(b"a\t2016\t41\nb\tx\ty\nc\t2017\n")
        with pytest.raises(InputProblems) as caught:
            load(file)
        assert [str(p.place) for p in caught.value.problems] == ["2016.tsv:2", "2016.tsv:3"]

    @pytest.mark.usefixtures("ledger")
    def test_the_register_is_held_to_the_rules_of_any_other(self, file: Path) -> None:
        file.write_bytes(SAMPLE + SAMPLE)
        with pytest.raises(InputProblems) as caught:
            load(file)
        assert str(caught.value.problems[0].place).startswith("2016.tsv:")

    def test_two_readers_of_one_ending_are_both_named(self, site: FakeSite, file: Path) -> None:
        for name in ("one", "two"):
            site.add(f"{name}-plugin", plugin_of(working(name)), modules={"ledger_code": CODE})
        with pytest.raises(InputProblems, match="one-plugin:one, two-plugin:two") as caught:
            load(file)
        assert caught.value.problems[0].code == "several-readers"
        assert load(file, reader="one") == EXPECTED


class TestNames:
    def test_an_unknown_reader_is_met_with_what_there_is(self, site: FakeSite, file: Path) -> None:
        site.add("ledger", PLUGIN)
        site.add("broken-one", "1 / 0", version="6.6")
        with pytest.warns(PluginWarning), pytest.raises(UnknownReader) as caught:
            load(file, reader="leger")
        for part in ("no reader 'leger'", "did you mean 'ledger'", "readers: ledger", "one 6.6"):
            assert part in str(caught.value)

    def test_two_of_one_name(self, site: FakeSite, file: Path) -> None:
        for name in ("first", "second"):
            site.add(name, plugin_of(working()), modules={"ledger_code": CODE})
        with pytest.warns(PluginWarning) as warned, pytest.raises(AmbiguousReader) as caught:
            find_reader("ledger")
        assert len(warned) == 2
        assert "first:ledger (1.0), second:ledger (1.0)" in str(caught.value)
        assert load(file, reader="second:ledger") == EXPECTED

    @pytest.mark.parametrize("name", ["csv", "json", "package"])
    def test_a_name_of_the_core_cannot_be_taken(
        self, site: FakeSite, file: Path, name: str
    ) -> None:
        site.add("greedy", plugin_of(working(name)), modules={"ledger_code": CODE})
        with pytest.warns(PluginWarning, match=rf"{name}.*built-in.*'greedy:{name}'"):
            (found,) = readers()
        assert found.name == f"greedy:{name}"
        assert load(file, reader=f"greedy:{name}") == EXPECTED

    def test_a_reader_and_a_format_may_share_a_name(self, site: FakeSite) -> None:
        site.add("text", plugin_of(reader("text")))
        assert [r.name for r in readers()] == ["text"]


BROKEN_SPECS = {
    "a nonsense name": (reader("A b"), "'name'"),
    "no ending": (reader(extensions="()"), "'extensions'"),
    "an ending without a dot": (reader(extensions="('tsv',)"), "'extensions'"),
    "an ending that is a path": (reader(extensions="('.a/../b',)"), "'extensions'"),
    "a text of endings": (reader(extensions="'.tsv'"), "'extensions'"),
    "a nonsense media type": (reader(media_type="'text'"), "'media_type'"),
    "a nonsense reference": (reader(reader="'read'"), "'reader'"),
    "a field of tomorrow": (reader(colour="1"), "colour"),
    "a future api": (reader(api="2"), "reader 'ledger' is made for plugin API 2"),
    "a name for a spec": ("'ledger'", "must return ReaderSpec values, got 'ledger'"),
    "one name twice": (f"{reader()}, {reader()}", "it offers reader 'ledger' twice"),
}


@pytest.mark.parametrize("name", BROKEN_SPECS)
def test_a_broken_description_breaks_nothing(site: FakeSite, name: str) -> None:
    specs, cause = BROKEN_SPECS[name]
    site.add("broken", plugin_of(specs), version="6.6")
    site.add("good", plugin_of(reader("good")))
    with pytest.warns(PluginWarning, match=r"broken 6\.6"):
        assert "good" in [r.name for r in readers()]
    (info,) = [p for p in plugins() if p.distribution == "broken"]
    assert cause in info.problems[0].cause
    assert info.problems[0].stage.value == "describe"
    with pytest.raises(PluginError, match=r"broken 6\.6"):
        readers(strict=True)


def test_a_broken_hook_leaves_the_other(site: FakeSite) -> None:
    source = PLUGIN + "\n@hookimpl\ndef cadre_training_exporters(): raise OSError('half')\n"
    site.add("p", source, modules={"ledger_code": CODE})
    with pytest.warns(PluginWarning, match="half"):
        assert [r.name for r in readers()] == ["ledger"]
    (info,) = [p for p in plugins() if p.distribution == "p"]
    assert info.state is PluginState.PARTLY


def test_a_misspelt_hook_is_guessed(site: FakeSite) -> None:
    site.add("p", PLUGIN.replace("cadre_training_readers", "cadre_training_reader"))
    with pytest.warns(PluginWarning, match="did you mean 'cadre_training_readers'"):
        assert readers() == ()


FAILING = {
    "raises": ("1 / 0", "ZeroDivisionError"),
    "exits": ("raise SystemExit(0)", "SystemExit: 0"),
    "returns nothing": ("pass", "it returned NoneType, not a Register"),
    "returns a list": ("return []", "it returned list, not a Register"),
    "is a generator": ("yield Register()", "it returned generator, not a Register"),
    "writes": ("file.write(b'x')", "UnsupportedOperation"),
    "asks for a path": ("open(file.name).close()", "AttributeError"),
    "raises an error of files": ("open('/no/such/file')", "FileNotFoundError"),
    "makes a bad record": ("TrainingClass(id='')", "TypeError"),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_failing_reader_is_named(site: FakeSite, file: Path, name: str) -> None:
    source, cause = FAILING[name]
    site.add(
        "bad-plugin", plugin_of(reader()), version="6.6", modules={"ledger_code": READ + source}
    )
    with pytest.raises(ReadFailed) as caught:
        load(file)
    assert cause in caught.value.problem.cause
    for part in ("reader 'ledger'", "bad-plugin 6.6", "on running"):
        assert part in str(caught.value)
    assert isinstance(caught.value, PluginError)
    assert caught.value.reader_name == "ledger"
    assert load(CANG_LONG).classes


@pytest.mark.parametrize(
    ("fields", "module", "cause"),
    [
        ({}, None, "No module named 'ledger_code'"),
        ({}, "other = 1", "has nothing called 'read'"),
        ({}, "read = 7", "is not a function, but 7"),
        ({"options": "'ledger_code:read'"}, "def read(): pass", "not a subclass of ReadOptions"),
        ({}, "def read(file): pass", "TypeError: read() takes 1 positional"),
    ],
)
def test_code_that_cannot_be_loaded_is_named(
    site: FakeSite, file: Path, fields: dict[str, str], module: str | None, cause: str
) -> None:
    modules = {"ledger_code": module} if module else {}
    site.add("bad-plugin", plugin_of(reader(**fields)), modules=modules)
    with pytest.raises(ReadFailed, match="bad-plugin") as caught:
        load(file)
    assert cause in caught.value.problem.cause


def test_an_interruption_goes_through(site: FakeSite, file: Path) -> None:
    site.add("p", plugin_of(reader()), modules={"ledger_code": READ + "raise KeyboardInterrupt"})
    with pytest.raises(KeyboardInterrupt):
        load(file)


@pytest.mark.usefixtures("ledger")
def test_strict_looks_at_every_plugin(site: FakeSite, file: Path) -> None:
    site.add("broken", "1 / 0")
    with pytest.raises(PluginError, match="broken"):
        load(file, strict=True)
    with pytest.warns(PluginWarning):
        assert load(file) == EXPECTED


def test_a_file_that_no_reader_knows_is_told_what_can_be_read(ledger: None, tmp_path: Path) -> None:
    strange = tmp_path / "2016.ods"
    strange.write_bytes(b"PK")
    with pytest.raises(InputProblems) as caught:
        load(strange)
    (problem,) = caught.value.problems
    assert problem.code == "no-reader"
    assert problem.message.en.index(".csv, .json, ") > 0
    assert ".ods" in problem.message.vi
    with pytest.raises(InputProblems) as missing:
        load(tmp_path / "2017.ods")
    assert missing.value.problems[0].code == "no-such-file"


class TestSpreadsheets:
    CSV = "Xã;Số lớp năm 2022;Học viên năm 2022\nTân An;3;1.120\nCộng;3;1.120\n"

    def test_a_csv_file_that_is_no_table_is_one(self, tmp_path: Path) -> None:
        path = tmp_path / "số lớp.csv"
        path.write_text(self.CSV, "utf-8")
        (record,) = load(path).classes
        assert (record.count, record.learners) == (3, 1120)
        assert is_spreadsheet(path)
        assert load(str(path)) == read_sheets(path).register

    def test_a_table_under_another_name_is_none(self, tmp_path: Path) -> None:
        for name in ("classses", "lớp"):
            path = tmp_path / f"{name}.csv"
            path.write_bytes((CANG_LONG / "classes.csv").read_bytes())
            assert not is_spreadsheet(path)
            with pytest.raises(InputProblems) as caught:
                load(path)
            assert [problem.code for problem in caught.value.problems] == ["unknown-resource"]

    def test_a_csv_file_that_cannot_be_opened(self, tmp_path: Path) -> None:
        (tmp_path / "folder.csv").mkdir()
        for name in ("no.csv", "folder.csv"):
            assert not is_spreadsheet(tmp_path / name)
            with pytest.raises(InputProblems) as caught:
                load(tmp_path / name)
            assert caught.value.problems[0].code in ("no-such-file", "no-descriptor")

    def test_a_parquet_file_is_no_register(self, tmp_path: Path) -> None:
        path = tmp_path / "classes.parquet"
        path.write_bytes(b"PAR1")
        with pytest.raises(InputProblems, match="aggregate, summary build take it") as caught:
            load(path)
        assert caught.value.problems[0].code == "not-a-register"

    def test_what_was_not_understood_is_named_cell_by_cell(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text(self.CSV.replace("An;3", "An;ba lớp?"), "utf-8")
        with pytest.raises(InputProblems) as caught:
            load(path)
        *cells, advice = caught.value.problems
        assert "a.csv!B2" in [str(problem.place) for problem in cells]
        assert (advice.code, str(advice.place)) == ("not-understood", "a.csv")
        for text in (advice.message.vi, advice.message.en):
            assert "cadre-training check a.csv" in text
            assert " a.mapping.toml:" in text

    def test_the_mapping_file_beside_it_is_followed(self, tmp_path: Path) -> None:
        path, file = tmp_path / "số lớp.csv", tmp_path / "số lớp.mapping.toml"
        path.write_text(self.CSV, "utf-8")
        text = mapping_text(read_sheets(path).mapping)
        corrected = text.replace('field = "learners"', 'field = "summoned"')
        assert corrected != text
        file.write_text(corrected, "utf-8")
        (record,) = load(path).classes
        assert (record.learners, record.summoned) == (Absence.NO_DATA, 1120)
        (record,) = load(path, mapping=False).classes
        assert (record.learners, record.summoned) == (1120, Absence.NO_DATA)
        for named in (file.rename(tmp_path / "x.toml"), read_mapping(corrected)):
            assert load(path).classes[0].learners == 1120
            assert load(path, mapping=named).classes[0].summoned == 1120

    def test_a_broken_mapping_file_is_told_of_at_its_line(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text(self.CSV, "utf-8")
        (tmp_path / "a.mapping.toml").write_text("format =", "utf-8")
        with pytest.raises(InputProblems, match=r"a\.mapping\.toml:1"):
            load(path)
        assert load(path, mapping=False).classes

    def test_a_mapping_is_for_sheets_only(self, tmp_path: Path) -> None:
        for mapping in (tmp_path / "no.toml", SheetMapping()):
            with pytest.raises(BadOption, match="cang-long is no spreadsheet"):
                load(CANG_LONG, mapping=mapping)
        assert load(CANG_LONG, mapping=False) == load(CANG_LONG)

    def test_a_workbook_of_a_plugin(self, site: FakeSite, tmp_path: Path) -> None:
        site.add("plain-plugin", WORKBOOK_PLUGIN, modules={"plain_code": WORKBOOK_CODE})
        path = tmp_path / "a.plain"
        path.write_text(WORKBOOK_SAMPLE, "utf-8")
        assert is_spreadsheet(path)
        assert [record.count for record in load(path).classes] == [2, 3, 1]
        with pytest.raises(BadOption, match=r"a\.plain is read by no plugin's reader"):
            load(path, options={"skip": "1"})
        with pytest.raises(InputProblems, match="no such file"):
            load(tmp_path / "no.plain")

    @pytest.mark.usefixtures("ledger")
    def test_a_reader_of_the_same_ending_is_asked_for_by_name(
        self, site: FakeSite, tmp_path: Path
    ) -> None:
        spec = workbook_spec("plain", extensions="('.tsv', '.txt')")
        site.add("plain-plugin", workbook_plugin(spec), modules={"plain_code": WORKBOOK_CODE})
        path = tmp_path / "a.tsv"
        path.write_text(WORKBOOK_SAMPLE, "utf-8")
        assert len(load(path).classes) == 3
        path.write_bytes(SAMPLE)
        assert load(path, reader="ledger") == EXPECTED
        # The reader knows a longer ending of this one.
        longer = tmp_path / "a.so.txt"
        longer.write_bytes(SAMPLE)
        assert not is_spreadsheet(longer)
        assert load(longer) == EXPECTED

    def test_an_ending_of_nobody_lists_what_can_be_opened(
        self, site: FakeSite, tmp_path: Path
    ) -> None:
        site.add("plain-plugin", WORKBOOK_PLUGIN, modules={"plain_code": WORKBOOK_CODE})
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"x")
        with pytest.raises(InputProblems, match=r"\.plain.*pip install cadre-training-xlsx"):
            load(path)
