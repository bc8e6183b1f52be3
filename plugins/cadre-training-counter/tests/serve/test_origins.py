"""Whose pages are counted."""

from __future__ import annotations

import pytest

from cadre_training_counter.serve.origins import Origins, Whence, origin_of

LISTED = Origins(("https://huyen.example", "http://[2001:db8::1]:8080", "https://Tỉnh.example/"))
NONE = Origins()


def whence(origins: Origins, **lines: str) -> Whence:
    return origins.whence(
        {name.replace("_", "-").encode(): value.encode() for name, value in lines.items()}
    )


@pytest.mark.parametrize(
    "lines",
    [
        {"origin": "https://huyen.example"},
        {"origin": "https://HUYEN.example:443"},
        {"origin": "http://[2001:db8::1]:8080"},
        {"origin": "https://xn--tnh-dlz.example"},
        {"referer": "https://huyen.example/tin-tuc?a=b"},
        {"referer": "https://huyen.example"},
        {"referer": "https://huyen.example#x"},
        # A page that hides its origin may still say its address.
        {"origin": "null", "referer": "https://huyen.example/"},
        {"origin": "https://huyen.example", "sec_fetch_site": "cross-site"},
        # The page stands where the counter stands.
        {"sec_fetch_site": "same-origin"},
        {"origin": "https://dem.example", "host": "dem.example"},
        {"origin": "http://dem.example:8099", "host": "dem.example:8099"},
        {"referer": "https://dem.example/", "host": "DEM.example"},
    ],
)
def test_pages_of_the_site(lines: dict[str, str]) -> None:
    assert whence(LISTED, **lines) is Whence.SITE


@pytest.mark.parametrize(
    "lines",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "http://huyen.example"},  # another scheme is another origin
        {"origin": "https://huyen.example:8443"},
        {"origin": "https://huyen.example.evil.example"},
        {"origin": "https://evil-huyen.example"},
        {"origin": "https://huyen.example@evil.example"},
        {"origin": "https://huyen.example/path"},
        {"origin": "file://"},
        {"origin": "https://"},
        {"origin": "x" * 10_000},
        {"referer": "https://evil.example/?https://huyen.example"},
        {"referer": "https://huyen.example.evil.example/"},
        {"referer": "https://" + "a" * 10_000},
        # What the browser says of the page outweighs a true address of the page.
        {"origin": "https://elsewhere.example", "referer": "https://huyen.example/"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},  # typed into the browser
        {"origin": "null", "sec_fetch_site": "cross-site"},
        {"origin": "https://dem.example", "host": "dem.example:8099"},
        {"origin": "https://elsewhere.example", "host": "dem.example"},
    ],
)
def test_pages_of_others(lines: dict[str, str]) -> None:
    assert whence(LISTED, **lines) is Whence.OTHER


@pytest.mark.parametrize(
    "lines", [{}, {"host": "dem.example"}, {"referer": ""}, {"origin": "null"}]
)
def test_a_page_that_says_nothing(lines: dict[str, str]) -> None:
    assert whence(LISTED, **lines) is Whence.NOT_SAID
    assert whence(NONE, **lines) is Whence.NOT_SAID
    assert whence(Origins(("*",)), **lines) is Whence.SITE


def test_without_a_list_only_the_own_host_counts() -> None:
    assert whence(NONE, sec_fetch_site="same-origin") is Whence.SITE
    assert whence(NONE, origin="https://dem.example", host="dem.example") is Whence.SITE
    assert whence(NONE, origin="https://huyen.example", host="dem.example") is Whence.OTHER


def test_a_star_is_everybody() -> None:
    assert whence(Origins(("*",)), origin="https://elsewhere.example") is Whence.SITE


@pytest.mark.parametrize(
    "text",
    ["", "huyen.example", "ftp://x.example", "https://", "https://a.example/x", "https://u@a.example",
     "https://a.example?b", "https://a.example#b", "https://a.example:99999", "https://a..example"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        origin_of(text)
    with pytest.raises(ValueError, match=r".+"):
        Origins((text,))


def test_scripts_of_the_pages_listed_may_read_answers() -> None:
    allowed = dict(LISTED.allowance({b"origin": b"https://huyen.example"}))
    assert allowed == {b"vary": b"origin", b"access-control-allow-origin": b"https://huyen.example"}
    assert LISTED.allowance({b"origin": b"https://elsewhere.example"}) == ((b"vary", b"origin"),)
    assert LISTED.allowance({}) == ((b"vary", b"origin"),)
    assert Origins(("*",)).allowance({}) == ((b"access-control-allow-origin", b"*"),)
