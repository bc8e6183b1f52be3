"""The service, put together from its settings."""

from __future__ import annotations

import time
from collections.abc import Callable

from attrs import evolve, field, frozen, validators

from cadre_training.plugin import CounterRules, FigureKey, Label, figure_keys
from cadre_training_counter.serve.app import CounterApp
from cadre_training_counter.serve.chosen import USUAL, read_figures
from cadre_training_counter.serve.client import Proxies
from cadre_training_counter.serve.clock import Clock
from cadre_training_counter.serve.counting import Counting
from cadre_training_counter.serve.figures import Figures
from cadre_training_counter.serve.gate import Gate, Rates
from cadre_training_counter.serve.ledger import Ledger
from cadre_training_counter.serve.origins import Origins
from cadre_training_counter.store.protocol import Store
from cadre_training_counter.tally.pages import VISITOR
from cadre_training_counter.tally.robots import Robots
from cadre_training_counter.tally.settings import Settings

_PAGE_VIEW = Label(
    "một lượt xem là một lần trang của cổng được mở trong trình duyệt và trình duyệt báo cho bộ "
    "đếm",
    "a page view is a page of the site that is opened in a browser, which tells the counter so",
)


@frozen(kw_only=True)
class ServiceSettings:
    """How the service counts.

    Args:
        counted: What is counted by.
        origins: Whose pages are counted.
        proxies: Which proxies are believed when they say who asked them.
        rates: How many hits are taken at most.
        figures: Which figures are shown.
        fresh_seconds: How long the figures may be shown before they are read again, from 1.
    """

    counted: Settings = Settings()
    origins: Origins = Origins()
    proxies: Proxies = Proxies()
    rates: Rates = Rates()
    figures: tuple[FigureKey, ...] = read_figures(USUAL)
    fresh_seconds: int = field(default=10, validator=validators.ge(1))

    @property
    def rules(self) -> CounterRules:
        """The rules of the figures, with what makes a page view and a visitor in words."""
        rules = self.counted.counter
        return evolve(
            rules, page_view=rules.page_view or _PAGE_VIEW, visitor=rules.visitor or VISITOR
        )


def _say_nothing(_error: BaseException | None) -> None:
    pass


def make_app(
    store: Store,
    settings: ServiceSettings,
    *,
    now: Callable[[], int] = lambda: int(time.time()),
    ticks: Callable[[], int] = time.monotonic_ns,
    settled: Callable[[BaseException | None], None] = _say_nothing,
) -> CounterApp:
    """Make the service.

    Args:
        store: Where the counts are kept. From now on it is the service's alone, until it stops.
        settings: How it counts.
        now: The seconds since 1970 (UTC).
        ticks: A clock in nanoseconds that never goes back.
        settled: Is told of each batch of hits what went wrong with it; None where nothing did.
    """
    rules = settings.rules
    ledger = Ledger(
        store=store,
        rules=rules,
        clock=Clock(now, rules.zone),
        is_robot=Robots(settings.counted.robots).is_robot,
        settled=settled,
        site=settings.counted.site,
    )
    gate = Gate(settings.origins, settings.proxies, settings.rates, ticks)
    counting = Counting(gate, ledger)
    seconds = settings.fresh_seconds
    return CounterApp(
        counting,
        Figures(counting.snapshot, settings.figures, seconds),
        Figures(counting.snapshot, tuple(figure_keys(rules)), seconds),
    )
