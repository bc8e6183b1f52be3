"""The contract lets a good exporter pass, and each kind of bad one fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.fake_site import FakeSite, good_plugin, spec
from tests.testing.failing import assert_found

from cadre_training._registry import AmbiguousFormat, PluginWarning, find_format
from cadre_training.testing import ExporterContract

GOOD = """
from cadre_training.plugin import Formatter, Table

def export(subject, out, options):
    write = Formatter(options.language)
    for line in lines(subject, write):
        out.write(f"{' '.join(c for c in line if c.isprintable())}\\n".encode())

def lines(report, write):
    yield [write.text(report.title)]
    for table in report.blocks(Table):
        yield [write.text(column.label) for column in table.columns]
        for row in table.rows:
            yield [write.value(cell.value) for cell in row.cells]
"""


class Plain(ExporterContract):
    format = "plain"

    def read_back(self, data):
        return [data.decode()]

    def expect(self, subject, write):
        yield write.text(subject.title)
        for section in subject.sections:
            for block in section.blocks:
                for row in getattr(block, "rows", ()):
                    yield from (write.value(cell.value) for cell in row.cells)


@pytest.fixture
def add(site: FakeSite) -> Callable[[str], None]:
    def install(code: str) -> None:
        fields = {
            "extension": "'.txt'",
            "media_type": "'text/plain; charset=utf-8'",
            "summary": "Label('chữ thường', 'plain words')",
        }
        site.add("plain", good_plugin(spec("plain", **fields)), modules={"plain_code": code})

    return install


class TestPlain(Plain):
    @pytest.fixture(autouse=True)
    def installed(self, add: Callable[[str], None]) -> None:
        add(GOOD)


def begin(code: str) -> str:
    """Return the good exporter with ``code`` in front of its work."""
    head = "def export(subject, out, options):\n"
    assert GOOD.count(head) == 1
    return GOOD.replace(head, f"{head}    {code}\n")


def end(code: str) -> str:
    """Return the good exporter with ``code`` behind its work."""
    return GOOD.replace("\n\ndef lines", f"\n    {code}\n\ndef lines")


BAD: dict[str, tuple[str, Callable[..., None]]] = {
    "closes the stream": (end("out.close()"), lambda c, **_: c.test_the_stream_is_left_open()),
    "returns bytes": (end("return b'x'"), lambda c, **_: c.test_nothing_is_returned()),
    "seeks": (begin("out.seek(0)"), lambda c, **_: c.test_a_pipe_will_do()),
    "starts over": (
        begin("out.truncate(0)"),
        lambda c, **_: c.test_nothing_stands_before_in_the_stream(),
    ),
    "hides a full disk": (
        GOOD.replace("    for line in lines(", "    import contextlib\n    for line in lines(")
        .replace("        out.write(", "        with contextlib.suppress(OSError): out.write("),
        lambda c, **_: c.test_a_full_disk_is_the_disks_failure(),
    ),
    "swallows interruptions": (
        GOOD.replace("    for line in lines(", "    import contextlib\n    for line in lines(")
        .replace("        out.write(",
                 "        with contextlib.suppress(BaseException): out.write("),
        lambda c, **_: c.test_an_interruption_goes_through(0),
    ),
    "writes the time": (
        begin("import time; out.write(str(time.perf_counter_ns()).encode())"),
        lambda c, **_: c.test_the_same_bytes_twice(),
    ),
    "writes an identity": (
        begin("out.write(str(id(subject)).encode())"),
        lambda c, **_: c.test_the_same_bytes_of_an_equal_subject(),
    ),
    "writes in the order of hashes": (
        begin("out.write(' '.join({'a', 'b', 'c', 'd', 'e', 'f', 'g'}).encode())"),
        lambda c, **_: c.test_the_same_bytes_in_another_process("another seed of hashes"),
    ),
    "writes in the locale's encoding": (
        begin("import locale; out.write(locale.getencoding().encode())"),
        lambda c, **_: c.test_the_same_bytes_in_another_process("the C locale"),
    ),
    "writes the zone": (
        begin("import time; out.write(str(time.timezone).encode())"),
        lambda c, **_: c.test_the_same_bytes_in_another_process("another time zone"),
    ),
    "needs an assertion": (
        begin("assert out.write(b'x')"),
        lambda c, **_: c.test_the_same_bytes_in_another_process("without assertions"),
    ),
    "remembers a failure": (
        GOOD + "\n_export = export\ndef export(subject, out, options):\n"
        "    kept.append(1)\n    out.write(b'x' * len(kept))\n"
        "    _export(subject, out, options)\n    kept.clear()\nkept = []\n",
        lambda c, **_: c.test_the_same_bytes_after_a_failure(),
    ),
    "wants the main thread": (
        begin("import threading; assert threading.current_thread() is threading.main_thread()"),
        lambda c, **_: c.test_the_same_bytes_from_a_thread(),
    ),
    "keeps its language to itself": (
        GOOD.replace("write = Formatter(options.language)",
                     "global write; import time; "
                     "write = Formatter(options.language); time.sleep(.05)"),
        lambda c, **_: c.test_the_same_bytes_from_several_threads_at_once(),
    ),
    "prints": (
        begin("print('x')"),
        lambda c, capfd, **_: c.test_nothing_is_printed(capfd),
    ),
    "prints where nobody looks": (
        begin("import os; os.write(2, b'x')"),
        lambda c, capfd, **_: c.test_nothing_is_printed(capfd),
    ),
    "warns": (
        begin("import warnings; warnings.warn('x')"),
        lambda c, **_: c.test_nothing_is_warned_of(),
    ),
    "writes a file": (
        begin("import os; open(os.devnull, 'w').close()"),
        lambda c, **_: c.test_nothing_is_opened("vi"),
    ),
    "reads a file": (
        begin("open('/proc/self/status').close()"),
        lambda c, **_: c.test_nothing_is_opened("vi"),
    ),
    "makes a socket": (
        begin("import socket; socket.socket().close()"),
        lambda c, **_: c.test_nothing_is_opened("vi"),
    ),
    "starts a process": (
        begin("import subprocess; subprocess.run(['true'])"),
        lambda c, **_: c.test_nothing_is_opened("vi"),
    ),
    "changes the precision of decimals": (
        begin("import decimal; decimal.getcontext().prec += 1"),
        lambda c, **_: c.test_the_process_stays_as_it_was(),
    ),
    "draws random numbers": (
        begin("import random; random.random()"),
        lambda c, **_: c.test_the_process_stays_as_it_was(),
    ),
    "remembers the subject": (
        GOOD + "\n_all = []\n_export = export\ndef export(subject, out, options):\n"
        "    _all.append(subject)\n    _export(subject, out, options)\n",
        lambda c, **_: c.test_the_subject_is_not_remembered(),
    ),
    "minds a new option": (
        begin("assert type(options).__name__ == 'ExportOptions'"),
        lambda c, **_: c.test_options_may_gain_a_field(),
    ),
    "loses a number": (
        GOOD.replace("write.value(cell.value)", "write.value(cell.value).replace('1.264', '')"),
        lambda c, **_: c.test_every_label_and_number_is_read_back("vi"),
    ),
    "writes raw numbers": (
        GOOD.replace("write.value(cell.value)",
                     "str(getattr(cell.value, 'value', write.value(cell.value)))"),
        lambda c, **_: c.test_every_label_and_number_is_read_back("vi"),
    ),
    "writes one language only": (
        GOOD.replace("options.language", "'vi'"),
        lambda c, **_: c.test_one_language_at_a_time("en"),
    ),
    "takes an absence for zero": (
        GOOD.replace("write.value(cell.value)",
                     "'0' if type(cell.value).__name__ == 'Absence' else write.value(cell.value)"),
        lambda c, **_: c.test_absences_and_huge_numbers_are_read_back(
            "each kind of absence", "vi"),
    ),
    "rounds huge numbers": (
        GOOD.replace("write.value(cell.value)",
                     "f'{float(v):.0f}' if isinstance(v := getattr(cell.value, 'value', 0), int)"
                     " else write.value(cell.value)"),
        lambda c, **_: c.test_absences_and_huge_numbers_are_read_back("huge numbers", "en"),
    ),
    "lets control characters through": (
        GOOD.replace("if c.isprintable()", ""),
        lambda c, **_: c.test_a_hostile_report_is_exported_and_does_no_harm("control characters"),
    ),
    "breaks at a lone surrogate": (
        GOOD.replace("if c.isprintable()", ""),
        lambda c, **_: c.test_a_hostile_report_is_exported_and_does_no_harm("lone surrogates"),
    ),
    "holds everything in memory": (
        GOOD.replace("    for line in lines(subject, write):",
                     "    for line in [[' '.join(x) * 99] for x in lines(subject, write)]:"),
        lambda c, **_: c.test_many_rows_take_little_memory(),
    ),
    "ends in the middle of a line": (
        end("out.write(b'x')"),
        lambda c, **_: c.test_text_ends_with_a_line(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_exporter_fails(
    add: Callable[[str], None],
    name: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    code, check = BAD[name]
    assert code != GOOD
    add(code)
    find_format("plain").load_exporter()
    assert_found(lambda: check(Plain(), capfd=capfd), __file__)


DESCRIPTIONS = {
    "a summary in one language": ({"summary": "Label.same('plain words')"}, "summary"),
    "no charset": ({"media_type": "'text/plain'"}, "media_type_is"),
    "the ending of another type": ({"extension": "'.html'"}, "endings"),
    "options that change": ({"options": "'plain_code:Options'"}, "options_are_frozen"),
    "a function of one argument": ({"exporter": "'plain_code:one'"}, "three_arguments"),
}
MORE = """
from attrs import define
from cadre_training.plugin import ExportOptions

class Options(ExportOptions):
    def __setattr__(self, name, value): object.__setattr__(self, name, value)

def one(subject): ...
"""


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_a_bad_description_fails(site: FakeSite, name: str) -> None:
    fields, check = DESCRIPTIONS[name]
    usual = {
        "extension": "'.txt'",
        "media_type": "'text/plain; charset=utf-8'",
        "summary": "Label('chữ thường', 'plain words')",
    }
    plugin = good_plugin(spec("plain", **{**usual, **fields}))
    site.add("plain", plugin, modules={"plain_code": GOOD + MORE})
    (method,) = [m for m in dir(Plain) if m.startswith("test_") and check in m]
    assert_found(getattr(Plain(), method), __file__)


def test_a_name_that_is_taken_fails(site: FakeSite) -> None:
    for owner in ("first", "second"):
        site.add(owner, good_plugin(spec("plain")))
    with pytest.warns(PluginWarning), pytest.raises(AmbiguousFormat):
        Plain().test_it_is_found_by_its_name_and_by_its_full_name()
    with pytest.raises(AmbiguousFormat):
        Plain().test_its_plugin_has_no_problem()


def test_code_loaded_with_the_list_fails(site: FakeSite) -> None:
    site.add("plain", f"import plain_code\n{good_plugin(spec('plain'))}",
             modules={"plain_code": GOOD})  # fmt: skip
    with pytest.raises(AssertionError):
        Plain().test_listing_imports_none_of_its_code()


def test_a_list_that_prints_fails(site: FakeSite) -> None:
    site.add("plain", f"print('hello')\n{good_plugin(spec('plain'))}")
    with pytest.raises(AssertionError):
        Plain().test_listing_prints_nothing()


def test_a_file_may_not_be_named_anyhow(site: FakeSite) -> None:
    site.add("plain", good_plugin(spec("plain", stem="'-x'")))
    with pytest.raises(AssertionError):
        Plain().test_its_files_have_plain_names()
