"""What a list of formats loads, and what it looks at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.fake_site import good_plugin, spec

from cadre_training.testing import fake_distribution

CODE = """
import sys
from cadre_training._registry import formats
before = set(sys.modules)
print(len(formats(strict=True)))
print(*(name for name in sys.modules if name == "jinja2" or name.endswith("_code")))
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
"""


def run(code: str, site: Path, only: str | None = None) -> list[str]:
    env = {"PYTHONPATH": os.pathsep.join([str(site), *filter(None, sys.path)])}
    if only is not None:
        env["CADRE_TRAINING_PLUGINS"] = only
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    )
    return done.stdout.splitlines()


def test_two_hundred_distributions_are_listed_and_none_of_their_code_is_loaded(
    tmp_path: Path,
) -> None:
    for number in range(200):
        name = f"bulk-{number}"
        plugin = good_plugin(spec(name)) if number % 10 == 0 else ""
        points = None if plugin else "[console_scripts]\nx = y:z\n"
        modules = {f"bulk_{number}_code": "raise AssertionError"}
        fake_distribution(tmp_path, name, plugin, modules=modules, entry_points=points)
    count, unwanted, loaded = run(CODE, tmp_path, ",".join(f"bulk-{n}" for n in range(200)))
    assert int(count) == 2 + 20
    assert unwanted == ""
    mine = {f"bulk_{n}_plugin" for n in range(0, 200, 10)}
    assert mine <= set(loaded.split())
    assert {name for name in loaded.split() if name.startswith("bulk")} == mine


def test_the_plugins_we_ship_load_none_of_their_code_when_listed() -> None:
    code = (
        "import sys\nfrom cadre_training._registry import formats\n"
        "found = formats(strict=True)\n"
        "print('html' in [f.name for f in found])\n"
        "code = {f.spec.exporter.partition(':')[0] for f in found}\n"
        "print(*({'jinja2', 'markupsafe', 'altair', 'babel'} | code) & set(sys.modules))\n"
    )
    assert run(code, Path("/nowhere")) == ["True", ""]
