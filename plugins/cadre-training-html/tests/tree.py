"""A page as a tree of elements, read with the parser of the standard library."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Element:
    """An element: its name, its attributes, and what stands in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element | str] = []

    def all(self, name: str = "", css_class: str = "", **attributes: str) -> list[Element]:
        """Return the elements below this one of a name, a class and some attributes."""
        return [
            element
            for element in self._below()
            if (not name or element.name == name)
            and (not css_class or css_class in element.attributes.get("class", "").split())
            and all(element.attributes.get(key) == value for key, value in attributes.items())
        ]

    def one(self, name: str = "", css_class: str = "", **attributes: str) -> Element:
        """Return the one such element; a ``ValueError`` if there is none or another."""
        (element,) = self.all(name, css_class, **attributes)
        return element

    @property
    def text(self) -> str:
        """The text in it, with single spaces."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """The text in it, as it is."""
        return "".join(c if isinstance(c, str) else c.raw for c in self.children)

    def _below(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._below()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute stands twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.name == tag, f"</{tag}> closes <{closed.name}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(page: bytes) -> Element:
    """Read a page; every element must be closed where it should be."""
    builder = _Builder()
    builder.feed(page.decode())
    builder.close()
    assert builder.open == [builder.root], "an element is not closed"
    return builder.root
