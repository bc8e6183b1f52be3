"""Logs are known by what stands in them."""

from __future__ import annotations

import json

import pytest

from cadre_training_counter.logs.forms import NAMES, detect, form_of
from cadre_training_counter.tally.settings import Settings

from .support import NOON, Asked
from .test_goatcounter import SECOND_VERSION
from .test_goatcounter import one as export
from .test_iis import FIELDS, LINE
from .test_json_lines import line_of

COMBINED = Asked(at=NOON).line.encode()
COMMON = COMBINED.split(b' "-" ')[0] + b"\n"
SAMPLES = {
    "combined": COMBINED * 3,
    "common": COMMON * 3,
    "nginx-json": (line_of() + b"\n") * 3,
    "iis": b"#Software: x\r\n" + FIELDS + b"\r\n" + LINE + b"\r\n",
    "goatcounter": SECOND_VERSION.encode() + b"\n" + export(SECOND_VERSION),
}


@pytest.mark.parametrize("name", NAMES)
def test_each_format(name: str) -> None:
    found = detect(SAMPLES[name], Settings())
    assert found is not None
    assert found.name == name
    assert form_of(name, Settings()) == found


@pytest.mark.parametrize("name", NAMES)
def test_noise_in_front_and_a_last_line_cut_off(name: str) -> None:
    noise = b"" if name == "goatcounter" else b"garbage\n\n"
    found = detect(noise + SAMPLES[name] + SAMPLES[name][:20], Settings())
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("name", ["combined", "common", "nginx-json"])
def test_one_line_without_end(name: str) -> None:
    found = detect(SAMPLES[name].splitlines()[0], Settings())
    assert found is not None
    assert found.name == name


def test_most_lines_decide() -> None:
    assert detect(COMBINED + COMMON * 5, Settings()).name == "common"  # type: ignore[union-attr]
    assert detect(COMBINED * 5 + COMMON, Settings()).name == "combined"  # type: ignore[union-attr]


@pytest.mark.parametrize("sample", [b"", b"\n\n", b"a,b\n1,2\n", b"{}\n", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_log(sample: bytes) -> None:
    assert detect(sample, Settings()) is None


def test_json_of_another_kind() -> None:
    assert detect(json.dumps({"a": 1}).encode() + b"\n", Settings()) is None


def test_no_such_format() -> None:
    with pytest.raises(KeyError):
        form_of("elf", Settings())
