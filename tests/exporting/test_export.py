"""Exporting through real entry points, with plugins that do all they may not."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.exporting.samples import counter, report, table
from tests.fake_site import FakeSite, good_plugin, spec

import cadre_training
from cadre_training.exporting import (
    BadOption,
    ExportFailed,
    FileNameClash,
    PluginError,
    PluginWarning,
    UnknownFormat,
    export,
    export_all,
    render,
)

HEAD = "def export(subject, out, options):\n    "
A_REPORT = report(table("one", 1, 2), table("two", 3), counter("c"))

FAILING = {
    "raises": ("raise ValueError('no such thing')", "ValueError: no such thing"),
    "raises half-way": ("out.write(b'half'); 1 / 0", "ZeroDivisionError"),
    "exits": ("out.write(b'half'); raise SystemExit(0)", "SystemExit: 0"),
    "raises an error of files": ("open('/no/such/file')", "FileNotFoundError"),
    "writes nothing": ("pass", "it wrote nothing"),
    "writes empty bytes": ("out.write(b'')", "it wrote nothing"),
    "returns bytes": ("return b'the report'", "it wrote nothing and returned bytes"),
    "is a generator": ("yield out.write(b'x')", "it wrote nothing and returned generator"),
    "writes text": ("out.write('the report')", "it wrote text to a stream of bytes"),
    "writes a number": ("out.write(7)", "it wrote int to a stream of bytes"),
    "prints": ("print('the report', file=out)", "it wrote text to a stream of bytes"),
    "closes": ("out.write(b'x'); out.close()", "it closed the stream"),
    "closes with": ("with out: out.write(b'x')", "it closed the stream"),
    "writes after closing": ("out.close(); out.write(b'x')", "closed stream"),
    "drops a wrapper": (
        "import io; io.TextIOWrapper(out, encoding='utf-8').write('x')",
        "it closed the stream",
    ),
    "seeks": ("out.seek(0)", "UnsupportedOperation"),
    "asks for a file": ("out.fileno()", "UnsupportedOperation"),
    "asks for a path": ("open(out.name, 'wb')", "AttributeError"),
}


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else {}


@pytest.fixture
def add(site: FakeSite) -> None:
    """Two formats that work: one for reports, one for tables."""
    site.add(
        "good-plugin",
        good_plugin(spec("whole"), spec("each", accepts="Subject.TABLE")),
        version="1.5",
        modules={
            "whole_code": HEAD + "out.write(subject.title.in_language(options.language).encode())",
            "each_code": HEAD + "out.write(subject.id.encode())",
        },
    )


@pytest.mark.usefixtures("add")
class TestGood:
    def test_files_are_written_and_named(self, tmp_path: Path) -> None:
        out = tmp_path / "deep" / "out"
        assert export(A_REPORT, "whole", out) == (out / "report.whole",)
        assert export(A_REPORT, "each", str(out)) == (out / "one.each", out / "two.each")
        assert content(out) == {
            "report.whole": "Báo cáo".encode(),
            "one.each": b"one",
            "two.each": b"two",
        }
        export(A_REPORT, "whole", out, language="en")
        assert (out / "report.whole").read_bytes() == b"Report"

    def test_several_formats_at_once(self, tmp_path: Path) -> None:
        written = export_all(A_REPORT, ["each", "json", "each", "whole"], tmp_path / "out")
        names = ["one.each", "two.each", "report.json", "report.whole"]
        assert [path.name for path in written] == names
        assert sorted(content(tmp_path / "out")) == sorted(names)

    def test_one_file_in_memory(self) -> None:
        assert render(A_REPORT, "whole") == "Báo cáo".encode()
        assert render(table("one"), "each") == b"one"
        with pytest.raises(ValueError, match=r"2 files, not one: one\.each, two\.each"):
            render(A_REPORT, "each")
        with pytest.raises(ValueError, match="0 files, not one: none"):
            render(report(), "each")

    def test_what_a_report_has_not_gives_no_file_and_no_folder(self, tmp_path: Path) -> None:
        assert export(report(), "each", tmp_path / "out") == ()
        assert not (tmp_path / "out").exists()

    def test_the_front_door_leads_here(self, tmp_path: Path) -> None:
        assert cadre_training.export(A_REPORT, "whole", tmp_path) == (tmp_path / "report.whole",)

    @pytest.mark.parametrize("language", ["fr", "", "VI"])
    def test_an_unknown_language_is_refused(self, language: str) -> None:
        with pytest.raises(ValueError, match="'vi' or 'en'"):
            render(A_REPORT, "whole", language=language)

    def test_unknown_names_are_refused_before_anything_is_written(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownFormat, match="'whale'; did you mean 'whole'"):
            export_all(A_REPORT, ["each", "whale"], tmp_path / "out")
        with pytest.raises(BadOption, match="'whole' has no options, got 'a'"):
            export_all(A_REPORT, ["each", "whole"], tmp_path / "out", options={"whole": {"a": "1"}})
        with pytest.raises(BadOption, match="'json', which is not among"):
            export_all(A_REPORT, ["whole"], tmp_path / "out", options={"json": {}})
        assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("add")
class TestFailing:
    @pytest.mark.parametrize("name", FAILING)
    def test_a_failing_exporter_leaves_nothing_and_is_named(
        self, site: FakeSite, tmp_path: Path, name: str
    ) -> None:
        source, cause = FAILING[name]
        modules = {"failing_code": HEAD + source}
        site.add("bad-plugin", good_plugin(spec("failing")), version="6.6", modules=modules)
        out = tmp_path / "out"
        out.mkdir()
        (out / "report.failing").write_bytes(b"old")
        (out / "report.whole").write_bytes(b"old")
        with pytest.raises(ExportFailed) as caught:
            export_all(A_REPORT, ["whole", "failing", "each"], out)
        problem = caught.value.problem
        assert (problem.distribution, problem.version) == ("bad-plugin", "6.6")
        assert problem.stage.value == "run"
        assert cause in problem.cause
        for part in ("'failing'", "bad-plugin 6.6", cause):
            assert part in str(caught.value)
        assert isinstance(caught.value, PluginError)
        assert content(out) == {"report.failing": b"old", "report.whole": b"old"}
        assert len(export_all(A_REPORT, ["whole", "each", "json"], out)) == 4

    def test_the_cause_is_kept(self, site: FakeSite) -> None:
        site.add("p", good_plugin(spec("failing")), modules={"failing_code": HEAD + "1 / 0"})
        with pytest.raises(ExportFailed) as caught:
            render(A_REPORT, "failing")
        assert isinstance(caught.value.__cause__, ZeroDivisionError)
        assert caught.value.format_name == "failing"

    @pytest.mark.parametrize(
        ("fields", "module", "cause"),
        [
            ({}, None, "No module named 'failing_code'"),
            ({}, "def other(): pass", "failing_code has nothing called 'export'"),
            ({}, "export = 7", "failing_code:export is not a function, but 7"),
            ({}, "import sys; sys.exit(1)", "SystemExit: 1"),
            ({"options": "'failing_code:No'"}, "def export(): pass", "nothing called 'No'"),
            ({"options": "'failing_code:export'"}, "def export(): pass", "is not a subclass of"),
            ({"options": "dict"}, "def export(): pass", "is not a subclass of ExportOptions"),
            ({}, "def export(subject): pass", "TypeError: export() takes 1 positional"),
        ],
    )
    def test_code_that_cannot_be_loaded_is_named(
        self,
        site: FakeSite,
        tmp_path: Path,
        fields: dict[str, str],
        module: str | None,
        cause: str,
    ) -> None:
        modules = {"failing_code": module} if module else {}
        site.add("bad-plugin", good_plugin(spec("failing", **fields)), modules=modules)
        with pytest.raises(ExportFailed, match="bad-plugin") as caught:
            export_all(A_REPORT, ["whole", "failing"], tmp_path / "out")
        assert cause in caught.value.problem.cause
        assert not (tmp_path / "out").exists()

    def test_options_that_break_are_the_plugins_failure(self, site: FakeSite) -> None:
        options = (
            "from attrs import field, frozen\n"
            "from cadre_training.plugin import ExportOptions\n"
            "@frozen(kw_only=True)\n"
            "class Options(ExportOptions):\n"
            "    depth: object = field(default='1', converter=lambda v: v.no_such_thing)\n"
        )
        modules = {"failing_code": options + HEAD + "pass"}
        named = spec("failing", options="'failing_code:Options'")
        site.add("p", good_plugin(named), modules=modules)
        with pytest.raises(ExportFailed, match="no_such_thing"):
            render(A_REPORT, "failing")

    def test_an_interruption_goes_through_and_leaves_nothing(
        self, site: FakeSite, tmp_path: Path
    ) -> None:
        source = HEAD + "out.write(b'half'); raise KeyboardInterrupt"
        site.add("p", good_plugin(spec("failing")), modules={"failing_code": source})
        with pytest.raises(KeyboardInterrupt):
            export_all(A_REPORT, ["whole", "failing"], tmp_path / "out")
        assert not (tmp_path / "out").exists()

    def test_two_formats_with_one_file_name_write_nothing(
        self, site: FakeSite, tmp_path: Path
    ) -> None:
        site.add("p", good_plugin(spec("other", extension="'.whole'")))
        with pytest.raises(ExportFailed):  # its code is not there
            export_all(A_REPORT, ["whole", "other"], tmp_path / "out")
        (site.folder / "other_code.py").write_text(HEAD + "out.write(b'x')", encoding="utf-8")
        with pytest.raises(FileNameClash, match=r"'whole' and 'other' both write 'report\.whole'"):
            export_all(A_REPORT, ["whole", "other"], tmp_path / "out")
        assert not (tmp_path / "out").exists()


class TestFullDisk:
    """The failure of the disk is the disk's, even where an exporter swallows it."""

    WRITE = "for _ in range(1000): out.write(b'x' * 10_000)"

    @pytest.mark.parametrize(
        "source",
        [
            HEAD + WRITE,
            HEAD + f"import contextlib\n    with contextlib.suppress(OSError):\n        {WRITE}",
            HEAD
            + f"try:\n        {WRITE}\n    except OSError:\n        raise ValueError from None",
        ],
        ids=["lets it through", "swallows it", "hides it"],
    )
    def test_it_is_no_failure_of_the_plugin(
        self,
        site: FakeSite,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        source: str,
    ) -> None:
        full = Path("/dev/full")
        if not full.exists():
            pytest.skip("no /dev/full here")
        site.add("p", good_plugin(spec("big")), modules={"big_code": source})
        opens = Path.open

        def open_full(self: Path, mode: str = "r", **how: Any) -> object:
            if self.suffix == ".part":
                self.touch()
                return opens(full, "wb")
            return opens(self, mode, **how)

        monkeypatch.setattr(Path, "open", open_full)
        with pytest.raises(OSError, match=r"report\.big") as caught:
            export(A_REPORT, "big", tmp_path / "out")
        assert caught.value.errno == errno.ENOSPC
        assert not (tmp_path / "out").exists()


class TestOptions:
    OPTIONS = (
        "from attrs import frozen\n"
        "from cadre_training.plugin import ExportOptions\n"
        "@frozen(kw_only=True)\n"
        "class Options(ExportOptions):\n"
        "    {name}: int = 1\n"
    )

    @pytest.fixture
    def badges(self, site: FakeSite) -> None:
        a = spec("badge-a", family="'badge'", options="'badge_a_code:Options'")
        b = spec("badge-b", family="'badge'", options="'badge_b_code:Options'")
        write = HEAD + "out.write(repr(options).encode())"
        site.add(
            "badges",
            good_plugin(a, b),
            modules={
                "badge_a_code": self.OPTIONS.format(name="height") + write,
                "badge_b_code": self.OPTIONS.format(name="depth") + write,
            },
        )

    @pytest.mark.usefixtures("badges")
    def test_an_option_goes_to_those_of_a_family_that_have_it(self, tmp_path: Path) -> None:
        export(A_REPORT, "badge", tmp_path, options={"height": "7"})
        assert b"height=7" in (tmp_path / "report.badge.a").read_bytes()
        assert b"depth=1" in (tmp_path / "report.badge.b").read_bytes()
        with pytest.raises(BadOption, match="'badge-a' has no option 'width'"):
            export(A_REPORT, "badge", tmp_path, options={"width": "7"})

    @pytest.mark.usefixtures("badges")
    def test_a_format_asked_for_twice_keeps_its_options(self, tmp_path: Path) -> None:
        for names in (["badge", "badge-a"], ["badge-a", "badge"]):
            paths = export_all(A_REPORT, names, tmp_path, options={"badge-a": {"height": "9"}})
            assert len(paths) == 2
            assert b"height=9" in (tmp_path / "report.badge.a").read_bytes()


def test_strict_looks_at_every_plugin(site: FakeSite, tmp_path: Path) -> None:
    site.add("broken", "1 / 0")
    site.add("p", good_plugin(spec("x")), modules={"x_code": HEAD + "out.write(b'x')"})
    with pytest.raises(PluginError, match="broken"):
        export(A_REPORT, "x", tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()
    with pytest.warns(PluginWarning):
        assert render(A_REPORT, "x") == b"x"


def test_a_stream_takes_what_writers_of_bytes_use(site: FakeSite) -> None:
    source = """
    import io, zipfile
    def export(subject, out, options):
        text = io.TextIOWrapper(out, encoding="utf-8", newline="")
        text.write("đầu")
        text.detach()
        out.write(bytearray(b"-")), out.write(memoryview(b"-")), out.writelines([b"-", b"-"])
        assert out.tell() == 10 and out.writable() and not out.closed and not out.seekable()
        out.flush()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt", "a")
    """
    site.add("p", good_plugin(spec("x")), modules={"x_code": source})
    data = render(A_REPORT, "x")
    assert data.startswith("đầu----PK".encode())


def test_the_stream_takes_nothing_after_the_exporter_returned(site: FakeSite) -> None:
    source = "kept = []\n" + HEAD + "kept.append(out); out.write(b'x')"
    site.add("p", good_plugin(spec("x")), modules={"x_code": source})
    assert render(A_REPORT, "x") == b"x"
    with pytest.raises(ValueError, match="closed"):
        sys.modules["x_code"].kept[0].write(b"late")
