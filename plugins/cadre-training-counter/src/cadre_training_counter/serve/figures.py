"""The figures as they are served: rendered from one snapshot, which is soon another."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from enum import Enum
from hashlib import blake2b

from attrs import define, field, frozen

from cadre_training.plugin import CounterSnapshot, ExportOptions, FigureKey, Language
from cadre_training_counter import badge, data, fragment
from cadre_training_counter.options import FragmentOptions
from cadre_training_counter.serve.answer import NO_SNIFFING, Answer, HeaderLines

# The badge brings its own style; the others bring none.
_POLICY = b"default-src 'none'; style-src 'unsafe-inline'"


class Form(Enum):
    """A form of the figures."""

    JSON = "/counter.json"
    SVG = "/counter.svg"
    HTML = "/counter.html"


_MEDIA_TYPES = {
    Form.JSON: b"application/json",
    Form.SVG: b"image/svg+xml",
    Form.HTML: b"text/html; charset=utf-8",
}


@frozen
class Page:
    """An answer that caches may keep.

    Args:
        whole: The answer with its body.
        unchanged: What whoever has the body is answered.
        tag: What the body is known again by.
    """

    whole: Answer
    unchanged: Answer
    tag: bytes

    @classmethod
    def of(cls, body: bytes, media_type: bytes, seconds: int, *more: tuple[bytes, bytes]) -> Page:
        """Make the page of ``body``.

        Args:
            body: The body.
            media_type: Its media type.
            seconds: How long caches may show it without asking.
            more: More header lines.
        """
        tag = b'"' + blake2b(body, digest_size=9).hexdigest().encode() + b'"'
        kept: HeaderLines = (
            (b"cache-control", b"public, max-age=%d" % seconds),
            (b"etag", tag),
            (b"cross-origin-resource-policy", b"cross-origin"),
            *more,
        )
        head = ((b"content-type", media_type), NO_SNIFFING)
        return cls(Answer(200, (*head, *kept), body), Answer(304, kept), tag)

    def answer(self, if_none_match: bytes | None) -> Answer:
        """Return the answer to whoever has what ``if_none_match`` says."""
        if if_none_match is None:
            return self.whole
        tags = {tag.strip().removeprefix(b"W/") for tag in if_none_match.split(b",")}
        return self.unchanged if self.tag in tags or b"*" in tags else self.whole


@define(eq=False)
class Figures:
    """Serves the figures.

    However many ask, the store is read at most once in the time that an answer stays fresh, and
    all forms show the same snapshot.

    Args:
        read: Reads a snapshot.
        keys: Which figures it has.
        seconds: How long an answer stays fresh, in caches too.
    """

    read: Callable[[tuple[FigureKey, ...]], Awaitable[CounterSnapshot]]
    keys: tuple[FigureKey, ...]
    seconds: int
    _pages: dict[tuple[Form, Language], Page] = field(
        init=False, factory=dict[tuple[Form, Language], Page]
    )
    _reading: asyncio.Task[CounterSnapshot] | None = field(init=False, default=None)
    _old_at: float = field(init=False, default=0)

    async def page(self, form: Form, language: Language) -> Page:
        """Return the figures in one form and language."""
        # Whoever stops waiting does not stop the reading, on which others wait too.
        snapshot = await asyncio.shield(self._fresh())
        if form is Form.JSON:
            language = Language.VI  # both languages stand in it
        page = self._pages.get((form, language))
        if page is None:
            page = self._pages[form, language] = _page(snapshot, form, language, self.seconds)
        return page

    def _fresh(self) -> asyncio.Task[CounterSnapshot]:
        loop = asyncio.get_running_loop()
        reading = self._reading
        if reading is not None and not reading.done():
            return reading
        failed = reading is None or reading.cancelled() or reading.exception() is not None
        if reading is None or failed or loop.time() >= self._old_at:
            reading = self._reading = loop.create_task(self._read())
        return reading

    async def _read(self) -> CounterSnapshot:
        snapshot = await self.read(self.keys)
        self._pages.clear()
        self._old_at = asyncio.get_running_loop().time() + self.seconds
        return snapshot


def _page(snapshot: CounterSnapshot, form: Form, language: Language, seconds: int) -> Page:
    out = io.BytesIO()
    match form:
        case Form.JSON:
            data.export(snapshot, out, ExportOptions(language=language))
        case Form.SVG:
            badge.export(snapshot, out, ExportOptions(language=language))
        case Form.HTML:
            fragment.export(snapshot, out, FragmentOptions(language=language))
    policy = (b"content-security-policy", _POLICY)
    return Page.of(out.getvalue(), _MEDIA_TYPES[form], seconds, policy)
