from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cadre_training.cli._page import Page


def test_a_page_wraps_and_hangs() -> None:
    page = Page(30)
    page.line("một hai ba bốn năm sáu bảy tám chín mười", indent=2, hang=4)
    assert page.text() == "  một hai ba bốn năm sáu bảy\n    tám chín mười\n"


def test_without_a_width_each_text_is_one_line() -> None:
    page = Page(None)
    page.line("dài " * 100, indent=3)
    assert page.text() == "   " + ("dài " * 100).rstrip() + "\n"


def test_gaps_do_not_pile_up() -> None:
    page = Page(None)
    page.gap()
    page.heading("A")
    page.gap()
    page.gap()
    page.heading("B")
    assert page.text() == "A\n\nB\n"


def test_a_grid_aligns_words_left_and_numbers_right() -> None:
    page = Page(None)
    page.grid([["Năm", "Số"], ["2014", "2"], ["Cộng", "36"]], [False, True], [1, 2])
    assert page.text() == "Năm   Số\n----  --\n2014   2\n----  --\nCộng  36\n"


def test_only_a_terminal_is_wrapped_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    long = "chữ " * 60
    for terminal, output, lines in ((True, None, 3), (True, tmp_path / "a", 1), (False, None, 1)):
        if terminal:
            monkeypatch.setattr(sys, "stdout", Terminal())
        monkeypatch.setenv("COLUMNS", "80")
        page = Page.to(output)
        page.line(long)
        assert page.text().count("\n") == lines
        monkeypatch.undo()


def test_what_would_move_a_cursor_is_escaped() -> None:
    page = Page(None)
    page.line("a\x1b[31mb")
    page.grid([["\u202e"], ["x\ny"]], [False], [])
    assert page.text() == "a\\u001b[31mb\n\\u202e\nx\\u000ay\n"


def test_a_grid_aligns_letters_with_loose_marks() -> None:
    page = Page(None)
    page.grid([["lo\u031b\u0301p", "a"], ["abc", "b"]], [False, False], [])
    assert [len(line) for line in page.text().splitlines()] == [8, 6]
