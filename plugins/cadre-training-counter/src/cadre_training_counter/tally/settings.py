"""All that a state is counted by, and the text of it."""

from __future__ import annotations

from attrs import evolve, field, frozen, validators

from cadre_training.plugin import CounterRules
from cadre_training_counter.tally.json_keys import JsonKeys
from cadre_training_counter.tally.pages import VISITOR, PageRules
from cadre_training_counter.tally.robots import RobotRules


@frozen(kw_only=True)
class Settings:
    """All that a state is counted by.

    Args:
        counter: The rules of the figures.
        pages: What makes a page view.
        robots: Who is a robot.
        keys: Where the parts of a request stand in JSON logs.
        site: The site, by name.
    """

    counter: CounterRules = field(
        factory=CounterRules, validator=validators.instance_of(CounterRules)
    )
    pages: PageRules = field(default=PageRules(), validator=validators.instance_of(PageRules))
    robots: RobotRules = field(default=RobotRules(), validator=validators.instance_of(RobotRules))
    keys: JsonKeys = field(default=JsonKeys(), validator=validators.instance_of(JsonKeys))
    site: str | None = field(
        default=None, validator=validators.optional(validators.instance_of(str))
    )

    @property
    def rules(self) -> CounterRules:
        """The rules of the figures, with what makes a page view and a visitor in words."""
        return evolve(
            self.counter,
            page_view=self.counter.page_view or self.pages.words,
            visitor=self.counter.visitor or VISITOR,
        )
