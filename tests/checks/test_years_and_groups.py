"""Years without data, and groups that do not fit."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import figure, found, held, keys, only, overlay, seen

from cadre_training.checks.finding import Severity
from cadre_training.checks.years_without_data import runs
from cadre_training.model.absence import Absence
from cadre_training.model.cadre import Cadre
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic


class TestYears:
    CODE = "years-without-data"

    def test_years_in_runs(self):
        register = Register(
            covers=Period.of_years(2010, 2019), classes=(held("a", 2012), held("b", 2016))
        )
        finding = only(register, self.CODE)
        assert finding.severity is Severity.NOTICE
        assert "2010–2011, 2013–2015 và 2017–2019" in seen(finding)
        assert "8 trong 10 năm" in seen(finding)
        assert finding.spots[0].kind == "register"

    def test_no_class_held_is_data(self):
        none = held("b", 2013, Absence.NO_DATA, count=0)
        register = Register(covers=Period.of_years(2012, 2013), classes=(held("a", 2012), none))
        assert found(register, self.CODE) == ()

    def test_a_record_of_several_years_says_something_of_each(self):
        register = Register(
            covers=Period.of_years(2010, 2014), classes=(held("a", (2011, 2013), count=9),)
        )
        assert "2010 và 2014" in seen(only(register, self.CODE))

    def test_a_class_over_new_year_is_of_the_year_it_began(self):
        over = held("a", Period(dt.date(2012, 12, 30), dt.date(2013, 1, 3)))
        register = Register(covers=Period.of_years(2012, 2013), classes=(over,))
        assert "1 trong 2 năm" in seen(only(register, self.CODE))

    def test_nothing_to_say(self):
        assert found(Register(classes=(held("a", 2012),)), self.CODE) == ()
        assert found(Register(covers=Period.of_year(2012)), self.CODE) == ()
        sessions = (Session(id="s", period=Period.of_year(2012)),)
        assert len(found(Register(covers=Period.of_year(2012), sessions=sessions), self.CODE)) == 1

    @given(st.sets(st.integers(1990, 2040)))
    def test_runs_hold_the_same_years(self, years: set[int]):
        found = list(runs(sorted(years)))
        assert [year for run in found for year in run.years] == sorted(years)
        assert all(a.end.year + 1 < b.start.year for a, b in itertools.pairwise(found))


class TestTopics:
    CODE = "topic-class-group"

    @staticmethod
    def topic(
        id: str, when: int | tuple[int, int] | None, group: str | None, count: int = 4
    ) -> Topic:
        return Topic(
            id=id,
            period=None
            if when is None
            else Period.of_years(when, when)
            if isinstance(when, int)
            else Period.of_years(*when),
            target_group=None if group is None else TargetGroup(*group.split("/")),
            count=count,
        )

    @pytest.mark.parametrize(
        ("topics", "classes", "conflict"),
        [
            (["164/4"], ["164/3"], True),
            (["164/4"], ["164/4"], False),
            (["164/4"], ["164/3", "164/4"], False),
            (["164/3", "164/4"], ["164/4"], False),
            (["164/1", "164/2"], ["164/3", "164/4"], True),
            (["164/4"], ["164/3", None], False),
            ([None], ["164/3"], False),
            (["164/4", None], ["164/3"], False),
            (["164/4"], ["145/3"], False),
            (["145/3"], ["164/4"], False),
            (["164/4"], ["145/2"], True),
            (["164/4"], ["defence-education/4"], True),
            ([], ["164/3"], False),
            (["164/4"], [], False),
        ],
    )
    def test_groups_of_one_year(
        self, topics: list[str | None], classes: list[str | None], conflict: bool
    ):
        register = Register(
            topics=tuple(self.topic(f"t{n}", 2024, g) for n, g in enumerate(topics)),
            classes=tuple(held(f"c{n}", 2024, group=g) for n, g in enumerate(classes)),
        )
        assert bool(found(register, self.CODE)) is conflict

    def test_each_year_by_itself(self):
        register = Register(
            topics=(self.topic("t", 2018, "164/4"), self.topic("u", 2019, "164/3")),
            classes=(held("c", 2018, group="164/3"), held("d", 2019, group="164/3")),
        )
        finding = only(register, self.CODE)
        assert keys(finding) == ["t", "c"]
        assert seen(finding).startswith("Năm 2018")

    def test_longer_periods_may_hold_the_year(self):
        topics = (self.topic("t", 2018, "164/4"),)
        classes = (held("c", 2018, group="164/3"), held("d", (2017, 2019), count=9))
        assert found(Register(topics=topics, classes=classes), self.CODE) == ()
        assert found(Register(topics=topics, classes=classes[1:]), self.CODE) == ()
        longer = (*topics, self.topic("u", (2017, 2019), "164/3"))
        assert found(Register(topics=longer, classes=classes[:1]), self.CODE) == ()
        unknown = (*topics, self.topic("u", None, "164/3"))
        assert found(Register(topics=unknown, classes=classes[:1]), self.CODE) == ()

    def test_no_topics_and_no_classes_held(self):
        none = held("c", 2018, 0, count=0, group="164/3")
        topics = (self.topic("t", 2018, "164/4"),)
        assert found(Register(topics=topics, classes=(none,)), self.CODE) == ()
        no_topics = (self.topic("t", 2018, "164/4", count=0),)
        held_ = (held("c", 2018, group="164/3"),)
        assert found(Register(topics=no_topics, classes=held_), self.CODE) == ()


class TestGroupNotInScheme:
    CODE = "group-not-in-scheme"

    @pytest.mark.parametrize("group", ["164/4", "145/3", "defence-education/2"])
    def test_known_groups(self, group: str):
        assert found(Register(classes=(held("a", 2019, group=group),)), self.CODE) == ()

    @pytest.mark.parametrize("group", ["164/5", "145/4", "368/IV"])
    def test_nothing_defines_it(self, group: str):
        register = Register(classes=(held("a", 2019, group=group),))
        finding = only(register, self.CODE)
        assert finding.severity is Severity.ERROR
        assert keys(finding) == ["a"]
        assert finding.spots[0].field == "target_group"

    def test_a_local_overlay_defines_it(self):
        register = Register(
            schemes=(overlay("tra-on", "5", "6"),),
            classes=(held("a", 2019, group="tra-on/5"), held("b", 2019, group="tra-on/5")),
            figures=(figure("f", 2, group="tra-on/5"), figure("g", 1, group="tra-on/6")),
        )
        five, six = found(register, self.CODE)
        assert five.severity is six.severity is Severity.NOTICE
        assert keys(five) == ["a", "b", "f"]
        assert keys(six) == ["g"]
        assert "Quy định số 164-QĐ/TW không có đối tượng 5 (tra-on)" in seen(five)
        assert "chưa rõ; xem văn bản của huyện" in seen(five)
        assert "not known; look in a document of the district" in seen(five, "en")
        assert "dùng đối tượng này: 2; số liệu báo cáo: 1" in seen(five)

    def test_a_document_that_is_known_is_named(self):
        register = Register(
            schemes=(overlay("tra-on", "5", known=True),),
            classes=(held("a", 2019, group="tra-on/5"),),
        )
        assert "Hướng dẫn số 1" in seen(only(register, self.CODE))

    def test_a_scheme_of_its_own_lacks_nothing(self):
        register = Register(
            schemes=(overlay("an-ninh", "1", extends=None),),
            classes=(held("a", 2019, group="an-ninh/1"), held("b", 2019, group="an-ninh/2")),
        )
        finding = only(register, self.CODE)
        assert finding.severity is Severity.ERROR
        assert keys(finding) == ["b"]

    def test_an_overlay_adds_nothing_to_the_regulation_itself(self):
        register = Register(
            schemes=(overlay("tra-on", "5"),), classes=(held("a", 2019, group="164/5"),)
        )
        assert only(register, self.CODE).severity is Severity.ERROR

    def test_every_kind_of_record_and_not_too_many_spots(self):
        group = TargetGroup("164", "9")
        register = Register(
            classes=tuple(held(f"c{n:03}", 2019, group="164/9") for n in range(100)),
            sessions=(Session(id="s", period=Period.of_year(2019), target_group=group),),
            topics=(Topic(id="t", target_group=group),),
            cadres=(Cadre(id="p", target_group=group),),
        )
        finding = only(register, self.CODE)
        assert len(finding.spots) == 20
        assert "103" in seen(finding)
        for kind in ("sessions", "topics", "cadres"):
            alone = Register(**{kind: getattr(register, kind)})
            assert only(alone, self.CODE).spots[0].kind == kind


class TestNotInForce:
    CODE = "regulation-not-in-force"

    @pytest.mark.parametrize(
        ("group", "first", "last", "named"),
        [
            ("164/4", (2012, 1, 1), (2012, 12, 31), True),
            ("164/4", (2013, 1, 31), (2013, 1, 31), True),
            ("164/4", (2013, 1, 1), (2013, 12, 31), False),
            ("164/4", (2013, 2, 1), (2013, 2, 1), False),
            ("164/4", (2024, 5, 9), (2024, 5, 9), False),
            ("164/4", (2024, 5, 10), (2024, 5, 10), True),
            ("164/4", (2024, 1, 1), (2024, 12, 31), False),
            ("164/4", (2025, 3, 1), (2025, 3, 5), True),
            ("145/3", (2024, 5, 9), (2024, 5, 9), True),
            ("145/3", (2024, 5, 10), (2024, 5, 12), False),
            ("defence-education/4", (1999, 1, 1), (1999, 1, 1), False),
            ("tra-on/5", (2012, 1, 1), (2012, 12, 31), True),
            ("tra-on/5", (2014, 1, 1), (2014, 12, 31), False),
            ("own/5", (1999, 1, 1), (1999, 1, 1), False),
            ("nowhere/5", (1999, 1, 1), (1999, 1, 1), False),
        ],
    )
    def test_days(self, group: str, first: tuple, last: tuple, named: bool):
        when = Period(dt.date(*first), dt.date(*last))
        register = Register(
            schemes=(overlay("tra-on", "5"), overlay("own", "5", extends=None)),
            classes=(held("a", when, group=group),),
        )
        assert bool(found(register, self.CODE)) is named

    def test_before_and_after_are_two_findings(self):
        register = Register(
            classes=(held("a", 2012), held("b", 2025), held("c", 2026)),
            figures=(figure("f", 1, when=2025, group="164/4"),),
        )
        before, after = found(register, self.CODE)
        assert before.severity is Severity.WARNING
        assert keys(before) == ["a"]
        assert "chưa có hiệu lực" in seen(before)
        assert "không có quy định nào áp dụng khi đó" in seen(before)
        assert keys(after) == ["b", "c", "f"]
        assert "Có 3 chỗ dùng đối tượng 4 (164) cho 2025–2026" in seen(after)
        assert "145-QĐ/TW" in seen(after)

    def test_overlays_that_extend_each_other_in_a_circle(self):
        ring = (overlay("a", "1", extends="b"), overlay("b", "1", extends="a"))
        register = Register(schemes=ring, classes=(held("c", 1999, group="a/1"),))
        assert found(register, self.CODE) == ()

    def test_cadres_and_undated_figures_have_no_date(self):
        register = Register(
            cadres=(Cadre(id="p", target_group=TargetGroup("164", "4")),),
            figures=(figure("f", 1, group="164/4"),),
        )
        assert found(register, self.CODE) == ()
        assert found(evolve(register, cadres=()), self.CODE) == ()
