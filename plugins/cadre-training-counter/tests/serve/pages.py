"""A site whose pages are counted, and a cache that stands in front of a counter."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from attrs import define, field

# What nobody may do on these pages, scripts and images of the counter excepted.
POLICY = (
    "default-src 'none'; script-src 'self' {counter}; connect-src {counter}; img-src {counter};"
    " report-uri /violation"
)

# Tells the test what the page has become once nothing is asked for any more.
PROBE = """
const violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(event.blockedURI);
});
addEventListener("load", () => setTimeout(async () => {
  const root = document.documentElement;
  root.dataset.violations = JSON.stringify(violations);
  root.dataset.cookie = document.cookie;
  root.dataset.kept = localStorage.length + sessionStorage.length;
  if (globalThis.axe) {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    root.dataset.passes = found.passes.length;
    root.dataset.broken = JSON.stringify(found.violations.map(({ id }) => id));
  }
  root.dataset.done = "yes";
}, 1500));
"""


def page(counter: str, *, axe: bool = False) -> str:
    """Write a page that is counted and shows the figures, as the documentation says."""
    tools = '<script src="/axe.js" defer></script>' if axe else ""
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Trang của huyện</title>
<script src="/probe.js" defer></script>{tools}
<script src="{counter}/counter.js" defer></script>
<script src="{counter}/site-counter.js" defer></script>
</head>
<body>
<main>
<h1>Trang của huyện</h1>
<site-counter src="{counter}/counter.json">
<img src="{counter}/counter.svg" alt="Thống kê truy cập">
</site-counter>
<noscript><img src="{counter}/hit.gif" alt="" width="1" height="1"></noscript>
</main>
</body>
</html>"""


@define
class Site:
    """The site; what was asked of it is kept."""

    port: int
    files: dict[str, str]
    more_policy: str = ""
    asked: list[str] = field(factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Generator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join(timeout=30)


@contextmanager
def site_for(counter: list[str]) -> Generator[Site]:
    """Serve a site under a strict policy; ``counter`` names the address of its counter."""
    site = Site(0, {"/probe.js": PROBE})

    class Handler(_Quiet):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            found = site.files.get(self.path)
            kind = "text/javascript" if self.path.endswith(".js") else "text/html"
            lines = {
                "Content-Type": f"{kind}; charset=utf-8",
                "Content-Security-Policy": POLICY.format(counter=counter[0]) + site.more_policy,
            }
            self.answer(200 if found is not None else 404, lines, (found or "").encode())

        def do_POST(self) -> None:
            site.asked.append(self.path)
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.answer(204, {}, b"")

    with _serving(Handler) as port:
        site.port = port
        yield site


@define
class Kept:
    """An answer that a cache keeps."""

    headers: dict[str, str]
    body: bytes
    until: float


@define
class Cache:
    """A cache in front of a counter, with a clock that a test sets."""

    origin: int
    port: int = 0
    now: float = 0
    kept: dict[tuple[str, str], Kept] = field(factory=dict)
    passed_on: list[tuple[str, str, int]] = field(factory=list)
    from_memory: list[str] = field(factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, method: str, path: str, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        """Answer from memory where that may be, and else ask the counter."""
        key = (path, headers.get("Origin", ""))
        kept = self.kept.get(key) if method == "GET" else None
        if kept is not None and self.now < kept.until:
            self.from_memory.append(path)
            return 200, kept.headers, kept.body
        if kept is not None:
            headers = {**headers, "If-None-Match": kept.headers["etag"]}
        connection = http.client.HTTPConnection("127.0.0.1", self.origin, timeout=60)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        lines = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        self.passed_on.append((method, path, answer.status))
        status = answer.status
        if status == 304 and kept is not None:
            status, lines, body = 200, {**kept.headers, **lines}, kept.body
        fresh = re.search(r"max-age=(\d+)", lines.get("cache-control", ""))
        if method == "GET" and status == 200 and fresh and "no-store" not in str(lines):
            self.kept[key] = Kept(lines, body, self.now + int(fresh[1]))
        return status, lines, body


@contextmanager
def cache_for(origin: int) -> Generator[Cache]:
    """Serve a cache in front of the counter that listens on the port ``origin``."""
    cache = Cache(origin)
    passed = ("Origin", "Referer", "User-Agent", "Sec-Fetch-Site", "If-None-Match")

    class Handler(_Quiet):
        def _do(self) -> None:
            lines = {name: value for name in passed if (value := self.headers.get(name))}
            lines["X-Forwarded-For"] = self.headers.get("X-Forwarded-For", self.client_address[0])
            status, headers, body = cache.ask(self.command, self.path, lines)
            for name in ("content-length", "date", "connection", "transfer-encoding"):
                headers = {key: value for key, value in headers.items() if key != name}
            self.answer(status, headers, body)

        def do_GET(self) -> None:
            self._do()

        def do_POST(self) -> None:
            self._do()

    with _serving(Handler) as port:
        cache.port = port
        yield cache
