"""What the documentation shows works as printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs.pages import PAGES, Block, Workplace, blocks, commands, matches, name_of, prepare
from tests.spark.local import why_no_java

from cadre_training._registry import registry

RUN = {"python", "pycon", "console"}


def runs(page: Path) -> bool:
    return any(block.kind in RUN for block in blocks(page.read_text(encoding="utf-8")))


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workplace]:
    place = prepare(tmp_path)
    monkeypatch.chdir(place.folder)
    monkeypatch.syspath_prepend(place.site)
    registry.cache_clear()
    yield place
    registry.cache_clear()


@pytest.mark.parametrize("page", [page for page in PAGES if runs(page)], ids=name_of)
def test_page(page: Path, workplace: Workplace) -> None:
    if "spark-submit" in page.read_text(encoding="utf-8") and (reason := why_no_java()):
        pytest.skip(reason)
    for block in blocks(page.read_text(encoding="utf-8")):
        workplace.run(name_of(page), block)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_of_ours_is_run(page: Path) -> None:
    """A command shown in a block that nobody runs would fall behind unseen."""
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.kind not in RUN and block.file is None:
            assert "$ cadre-training" not in block.text, f"{name_of(page)}:{block.line}"


# The collector itself.


def test_blocks_are_found_with_their_lines_and_files() -> None:
    text = """a

```python
x = 1
```

<!-- file: a/b.csv -->
```text
id
```
<!-- same as: a/b.csv -->
```text
id
```
"""
    assert list(blocks(text)) == [
        Block("python", "x = 1\n", 4),
        Block("text", "id\n", 9, file="a/b.csv"),
        Block("text", "id\n", 13, same_as="a/b.csv"),
    ]


def test_commands_are_told_from_what_they_print() -> None:
    block = Block("console", "$ echo a \\\n>   b\na b\n$ true\n", 10, None)
    assert list(commands(block)) == [(10, "echo a \\\n  b", "a b\n"), (13, "true", "")]


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a … c\n", "a b c\n", True),
        ("a … c\n", "a b\nc\n", False),
        ("", "", True),
        ("", "a\n", False),
        ("a\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_an_ellipsis_stands_for_anything(expected: str, actual: str, same: bool) -> None:
    assert matches(expected, actual) is same


@pytest.mark.parametrize(
    "block",
    [
        Block("python", "raise ValueError\n", 1, None),
        Block("pycon", ">>> 1 + 1\n3\n", 1, None),
        Block("console", "$ echo a\nb\n", 1, None),
    ],
    ids=lambda block: block.kind,
)
def test_a_block_that_does_not_work_fails(block: Block, workplace: Workplace) -> None:
    with pytest.raises((AssertionError, ValueError)):
        workplace.run("page.md", block)


def test_a_file_shown_must_be_the_one_that_is_there(workplace: Workplace) -> None:
    workplace.run("page.md", Block("text", "id\n", 1, file="a.csv"))
    workplace.run("page.md", Block("text", "id\n", 1, same_as="a.csv"))
    with pytest.raises(AssertionError):
        workplace.run("page.md", Block("text", "ID\n", 1, same_as="a.csv"))


def test_commands_keep_folder_variables_and_status(workplace: Workplace) -> None:
    text = "$ mkdir new\n$ cd new\n$ export A=1\n$ false\n$ echo $? $A\n1 1\n$ pwd\n…/new\n"
    workplace.run("page.md", Block("console", text, 1, None))
