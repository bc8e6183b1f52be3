"""What the service answers."""

from __future__ import annotations

from base64 import b64decode
from http import HTTPStatus

from attrs import field, frozen

from cadre_training.plugin import Label

HeaderLines = tuple[tuple[bytes, bytes], ...]

NO_STORE = (b"cache-control", b"no-store")
NO_SNIFFING = (b"x-content-type-options", b"nosniff")
_PLAIN = (b"content-type", b"text/plain; charset=utf-8")

# The smallest image that every browser takes: one pixel that is transparent.
PIXEL = b64decode(b"R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@frozen(eq=False)
class Answer:
    """A status, header lines and a body.

    Args:
        status: The status.
        headers: The header lines; the length of the body is put behind them.
        body: The body.
    """

    status: int
    headers: HeaderLines = ()
    body: bytes = b""
    lines: HeaderLines = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Say how long the body is, unless the status has none."""
        length = (b"content-length", str(len(self.body)).encode())
        bare = self.status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)
        object.__setattr__(self, "lines", self.headers if bare else (*self.headers, length))

    def with_headers(self, *more: tuple[bytes, bytes]) -> Answer:
        """Return the same answer with more header lines."""
        return Answer(self.status, (*self.headers, *more), self.body)

    def as_http(self) -> bytes:
        """Return the whole answer as it goes over a connection, where there is no ASGI."""
        status = HTTPStatus(self.status)
        head = [f"HTTP/1.1 {status.value} {status.phrase}".encode()]
        head += [name + b": " + value for name, value in self.lines]
        return b"\r\n".join([*head, b"", self.body])


def refusal(status: HTTPStatus, label: Label, *more: tuple[bytes, bytes]) -> Answer:
    """Make the answer that says why not, in both languages; no cache keeps it.

    Args:
        status: The status.
        label: Why not, and what to do.
        more: More header lines.
    """
    body = f"{label.vi}\n{label.en}\n".encode()
    return Answer(status, (_PLAIN, NO_STORE, NO_SNIFFING, *more), body)


RETRY_SOON = (b"retry-after", b"1")
CLOSE = (b"connection", b"close")

COUNTED = Answer(HTTPStatus.NO_CONTENT, (NO_STORE,))
IMAGE = Answer(
    HTTPStatus.OK,
    (
        (b"content-type", b"image/gif"),
        (b"cross-origin-resource-policy", b"cross-origin"),
        NO_STORE,
        NO_SNIFFING,
    ),
    PIXEL,
)

NOT_FOUND = refusal(
    HTTPStatus.NOT_FOUND,
    Label(
        "Ở đây không có gì. Hiện có: /hit, /hit.gif, /counter.js, /counter.json, /counter.svg, "
        "/counter.html, /site-counter.js.",
        "There is nothing here. There are: /hit, /hit.gif, /counter.js, /counter.json, "
        "/counter.svg, /counter.html, /site-counter.js.",
    ),
)
BAD_REQUEST = refusal(
    HTTPStatus.BAD_REQUEST,
    Label(
        "Không hiểu yêu cầu; chỉ nhận lang=vi hoặc lang=en, và figures=all.",
        "The request is not understood; lang=vi or lang=en and figures=all are taken.",
    ),
)
TOO_LARGE = refusal(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Label(
        "Nội dung gửi lên quá dài; lượt xem không cần nội dung nào.",
        "The body is too long; a hit needs none.",
    ),
    CLOSE,
)
TOO_LONG = refusal(
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    Label("Phần đầu của yêu cầu quá dài.", "The head of the request is too long."),
    CLOSE,
)
TOO_SLOW = refusal(
    HTTPStatus.REQUEST_TIMEOUT,
    Label("Nội dung gửi lên quá chậm.", "The body did not come in time."),
    CLOSE,
)
OTHER_SITE = refusal(
    HTTPStatus.FORBIDDEN,
    Label(
        "Không tính lượt xem từ trang của nơi khác.",
        "Hits from pages of other sites are not counted.",
    ),
)
NOT_SAID = refusal(
    HTTPStatus.FORBIDDEN,
    Label(
        "Không tính lượt xem khi không rõ được gửi từ trang nào.",
        "Hits are not counted where it is not known which page sent them.",
    ),
)
NOT_YET = refusal(
    HTTPStatus.FORBIDDEN,
    Label("Bộ đếm chưa bắt đầu đếm.", "The counter has not begun to count."),
)
TOO_MANY = refusal(
    HTTPStatus.TOO_MANY_REQUESTS,
    Label(
        "Quá nhiều lượt xem trong một thời gian ngắn; lượt này không được tính.",
        "Too many hits in a short time; this one is not counted.",
    ),
    RETRY_SOON,
)
UNAVAILABLE = refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    Label(
        "Hiện không ghi được số đếm; lượt này không được tính.",
        "The count cannot be kept at present; this hit is not counted.",
    ),
    RETRY_SOON,
)
NO_FIGURES = refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    Label("Hiện không đọc được số đếm.", "The count cannot be read at present."),
    RETRY_SOON,
)


def not_allowed(methods: bytes) -> Answer:
    """Make the answer to a method that a path does not take.

    Args:
        methods: Those that it takes, with commas between.
    """
    names = methods.decode()
    return refusal(
        HTTPStatus.METHOD_NOT_ALLOWED,
        Label(f"Chỉ nhận {names}.", f"Only {names} are taken."),
        (b"allow", methods),
    )
