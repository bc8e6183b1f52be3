import datetime as dt
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Robots
from cadre_training.model.counter_snapshot import CounterFigure
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate, round_half_up

VI, EN = Formatter("vi"), Formatter("en")
BOTH = pytest.mark.parametrize("write", [VI, EN], ids=["vi", "en"])


def quantity(number: int, unit: CountUnit = CountUnit.CLASS) -> Quantity:
    return Quantity(number, unit)


class TestNumbers:
    @BOTH
    @given(number=st.integers(-(10**24), 10**24))
    def test_integers_are_those_of_babel(self, write: Formatter, number: int) -> None:
        assert write.integer(number) == format_decimal(number, locale=write.language.value)

    @BOTH
    @given(
        digits=st.integers(-(10**15), 10**15),
        places=st.integers(0, 6),
    )
    def test_decimals_are_those_of_babel(self, write: Formatter, digits: int, places: int) -> None:
        value = Decimal(digits).scaleb(-places)
        pattern = "#,##0" + ("." + "0" * places if places else "")
        assert write.decimal(value) == format_decimal(
            value, pattern, locale=write.language.value, decimal_quantization=False
        )

    @BOTH
    @given(hundredths=st.integers(-(10**9), 10**9))
    def test_percentages_are_those_of_babel(self, write: Formatter, hundredths: int) -> None:
        ours = write.percent(Decimal(hundredths).scaleb(-2))
        theirs = format_percent(
            Decimal(hundredths).scaleb(-4), "#,##0.00%", locale=write.language.value
        )
        assert ours == theirs

    def test_a_big_number_is_exact(self) -> None:
        assert VI.integer(10**30 + 7) == "1." + "000." * 9 + "007"
        assert EN.quantity(quantity(-(10**30))) == "-1" + ",000" * 10 + " classes"
        assert VI.decimal(Decimal("1" * 40 + ".5")) == EN.decimal(
            Decimal("1" * 40 + ".5")
        ).translate({ord(","): ".", ord("."): ","})

    def test_a_decimal_keeps_its_decimals(self) -> None:
        assert VI.decimal(Decimal("110.0")) == "110,0"
        assert VI.decimal(Decimal("1E+3")) == "1.000"
        assert EN.decimal(Decimal("-0.0")) == "0.0"

    @pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
    def test_what_is_no_number_is_refused(self, value: str) -> None:
        with pytest.raises(ValueError, match="finite"):
            VI.decimal(Decimal(value))

    @given(number=st.integers(1000), places=st.integers(1, 5))
    def test_separators_never_mix(self, number: int, places: int) -> None:
        value = Decimal(number).scaleb(-places)
        for text in (VI.integer(number), VI.decimal(value), VI.percent(value)):
            assert "," not in text.rpartition(",")[0]
            assert "." not in text.rpartition(",")[2] or "," not in text
        for text in (EN.integer(number), EN.decimal(value), EN.percent(value)):
            assert "." not in text.rpartition(".")[0]
            assert "," not in text.rpartition(".")[2] or "." not in text


class TestQuantities:
    def test_the_unit_follows(self) -> None:
        assert VI.quantity(quantity(36)) == "36 lớp"
        assert EN.quantity(quantity(36)) == "36 classes"
        assert VI.quantity(quantity(6200, CountUnit.ATTENDANCE)) == "6.200 lượt học viên"
        assert EN.quantity(quantity(6200, CountUnit.ATTENDANCE)) == "6,200 attendances"

    @pytest.mark.parametrize(
        ("number", "written"),
        [(0, "0 classes"), (1, "1 class"), (2, "2 classes"), (-1, "-1 class"), (21, "21 classes")],
    )
    def test_english_has_a_plural(self, number: int, written: str) -> None:
        assert EN.quantity(quantity(number)) == written

    def test_an_interval_names_its_unit_once(self) -> None:
        assert VI.interval(Interval.of(1, 2, CountUnit.CLASS)) == "1–2 lớp"
        assert EN.interval(Interval.of(1400, 2800, CountUnit.PERSON)) == "1,400–2,800 persons"
        assert EN.interval(Interval.of(0, 1, CountUnit.CLASS)) == "0–1 class"
        assert EN.interval(Interval.of(3, 3, CountUnit.CLASS)) == "3 classes"
        assert VI.interval(Interval.of(-5, -2, CountUnit.CLASS)) == "-5 – -2 lớp"

    def test_a_cell_leaves_out_the_unit_its_heading_names(self) -> None:
        assert VI.cell(quantity(1234), CountUnit.CLASS) == "1.234"
        assert VI.cell(quantity(1234), CountUnit.PERSON) == "1.234 lớp"
        assert VI.cell(quantity(1234), None) == "1.234 lớp"
        assert EN.cell(Interval.of(1, 2, CountUnit.CLASS), CountUnit.CLASS) == "1–2"
        assert EN.cell(Interval.of(1, 2, CountUnit.CLASS), CountUnit.PERSON) == "1–2 classes"
        assert EN.cell(Absence.WITHHELD, CountUnit.CLASS) == "withheld"


class TestRates:
    @pytest.mark.parametrize(
        "base",
        [b for b in RateBase if b not in {RateBase.CLASSES, RateBase.PREVIOUS_YEAR}],
    )
    def test_a_share_is_a_percentage(self, base: RateBase) -> None:
        rate = Rate(quantity(2909), quantity(3044), base)
        assert VI.rate(rate) == "95,57%"
        assert EN.rate(rate) == "95.57%"

    def test_a_mean_is_a_number(self) -> None:
        rate = Rate(quantity(2900, CountUnit.ATTENDANCE), quantity(11), RateBase.CLASSES)
        assert VI.rate(rate) == "263,6"
        assert EN.rate(rate) == "263.6"

    @pytest.mark.parametrize(
        ("change", "vi", "en"),
        [(1234, "+123,40%", "+123.40%"), (-83, "-8,30%", "-8.30%"), (0, "0,00%", "0.00%")],
    )
    def test_growth_has_a_sign(self, change: int, vi: str, en: str) -> None:
        rate = Rate(quantity(change), quantity(1000), RateBase.PREVIOUS_YEAR)
        assert (VI.rate(rate), EN.rate(rate)) == (vi, en)

    def test_a_stated_rate_is_written_as_printed(self) -> None:
        assert VI.rate(StatedRate(Decimal("98.960"))) == "98,960%"
        assert EN.rate(StatedRate(Decimal(110), RateBase.PLAN)) == "110%"

    @given(part=st.integers(0, 10**9), whole=st.integers(1, 10**9))
    def test_both_languages_write_the_same_digits(self, part: int, whole: int) -> None:
        rate = Rate(quantity(part), quantity(whole), RateBase.PLAN)
        swapped = VI.rate(rate).translate({ord("."): ",", ord(","): "."})
        assert swapped == EN.rate(rate)
        assert round_half_up(Fraction(part * 100, whole), 2) == Decimal(
            EN.rate(rate).rstrip("%").replace(",", "")
        )


class TestTime:
    @pytest.mark.parametrize(
        ("period", "vi", "en"),
        [
            (Period.of_year(2014), "2014", "2014"),
            (Period.of_years(2013, 2022), "2013–2022", "2013–2022"),
            (Period.of_quarter(2022, 2), "quý II/2022", "Q2 2022"),
            (Period.of_quarter(2022, 4), "quý IV/2022", "Q4 2022"),
            (Period(dt.date(2022, 5, 1), dt.date(2022, 5, 31)), "tháng 5/2022", "May 2022"),
            (Period(dt.date(2024, 2, 1), dt.date(2024, 2, 29)), "tháng 2/2024", "February 2024"),
            (Period(dt.date(2022, 12, 1), dt.date(2022, 12, 31)), "tháng 12/2022", "December 2022"),
            (Period.of_day(dt.date(2013, 2, 1)), "ngày 01/02/2013", "February 1, 2013"),
            (
                Period(dt.date(2025, 5, 26), dt.date(2025, 5, 27)),
                "từ ngày 26/05/2025 đến ngày 27/05/2025",
                "May 26–27, 2025",
            ),
            (
                Period(dt.date(2025, 5, 26), dt.date(2025, 6, 2)),
                "từ ngày 26/05/2025 đến ngày 02/06/2025",
                "May 26 – June 2, 2025",
            ),
            (
                Period(dt.date(2025, 12, 26), dt.date(2026, 1, 2)),
                "từ ngày 26/12/2025 đến ngày 02/01/2026",
                "December 26, 2025 – January 2, 2026",
            ),
            (
                Period(dt.date(2022, 1, 1), dt.date(2022, 6, 30)),
                "từ ngày 01/01/2022 đến ngày 30/06/2022",
                "January 1 – June 30, 2022",
            ),
            (
                Period(dt.date(2022, 2, 1), dt.date(2022, 4, 30)),
                "từ ngày 01/02/2022 đến ngày 30/04/2022",
                "February 1 – April 30, 2022",
            ),
            (Period(dt.date(9999, 12, 1), dt.date(9999, 12, 31)), "tháng 12/9999", "December 9999"),
        ],
    )
    def test_a_period_is_short(self, period: Period, vi: str, en: str) -> None:
        assert (VI.period(period), EN.period(period)) == (vi, en)
        assert (VI.value(period), EN.value(period)) == (vi, en)

    @given(day=st.dates())
    def test_no_two_days_read_alike(self, day: dt.date) -> None:
        vi, en = VI.date(day), EN.date(day)
        assert dt.date(*(int(part) for part in reversed(vi.split("/")))) == day
        month, number, year = en.replace(",", "").split()
        months = get_month_names("wide", "format", "en")
        assert (months[day.month], int(number), int(year)) == (month, day.day, day.year)

    def test_a_moment_has_its_zone(self) -> None:
        zone = dt.timezone(dt.timedelta(hours=7))
        moment = dt.datetime(2022, 2, 1, 14, 5, tzinfo=zone)
        assert VI.moment(moment) == "14:05 ngày 01/02/2022 (UTC+7)"
        assert EN.value(moment) == "February 1, 2022, 14:05 (UTC+7)"
        assert EN.moment(moment.replace(tzinfo=dt.UTC)).endswith("(UTC)")
        zone = dt.timezone(-dt.timedelta(hours=3, minutes=30))
        assert EN.moment(moment.replace(tzinfo=zone)).endswith("(UTC-3:30)")
        assert EN.moment(moment.replace(tzinfo=None)) == "February 1, 2022, 14:05"


class TestWords:
    @BOTH
    @given(items=st.lists(st.text()))
    def test_lists_are_those_of_babel(self, write: Formatter, items: list[str]) -> None:
        assert write.list(items) == format_list(items, locale=write.language.value)

    def test_lists(self) -> None:
        years = tuple(Period.of_year(year) for year in (2014, 2019, 2022))
        assert VI.value(years) == "2014, 2019 và 2022"
        assert EN.value(years) == "2014, 2019, and 2022"
        assert VI.value(()) == ""
        assert EN.list(["{0}", "{1}"]) == "{0} and {1}"

    def test_absence_is_never_a_number(self) -> None:
        for absence in Absence:
            assert VI.absence(absence) == VI.value(absence) == absence.label.vi
            assert EN.absence(absence) == EN.value(absence) == absence.label.en

    def test_what_is_not_known_says_where_to_look(self) -> None:
        unknown = NotKnown(Label("Điều 2", "article 2"))
        assert VI.not_known(unknown) == VI.value(unknown) == "chưa rõ; xem Điều 2"
        assert EN.not_known(unknown) == EN.value(unknown) == "not known; look in article 2"

    def test_other_values(self) -> None:
        assert VI.value(CountUnit.ATTENDANCE) == "lượt học viên"
        assert EN.value(CountUnit.ATTENDANCE) == "attendances"
        assert EN.value(Label("a", "b")) == "b"
        assert VI.value("01") == "01"
        assert VI.value(6200) == "6.200"
        assert VI.value(Decimal("263.6")) == "263,6"
        assert EN.value(dt.date(2013, 2, 1)) == "February 1, 2013"
        assert EN.value(Interval.of(1, 2, CountUnit.CLASS)) == "1–2 classes"
        assert VI.value(StatedRate(Decimal("98.96"))) == "98,96%"


class TestText:
    def test_a_phrase_is_written_in_either_language(self) -> None:
        phrase = Phrase.of(
            "Năm {year}: {n}, {r} {{kế hoạch}}.",
            "{n} in {year}, {r} {{of plan}}.",
            year=Period.of_year(2014),
            n=quantity(1234),
            r=StatedRate(Decimal("98.96")),
        )
        assert VI.text(phrase) == "Năm 2014: 1.234 lớp, 98,96% {kế hoạch}."
        assert EN.text(phrase) == "1,234 classes in 2014, 98.96% {of plan}."
        assert EN.text(Label("lớp", "class")) == "class"

    @BOTH
    @given(a=st.text(st.characters() | st.sampled_from("{}!:.")), b=st.text())
    def test_values_are_put_in_once_as_they_are(self, write: Formatter, a: str, b: str) -> None:
        phrase = Phrase.of("«{a}» «{b}»", "«{a}» «{b}»", a=a, b=b)
        assert write.text(phrase) == f"«{a}» «{b}»"

    def test_values_cannot_reach_other_values(self) -> None:
        phrase = Phrase.of("{a} {b}", "{a} {b}", a="{b} {b.__class__} {0}", b="bí mật")
        assert VI.text(phrase) == "{b} {b.__class__} {0} bí mật"


def test_formatters_of_one_language_are_equal() -> None:
    assert Formatter() == Formatter(Language.VI) == VI
    assert VI != EN
    assert hash(Formatter("en")) == hash(EN)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        Formatter("fr")


def test_babel_is_loaded_on_first_use() -> None:
    code = (
        "import sys, cadre_training.formatting as f; early = 'babel' in sys.modules;"
        "f.Formatter('vi'); print(early, 'babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


def of_visitors(value: Quantity | Absence, error: Decimal | None) -> CounterFigure:
    definition = CounterDefinition(
        window=CounterWindow.WEEK,
        unit=CountUnit.VISITOR,
        zone="UTC",
        end=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        robots=Robots.WITHOUT,
        error_percent=error,
    )
    return CounterFigure(window=CounterWindow.WEEK, value=value, definition=definition)


def test_an_estimate_is_written_as_one() -> None:
    estimate = of_visitors(Quantity(4987, CountUnit.VISITOR), Decimal("0.81"))
    assert VI.figure(estimate) == "khoảng 4.987 người truy cập (±0,81%)"
    assert EN.figure(estimate) == "about 4,987 visitors (±0.81%)"


@BOTH
def test_any_other_figure_is_written_as_its_value(write: Formatter) -> None:
    number = Quantity(4987, CountUnit.VISITOR)
    assert write.figure(of_visitors(number, None)) == write.value(number)
    absent = of_visitors(Absence.WITHHELD, Decimal("0.81"))
    assert write.figure(absent) == write.value(Absence.WITHHELD)
