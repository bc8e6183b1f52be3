"""The pages of the documentation, and running what they show."""

from __future__ import annotations

import contextlib
import difflib
import doctest
import importlib
import io
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from attrs import field, frozen

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITTEN = ("checks", "measures", "plugin-api", "errors")
"""The folders of the reference whose pages the library writes when the site is built."""
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(
        page
        for page in DOCS.rglob("*.md")
        if page.parent not in {DOCS / "reference" / name for name in WRITTEN}
    ),
)

_FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,})(?P<kind>[\w{}-]*)[^`]*$")
_FILE = re.compile(r"^ *<!-- (file|same as): (\S+) -->$")


def library_pages() -> ModuleType:
    """Load what fills in the parts of the documentation that the library writes."""
    folder = str(DOCS / "_ext")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("library_pages")


@cache
def written_pages() -> dict[Path, str]:
    """Return the pages that the library writes, by where they stand when the site is built."""
    library_pages()
    module = importlib.import_module("generated")
    return {DOCS / path: text for path, text in module.generated().items()}


def name_of(page: Path) -> str:
    """Return a page's path in the repository, as the name of its test."""
    return page.relative_to(ROOT).as_posix()


@frozen
class Block:
    """A fenced block of a page.

    Args:
        kind: The word behind the fence: ``python``, ``pycon``, ``console`` …
        text: What stands in it.
        line: The line of the page on which its text begins.
        file: The file that it is to be saved as, named by a comment above it.
        same_as: The file, there already, that it shows, named by a comment above it.
    """

    kind: str
    text: str
    line: int
    file: str | None = None
    same_as: str | None = None


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    lines = text.splitlines()
    names: dict[str, str] = {}
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        named = _FILE.match(line)
        fence = _FENCE.match(line)
        if named:
            names[named[1]] = named[2]
        elif fence:
            end = f"{fence['indent']}{fence['ticks']}"
            first = number
            while lines[number] != end:
                number += 1
            inside = textwrap.dedent("\n".join(lines[first:number]))
            file, same_as = names.pop("file", None), names.pop("same as", None)
            yield Block(fence["kind"], f"{inside}\n", first + 1, file, same_as)
            number += 1
        elif line.strip():
            assert not names, f"line {number}: no block follows the file's name"


def links(text: str) -> Iterator[str]:
    """Yield the targets of a page's links and images; those in blocks are none."""
    kept, fence = [], ""
    for line in text.splitlines():
        found = _FENCE.match(line)
        if found and not fence:
            fence = found["ticks"]
        elif fence and line.strip() == fence:
            fence = ""
        elif not fence:
            kept.append(re.sub(r"`[^`]*`", "", line))
    yield from re.findall(r"\]\(<?([^)\s>]+)>?\)", "\n".join(kept))


@frozen
class Workplace:
    """A folder in which the blocks of one page run one after the other, as a reader would do.

    Args:
        folder: The folder; what the page refers to has been copied there.
        site: A folder that packages are installed into.
        names: What the Python blocks have defined so far.
    """

    folder: Path
    site: Path
    names: dict[str, object] = field(factory=lambda: {"__name__": "page"})

    def run(self, page: str, block: Block) -> None:
        """Save, run or compare a block; the kinds that nobody runs are left alone."""
        importlib.invalidate_caches()  # a command may have installed something
        if block.file is not None:
            target = self.folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif block.same_as is not None:
            actual = (self.folder / block.same_as).read_text(encoding="utf-8")
            assert block.text == actual, f"{page}:{block.line}: {block.same_as} is now\n{actual}"
        elif block.kind == "python":
            code = compile("\n" * (block.line - 1) + block.text, page, "exec")
            with contextlib.redirect_stdout(io.StringIO()):
                exec(code, self.names)
        elif block.kind == "pycon":
            self._compare_session(page, block)
        elif block.kind == "console":
            self._compare_commands(page, block)

    def _compare_session(self, page: str, block: Block) -> None:
        text = block.text.replace("…", "...")
        test = doctest.DocTestParser().get_doctest(text, self.names, page, page, block.line)
        said = io.StringIO()
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        runner.run(test, out=said.write, clear_globs=False)
        self.names.update(test.globs)
        assert runner.summarize(verbose=False).failed == 0, said.getvalue()

    def _compare_commands(self, page: str, block: Block) -> None:
        for line, command, expected in commands(block):
            actual = self._shell(command)
            assert matches(expected, actual), f"{page}:{line}: {command}\n" + "\n".join(
                difflib.unified_diff(
                    expected.splitlines(), actual.splitlines(), "page", "printed", lineterm=""
                )
            )

    def _shell(self, command: str) -> str:
        """Run a command and return what it prints; folder, variables and status are kept."""
        state = self.site / "state.sh"
        script = textwrap.dedent("""
            test -e {state} && . {state}
            (exit "${{STATUS:-0}}")
            {command}
            STATUS=$?
            {{ export STATUS; export -p; printf 'cd %q\\n' "$PWD"; }} > {state}
        """).format(state=state, command=command)
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        return done.stdout.decode()

    def _environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("CADRE_", "COV_"))}
        programs = (Path(__file__).parent / "programs", Path(sys.executable).parent)
        return kept | {
            "PATH": os.pathsep.join([*map(str, programs), os.environ["PATH"]]),
            "PYTHONPATH": str(self.site),
            "DOCS_SITE": str(self.site),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
        }


def prepare(folder: Path) -> Workplace:
    """Make a folder to run a page in: it looks like a clone with the examples."""
    clone, site = folder / "clone", folder / "site"
    site.mkdir()
    shutil.copytree(ROOT / "examples", clone / "examples")
    return Workplace(clone, site)


def commands(block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the command and the output of each command of a console block."""
    found: list[tuple[int, list[str], list[str]]] = []
    for number, line in enumerate(block.text.splitlines(), start=block.line):
        if line.startswith("$ "):
            found.append((number, [line[2:]], []))
        elif found and line.startswith("> ") and found[-1][1][-1].endswith("\\"):
            found[-1][1].append(line[2:])
        else:
            assert found, f"line {number}: a console block begins with a command"
            found[-1][2].append(line)
    for number, command, printed in found:
        yield number, "\n".join(command), "".join(f"{line}\n" for line in printed)


def matches(expected: str, actual: str) -> bool:
    """Tell whether a command printed what the page shows; ``…`` stands for anything.

    Alone on a line it stands for any lines, within a line for the rest or a part of it.
    """
    pattern = "".join(
        r"(?:.*\n)*?"
        if line.strip() == "…"
        else ".*?".join(map(re.escape, line.rstrip().split("…"))) + r"[ \t]*\n"
        for line in expected.strip("\n").splitlines()
    )
    printed = actual.strip("\n")
    return re.fullmatch(pattern, f"{printed}\n" if printed else "") is not None
