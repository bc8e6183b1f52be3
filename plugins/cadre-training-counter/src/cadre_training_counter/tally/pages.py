"""What makes a request a page view."""

from __future__ import annotations

import re
from typing import Final

from attrs import Attribute, field, frozen, validators

from cadre_training.plugin import Label
from cadre_training_counter.tally.outcome import Outcome

ASSETS: Final = (
    # what pages are made of
    *("css", "js", "mjs", "map", "json", "xml", "txt", "rss", "atom", "wasm", "webmanifest"),
    *("ico", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "tif", "tiff", "cur"),
    *("woff", "woff2", "ttf", "otf", "eot"),
    *("mp3", "mp4", "m4a", "m4v", "webm", "ogg", "oga", "ogv", "wav", "avi", "mov", "flv", "m3u8"),
    # documents that are loaded from pages, often in several parts
    *("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "csv"),
    *("zip", "rar", "7z", "gz", "tgz", "tar", "exe", "msi", "apk", "iso", "dmg"),
)
"""Endings of paths that are no pages."""

SKIP: Final = (
    "/hit",
    "/counter.json",
    "/counter.svg",
    "/counter.html",
    "/.well-known/",
)
"""Paths of the counter itself, and those that only programs ask for."""

_HOST: Final = re.compile(r"https?://[^/]*", re.IGNORECASE)


def _check_texts(
    _instance: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]
) -> None:
    for text in value:
        if not text or text != text.strip():
            raise ValueError(f"{attribute.name} cannot hold {text!r}")


_TEXTS = validators.and_(
    validators.deep_iterable(validators.instance_of(str), validators.instance_of(tuple)),
    _check_texts,
)


def _check_statuses(
    _instance: object, attribute: Attribute[tuple[int, ...]], value: tuple[int, ...]
) -> None:
    if not isinstance(value, tuple):
        raise TypeError(f"{attribute.name} must be a tuple, got {value!r}")
    for status in value:
        if isinstance(status, bool) or not 100 <= status <= 599:
            raise ValueError(f"{attribute.name} must be 100 to 599, got {status}")


@frozen(kw_only=True)
class PageRules:
    """What makes a request a page view: what was asked for, and what the server answered.

    Args:
        methods: The methods that ask for a page.
        statuses: The statuses that a page is answered with: 304 is a page that the reader has
            already. 206 is none of them: one document is often loaded in many parts.
        assets: Endings of paths that are no pages, without the dot.
        skip: Paths that are left out. One that ends with a slash stands for all below it.

    Raises:
        ValueError: If a value cannot be what it stands for.

    >>> PageRules().outcome("GET", "/gioi-thieu?muc=1").name
    'PERSON'
    >>> PageRules().outcome("GET", "/style.CSS").name
    'ASSET'
    """

    methods: tuple[str, ...] = field(default=("GET",), validator=_TEXTS)
    statuses: tuple[int, ...] = field(default=(200, 203, 304), validator=_check_statuses)
    assets: tuple[str, ...] = field(default=ASSETS, validator=_TEXTS)
    skip: tuple[str, ...] = field(default=SKIP, validator=_TEXTS)

    def outcome(self, method: str, target: str) -> Outcome:
        """Tell what becomes of a request; ``PERSON`` where it may be a page view.

        Args:
            method: The method: ``GET``.
            target: What was asked for: a path, perhaps with a query or a host.
        """
        if method not in self.methods:
            return Outcome.METHOD
        path = path_of(target)
        if self.skips(path):
            return Outcome.SKIPPED
        name = path.rpartition("/")[2]
        stem, dot, ending = name.rpartition(".")
        if dot and stem and ending.lower() in self.assets:
            return Outcome.ASSET
        return Outcome.PERSON

    def skips(self, path: str) -> bool:
        """Tell whether ``path`` is left out."""
        return any(path.startswith(one) if one.endswith("/") else path == one for one in self.skip)

    @property
    def words(self) -> Label:
        """What makes a page view, in words for the definition of a figure."""
        methods = ", ".join(self.methods)
        statuses = ", ".join(map(str, self.statuses))
        return Label(
            f"một lượt xem là một yêu cầu {methods} mà máy chủ trả lời với mã {statuses}, trừ các "
            "tệp đi kèm trang (hình ảnh, kiểu trình bày, mã lệnh, tài liệu tải về) và các đường "
            "dẫn của chính bộ đếm",
            f"a page view is a {methods} request that the server answered with status {statuses}, "
            "other than files that belong to pages (images, styles, scripts, downloads) and the "
            "counter's own paths",
        )


def path_of(target: str) -> str:
    """Return the path of what was asked for, without host, query and fragment.

    >>> path_of("https://www.example.vn/a/b.html?c=1#d")
    '/a/b.html'
    """
    bare = _HOST.sub("", target, count=1) if not target.startswith("/") else target
    return bare.partition("?")[0].partition("#")[0] or "/"


VISITOR: Final = Label(
    "một người truy cập là một địa chỉ mạng cùng một trình duyệt (User-Agent); địa chỉ không được "
    "lưu lại",
    "a visitor is an address together with a browser (User-Agent); no address is kept",
)
"""What tells visitors apart, in words for the definition of a figure."""
