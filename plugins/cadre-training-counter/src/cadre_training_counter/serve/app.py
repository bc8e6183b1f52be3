"""The service as an ASGI application."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import parse_qsl

from attrs import define, field

from cadre_training.plugin import Language
from cadre_training_counter.serve import answer as answers
from cadre_training_counter.serve.answer import NO_STORE, Answer, HeaderLines, not_allowed
from cadre_training_counter.serve.asgi import Receive, Scope, Send
from cadre_training_counter.serve.counting import Counting
from cadre_training_counter.serve.figures import Figures, Form, Page
from cadre_training_counter.serve.headers import Headers, headers_of
from cadre_training_counter.serve.scripts import beacon, site_counter
from cadre_training_counter.store.problem import StoreProblem

MOST_BODY = 1024
"""How many bytes the body of a hit may have; none is needed."""

MOST_QUERY = 256
"""How many bytes the query of the figures may have."""

MOST_SECONDS = 5
"""How many seconds the body of a hit may take."""

_LANGUAGES = {language.value: language for language in Language}
_HITS = b"GET, HEAD, POST, OPTIONS"
_READS = b"GET, HEAD, OPTIONS"


class _Gone(Exception):
    """Whoever asked has gone."""


@define(eq=False)
class CounterApp:
    """The service: takes hits, and serves the figures and the scripts.

    Args:
        counting: Counts.
        figures: Serves the figures that are shown.
        all_figures: Serves all there are.
    """

    counting: Counting
    figures: Figures
    all_figures: Figures
    _scripts: dict[str, Page] = field(init=False)
    _forms: dict[str, Form] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make ready what stays the same."""
        self._scripts = {"/counter.js": beacon(), "/site-counter.js": site_counter()}
        self._forms = {form.value: form for form in Form}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or live as long as the server does."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            headers = headers_of(scope["headers"])
            try:
                found = await self._answer(scope, headers, receive)
            except _Gone:
                return
            body = b"" if scope["method"] == "HEAD" else found.body
            await send(
                {"type": "http.response.start", "status": found.status, "headers": found.lines}
            )
            await send({"type": "http.response.body", "body": body})

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            match (await receive())["type"]:
                case "lifespan.startup":
                    try:
                        await self.counting.start()
                    except StoreProblem as problem:
                        await send({"type": "lifespan.startup.failed", "message": str(problem)})
                        return
                    await send({"type": "lifespan.startup.complete"})
                case "lifespan.shutdown":
                    await self.counting.stop()
                    await send({"type": "lifespan.shutdown.complete"})
                    return
                case _:
                    pass

    async def _answer(self, scope: Scope, headers: Headers, receive: Receive) -> Answer:
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path in ("/hit", "/hit.gif"):
            return await self._hit(scope, headers, receive)
        form, script = self._forms.get(path), self._scripts.get(path)
        if form is None and script is None:
            return answers.NOT_FOUND
        method = scope["method"]
        if method == "OPTIONS":
            return self._for_scripts(_options(_READS), headers)
        if method not in ("GET", "HEAD"):
            return not_allowed(_READS)
        if script is not None:
            return script.answer(headers.get(b"if-none-match"))
        assert form is not None
        return self._for_scripts(await self._figures(scope, form, headers), headers)

    async def _hit(self, scope: Scope, headers: Headers, receive: Receive) -> Answer:
        method = scope["method"]
        if method not in ("POST", "GET"):
            if method == "OPTIONS":
                return self._for_scripts(_options(_HITS), headers)
            return answers.IMAGE if method == "HEAD" else not_allowed(_HITS)
        refused = await _read_body(headers, receive)
        if refused is not None:
            return refused
        client = scope.get("client")
        found = await self.counting.hit(headers, client[0] if client else "")
        if method == "GET" and found is answers.COUNTED:
            return answers.IMAGE
        if b"origin" not in headers:
            return found
        return _known_for_scripts(found, self.counting.gate.origins.allowance(headers))

    async def _figures(self, scope: Scope, form: Form, headers: Headers) -> Answer:
        asked = _asked(scope.get("query_string", b""))
        if asked is None:
            return answers.BAD_REQUEST
        language, everything = asked
        figures = self.all_figures if everything else self.figures
        try:
            page = await figures.page(form, language)
        except StoreProblem:
            return answers.NO_FIGURES
        return page.answer(headers.get(b"if-none-match"))

    def _for_scripts(self, found: Answer, headers: Headers) -> Answer:
        """Let the scripts of pages read an answer, those of the site's pages."""
        lines = self.counting.gate.origins.allowance(headers)
        return found.with_headers(*lines) if lines else found


@lru_cache(maxsize=256)
def _known_for_scripts(found: Answer, lines: HeaderLines) -> Answer:
    """Make an answer once that is given often."""
    return found.with_headers(*lines)


async def _read_body(headers: Headers, receive: Receive) -> Answer | None:
    """Read the body of a hit and forget it; return what is wrong with it, if anything."""
    length = headers.get(b"content-length", b"0")
    if b"transfer-encoding" not in headers:
        if length == b"0":
            return None
        if not length.isdigit() or int(length[:10]) > MOST_BODY:
            return answers.TOO_LARGE
    read = 0
    try:
        async with asyncio.timeout(MOST_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise _Gone
                read += len(message.get("body", b""))
                if read > MOST_BODY:
                    return answers.TOO_LARGE
                if not message.get("more_body", False):
                    return None
    except TimeoutError:
        return answers.TOO_SLOW


def _options(methods: bytes) -> Answer:
    lines = ((b"allow", methods), (b"access-control-allow-methods", methods), NO_STORE)
    return Answer(HTTPStatus.NO_CONTENT, lines)


def _asked(query: bytes) -> tuple[Language, bool] | None:
    """Return the language that a query asks for, and whether for all figures.

    It is None where the query asks for what there is not. What else stands in it is for caches.
    """
    if len(query) > MOST_QUERY:
        return None
    asked = dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    language = _LANGUAGES.get(asked.get("lang", "vi"))
    figures = asked.get("figures")
    return None if language is None or figures not in (None, "all") else (language, bool(figures))
