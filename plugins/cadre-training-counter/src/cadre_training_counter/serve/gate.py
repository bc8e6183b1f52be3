"""Who may send a hit, and how many."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field, frozen

from cadre_training_counter.serve.answer import NOT_SAID, OTHER_SITE, TOO_MANY, Answer
from cadre_training_counter.serve.client import Proxies, neighbourhood
from cadre_training_counter.serve.headers import Headers
from cadre_training_counter.serve.origins import Origins, Whence
from cadre_training_counter.serve.rate import Rate, RateLimit
from cadre_training_counter.tally.outcome import Outcome


@frozen(kw_only=True)
class Rates:
    """How many hits are taken at most.

    Args:
        visitor: Of one visitor: one address with one browser.
        address: Of one address, or of one half of an IPv6 address. Many people may share one.
        everyone: Of all together.
    """

    visitor: Rate = Rate(per_second=1, burst=30)
    address: Rate = Rate(per_second=50, burst=500)
    everyone: Rate = Rate(per_second=2000, burst=4000)


@frozen
class Shut:
    """A hit that is left out.

    Args:
        outcome: Why.
        answer: What is answered.
    """

    outcome: Outcome
    answer: Answer


_OTHER_SITE = Shut(Outcome.OTHER_SITE, OTHER_SITE)
_NOT_SAID = Shut(Outcome.PAGE_UNKNOWN, NOT_SAID)
_TOO_MANY = Shut(Outcome.TOO_MANY, TOO_MANY)


@define(eq=False)
class Gate:
    """Decides whether a hit is taken.

    Args:
        origins: Whose pages are counted.
        proxies: Which proxies are believed.
        rates: How many hits are taken at most.
        ticks: A clock in nanoseconds that never goes back.
    """

    origins: Origins
    proxies: Proxies
    rates: Rates
    ticks: Callable[[], int]
    _visitors: RateLimit = field(init=False)
    _addresses: RateLimit = field(init=False)
    _everyone: RateLimit = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with nobody."""
        self._visitors = RateLimit(self.rates.visitor)
        self._addresses = RateLimit(self.rates.address)
        self._everyone = RateLimit(self.rates.everyone)

    def of_other_page(self, headers: Headers) -> Shut | None:
        """Tell why a hit is left out for the page that it comes from; None where it is not."""
        match self.origins.whence(headers):
            case Whence.SITE:
                return None
            case Whence.OTHER:
                return _OTHER_SITE
            case Whence.NOT_SAID:
                return _NOT_SAID

    def too_many_from(self, address: str) -> Shut | None:
        """Count a hit of ``address``; tell why it is left out if that is one too many."""
        now = self.ticks()
        if self._addresses.takes(neighbourhood(address), now) and self._everyone.takes("", now):
            return None
        return _TOO_MANY

    def too_many_of(self, key: bytes) -> Shut | None:
        """Count a hit of the visitor ``key``; tell why it is left out if that is one too many."""
        return None if self._visitors.takes(key, self.ticks()) else _TOO_MANY
