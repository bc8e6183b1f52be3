"""The example notebooks run from their first cell to the last, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jupytext
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "examples" / "notebooks"
NOTEBOOKS = sorted(file for file in FOLDER.glob("*.md") if file.name != "README.md")
NO_NETWORK = """
import socket

def _refuse(*arguments, **options):
    raise OSError("a notebook asked for the network")

socket.create_connection = socket.getaddrinfo = _refuse
"""


def outputs(notebook: Any) -> list[dict[str, Any]]:
    """Return what the cells of a notebook show, by media type."""
    return [
        dict(output["data"])
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "data" in output
    ]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_it_runs(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    notebook = jupytext.read(file)
    notebook.cells.insert(0, jupytext.formats.nbformat.v4.new_code_cell(NO_NETWORK))
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    client.execute()
    shown = outputs(notebook)
    pictures = [data["image/svg+xml"] for data in shown if "image/svg+xml" in data]
    assert len(pictures) == file.read_text("utf-8").count("_chart\n```")
    assert all("<svg" in picture for picture in pictures)
    assert any("text/html" in data or "text/plain" in data for data in shown)


def test_each_is_named_in_the_list():
    text = (FOLDER / "README.md").read_text("utf-8")
    assert len(NOTEBOOKS) == 6
    assert all(f"`{file.name}`" in text for file in NOTEBOOKS)
