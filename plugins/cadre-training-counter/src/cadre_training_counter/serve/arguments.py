"""The command line of ``counter serve``, read into what it asks for."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import click
from attrs import evolve, frozen

from cadre_training.plugin import Label, Language, Zone, find_zone
from cadre_training_counter.serve.client import Network, Proxies, ProxyHeader
from cadre_training_counter.serve.gate import Rates
from cadre_training_counter.serve.options import FRESH, HOST, OPTIONS, PORT, Option
from cadre_training_counter.serve.origins import ANY, Origins, origin_of
from cadre_training_counter.serve.rate import Rate

T = TypeVar("T")

NAME = "cadre-training counter serve"


class WrongUsage(Exception):
    """A command line that cannot be followed.

    Args:
        vi: What is wrong, and what is taken, in Vietnamese.
        en: The same in English.
    """

    def __init__(self, vi: str, en: str) -> None:
        """Keep the message."""
        super().__init__(en)
        self.message = Label(vi, en)


class HelpAsked(Exception):
    """A command line that only asks for help.

    Args:
        text: The help.
    """

    def __init__(self, text: str) -> None:
        """Keep the text."""
        super().__init__(text)
        self.text = text


@frozen(kw_only=True)
class Arguments:
    """What a command line asks for.

    Args:
        db: Where the counts are kept.
        host: Where to listen.
        port: The port; 0 for any that is free.
        settings: The file that says how is counted, if any.
        zone: The time zone, where it is given.
        online_minutes: How long a visitor counts as online, where it is given.
        site: The site's name, where it is given.
        origins: Whose pages are counted.
        proxies: Which proxies are believed.
        rates: How many hits are taken at most.
        fresh_seconds: How long figures may be kept in caches.
    """

    db: str
    host: str = HOST
    port: int = PORT
    settings: Path | None = None
    zone: Zone | None = None
    online_minutes: int | None = None
    site: str | None = None
    origins: Origins = Origins()
    proxies: Proxies = Proxies()
    rates: Rates = Rates()
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
    values = _Values(_parse(args, language))
    db = values.one("db", str)
    if db is None:
        raise WrongUsage("còn thiếu --db", "--db is missing")
    made = Arguments(
        db=db,
        host=values.one("host", str) or HOST,
        settings=values.one("settings", Path),
        zone=values.one("zone", _zone),
        online_minutes=values.one("online_minutes", _whole("--online-minutes", 1, 24 * 60)),
        site=values.one("site", str),
        origins=Origins(values.many("origin", _origin)),
        proxies=Proxies(
            networks=values.many("proxy", _network),
            header=values.one("proxy_header", _header) or ProxyHeader.X_FORWARDED_FOR,
        ),
        rates=Rates(
            visitor=values.one("limit_visitor", _rate) or Rates().visitor,
            address=values.one("limit_address", _rate) or Rates().address,
            everyone=values.one("limit_all", _rate) or Rates().everyone,
        ),
        fresh_seconds=values.one("fresh", _whole("--fresh", 1, 3600)) or FRESH,
    )
    port = values.one("port", _whole("--port", 0, 65_535))
    return made if port is None else evolve(made, port=port)


class _Values:
    """The values of options as they were written."""

    def __init__(self, found: Mapping[str, tuple[str, ...]]) -> None:
        self._found = found

    def many(self, key: str, read: Callable[[str], T]) -> tuple[T, ...]:
        return tuple(read(value) for value in self._found.get(key, ()))

    def one(self, key: str, read: Callable[[str], T]) -> T | None:
        found = self.many(key, read)
        return found[-1] if found else None


def _parse(args: Sequence[str], language: Language) -> Mapping[str, tuple[str, ...]]:
    command = _Command(language)
    try:
        context = command.make_context(NAME, list(args))
    except click.NoSuchOption as error:
        names = ["--help", *(option.name for option in OPTIONS)]
        close = get_close_matches(error.option_name, names, n=1)
        raise WrongUsage(
            f"không có tùy chọn {error.option_name}" + (f"; có phải {close[0]}?" if close else ""),
            f"there is no option {error.option_name}"
            + (f"; did you mean {close[0]}?" if close else ""),
        ) from None
    except click.BadOptionUsage as error:
        name = error.option_name
        if name in ("-h", "--help"):
            raise WrongUsage(f"{name} không nhận giá trị nào", f"{name} takes no value") from None
        raise WrongUsage(f"sau {name} phải có một giá trị", f"{name} needs a value") from None
    if context.args:
        extra = " ".join(context.args)
        raise WrongUsage(f"thừa tham số: {extra}", f"too many arguments: {extra}")
    if context.params["help"]:
        raise HelpAsked(command.get_help(context))
    return {option.key: context.params[option.key] for option in OPTIONS}


class _Command(click.Command):
    """The command in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        params: list[click.Parameter] = [
            click.Option([option.name], multiple=True) for option in OPTIONS
        ]
        params.append(click.Option(["-h", "--help"], is_flag=True))
        super().__init__(
            NAME,
            params=params,
            add_help_option=False,
            context_settings={"allow_extra_args": True},
        )

    def _say(self, vi: str, en: str) -> str:
        return Label(vi, en).in_language(self._language)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, text and options."""
        usage = self._say("[TÙY CHỌN] --db THƯ_MỤC|URL", "[OPTIONS] --db FOLDER|URL")
        formatter.write_usage(ctx.command_path, usage, self._say("Cách dùng: ", "Usage: "))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(
                self._say(
                    "Chạy bộ đếm trực tiếp: nhận lượt xem của các trang và trả lời bằng số liệu. "
                    "Lượt nào được trả lời là đã tính thì đã nằm trên đĩa. Dừng bằng Ctrl-C hoặc "
                    "SIGTERM.",
                    "Run the live counter: take the hits of pages and answer with the figures. A "
                    "hit that is answered as counted is on the disk. Stop it with Ctrl-C or "
                    "SIGTERM.",
                )
            )
        rows = [self._row(option) for option in OPTIONS]
        shown = self._say("In hướng dẫn này rồi thoát.", "Show this help and exit.")
        with formatter.section(self._say("Tùy chọn", "Options")):
            formatter.write_dl([*rows, ("-h, --help", shown)])

    def _row(self, option: Option) -> tuple[str, str]:
        value = option.value.in_language(self._language)
        return f"{option.name} {value}", option.help.in_language(self._language)


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
