"""Regulations and what they lay down."""

from __future__ import annotations

import datetime as dt

import pytest

from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.regulation import Parameter, Regulation
from cadre_training.model.source import Source

UNKNOWN = NotKnown(Label("Điều 5", "article 5"))
SOURCE = Source(document="7-QĐ/TX")


def parameter(name: str) -> Parameter:
    return Parameter(
        name=name,
        label=Label("thời lượng", "length"),
        value=UNKNOWN,
        article=UNKNOWN,
        source=SOURCE,
    )


REGULATION = Regulation(
    id="7",
    number="7-QĐ/TX",
    title=Label("tên gọi", "title"),
    issuer=Label("cơ quan", "issuer"),
    issued=dt.date(2013, 2, 1),
    in_force=Lifetime(since=dt.date(2013, 2, 1)),
    parameters=(parameter("minimum-duration"), parameter("frequency")),
    source=SOURCE,
)


def test_a_parameter_is_found_by_name():
    assert REGULATION.parameter("frequency") is REGULATION.parameters[1]


def test_what_is_not_known_is_a_value():
    assert REGULATION.parameter("frequency").value == UNKNOWN


def test_an_unknown_parameter_names_those_there_are():
    with pytest.raises(KeyError, match=r"has no parameter 'x'; it has: frequency, min"):
        REGULATION.parameter("x")


@pytest.mark.parametrize("value", [5, 5.0, "5 ngày", None])
def test_what_is_laid_down_is_words_or_not_known(value):
    with pytest.raises(TypeError):
        Parameter(name="n", label=Label("a", "b"), value=value, article="Điều 2", source=SOURCE)


def test_a_parameter_has_a_source():
    without: dict = {"label": Label("a", "b"), "value": UNKNOWN, "article": "Điều 2"}
    with pytest.raises(TypeError, match="source"):
        Parameter(name="n", **without)
    with pytest.raises(TypeError, match="source"):
        Parameter(name="n", **without | {"source": None})
