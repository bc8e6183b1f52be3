"""The command line of ``counter serve``, read into what it asks for."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from cadre_training.plugin import FigureKey, Label, Language, Zone, find_zone
from cadre_training_counter.commands.line import Usage, WrongUsage
from cadre_training_counter.serve.chosen import USUAL, read_figures
from cadre_training_counter.serve.client import Network, Proxies, ProxyHeader
from cadre_training_counter.serve.gate import Rates
from cadre_training_counter.serve.options import FRESH, HOST, OPTIONS, PORT
from cadre_training_counter.serve.origins import ANY, Origins, origin_of
from cadre_training_counter.serve.rate import Rate

USAGE = Usage(
    name="cadre-training counter serve",
    text=Label(
        "Chạy bộ đếm trực tiếp: nhận lượt xem của các trang và trả lời bằng số liệu. Lượt nào "
        "được trả lời là đã tính thì đã nằm trên đĩa. Dừng bằng Ctrl-C hoặc SIGTERM.",
        "Run the live counter: take the hits of pages and answer with the figures. A hit that is "
        "answered as counted is on the disk. Stop it with Ctrl-C or SIGTERM.",
    ),
    options=OPTIONS,
)

_RATES = Rates()


@frozen(kw_only=True)
class Arguments:
    """What a command line asks for.

    Args:
        db: Where the counts are kept.
        host: Where to listen.
        port: The port; 0 for any that is free.
        rules: The file of rules, if any.
        zone: The time zone, where it is given.
        online_minutes: How long a visitor counts as online, where it is given.
        site: The site's name, where it is given.
        origins: Whose pages are counted.
        proxies: Which proxies are believed.
        rates: How many hits are taken at most.
        figures: Which figures are shown.
        fresh_seconds: How long figures may be kept in caches.
    """

    db: str
    host: str = HOST
    port: int = PORT
    rules: Path | None = None
    zone: Zone | None = None
    online_minutes: int | None = None
    site: str | None = None
    origins: Origins = Origins()
    proxies: Proxies = Proxies()
    rates: Rates = _RATES
    figures: tuple[FigureKey, ...] = read_figures(USUAL)
    fresh_seconds: int = FRESH


def read_arguments(args: Sequence[str], language: Language) -> Arguments:
    """Read a command line.

    Args:
        args: What follows the name of the command.
        language: The language of the help.

    Raises:
        WrongUsage: If it cannot be followed.
        HelpAsked: If it only asks for help.
    """
    line = USAGE.read(args, language)
    port = line.one("port", _whole("--port", 0, 65_535))
    return Arguments(
        db=line.values["db"],
        host=line.values.get("host", HOST),
        port=PORT if port is None else port,
        rules=line.one("rules", Path),
        zone=line.one("zone", _zone),
        online_minutes=line.one("online_minutes", _whole("--online-minutes", 1, 24 * 60)),
        site=line.values.get("site"),
        origins=Origins(line.many("origin", _origin)),
        proxies=Proxies(
            networks=line.many("proxy", _network),
            header=line.one("proxy_header", _header) or ProxyHeader.X_FORWARDED_FOR,
        ),
        rates=Rates(
            visitor=line.one("limit_visitor", _rate) or _RATES.visitor,
            address=line.one("limit_address", _rate) or _RATES.address,
            everyone=line.one("limit_all", _rate) or _RATES.everyone,
        ),
        figures=line.one("figures", read_figures) or read_figures(USUAL),
        fresh_seconds=line.one("fresh", _whole("--fresh", 1, 3600)) or FRESH,
    )


def _whole(name: str, low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not low <= int(text[:9]) <= high:
            raise WrongUsage(
                f"{name} phải là số nguyên từ {low} đến {high}, không phải “{text}”",
                f"{name} must be a whole number from {low} to {high}, not {text!r}",
            )
        return int(text)

    return read


def _zone(text: str) -> Zone:
    try:
        return find_zone(text)
    except LookupError as error:
        raise WrongUsage(
            f"không có múi giờ “{text}”; hãy viết như Asia/Ho_Chi_Minh hoặc UTC+7", str(error)
        ) from error


def _origin(text: str) -> str:
    if text != ANY:
        try:
            origin_of(text)
        except ValueError:
            raise WrongUsage(
                f"--origin: “{text}” phải viết như https://example.gov.vn, không có đường dẫn",
                f"--origin: {text!r} must be written as https://example.gov.vn, without a path",
            ) from None
    return text


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise WrongUsage(
            f"--proxy: “{text}” không phải là địa chỉ mạng như 127.0.0.1 hay 10.0.0.0/8",
            f"--proxy: {text!r} is no network such as 127.0.0.1 or 10.0.0.0/8",
        ) from None


def _header(text: str) -> ProxyHeader:
    for header in ProxyHeader:
        if header.value.lower() == text.lower():
            return header
    raise WrongUsage(
        f"--proxy-header: “{text}” phải là X-Forwarded-For hoặc Forwarded",
        f"--proxy-header: {text!r} must be X-Forwarded-For or Forwarded",
    )


def _rate(text: str) -> Rate:
    per_second, _, burst = text.partition(",")
    try:
        return Rate(int(per_second), int(burst))
    except ValueError:
        raise WrongUsage(
            f"giới hạn “{text}” phải viết như 50,500: số lượt mỗi giây, số lượt liền một lúc",
            f"the limit {text!r} must be written as 50,500: hits a second, hits at once",
        ) from None
