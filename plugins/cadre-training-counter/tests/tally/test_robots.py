"""Robots and people, by the user agents that they send."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_counter.tally.prefix_tree import any_of
from cadre_training_counter.tally.robots import RobotRules, Robots

ROBOTS = Robots()
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"

PEOPLE = [
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/124.0.0.0 Safari/537.36",
    f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/123.0.0.0 Safari/537.36 Edg/123.0.2420.97",
    "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0",
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/17.4 Safari/605.1.15"
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
        "Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/459.0.0.33.107;FBBV/585;FBLC/vi_VN]"
    ),
    (
        f"Mozilla/5.0 (Linux; Android 13; SM-A146P) {WEBKIT} Version/4.0 "
        "Chrome/123.0.6312.118 Mobile Safari/537.36 Zalo android/12100721 "
        "ZaloTheme/light ZaloLanguage/vi"
    ),
    f"Mozilla/5.0 (Linux; Android 9; CUBOT X19) {WEBKIT} Chrome/120.0.0.0 Mobile Safari/537.36",
    f"Mozilla/5.0 (Linux; Android 9; CUBOT; X19) {WEBKIT} Chrome/120.0.0.0 Mobile Safari/537.36",
    f"Mozilla/5.0 (Linux; Android 14) {WEBKIT} SamsungBrowser/24.0 Chrome/117.0.0.0 Safari/537.36",
    "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/191.303; U; vi) Presto/2.12.423 Version/12.16",
    f"Mozilla/5.0 (Linux; U; Android 10; vi-VN) {WEBKIT} UCBrowser/13.4.0.1306 Mobile Safari/537",
]
COC_COC = [
    (
        f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} coc_coc_browser/124.0.164 "
        "Chrome/118.0.5993.164 Safari/537.36"
    ),
    (
        f"Mozilla/5.0 (Windows NT 6.1) {WEBKIT} coc_coc_browser/88.2.182 Chrome/82.2.4182.182 "
        "Safari/537.36"
    ),
    (
        f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT} coc_coc_browser/111.0.172 "
        "Chrome/105.0.5195.172 Safari/537.36"
    ),
    f"Mozilla/5.0 (Linux; Android 12) {WEBKIT} coc_coc_browser/119.0.168 Mobile Safari/537.36",
    f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} coc_coc_browser Chrome/118 Safari/537.36",
]
COC_COC_ROBOTS = [
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; coccocbot-image/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; coccoc/1.0; +http://help.coccoc.com/)",
    "coccoc/1.0 ()",
]
OTHER_ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (compatible; GPTBot/1.0; +https://openai.com/gptbot)",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; Bytespider)",
    "curl/8.5.0",
    "Wget/1.21.4",
    "python-requests/2.31.0",
    "Go-http-client/1.1",
    "Java/17.0.10",
    "okhttp/4.12.0",
    "GuzzleHttp/7",
    "PostmanRuntime/7.37.0",
    "kube-probe/1.29",
    "ELB-HealthChecker/2.0",
    "Prometheus/2.51.0",
    "some-new-crawler/0.1",
    "Mozilla/5.0 (compatible; Mạng xã hội; +https://example.vn/robot)",
    "Mozilla/5.0 HeadlessChrome/120.0.0.0 Safari/537.36",
]


@pytest.mark.parametrize("agent", [*PEOPLE, *COC_COC])
def test_people(agent: str) -> None:
    assert not ROBOTS.is_robot(agent)


@pytest.mark.parametrize("agent", [*COC_COC_ROBOTS, *OTHER_ROBOTS])
def test_robots(agent: str) -> None:
    assert ROBOTS.is_robot(agent)


def test_a_robot_that_calls_itself_the_browser_too() -> None:
    assert ROBOTS.is_robot("Mozilla/5.0 (compatible; coccocbot-web/1.0) coc_coc_browser/124.0.164")


def test_every_example_of_the_list() -> None:
    listed = files("crawleruseragents").joinpath("crawler-user-agents.json")
    entries = json.loads(listed.read_text(encoding="utf-8"))
    agents = [agent for entry in entries for agent in entry["instances"]]
    assert len(agents) > 1500
    assert [agent for agent in agents if not ROBOTS.is_robot(agent)] == []


@pytest.mark.parametrize("agent", ["", "-", " ", " - "])
def test_who_sends_no_user_agent(agent: str) -> None:
    assert ROBOTS.is_robot(agent)
    assert not Robots(RobotRules(without_agent=False)).is_robot(agent)


def test_rules_of_ones_own() -> None:
    rules = RobotRules(also=(r"^Kiểm tra",), never=(r"Googlebot",))
    own = Robots(rules)
    assert own.is_robot("Kiểm tra hằng giờ")
    assert not own.is_robot(OTHER_ROBOTS[0])
    assert own.is_robot(OTHER_ROBOTS[1])
    assert not own.is_robot(PEOPLE[0])


def test_what_is_no_pattern() -> None:
    with pytest.raises(ValueError, match="is no pattern"):
        RobotRules(also=("(",))


WORDS = st.lists(st.text(st.sampled_from("ab.|(\\"), min_size=1, max_size=5), max_size=8)


@given(WORDS, st.text(st.sampled_from("ab.|(\\c"), max_size=12))
def test_the_tree_finds_what_the_words_find(words: list[str], text: str) -> None:
    tree = any_of(words)
    assert bool(tree) is bool(words)
    if words:
        assert bool(re.search(tree, text)) is any(word in text for word in words)
