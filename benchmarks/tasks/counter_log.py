"""Writes a log of a busy site in the Combined format, and knows the truth about it.

The same seed gives the same log. Visitors come on every day, so that whoever adds up the days
counts each of them as often as there are days.
"""

import bisect
import datetime as dt
import itertools
import json
import random
import sys
from collections import Counter
from pathlib import Path

ZONE = dt.timezone(dt.timedelta(hours=7))
FIRST = dt.date(2024, 5, 6)  # a Monday
DAYS = 14
VISITORS = 5_000
ROBOTS = 0.12

_BROWSERS = [
    f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) {name}"
    for system in (
        "Windows NT 10.0; Win64; x64",
        "Macintosh; Intel Mac OS X 10_15_7",
        "X11; Linux x86_64",
        "Linux; Android 10; K",
        "Windows NT 6.1; WOW64",
    )
    for name in (
        "Chrome/124.0.0.0 Safari/537.36",
        "Chrome/123.0.0.0 Safari/537.36 Edg/123.0.2420.97",
        "coc_coc_browser/124.0.164 Chrome/118.0.5993.164 Safari/537.36",
        "Version/17.4 Safari/605.1.15",
    )
]
_ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "curl/8.5.0",
    "python-requests/2.31.0",
    "-",
]
_PAGES = ["/", *(f"/tin-tuc/bai-{n}.html" for n in range(400)), "/gioi-thieu", "/lien-he?muc=1"]
_ASSETS = [f"/css/{n}.css" for n in range(20)] + [f"/anh/{n}.jpg" for n in range(300)]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def write_log(path: Path, lines: int, seed: int = 20240506, visitors: int = VISITORS) -> Path:
    """Write ``lines`` lines to ``path`` and the truth beside it, unless both stand there."""
    truth = path.with_suffix(".json")
    if truth.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)
    people = [(_address(draw), draw.choice(_BROWSERS)) for _ in range(visitors)]
    if len(set(people)) != visitors:
        raise SystemExit("two visitors look alike; choose another seed")
    robots = [(_address(draw), agent) for agent in _ROBOTS for _ in range(30)]
    views: Counter[tuple[str, bool]] = Counter()
    seen: dict[str, set[tuple[str, str]]] = {}
    per_day = [lines // DAYS + (day < lines % DAYS) for day in range(DAYS)]
    with path.open("w", encoding="ascii", buffering=1 << 20) as out:
        for number, count in enumerate(per_day):
            day = FIRST + dt.timedelta(days=number)
            name = day.isoformat()
            stamp = f"{day.day:02}/{_MONTHS[day.month - 1]}/{day.year}"
            seconds = sorted(draw.choices(range(86_400), k=count))
            # Everybody comes once a day at least; who comes more often is drawn.
            faces = draw.sample(people, min(len(people), count))
            draw_one = _uneven(draw, people)
            seen[name] = set()
            for at, second in enumerate(seconds):
                robot = draw.random() < ROBOTS
                if robot:
                    who, page = draw.choice(robots), draw.random() < 0.9
                elif faces:
                    who, page = faces.pop(), True
                else:
                    who, page = draw_one(), draw.random() < 0.4
                request, status = _request(draw, page)
                if page and status in (200, 304) and request.startswith("GET"):
                    views[name, robot] += 1
                    if not robot:
                        seen[name].add(who)
                elif not robot and who not in seen[name]:
                    faces.insert(draw.randrange(len(faces) + 1), who)  # no page yet
                hour, minute = divmod(second // 60, 60)
                out.write(
                    f"{who[0]} - - [{stamp}:{hour:02}:{minute:02}:{second % 60:02} +0700] "
                    f'"{request} HTTP/1.1" {status} {at * 37 % 90_000} '
                    f'"https://www.example.vn/" "{who[1]}"\n'
                )
    weeks = [set().union(*list(seen.values())[start : start + 7]) for start in (0, 7)]
    truth.write_text(
        json.dumps(
            {
                "lines": lines,
                "people_views": {day: views[day, False] for day in seen},
                "robot_views": {day: views[day, True] for day in seen},
                "visitors": {day: len(who) for day, who in seen.items()},
                "week_visitors": [len(week) for week in weeks],
                "all_visitors": len(set().union(*weeks)),
            },
            indent=1,
        )
    )
    return path


def _address(draw: random.Random) -> str:
    if draw.random() < 0.15:
        groups = [f"{draw.getrandbits(16):x}" for _ in range(3)]
        return f"2001:ee0:{groups[0]}:{groups[1]}::{groups[2]}"
    return ".".join(str(draw.randrange(1, 224)) for _ in range(4))


def _uneven(draw, people):
    """Return a drawer of people of whom some come far more often than others."""
    weights = list(itertools.accumulate(1 / (n + 10) for n in range(len(people))))
    return lambda: people[bisect.bisect(weights, draw.random() * weights[-1])]


def _request(draw: random.Random, page: bool) -> tuple[str, int]:
    if not page:
        return f"GET {draw.choice(_ASSETS)}", 200
    chance = draw.random()
    if chance < 0.9:
        return f"GET {draw.choice(_PAGES)}", 200
    if chance < 0.94:
        return f"GET {draw.choice(_PAGES)}", 304
    if chance < 0.97:
        return f"GET /khong-co-{draw.randrange(1000)}", 404
    return "POST /tim-kiem", 200


if __name__ == "__main__":
    print(write_log(Path(sys.argv[1]), int(sys.argv[2])))
