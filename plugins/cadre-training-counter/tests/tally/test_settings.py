"""Settings as a file."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.plugin import CounterRules, InputProblems, Weekday, find_zone
from cadre_training_counter.tally.json_keys import JsonKeys
from cadre_training_counter.tally.pages import PageRules
from cadre_training_counter.tally.robots import RobotRules
from cadre_training_counter.tally.settings import Settings
from cadre_training_counter.tally.settings_text import read_settings, settings_text

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=8)
_CLEAN = _TEXT.filter(lambda text: text == text.strip() and text.strip())
SETTINGS = st.builds(
    Settings,
    counter=st.builds(
        CounterRules,
        zone=st.sampled_from([find_zone("Asia/Ho_Chi_Minh"), find_zone("UTC-3")]),
        online_minutes=st.integers(1, 1440),
        week_starts=st.sampled_from(Weekday),
        since=st.none()
        | st.integers(0, 4_000_000_000).map(lambda n: dt.datetime.fromtimestamp(n, dt.UTC)),
    ),
    pages=st.builds(
        PageRules,
        methods=st.lists(_CLEAN, min_size=1, max_size=3).map(tuple),
        statuses=st.lists(st.integers(100, 599), min_size=1, max_size=3).map(tuple),
        skip=st.lists(_CLEAN.map(lambda text: f"/{text}"), max_size=3).map(tuple),
    ),
    robots=st.builds(
        RobotRules,
        also=st.just((r"^a\d", "b|c")),
        without_agent=st.booleans(),
    ),
    keys=st.builds(JsonKeys, time=st.lists(_CLEAN, min_size=1, max_size=2).map(tuple)),
    site=st.none() | _CLEAN,
)


@given(SETTINGS)
def test_written_and_read_back(settings: Settings) -> None:
    text = settings_text(settings)
    assert read_settings(text, "rules.toml") == settings
    assert settings_text(read_settings(text, "rules.toml")) == text


def test_what_a_file_does_not_say_is_the_default() -> None:
    assert read_settings("", "rules.toml") == Settings()


def test_what_a_person_writes() -> None:
    text = """
    [counter]
    zone = "Europe/Berlin"
    week_starts = "Sunday"
    since = 2024-05-06
    site = "Cổng thông tin"
    [pages]
    assets = [".CSS", "js"]
    """
    settings = read_settings(text, "rules.toml")
    assert settings.counter.since is not None
    assert settings.counter.since.isoformat() == "2024-05-06T00:00:00+02:00"
    assert settings.counter.week_starts is Weekday.SUNDAY
    assert settings.pages.assets == ("css", "js")
    assert settings.site == "Cổng thông tin"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a = ", "not-toml", "r.toml"),
        ("nonsense = 1", "unknown-key", "r.toml:nonsense"),
        ("counter = 1", "wrong-type", "r.toml:counter"),
        ("[counter]\nzones = 'x'", "unknown-key", "r.toml:counter.zones"),
        ("[counter]\nzone = 'Asia/Nowhere'", "not-accepted", "r.toml:counter.zone"),
        ("[counter]\nzone = 7", "not-accepted", "r.toml:counter.zone"),
        ("[counter]\nonline_minutes = 0", "not-accepted", "r.toml:counter.online_minutes"),
        ("[counter]\nonline_minutes = true", "not-accepted", "r.toml:counter.online_minutes"),
        ("[counter]\nonline_minutes = '5'", "not-accepted", "r.toml:counter.online_minutes"),
        ("[counter]\nweek_starts = 'thu hai'", "not-accepted", "r.toml:counter.week_starts"),
        ("[counter]\nsince = '2024'", "not-accepted", "r.toml:counter.since"),
        ("[counter]\nsite = ' '", "not-accepted", "r.toml:counter.site"),
        ("[pages]\nmethods = []", "not-accepted", "r.toml:pages.methods"),
        ("[pages]\nmethods = 'GET'", "not-accepted", "r.toml:pages.methods"),
        ("[pages]\nstatuses = [99]", "not-accepted", "r.toml:pages.statuses"),
        ("[pages]\nstatuses = []", "not-accepted", "r.toml:pages.statuses"),
        ("[pages]\nskip = ['a']", "not-accepted", "r.toml:pages.skip"),
        ("[robots]\nalso = ['(']", "not-accepted", "r.toml:robots.also"),
        ("[robots]\nwithout_agent = 1", "not-accepted", "r.toml:robots.without_agent"),
        ("[json]\ntime = []", "not-accepted", "r.toml:json.time"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, code: str, place: str) -> None:
    with pytest.raises(InputProblems) as refused:
        read_settings(text, "r.toml")
    (problem,) = refused.value.problems
    assert (problem.code, str(problem.place)) == (code, place)
    assert problem.message.vi != problem.message.en


def test_all_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(InputProblems) as refused:
        read_settings("x = 1\n[counter]\nzone = 1\nonlin_minutes = 3", "r.toml")
    assert len(refused.value.problems) == 3
    assert "did you mean online_minutes?" in str(refused.value)


def test_the_rules_of_the_figures_say_what_a_page_view_and_a_visitor_are() -> None:
    rules = Settings(pages=PageRules(statuses=(200,))).rules
    assert rules.page_view is not None
    assert "200" in rules.page_view.vi
    assert rules.visitor is not None
    assert "User-Agent" in rules.visitor.en
