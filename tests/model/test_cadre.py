"""People on the roster, and that their names stay in."""

from __future__ import annotations

import unicodedata

import pytest

from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.references import broken_references
from cadre_training.model.register import MergeConflict, Register
from cadre_training.model.source import Source

NAME = "Nguyễn Thị Tên Riêng"
PERSON = Cadre(id="p1", name=NAME, unit="844", source=Source(words=NAME))


def test_a_name_stands_in_no_repr():
    register = Register(cadres=(PERSON, PERSON), attendances=(_row("p2"),))
    shown = [repr(PERSON), str(PERSON), f"{PERSON}", repr(register)]
    shown += [repr(broken) for broken in broken_references(register)]
    assert len(shown) > 4
    assert not any("Riêng" in text for text in shown)
    assert "p1" in repr(PERSON)


def test_a_name_stands_in_no_error():
    namesake = Register(cadres=(Cadre(id="p1", name="Ai Khác"),))
    with pytest.raises(MergeConflict) as error:
        Register(cadres=(PERSON,)).merged(namesake)
    assert str(error.value).endswith("cadre 'p1'")


def _row(person: str) -> Attendance:
    return Attendance(class_id="k1", cadre_id=person)


def test_the_identifier_tells_people_apart_not_the_name():
    assert Cadre(id="p1", name=NAME) != Cadre(id="p2", name=NAME)


def test_a_name_that_is_not_there_is_an_absence():
    assert Cadre(id="p1").name is Absence.NO_DATA
    assert Cadre(id="p1", name=Absence.WITHHELD) != Cadre(id="p1")


@pytest.mark.parametrize("name", [None, 1, b"x"])
def test_a_name_is_text_or_an_absence(name):
    with pytest.raises(TypeError):
        Cadre(id="p1", name=name)


def test_a_name_is_stored_composed():
    assert Cadre(id="p1", name=unicodedata.normalize("NFD", NAME)).name == NAME
