"""Samples, strategies and fake distributions: what the contracts are made of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given

from cadre_training import codec, testing
from cadre_training.codec.problem import Intake
from cadre_training.exporting import render
from cadre_training.model.references import broken_references
from cadre_training.plugin import Block, CellValue, Counter, Register, Report, Table
from cadre_training.readers.consistency import inconsistencies
from cadre_training.testing import (
    fake_distribution,
    hostile_reports,
    sample_register,
    sample_report,
    strategies,
)
from cadre_training.testing._harm import harm_in


def kinds_in(value: object, seen: set[type]) -> set[type]:
    """Return every class of value that ``value`` is made of."""
    seen.add(type(value))
    kind = type(value)
    if attrs.has(kind):
        for field in attrs.fields(kind):
            kinds_in(getattr(value, field.name), seen)
    elif isinstance(value, tuple | frozenset):
        for item in value:
            kinds_in(item, seen)
    return seen


class TestSamples:
    def test_the_report_has_every_kind_of_block_and_value(self):
        seen = kinds_in(sample_report(), set())
        assert set(Block.__args__) <= seen
        assert set(CellValue.__args__) <= seen

    def test_the_register_has_every_kind_of_record_and_is_consistent(self):
        register = sample_register()
        kinds = [f.name for f in attrs.fields(Register) if "tuple" in str(f.type)]
        assert {name for name in kinds if not getattr(register, name)} == {"schemes", "sources"}
        assert list(broken_references(register)) == []
        assert list(inconsistencies(register, "x", Intake())) == []
        assert codec.loads(codec.dumps(register)) == register

    def test_samples_are_the_same_every_time(self):
        assert strategies.everything(sample_report()) == strategies.everything(sample_report())


class TestHostile:
    def test_each_has_a_name_of_its_own(self):
        names = [one.name for one in hostile_reports()]
        assert len(set(names)) == len(names) >= 30

    @pytest.mark.parametrize("one", hostile_reports()[:-1], ids=lambda one: one.name)
    def test_each_is_a_report(self, one):
        report = one.make()
        assert isinstance(report, Report)
        if not one.name.startswith(("no ", "a ", "blocks")):
            assert list(report.blocks(Table))
            assert list(report.blocks(Counter))

    def test_the_last_is_long(self):
        (table,) = hostile_reports()[-1].make().blocks(Table)
        assert len(table.rows) == 100_000


HARM = {
    "text/html": (
        (b"<p title='\" onx=1'>", b"<a href='#x'>&lt;script&gt;</a>", b"<img src='data:,'>"),
        (b"<script>", b"<p onclick=x>", b"<a href=' JAVA\nscript:x'>", b"<img src=x>", b"<base>"),
    ),
    "image/svg+xml": (
        (b"<svg><title>&lt;script></title></svg>",),
        (b"<svg><script/></svg>", b"<svg onload='x'/>", b"<svg>", b"\xff", b"<svg>\x00</svg>"),
    ),
    "application/json": ((b'{"a": "=1"}',), (b"{", b"NaN", b'"\xff"', b'"\x1b"')),
    "text/csv": (
        (b"a,-1,-2.5\r\n'=1,\"=\"\"01\"\"\"\r\n", b"a;-1,5;-2%\r\n"),
        (b"=1\r\n", b"a,=1\r\n", b"a;=1\r\n", b"a\t@x\r\n", b"-1+x\r\n", b"+1\r\n", b"\x00"),
    ),
    "text/plain": ((b"x\n", "đỏ".encode()), (b"\x1b[31m", b"\xff", "\x9b".encode())),
    "image/png": ((b"\x89PNG\x00",), ()),
}  # fmt: skip


@pytest.mark.parametrize("media_type", HARM)
def test_harm_is_seen_and_only_harm(media_type):
    harmless, harmful = HARM[media_type]
    for data in harmless:
        assert list(harm_in(data, media_type)) == []
    for data in harmful:
        assert list(harm_in(data, media_type)) != [], data


class TestStrategies:
    @given(strategies.reports())
    def test_reports_can_be_exported(self, report):
        for name in ("json", "text"):
            assert render(report, name)

    def test_there_is_one_for_every_record(self):
        made = {
            "classes": "training_classes",
            "figures": "reported_figures",
            "units": "admin_units",
            "counters": "counter_snapshots",
        }
        for field in attrs.fields(Register):
            if "tuple" in str(field.type):
                assert made.get(field.name, field.name) in strategies.__all__


class TestFakeDistribution:
    def test_it_is_found_as_if_installed(self, tmp_path: Path):
        folder = fake_distribution(tmp_path / "site", "my-plugin", "import nothing", version="2.5")
        code = "from cadre_training import plugins; print(plugins(strict=False))"
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env={"PYTHONPATH": str(folder), "CADRE_TRAINING_PLUGINS": "my_plugin"},
        )
        assert "distribution='my-plugin', version='2.5', state=<PluginState.BROKEN" in done.stdout

    def test_several_share_a_folder(self, tmp_path: Path):
        for name in ("a", "b"):
            fake_distribution(tmp_path, name, modules={f"{name}_code": "x = 1"})
        assert {p.name for p in tmp_path.glob("*.py")} == {
            "a_plugin.py",
            "a_code.py",
            "b_plugin.py",
            "b_code.py",
        }


def test_only_what_is_asked_for_is_loaded():
    code = (
        "import sys\n"
        "from cadre_training.testing import sample_report, hostile_reports, fake_distribution\n"
        "assert not {'pytest', 'hypothesis', '_pytest'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert set(testing.__all__) == set(testing._HOMES)
    with pytest.raises(AttributeError, match="no attribute 'samples_report'"):
        getattr(testing, "samples_" + "report")
