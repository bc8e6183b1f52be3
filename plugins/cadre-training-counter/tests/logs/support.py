"""Logs for tests, and what their lines must count for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen
from hypothesis import strategies as st

from cadre_training.plugin import CounterFigure, CounterSnapshot, Hit, Quantity
from cadre_training_counter.logs.counting import CountedLog, count_logs
from cadre_training_counter.store.snapshot import snapshot
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.settings import Settings

VN = dt.timezone(dt.timedelta(hours=7))
NOON = dt.datetime(2024, 2, 29, 12, tzinfo=VN)

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0"
COC_COC = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "coc_coc_browser/124.0.164 Chrome/118.0.5993.164 Safari/537.36"
)
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
CURL = "curl/8.5.0"

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@frozen(kw_only=True)
class Asked:
    """A request, and whether it is a page view."""

    at: dt.datetime
    address: str = "192.0.2.7"
    method: str = "GET"
    target: str = "/"
    status: int = 200
    agent: str = FIREFOX
    page: bool = True

    @property
    def line(self) -> str:
        """The request in the Combined format."""
        agent = self.agent.replace("\\", "\\\\").replace('"', '\\"')
        return (
            f"{self.address} - - [{clf(self.at)}] "
            f'"{self.method} {self.target} HTTP/1.1" {self.status} 512 "-" "{agent}"\n'
        )

    @property
    def hit(self) -> Hit:
        """The page view that it is."""
        robot = self.agent in (GOOGLEBOT, CURL, "-")
        return Hit(at=self.at, visitor=f"{self.address} {self.agent}", robot=robot)


def clf(at: dt.datetime) -> str:
    """Write a moment as web servers do, whatever the locale is."""
    return f"{at:%d}/{_MONTHS[at.month - 1]}/{at:%Y:%H:%M:%S %z}"


def write(path: Path, asked: Iterable[Asked]) -> Path:
    """Write a log."""
    path.write_text("".join(one.line for one in asked), encoding="utf-8", newline="")
    return path


def count_into(
    state: Path,
    paths: Sequence[Path],
    at: dt.datetime,
    settings: Settings | None = None,
    **more: object,
) -> tuple[CountedLog, ...]:
    """Count logs into a state in this process."""
    with SqliteStore(state) as store:
        return count_logs(paths, store, settings or Settings(), at, **more)  # type: ignore[arg-type]


def figures(state: Path, at: dt.datetime, settings: Settings | None = None) -> CounterSnapshot:
    """Read the figures of a state."""
    with SqliteStore(state) as store, store.reading() as reading:
        return snapshot(reading, at, (settings or Settings()).rules)


Key = tuple[str, str, str]


def key_of(figure: CounterFigure) -> Key:
    """Return what tells a figure from the others."""
    assert figure.unit is not None
    assert figure.robots is not None
    return figure.window.value, figure.unit.value, figure.robots.value


def numbers(taken: CounterSnapshot) -> dict[Key, int]:
    """Return the figures by window, unit and robots."""
    found: dict[Key, int] = {}
    for figure in taken.figures:
        assert isinstance(figure.value, Quantity)
        found[key_of(figure)] = figure.value.value
    return found


def exact(taken: CounterSnapshot) -> dict[Key, int]:
    """Return the figures that are no estimates."""
    estimates = {key_of(figure) for figure in taken.figures if figure.error is not None}
    return {key: value for key, value in numbers(taken).items() if key not in estimates}


_EDGES = [
    dt.datetime(2024, 2, 29, tzinfo=VN),  # a midnight, and of a leap day
    dt.datetime(2024, 3, 1, tzinfo=VN),  # a month
    dt.datetime(2024, 2, 26, tzinfo=VN),  # a Monday
    dt.datetime(2024, 1, 1, tzinfo=VN),  # a year and a Monday
    NOON,
]
ZONES = [VN, dt.UTC, dt.timezone(dt.timedelta(hours=-9, minutes=-30))]
SECONDS = st.integers(-400, 400) | st.integers(-4 * 86_400, 2 * 86_400)
MOMENTS = st.builds(
    lambda edge, seconds, zone: (edge + dt.timedelta(seconds=seconds)).astimezone(zone),
    st.sampled_from(_EDGES),
    SECONDS,
    st.sampled_from(ZONES),
)

ADDRESSES = st.sampled_from(["192.0.2.7", "198.51.100.23", "2001:db8::7", "may-12.example.vn"])
AGENTS = st.sampled_from([FIREFOX, COC_COC, GOOGLEBOT, CURL, "-", 'says "hello" \\ and more'])
_PAGES = st.sampled_from(["/", "/tin/bai-1.html", "/a?x=1.css", "/tin.tuc/", "http://a.vn/b"])

PAGES = st.builds(Asked, at=MOMENTS, address=ADDRESSES, agent=AGENTS, target=_PAGES)
OTHERS = st.one_of(
    st.builds(Asked, at=MOMENTS, agent=AGENTS, method=st.just("POST"), page=st.just(False)),
    st.builds(Asked, at=MOMENTS, agent=AGENTS, status=st.just(404), page=st.just(False)),
    st.builds(Asked, at=MOMENTS, agent=AGENTS, target=st.just("/a.css?v=2"), page=st.just(False)),
    st.builds(Asked, at=MOMENTS, agent=AGENTS, target=st.just("/hit"), page=st.just(False)),
)
LOGS = st.lists(PAGES | OTHERS, max_size=40)
