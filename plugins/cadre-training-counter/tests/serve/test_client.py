"""The address that a hit comes from, whoever claims what."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_counter.serve.client import (
    MOST_HOPS,
    Proxies,
    ProxyHeader,
    neighbourhood,
    parse_address,
)

OURS = ("10.0.0.0/8", "fd00::/8", "192.168.7.1/32")
PROXIES = Proxies(networks=tuple(map(ipaddress.ip_network, OURS)))
FORWARDED = Proxies(networks=PROXIES.networks, header=ProxyHeader.FORWARDED)


def client(peer: str, value: str, proxies: Proxies = PROXIES) -> str:
    return proxies.client(peer, {proxies.header.key: value.encode("latin-1")})


@pytest.mark.parametrize(
    ("peer", "value", "expected"),
    [
        # Whoever is no proxy speaks for nobody.
        ("203.0.113.9", "192.0.2.1", "203.0.113.9"),
        ("2001:db8::9", "192.0.2.1", "2001:db8::9"),
        # One proxy, and a client that sent a header of its own.
        ("10.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("10.0.0.1", "1.1.1.1, 8.8.8.8, 192.0.2.1", "192.0.2.1"),
        ("10.0.0.1", " 192.0.2.1 ", "192.0.2.1"),
        # Proxies behind proxies.
        ("10.0.0.1", "6.6.6.6, 192.0.2.1, 10.9.9.9, fd00::7", "192.0.2.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("192.168.7.1", "192.168.7.2, 10.0.0.2", "192.168.7.2"),
        # IPv6, with and without brackets, ports and zones.
        ("fd00::1", "2001:DB8:0:0::1", "2001:db8::1"),
        ("fd00::1", "[2001:db8::1]", "2001:db8::1"),
        ("fd00::1", "[2001:db8::1]:55555", "2001:db8::1"),
        ("fd00::1", "fe80::1%eth0", "fe80::1"),
        ("10.0.0.1", "192.0.2.1:8443", "192.0.2.1"),
        # An IPv4 address in the clothes of IPv6 is itself, on either side.
        ("::ffff:10.0.0.1", "::ffff:192.0.2.1", "192.0.2.1"),
        ("::ffff:203.0.113.9", "192.0.2.1", "203.0.113.9"),
        # What is no address ends the way: the last that is known is the client.
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.1, unknown", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.1, , 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "192.0.2.1, 10.0.0.2\x00", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.256", "10.0.0.1"),
        ("10.0.0.1", "١٩٢.0.2.1".encode().decode("latin-1"), "10.0.0.1"),
        ("10.0.0.1", "9" * 5000, "10.0.0.1"),
        ("10.0.0.1", "<script>", "10.0.0.1"),
    ],
)
def test_x_forwarded_for(peer: str, value: str, expected: str) -> None:
    assert client(peer, value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("for=192.0.2.1", "192.0.2.1"),
        ("For=192.0.2.1;proto=https;by=10.0.0.1", "192.0.2.1"),
        ("proto=https; for=192.0.2.1", "192.0.2.1"),
        ('for="[2001:db8:cafe::17]:4711"', "2001:db8:cafe::17"),
        ('for="192.0.2.1:80"', "192.0.2.1"),
        ("for=6.6.6.6, for=192.0.2.1, for=10.0.0.2", "192.0.2.1"),
        # A comma, a semicolon or another “for” within quotes is text.
        ('for=192.0.2.1;host="a,for=6.6.6.6"', "192.0.2.1"),
        ('for=192.0.2.1;host="a;for=6.6.6.6"', "192.0.2.1"),
        ('host="x\\", for=6.6.6.6";for=192.0.2.1', "192.0.2.1"),
        ("for=unknown", "10.0.0.1"),
        ("for=_hidden", "10.0.0.1"),
        ("for=192.0.2.1, for=_gazonk", "10.0.0.1"),
        ("for=192.0.2.1, proto=https", "10.0.0.1"),
        ("192.0.2.1", "10.0.0.1"),
        ('for="192.0.2.1', "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_forwarded(value: str, expected: str) -> None:
    assert client("10.0.0.1", value, FORWARDED) == expected


def test_only_the_header_that_the_proxies_write_is_read() -> None:
    lines = {b"x-forwarded-for": b"192.0.2.1", b"forwarded": b"for=192.0.2.2"}
    assert PROXIES.client("10.0.0.1", lines) == "192.0.2.1"
    assert FORWARDED.client("10.0.0.1", lines) == "192.0.2.2"
    assert FORWARDED.client("10.0.0.1", {b"x-forwarded-for": b"192.0.2.1"}) == "10.0.0.1"
    assert PROXIES.client("10.0.0.1", {b"x-real-ip": b"192.0.2.1"}) == "10.0.0.1"


def test_nobody_is_believed_by_default() -> None:
    assert Proxies().client("127.0.0.1", {b"x-forwarded-for": b"192.0.2.1"}) == "127.0.0.1"


def test_a_peer_without_an_address_is_no_proxy() -> None:
    assert client("", "192.0.2.1") == ""
    assert client("/run/app.sock", "192.0.2.1") == "/run/app.sock"


def test_an_endless_way_ends() -> None:
    way = ", ".join(["192.0.2.1", *["10.0.0.2"] * (MOST_HOPS + 5)])
    assert client("10.0.0.1", way) == "10.0.0.2"


@given(
    st.ip_addresses(),
    st.lists(st.ip_addresses()),
    st.lists(st.sampled_from(["10.1.1.1", "fd00::5"]), max_size=20),
)
def test_whatever_a_client_writes_itself_changes_nothing(
    real: ipaddress.IPv4Address | ipaddress.IPv6Address,
    claims: list[ipaddress.IPv4Address | ipaddress.IPv6Address],
    proxies: list[str],
) -> None:
    seen = parse_address(str(real))
    assert seen is not None
    if any(seen in network for network in PROXIES.networks):
        return
    honest = ", ".join([str(real), *proxies])
    forged = ", ".join([*map(str, claims), honest])
    assert client("10.0.0.1", forged) == client("10.0.0.1", honest) == str(seen)


@given(st.text(st.characters(max_codepoint=255)), st.sampled_from([PROXIES, FORWARDED]))
def test_any_text_gives_an_address(text: str, proxies: Proxies) -> None:
    assert parse_address(client("10.0.0.1", text, proxies)) is not None


def test_a_neighbourhood_is_what_one_subscriber_has() -> None:
    assert neighbourhood("192.0.2.1") == "192.0.2.1"
    assert neighbourhood("2001:db8::1") == neighbourhood("2001:db8::ffff:2") == "2001:db8::/64"
    assert neighbourhood("2001:db8:0:1::1") != neighbourhood("2001:db8::1")
    assert neighbourhood("") == ""
