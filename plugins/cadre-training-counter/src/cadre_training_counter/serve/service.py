"""The service, put together from its settings."""

from __future__ import annotations

import time
from collections.abc import Callable

from attrs import field, frozen, validators

from cadre_training.plugin import CounterRules
from cadre_training_counter.serve.app import CounterApp
from cadre_training_counter.serve.client import Proxies
from cadre_training_counter.serve.clock import Clock
from cadre_training_counter.serve.counting import Counting
from cadre_training_counter.serve.figures import Figures
from cadre_training_counter.serve.gate import Gate, Rates
from cadre_training_counter.serve.ledger import Ledger
from cadre_training_counter.serve.origins import Origins
from cadre_training_counter.store.protocol import Store
from cadre_training_counter.tally.robots import Robots


@frozen(kw_only=True)
class Settings:
    """How a site wants to be counted.

    Args:
        rules: The rules that are counted by.
        origins: Whose pages are counted.
        proxies: Which proxies are believed when they say who asked them.
        rates: How many hits are taken at most.
        robots: Tells robots from people.
        site: The site, by name.
        fresh_seconds: How long the figures may be shown before they are read again, from 1.
    """

    rules: CounterRules = CounterRules()
    origins: Origins = Origins()
    proxies: Proxies = Proxies()
    rates: Rates = Rates()
    robots: Robots = Robots()
    site: str | None = None
    fresh_seconds: int = field(default=10, validator=validators.ge(1))


def _say_nothing(_error: BaseException | None) -> None:
    pass


def make_app(
    store: Store,
    settings: Settings,
    *,
    now: Callable[[], int] = lambda: int(time.time()),
    ticks: Callable[[], int] = time.monotonic_ns,
    settled: Callable[[BaseException | None], None] = _say_nothing,
) -> CounterApp:
    """Make the service.

    Args:
        store: Where the counts are kept. From now on it is the service's alone, until it stops.
        settings: How the site wants to be counted.
        now: The seconds since 1970 (UTC).
        ticks: A clock in nanoseconds that never goes back.
        settled: Is told of each batch of hits what went wrong with it; None where nothing did.
    """
    ledger = Ledger(
        store=store,
        rules=settings.rules,
        clock=Clock(now, settings.rules.zone),
        is_robot=settings.robots.is_robot,
        settled=settled,
        site=settings.site,
    )
    gate = Gate(settings.origins, settings.proxies, settings.rates, ticks)
    counting = Counting(gate, ledger)
    return CounterApp(counting, Figures(counting.snapshot, settings.fresh_seconds))
