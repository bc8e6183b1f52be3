"""The room's public names, and that to import it reads no data."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib import import_module

import pytest

from cadre_training import regulations

# Prints the data files opened by the import, a line, and those opened by first use.
WATCH = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
def data(): return sorted({path.replace("\\\\", "/").split("/data/")[-1]
                           for path in opened if path.endswith(".toml")})
import cadre_training.regulations as room
from cadre_training.regulations import convert, overlay, parse_scheme, regulation_at
print(*data(), "tomllib" in sys.modules)
room.REGULATIONS, room.SCHEMES, room.CROSSWALKS, room.OVERLAYS, overlay("cang-long")
print(*data())
opened.clear()
room.REGULATIONS, room.SCHEMES, room.CROSSWALKS, room.OVERLAYS, overlay("cang-long")
print(*data())
"""


def test_the_data_is_read_on_first_use_and_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCH], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    at_import, at_first_use, later = done.stdout.split("\n")[:3]
    assert at_import == "False"
    assert at_first_use.split() == [
        "145.toml",
        "164.toml",
        "crosswalk.toml",
        "defence-education.toml",
        "overlays/cang-long.toml",
    ]
    assert later == ""


def test_the_same_data_comes_each_time() -> None:
    assert regulations.REGULATIONS is regulations.REGULATIONS
    assert regulations.SCHEMES is regulations.SCHEMES
    assert regulations.overlay("cang-long") is regulations.overlay("cang-long")


def test_every_public_name_is_there() -> None:
    for name in regulations.__all__:
        assert getattr(regulations, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    name = "REGULATION"
    with pytest.raises(AttributeError, match="has no attribute 'REGULATION'"):
        getattr(regulations, name)


@pytest.mark.parametrize("name", ["clause", "crosswalk", "lookup", "overlays"])
def test_the_examples_run(name: str) -> None:
    failed, tried = doctest.testmod(import_module(f"cadre_training.regulations.{name}"))
    assert tried
    assert not failed
