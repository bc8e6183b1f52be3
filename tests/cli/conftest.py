"""How the tests of the command line run it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cadre_training.cli._language import VARIABLE
from cadre_training.cli.program import program

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process; a crash is a failure of the test."""
    monkeypatch.delenv(VARIABLE, raising=False)

    def invoke(*args: str | Path, env: dict[str, str] | None = None) -> Result:
        return CliRunner().invoke(
            program,
            list(map(str, args)),
            env=env,
            prog_name="cadre-training",
            catch_exceptions=False,
            terminal_width=1000,
            max_content_width=1000,
        )

    return invoke
