"""Nothing on the disk says who came."""

from __future__ import annotations

import base64
import gzip
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from cadre_training_counter.store.sqlite import SqliteStore

from .support import COC_COC, FIREFOX, NOON, Asked, clf, count_into, write

ADDRESSES = [
    "203.0.113.177",
    "198.51.100.89",
    "2001:db8:85a3::8a2e:370:7334",
    "may-tinh-17.phong-3.example.vn",
]
CHILD = Path(__file__).with_name("counting_child.py")


def forms_of(address: str) -> Iterator[bytes]:
    """Yield the ways in which an address may stand in a file."""
    texts = {address, address.upper()}
    try:
        found = ip_address(address)
    except ValueError:
        pass
    else:
        packed = found.packed
        yield packed
        yield packed[::-1]
        texts |= {found.exploded, found.compressed, str(int(found)), packed.hex()}
        texts |= {packed.hex().upper(), base64.b64encode(packed).decode().rstrip("=")}
    for text in texts:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode().hex().encode()
        yield base64.b64encode(text.encode()).rstrip(b"=")[:-1]


def files_below(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())


def assert_nothing_is_kept(*folders: Path) -> int:
    """Look at every byte; return how many there were."""
    seen = 0
    for path in files_below(*folders):
        data = path.read_bytes()
        seen += len(data)
        for address in ADDRESSES:
            for form in forms_of(address):
                assert form not in data, f"{address} as {form!r} in {path.name}"
            assert address.encode() not in os.fsencode(path.name)
    return seen


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def log_of(path: Path) -> Path:
    asked = [
        Asked(at=NOON - timedelta(minutes=n), address=address, agent=agent, target=target)
        for n in range(40)
        for address in ADDRESSES
        for agent in (FIREFOX, COC_COC)
        for target in ("/", f"/dia-chi/{address}?ip={address}")
    ]
    write(path, asked)
    with path.open("a", encoding="utf-8") as out:
        for address in ADDRESSES:
            out.write(f"{address} a line that nobody can read\n")
            out.write(
                f'{address} - - [{clf(NOON)}] "GET /{address} HTTP/1.1" 200 - "-" "{address}"\n'
            )
    return path


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    """The test is worth something: a log itself is full of what must not be kept."""
    log_of(tmp_path / "access.log")
    with pytest.raises(AssertionError, match=r"203\.0\.113\.177"):
        assert_nothing_is_kept(tmp_path)


@pytest.mark.parametrize("processes", [1, 2])
def test_counted(processes: int, tmp_path: Path, temporary: Path) -> None:
    log, state = log_of(tmp_path / "access.log"), tmp_path / "state"
    packed = tmp_path / "access.log.2.gz"
    packed.write_bytes(gzip.compress(b"x 1\n" + log.read_bytes()))
    count_into(state, [log, packed], NOON - timedelta(minutes=20), processes=processes)
    assert assert_nothing_is_kept(state, temporary) > 10_000
    count_into(state, [log, packed], NOON, processes=processes)
    assert_nothing_is_kept(state, temporary)
    count_into(state, [log], NOON + timedelta(days=40))
    assert_nothing_is_kept(state, temporary)


def test_killed_in_between(tmp_path: Path, temporary: Path) -> None:
    """What SQLite leaves beside its file then says nothing either."""
    log, state = log_of(tmp_path / "access.log"), tmp_path / "state"
    process = subprocess.Popen(
        [sys.executable, str(CHILD), str(state), str(log), NOON.isoformat(), "2"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as out:
        assert [out.readline() for _ in range(3)] == ["ready\n", "kept\n", "kept\n"]
        os.kill(process.pid, signal.SIGKILL)
        out.read()
    process.wait()
    assert (state / "counter.sqlite-wal").stat().st_size
    assert_nothing_is_kept(state, temporary)


def test_the_secret_is_for_its_owner_only(tmp_path: Path) -> None:
    count_into(tmp_path / "state", [log_of(tmp_path / "access.log")], NOON)
    assert (tmp_path / "state" / "secret.key").stat().st_mode & 0o077 == 0


def test_keys_and_salts_of_a_day_are_destroyed_once_it_is_over(tmp_path: Path) -> None:
    """Neither a salt nor a key is found in any byte of the state when the day has passed."""
    log, state = log_of(tmp_path / "access.log"), tmp_path / "state"
    count_into(state, [log], NOON)
    with SqliteStore(state) as store:
        today = store.keys(NOON.date())
        key = today.key(ADDRESSES[0].encode(), FIREFOX.encode())
        found = [path for path in files_below(state) if today.salt in path.read_bytes()]
        assert found, "the salt is kept for as long as the day lasts"
        assert any(key in path.read_bytes() for path in files_below(state))
    count_into(state, [log], NOON + timedelta(days=1))
    for path in files_below(state):
        data = path.read_bytes()
        assert today.salt not in data, path.name
        assert key not in data, path.name
