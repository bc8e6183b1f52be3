"""LibreOffice, for workbooks of other kinds."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return what turns the bytes of one kind of file into another: ``convert(data, from, to)``."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("No LibreOffice found; install Debian's libreoffice-calc.")
    folder = tmp_path_factory.mktemp("office")

    def run(data: bytes, kind: str, wanted: str) -> bytes:
        source = folder / f"a.{kind}"
        source.write_bytes(data)
        out = folder / "out"
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", wanted, "--outdir", out, source),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return Path(out, f"a.{wanted.partition(':')[0]}").read_bytes()

    return run
