"""What every test of the workspace shares, here and in the plugins."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

IN_CI = os.environ.get("CI", "").strip().lower() not in {"", "0", "false", "no", "off"}

# A run in the background may ignore interrupts, and so would the programs that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How fast a machine makes examples says nothing about the code.
SPEEDS = (HealthCheck.too_slow,)
settings.register_profile("default", deadline=None, suppress_health_check=SPEEDS)
settings.register_profile(
    "ci",
    deadline=None,
    suppress_health_check=SPEEDS,
    derandomize=True,
    database=None,
    print_blob=True,
)
settings.load_profile("ci" if IN_CI else "default")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure: CI installs all that the tests need, so nothing may be missing.

    An expected failure (xfail) is reported as skipped too, and stays what it is.
    """
    if not IN_CI or not report.skipped or hasattr(report, "wasxfail"):
        return
    longrepr = report.longrepr
    reason = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    report.outcome = "failed"
    report.longrepr = f"A test may not be skipped in CI. {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program; a test that needs one is skipped where there is none."""
    for name in CHROMIUM_NAMES:
        found = shutil.which(name) or shutil.which(name, path="/usr/bin")
        if found:
            return Path(found)
    pytest.skip(f"No browser found ({', '.join(CHROMIUM_NAMES)}); install Debian's chromium.")


@pytest.fixture
def chromium_command(chromium: Path, tmp_path: Path) -> list[str]:
    """A command line for a headless browser with an empty profile; add what it is to do."""
    return [str(chromium), *CHROMIUM_FLAGS, f"--user-data-dir={tmp_path / 'chromium'}"]
