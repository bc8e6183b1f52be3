"""Spreadsheets are opened by their ending, under guard, and read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fake_site import FakeSite, workbook_plugin, workbook_spec
from tests.sheets.workbook import CODE, PLUGIN, SAMPLE

from cadre_training._registry import AmbiguousWorkbook, UnknownWorkbook
from cadre_training.codec.problem import InputProblems
from cadre_training.model.notation import Notation
from cadre_training.sheets import OpenFailed, SheetMapping, read_mapping, read_sheets
from cadre_training.sheets.unread import not_understood

CSV = "Xã;Số lớp năm 2022;Học viên năm 2022\nTân An;3;1.120\nCộng;3;1.120\n"


@pytest.fixture
def plain(site: FakeSite) -> None:
    site.add("plain-plugin", PLUGIN, version="1.5", modules={"plain_code": CODE})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lớp.plain"
    path.write_text(SAMPLE, "utf-8")
    return path


def codes(error: pytest.ExceptionInfo[InputProblems]) -> list[str]:
    for problem in error.value.problems:
        assert problem.message.vi != problem.message.en
    return [problem.code for problem in error.value.problems]


class TestCsv:
    def test_it_needs_no_plugin(self, site: FakeSite, tmp_path: Path) -> None:
        site.add("p", "import sys\nraise SystemExit")
        for name in ("a.csv", "A.CSV"):
            path = tmp_path / name
            path.write_text(CSV, "utf-8-sig")
            (record,) = read_sheets(str(path)).register.classes
            assert (record.count, record.learners) == (3, 1120)
            assert record.source is not None
            assert str(record.source.read_at).startswith(f"{name}!")

    def test_what_was_decoded_is_remarked_first(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        text = "X\xb7;Sè líp n¨m 2022\nT©n An;3\nB×nh Phó;4\nNhÞ Long;5\nCéng;12\n"
        path.write_bytes(text.encode("latin-1"))
        reading = read_sheets(path)
        assert reading.remarks[0].code == "legacy-text"
        assert "TCVN3" in reading.remarks[0].message.vi
        assert not_understood(reading) == ()
        assert sum(record.count for record in reading.register.classes) == 12

    def test_a_workbook_under_its_name_is_told_of(self, tmp_path: Path) -> None:
        for start in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            path = tmp_path / "a.csv"
            path.write_bytes(start + bytes(100))
            with pytest.raises(InputProblems) as caught:
                read_sheets(path)
            assert codes(caught) == ["not-what-it-says"]

    def test_notation_and_mapping_are_followed(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("Xã;Số lớp năm 2022;Học viên năm 2022\nTân An;3;1.120\n", "utf-8")
        assert read_sheets(path, notation=Notation.VI).register.classes[0].learners == 1120
        mapping = SheetMapping(notation=Notation.VI)
        assert read_sheets(path, mapping).register.classes[0].learners == 1120
        assert read_sheets(path, mapping).mapping.notation is Notation.VI

    def test_the_mapping_file_beside_the_sheet_is_followed(self, tmp_path: Path) -> None:
        path, other = tmp_path / "a.csv", tmp_path / "last-year.toml"
        path.write_text(CSV, "utf-8")
        head = 'format = "cadre-training/sheets"\nversion = 1\n'
        file = tmp_path / "a.mapping.toml"
        file.write_text(head + 'period = "2021"\n', "utf-8")
        other.write_text(head + 'unit_code = "29"\n', "utf-8")
        assert str(read_sheets(path).mapping.period) == "2021"
        assert read_sheets(path, False).mapping.period is None
        for named in (other, str(other), read_mapping(other.read_text("utf-8"))):
            mapping = read_sheets(path, named).mapping
            assert (mapping.unit, mapping.period) == ("29", None)
        with pytest.raises(InputProblems) as caught:
            read_sheets(path, tmp_path / "no.toml")
        assert codes(caught) == ["no-such-file"]
        file.write_text(head + "perod = 1\n", "utf-8")
        with pytest.raises(InputProblems, match=r"a\.mapping\.toml:3") as caught:
            read_sheets(path)
        assert codes(caught) == ["unknown-key"]
        assert read_sheets(path, False).register.classes

    def test_progress_is_told_to_the_end(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text(CSV, "utf-8")
        told: list[tuple[int, int | None]] = []
        read_sheets(path, progress=lambda done, total: told.append((done, total)))
        assert told[-1] == (3, 3)
        assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.usefixtures("plain")
class TestPlugins:
    def test_the_ending_decides(self, file: Path, tmp_path: Path) -> None:
        for name in ("a.plain", "A.PLAIN", "x.two.txt"):
            path = tmp_path / name
            path.write_bytes(file.read_bytes())
            reading = read_sheets(path)
            assert [record.count for record in reading.register.classes] == [2, 3, 1]
            assert str(reading.register.classes[1].source.read_at) == f"{name}!2022!C4"  # type: ignore[union-attr]

    def test_an_opener_may_be_asked_for_by_name(self, file: Path, tmp_path: Path) -> None:
        other = tmp_path / "x.other"
        other.write_bytes(file.read_bytes())
        for name in ("plain", "Plain_Plugin:plain"):
            assert len(read_sheets(other, opener=name).tables) == 1
        with pytest.raises(UnknownWorkbook, match=r"'plein'.*did you mean 'plain'"):
            read_sheets(other, opener="plein")

    def test_an_ending_that_nobody_knows(self, file: Path) -> None:
        with pytest.raises(InputProblems) as caught:
            read_sheets(file.with_suffix(".tsv"))
        assert codes(caught) == ["no-opener"]
        assert ".csv, .mute, .plain, .two.txt" in str(caught.value)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        for name in ("no.csv", "no.plain"):
            with pytest.raises(InputProblems) as caught:
                read_sheets(tmp_path / name)
            assert codes(caught) == ["no-such-file"]

    def test_several_for_one_ending(self, site: FakeSite, file: Path) -> None:
        spec = workbook_spec("rival", extensions="('.plain',)", opener="'plain_code:open_workbook'")
        site.add("rival-plugin", workbook_plugin(spec))
        with pytest.raises(InputProblems, match="plain-plugin:plain, rival-plugin:rival") as caught:
            read_sheets(file)
        assert codes(caught) == ["several-openers"]
        assert read_sheets(file, opener="rival").tables

    def test_two_with_one_name(self, site: FakeSite, file: Path) -> None:
        site.add("twin", workbook_plugin(workbook_spec("plain", extensions="('.twin',)")))
        with (
            pytest.warns(UserWarning, match="has the name of"),
            pytest.raises(AmbiguousWorkbook, match=r"plain-plugin:plain.*twin:plain"),
        ):
            read_sheets(file, opener="plain")

    def test_what_is_wrong_with_the_file_comes_through(self, file: Path) -> None:
        file.write_text("  ", "utf-8")
        with pytest.raises(InputProblems) as caught:
            read_sheets(file)
        assert codes(caught) == ["empty-file"]

    def test_a_mapping_once_written_is_used(self, file: Path) -> None:
        first = read_sheets(file)
        from cadre_training.sheets import mapping_text

        mapping = read_mapping(mapping_text(first.mapping), "a.mapping.toml")
        assert read_sheets(file, mapping).register == first.register


def test_without_a_plugin_it_is_said_what_to_install(site: FakeSite, tmp_path: Path) -> None:
    site.monkeypatch.setenv("CADRE_TRAINING_PLUGINS", "")
    with pytest.raises(InputProblems, match="pip install cadre-training-xlsx"):
        read_sheets(tmp_path / "a.xlsx")


HEAD = "from cadre_training.plugin import *\ndef open_workbook(file, name, options):\n    "
FAILING = {
    "raises": ("1 / 0", "ZeroDivisionError"),
    "raises half-way": ("yield Grid(file=name)\n    raise OSError('half')", "OSError: half"),
    "ends the program": ("raise SystemExit(0)", "SystemExit: 0"),
    "returns nothing": ("pass", "it returned NoneType, not grids"),
    "returns a number": ("return 7", "it returned int, not grids"),
    "gives rows": ("return [[1, 2]]", "it gave list, not a Grid"),
    "writes to the file": ("file.write(b'x'); return []", "UnsupportedOperation"),
    "panics": ("class Panic(BaseException): pass\n    raise Panic('!')", "Panic: !"),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_failing_opener_is_named(site: FakeSite, tmp_path: Path, name: str) -> None:
    code, cause = FAILING[name]
    plugin = workbook_plugin(workbook_spec("bad"))
    site.add("bad-plugin", plugin, version="6.6", modules={"bad_code": HEAD + code})
    path = tmp_path / "a.bad"
    path.write_bytes(b"x")
    with pytest.raises(OpenFailed) as caught:
        read_sheets(path)
    assert caught.value.opener_name == "bad"
    assert str(caught.value).startswith("opener 'bad': bad-plugin 6.6 failed on running: ")
    assert cause in caught.value.problem.cause
    assert "bad-plugin 6.6" in caught.value.problem.message.vi


def test_a_function_that_is_not_there(site: FakeSite, tmp_path: Path) -> None:
    site.add("bad-plugin", workbook_plugin(workbook_spec("bad")), modules={"bad_code": "x = 1"})
    (tmp_path / "a.bad").write_bytes(b"x")
    with pytest.raises(OpenFailed, match="nothing called 'open_workbook'"):
        read_sheets(tmp_path / "a.bad")


def test_an_interruption_goes_through(site: FakeSite, tmp_path: Path) -> None:
    code = HEAD + "raise KeyboardInterrupt"
    site.add("bad-plugin", workbook_plugin(workbook_spec("bad")), modules={"bad_code": code})
    (tmp_path / "a.bad").write_bytes(b"x")
    with pytest.raises(KeyboardInterrupt):
        read_sheets(tmp_path / "a.bad")


def test_the_limits_are_given_to_the_opener(site: FakeSite, tmp_path: Path) -> None:
    code = HEAD + "raise ValueError(f'{options.max_cells > 0} {options.max_bytes > 0} {name}')"
    site.add("bad-plugin", workbook_plugin(workbook_spec("bad")), modules={"bad_code": code})
    (tmp_path / "a.bad").write_bytes(b"x")
    with pytest.raises(OpenFailed, match=r"True True a\.bad"):
        read_sheets(tmp_path / "a.bad")
