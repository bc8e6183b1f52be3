"""Units of the administrative map."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.lifetime import Lifetime

UNTIL = Lifetime(until=dt.date(2025, 6, 30))


def test_a_code_keeps_its_leading_zeros():
    assert AdminUnit(code="01", name="Hà Nội", level=UnitLevel.PROVINCE).code == "01"


@pytest.mark.parametrize("code", [844, 844.0, None])
def test_a_code_is_text(code):
    with pytest.raises(TypeError, match=f"code must be text, got {type(code).__name__} {code}"):
        AdminUnit(code=code, name="Càng Long", level=UnitLevel.DISTRICT)


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_neither_code_nor_name_is_blank(blank: str):
    with pytest.raises(ValueError, match="code must not be empty"):
        AdminUnit(code=blank, name="Càng Long", level=UnitLevel.DISTRICT)
    with pytest.raises(ValueError, match="name must not be empty"):
        AdminUnit(code="844", name=blank, level=UnitLevel.DISTRICT)


def test_the_name_is_stored_composed():
    name = unicodedata.normalize("NFD", "Đức Mỹ")
    assert AdminUnit(code="29305", name=name, level=UnitLevel.COMMUNE).name == "Đức Mỹ"


def test_units_with_one_code_differ_by_their_lifetime():
    old = AdminUnit(code="29302", name="Nhị Long", level=UnitLevel.COMMUNE, lifetime=UNTIL)
    new = AdminUnit(code="29302", name="Nhị Long", level=UnitLevel.COMMUNE)
    assert old != new


def test_levels_run_from_the_widest_to_the_finest():
    assert [level.value for level in UnitLevel] == ["nation", "province", "district", "commune"]


@pytest.mark.parametrize(
    ("successors", "message"),
    [((29266,), "must hold str only, got 29266"), ("29266", "must be a tuple of str, got str")],
)
def test_successors_are_codes(successors, message: str):
    with pytest.raises(TypeError, match=message):
        AdminUnit(code="29269", name="Mỹ Cẩm", level=UnitLevel.COMMUNE, successors=successors)
