"""Results as JSON, as the ``json`` format writes them: exact, and one item of a list a line."""

from __future__ import annotations

from cadre_training.exporters._json_stream import Branch, Json, Tree, write_tree


def dumps(value: Tree) -> str:
    """Return JSON text, letters as they are.

    >>> print(dumps(Branch(rows=iter([{"năm": 2014}]))), end="")
    {
      "rows": [
        {"năm": 2014}
      ]
    }
    """
    return "".join(write_tree(value)) + "\n"


__all__ = ["Branch", "Json", "Tree", "dumps"]
