"""What lets a value show itself in a notebook."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

_ROOM = "cadre_training.display"
"""Where values are shown. It is named, not imported: it stands far above the nouns, and nothing
of it is loaded before a notebook asks."""


class Displayed:
    """Lets Jupyter and IPython show a value as a page does, with its units and what is not known.

    They look for the methods below by name. Elsewhere, :func:`cadre_training.display.show` does
    the same in a chosen language.
    """

    __slots__ = ()

    def show(self, language: str | None = None, *, register: object = None) -> Shows:
        """Show the value as :func:`cadre_training.display.show` does.

        Args:
            language: The language, ``vi`` or ``en``; by default the one that
                :func:`cadre_training.display.speak` chose, at first Vietnamese.
            register: The register it belongs to: it knows what local groups are called, and the
                records that a finding speaks of.

        Returns:
            The value as HTML, Markdown and text; a notebook shows it, ``print`` writes it.

        >>> from cadre_training import CountUnit, Quantity
        >>> print(Quantity(36, CountUnit.CLASS).show("en"))
        36 classes
        """
        return _room().show(self, language, register=register)

    def _repr_html_(self) -> str:
        return self.show().html

    def _repr_markdown_(self) -> str:
        return self.show().markdown

    def _repr_mimebundle_(self, **_wanted: object) -> dict[str, str]:
        # In a terminal too it is the text that counts, and not the fields of an object.
        shown = self.show()
        return {
            "text/plain": shown.text,
            "text/html": shown.html,
            "text/markdown": shown.markdown,
        }


class Shows(Protocol):
    """A value as HTML, Markdown and plain text."""

    @property
    def html(self) -> str:
        """The value as a part of a page."""
        ...

    @property
    def markdown(self) -> str:
        """The value as Markdown."""
        ...

    @property
    def text(self) -> str:
        """The value as plain text."""
        ...


class _Room(Protocol):
    def show(self, value: object, language: str | None, /, *, register: object) -> Shows: ...


def _room() -> _Room:
    return cast("_Room", import_module(_ROOM))
