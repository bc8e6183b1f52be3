"""What a figure of a counter counts, in parts and in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot, InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.quantity import Quantity

HANOI = dt.timezone(dt.timedelta(hours=7))
START, END = dt.datetime(2023, 8, 1, tzinfo=HANOI), dt.datetime(2023, 8, 1, 9, 30, 1, tzinfo=HANOI)
ONLINE, TODAY, WEEK, SEVEN, MONTH, ALL = CounterWindow
VIEWS, VISITORS, VISITS = CountUnit.PAGE_VIEW, CountUnit.VISITOR, CountUnit.VISIT
DAY = dt.timedelta(days=1)


def definition(window: CounterWindow = TODAY, **parts) -> CounterDefinition:
    given = {"unit": VIEWS, "zone": "Asia/Ho_Chi_Minh", "start": START, "end": END}
    return CounterDefinition(window=window, **{**given, "robots": Robots.WITHOUT, **parts})


def figure(of: CounterDefinition, value: int | Absence = 7) -> CounterFigure:
    amount = value if isinstance(value, Absence) else Quantity(value, of.unit)
    return CounterFigure(window=of.window, value=amount, definition=of)


def words(of: CounterDefinition, language: str) -> str:
    return Formatter(language).text(figure(of).explained)


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (
            definition(),
            Label(
                "Số lượt xem trang từ 00:00 ngày 01/08/2023 (UTC+7) đến 09:30 ngày 01/08/2023 "
                "(UTC+7), theo múi giờ Asia/Ho_Chi_Minh. Không tính máy tự động (robot).",
                "Page views from August 1, 2023, 00:00 (UTC+7) to August 1, 2023, 09:30 "
                "(UTC+7), in the time zone Asia/Ho_Chi_Minh. Robots are not counted.",
            ),
        ),
        (
            definition(
                WEEK,
                unit=VISITORS,
                start=START - DAY,
                robots=Robots.WITH,
                since=START,
                error_percent=Decimal("0.81"),
                basis=Label("theo địa chỉ mạng.", "by network address"),
            ),
            Label(
                "Số người truy cập khác nhau, mỗi người tính một lần, từ 00:00 ngày 31/07/2023 "
                "(UTC+7) đến 09:30 ngày 01/08/2023 (UTC+7), theo múi giờ Asia/Ho_Chi_Minh; "
                "tuần bắt đầu từ thứ Hai. Có tính cả máy tự động (robot). Cách nhận biết: theo "
                "địa chỉ mạng. Bộ đếm này bắt đầu đếm từ 00:00 ngày 01/08/2023 (UTC+7). Đây là "
                "số ước tính, sai số chuẩn tương đối 0,81%.",
                "Distinct visitors, each counted once, from July 31, 2023, 00:00 (UTC+7) to "
                "August 1, 2023, 09:30 (UTC+7), in the time zone Asia/Ho_Chi_Minh; the week "
                "begins on Monday. Robots are counted too. How they are told: by network "
                "address. This counter has counted since August 1, 2023, 00:00 (UTC+7). This "
                "is an estimate, with a relative standard error of 0.81%.",
            ),
        ),
        (
            definition(ALL, start=None, inherited=Inheritance.APART),
            Label(
                "Số lượt xem trang từ khi bắt đầu đếm đến 09:30 ngày 01/08/2023 (UTC+7), theo "
                "múi giờ Asia/Ho_Chi_Minh. Không tính máy tự động (robot). Không gồm số ban "
                "đầu được tiếp nhận.",
                "Page views from the beginning to August 1, 2023, 09:30 (UTC+7), in the time "
                "zone Asia/Ho_Chi_Minh. Robots are not counted. The start value that was taken "
                "over is not in it.",
            ),
        ),
        (
            definition(ALL, start=None, since=START, inherited=Inheritance.INCLUDED, unit=VISITS),
            Label(
                "Số lượt truy cập từ 00:00 ngày 01/08/2023 (UTC+7), khi bộ đếm này bắt đầu "
                "đếm, đến 09:30 ngày 01/08/2023 (UTC+7), theo múi giờ Asia/Ho_Chi_Minh. Không "
                "tính máy tự động (robot). Gồm cả số ban đầu được tiếp nhận.",
                "The number of visits from August 1, 2023, 00:00 (UTC+7), when this counter "
                "began to count, to August 1, 2023, 09:30 (UTC+7), in the time zone "
                "Asia/Ho_Chi_Minh. Robots are not counted. The start value that was taken over "
                "is in it.",
            ),
        ),
    ],
)
def test_every_part_is_said(of: CounterDefinition, said: Label):
    assert words(of, "vi") == said.vi
    assert words(of, "en") == said.en


@pytest.mark.parametrize(
    ("minutes", "vi", "en"),
    [
        (1, "xem trang trong 1 phút, đến 09:30", "Page views in the minute to "),
        (1440, "xem trang trong 1.440 phút, đến", "Page views in the 1,440 minutes to "),
    ],
)
def test_how_long_is_online(minutes: int, vi: str, en: str):
    of = definition(ONLINE, start=END - dt.timedelta(minutes=minutes))
    assert vi in words(of, "vi")
    assert en in words(of, "en")


def test_online_for_no_whole_minutes():
    assert "từ 09:28 ngày" in words(definition(ONLINE, start=END - 90 * DAY / 86_400), "vi")


def test_seven_days_are_calendar_days():
    assert "7 ngày theo lịch, kể cả hôm nay" in words(definition(SEVEN), "vi")
    assert "seven calendar days, today among them" in words(definition(SEVEN), "en")


def test_when_counting_began_is_not_said_where_it_changes_nothing():
    assert "bắt đầu đếm" not in words(definition(since=START), "vi")


def test_the_first_second_there_is():
    first = dt.datetime.min.replace(tzinfo=dt.UTC)
    assert "01/01/1" in words(definition(start=first, end=first), "vi")


@pytest.mark.parametrize("brace", ["{x}", "}{", "{"])
def test_braces_mean_nothing(brace: str):
    assert brace in words(definition(zone=brace), "en")
    assert brace in words(definition(basis=Label.same(brace)), "en")


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("window", "today", "CounterWindow"),
        ("unit", "page view", "CountUnit"),
        ("zone", "", "empty"),
        ("zone", 7, "text"),
        ("start", START.replace(tzinfo=None), "needs a zone"),
        ("start", START.date(), "moment"),
        ("end", END.replace(tzinfo=None), "needs a zone"),
        ("end", None, "moment"),
        ("end", START - DAY, "before"),
        ("robots", False, "Robots"),
        ("since", START.replace(tzinfo=None), "needs a zone"),
        ("inherited", "apart", "Inheritance"),
        ("inherited", Inheritance.INCLUDED, "only the figure of all time"),
        ("error_percent", Decimal(0), "above zero"),
        ("error_percent", Decimal(-1), "above zero"),
        ("error_percent", Decimal("NaN"), "above zero"),
        ("error_percent", Decimal("Infinity"), "above zero"),
        ("error_percent", 0.81, "Decimal"),
        ("error_percent", 1, "Decimal"),
        ("basis", "theo cookie", "Label"),
    ],
)
def test_what_is_no_definition(part: str, value: object, said: str):
    wrong: dict[str, Any] = {part: value}
    with pytest.raises((TypeError, ValueError), match=said):
        definition(**wrong)


def test_a_moment_is_itself_in_any_zone():
    # At 2:30 that night it was 2:30 twice; Python holds such a moment equal to no other.
    berlin = dt.datetime(2023, 10, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1)
    of = definition(start=None, end=berlin, since=berlin)
    assert of.end == of.since == berlin.astimezone(dt.UTC)
    assert of.end.isoformat() == "2023-10-29T02:30:00+01:00"
    snapshot = CounterSnapshot(id="c", at=berlin)
    assert snapshot == CounterSnapshot(id="c", at=berlin.astimezone(dt.UTC))


class TestFigure:
    def test_what_it_knows_from_its_definition(self):
        of = definition(unit=VISITORS, robots=Robots.WITH, error_percent=Decimal("0.5"))
        for value in (4987, Absence.WITHHELD):
            found = figure(of, value)
            assert (found.unit, found.robots, found.parts) == (VISITORS, Robots.WITH, of)
            assert found.error is not None
            assert found.error.percent == Decimal("0.5")
            assert found.label == Label("Hôm nay (kể cả robot)", "Today (with robots)")

    @pytest.mark.parametrize("how", [Label("?", "?"), NotKnown(Label("a", "b"))])
    def test_what_it_knows_without_one(self, how: Label | NotKnown):
        found = CounterFigure(window=TODAY, value=Quantity(1, VISITS), definition=how)
        assert (found.unit, found.robots, found.parts, found.error) == (VISITS, None, None, None)
        assert found.label == TODAY.label
        assert found.explained == (how if isinstance(how, Label) else how.label)
        absent = CounterFigure(window=TODAY, value=Absence.NO_DATA, definition=how)
        assert absent.unit is None

    def test_the_definition_is_its_own(self):
        with pytest.raises(ValueError, match="'week' has the definition of one of 'today'"):
            CounterFigure(window=WEEK, value=Quantity(1, VIEWS), definition=definition())
        with pytest.raises(ValueError, match="unit 'visit' has the definition of one in 'page"):
            CounterFigure(window=TODAY, value=Quantity(1, VISITS), definition=definition())


class TestSnapshot:
    def test_views_and_visitors_with_robots_and_without(self):
        figures = tuple(
            figure(definition(unit=unit, robots=robots))
            for unit in (VIEWS, VISITORS)
            for robots in Robots
        )
        snapshot = CounterSnapshot(id="c", figures=figures)
        assert snapshot.find(TODAY) is figures[0]
        assert snapshot.find(TODAY, VISITORS) is figures[2]
        assert snapshot.find(TODAY, robots=Robots.WITH) is figures[1]
        assert snapshot.find(TODAY, VISITORS, Robots.WITH) is figures[3]
        assert snapshot.find(TODAY, VISITS) is None
        for twice in figures:
            with pytest.raises(ValueError, match="gives a window and unit twice"):
                CounterSnapshot(id="c", figures=(*figures, twice))

    def test_an_inherited_number_that_is_included_is_given_apart(self):
        of = definition(ALL, start=None, inherited=Inheritance.INCLUDED)
        inherited = InheritedCount(value=Quantity(5, VIEWS))
        snapshot = CounterSnapshot(id="c", figures=(figure(of, 12),), inherited=inherited)
        assert snapshot.total is None
        for missing in (None, InheritedCount(value=Quantity(5, VISITS))):
            with pytest.raises(ValueError, match="does not give it apart"):
                CounterSnapshot(id="c", figures=(figure(of, 12),), inherited=missing)

    @pytest.mark.parametrize(
        ("unit", "parts", "value", "total"),
        [
            (VIEWS, {}, 12, 17),
            (VISITS, {}, 12, 17),
            (VISITORS, {}, 12, None),
            (VIEWS, {"inherited": Inheritance.NONE}, 12, None),
            (VIEWS, {"error_percent": Decimal(1)}, 12, None),
            (VIEWS, {}, Absence.NO_DATA, None),
        ],
    )
    def test_both_together(self, unit, parts, value, total):
        of = definition(
            ALL, **{"start": None, "unit": unit, "inherited": Inheritance.APART, **parts}
        )
        inherited = InheritedCount(value=Quantity(5, unit))
        snapshot = CounterSnapshot(id="c", figures=(figure(of, value),), inherited=inherited)
        assert snapshot.total == (None if total is None else Quantity(total, unit))

    def test_unlike_units_make_no_total(self):
        of = definition(ALL, start=None, inherited=Inheritance.APART)
        inherited = InheritedCount(value=Quantity(5, VISITS))
        assert CounterSnapshot(id="c", figures=(figure(of),), inherited=inherited).total is None
        assert CounterSnapshot(id="c", figures=(figure(of),)).total is None
        told = CounterFigure(window=ALL, value=Quantity(1, VISITS), definition=Label("?", "?"))
        assert CounterSnapshot(id="c", figures=(told,), inherited=inherited).total is None
