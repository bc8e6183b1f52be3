"""Local overlays, those that come with the library and those that a user writes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.target_group import TargetGroup
from cadre_training.regulations import OVERLAYS, find_group, overlay, parse_scheme

OURS = """\
id = "ben-tre"
extends = "164"
label = { vi = "Bến Tre", en = "Bến Tre" }
defined_by = { vi = "Hướng dẫn số 7", en = "Guidance 7" }
in_force = { since = 2015-03-01, until = 2020-12-31 }
source = { document = "Hướng dẫn số 7", within = "mục II", words = "đối tượng 6" }

[[groups]]
code = "6"
label = { vi = "đối tượng 6", en = "group 6" }
definition = { vi = "bí thư chi bộ", en = "secretaries of party cells" }
article = "2.1"
source = { document = "Hướng dẫn số 7" }

[[groups]]
code = "7"
label = { vi = "đối tượng 7", en = "group 7" }
definition = { look_in = { vi = "Hướng dẫn số 7", en = "Guidance 7" } }
article = { look_in = { vi = "Hướng dẫn số 7", en = "Guidance 7" } }
source = { document = "Hướng dẫn số 7" }
"""


def problems(text: str | bytes) -> list[str]:
    """Return what is said to be wrong with an overlay, a problem an item."""
    with pytest.raises(ValueError, match=r"^overlay\.toml") as caught:
        parse_scheme(text, "overlay.toml")
    assert type(caught.value) is ValueError
    return str(caught.value).split("\n")


class TestCangLong:
    def test_it_comes_with_the_library(self) -> None:
        assert OVERLAYS == ("cang-long",)

    def test_it_adds_group_5_to_164_without_being_164(self) -> None:
        scheme = overlay("cang-long")
        assert scheme.id == "cang-long"
        assert scheme.extends == "164"
        assert [definition.group for definition in scheme.groups] == [TargetGroup("cang-long", "5")]

    def test_nobody_knows_what_defines_it(self) -> None:
        scheme = overlay("cang-long")
        assert isinstance(scheme.defined_by, NotKnown)
        assert "reported by Càng Long; no defining document known" in scheme.defined_by.look_in.en
        assert scheme.source.within == "Càng Long báo cáo; chưa tìm thấy văn bản quy định"
        definition = scheme.find("5")
        assert definition is not None
        assert isinstance(definition.definition, NotKnown)
        assert isinstance(definition.article, NotKnown)
        assert definition.source.words is not None
        assert "đối tượng 5 mở 34 lớp" in definition.source.words

    def test_its_name_tells_that_it_is_local(self) -> None:
        definition = overlay("cang-long").find("5")
        assert definition is not None
        assert definition.label == Label("đối tượng 5 (Càng Long)", "group 5 (Càng Long)")


@pytest.mark.parametrize("name", ["ben-tre", "164", "", "../164", "cang-long.toml"])
def test_an_overlay_that_does_not_come_with_the_library(name: str) -> None:
    with pytest.raises(LookupError, match="there are: cang-long"):
        overlay(name)


class TestAUsersOverlay:
    def test_it_becomes_a_scheme(self) -> None:
        scheme = parse_scheme(OURS, "overlay.toml")
        assert scheme.id == "ben-tre"
        assert scheme.extends == "164"
        assert scheme.defined_by == Label("Hướng dẫn số 7", "Guidance 7")
        assert scheme.in_force == Lifetime(dt.date(2015, 3, 1), dt.date(2020, 12, 31))
        assert scheme.source.words == "đối tượng 6"
        defined, undefined = scheme.groups
        assert defined.definition == Label("bí thư chi bộ", "secretaries of party cells")
        assert defined.article == "2.1"
        assert isinstance(undefined.definition, NotKnown)
        assert isinstance(undefined.article, NotKnown)

    def test_its_groups_are_found(self) -> None:
        scheme = parse_scheme(OURS, "overlay.toml")
        assert find_group(TargetGroup("ben-tre", "7"), [scheme]) == scheme.groups[1]

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_it_may_come_as_bytes(self, mark: bytes) -> None:
        assert parse_scheme(mark + OURS.encode(), "overlay.toml") == parse_scheme(OURS, "x")

    def test_it_may_stand_for_itself(self) -> None:
        scheme = parse_scheme(OURS.replace('extends = "164"\n', ""), "overlay.toml")
        assert scheme.extends is None

    def test_texts_are_stored_without_the_space_around_them(self) -> None:
        scheme = parse_scheme(OURS.replace('code = "6"', 'code = " 6 "'), "overlay.toml")
        assert scheme.find("6") is not None


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ('id = "ben-tre"\n', "", "id: missing; give a text in quotes"),
        ('id = "ben-tre"', 'id = " "', "id: must be a text in quotes; got an empty one"),
        ('id = "ben-tre"', "id = 7", "id: must be a text in quotes; got a number"),
        (
            'id = "ben-tre"',
            'id = "Bến Tre"',
            "id: 'Bến Tre' must be lower-case letters, digits and hyphens",
        ),
        (
            'id = "ben-tre"',
            'id = "164"',
            "id: '164' is a known scheme; give the overlay a name of its own",
        ),
        (
            'extends = "164"',
            'extends = "146"',
            "extends: '146' is no known scheme; they are: 164, 145, defence-education",
        ),
        (
            'extends = "164"',
            'extend = "164"',
            (
                "extend: unknown key; known here: id, in_force, extends, groups, label, "
                "defined_by, source"
            ),
        ),
        (
            'label = { vi = "Bến Tre", en = "Bến Tre" }',
            'label = "Bến Tre"',
            "label: must be a table with vi and en; got a text",
        ),
        (
            'defined_by = { vi = "Hướng dẫn số 7", en = "Guidance 7" }',
            "",
            (
                "defined_by: missing; give a table with vi and en, or with look_in where it is not "
                "known"
            ),
        ),
        (', en = "Bến Tre" }', " }", "label, en: missing; give a text in quotes"),
        (
            "since = 2015-03-01",
            "since = 2015-03-01T08:00:00",
            (
                "in_force, since: must be a date such as 2013-02-01, without quotes; "
                "got a date with a time"
            ),
        ),
        (
            "until = 2020-12-31",
            'until = "2020-12-31"',
            "in_force, until: must be a date such as 2013-02-01, without quotes; got a text",
        ),
        (
            "until = 2020-12-31",
            "until = 2014-12-31",
            "in_force, until: is 2014-12-31, before since, 2015-03-01",
        ),
        (
            "until = 2020-12-31",
            "to = 2020-12-31",
            "in_force, to: unknown key; known here: since, until",
        ),
        (
            '"Hướng dẫn số 7", within = "mục II", words',
            '"Hướng dẫn số 7", page = 3, words',
            "source, page: unknown key; known here: document, within, words",
        ),
        (
            'document = "Hướng dẫn số 7", within',
            'document = "", within',
            "source, document: must be a text in quotes; got an empty one",
        ),
        ('code = "7"', "code = 7", "groups 2, code: must be a text in quotes; got a number"),
        ('code = "7"', 'code = "6"', "groups: code '6' stands 2 times; each may stand once"),
        (
            'article = "2.1"\n',
            "",
            "groups 1, article: missing; give the clause in quotes, or a table with look_in",
        ),
        (
            'article = "2.1"',
            "article = 2.1",
            "groups 1, article: must be the clause in quotes, or a table with look_in; got a num",
        ),
        ('article = "2.1"', 'article = ""', "groups 1, article: must be a text in quotes; got"),
        (
            'article = "2.1"\nsource = { document = "Hướng dẫn số 7" }',
            'article = "2.1"',
            (
                "groups 1, source: missing; give a table with document, and within and words where "
                "known"
            ),
        ),
        (
            'article = "2.1"\n',
            'article = "2.1"\nnote = "x"\n',
            "groups 1, note: unknown key; known here: code, label, definition, article, source",
        ),
        (
            'definition = { look_in = { vi = "Hướng dẫn số 7", en = "Guidance 7" } }',
            'definition = { look_in = { vi = "Hướng dẫn số 7" } }',
            "groups 2, definition, look_in, en: missing; give a text in quotes",
        ),
        (
            'definition = { look_in = { vi = "Hướng dẫn số 7", en = "Guidance 7" } }',
            'definition = { look_in = { vi = "a", en = "b" }, vi = "x" }',
            "groups 2, definition, vi: unknown key; known here: look_in",
        ),
    ],
)
def test_one_mistake_is_one_problem_with_its_place(was: str, becomes: str, problem: str) -> None:
    assert was in OURS
    (found,) = problems(OURS.replace(was, becomes, 1))
    assert found.startswith(f"overlay.toml: {problem}")


@pytest.mark.parametrize("groups", ["", "groups = []", "groups = 3", "groups = ['5']", "[groups]"])
def test_an_overlay_without_groups(groups: str) -> None:
    (found,) = problems(OURS.partition("[[groups]]")[0] + groups)
    assert found.startswith("overlay.toml: groups: ")
    assert "one table or more, each under [[groups]]" in found


def test_all_problems_come_at_once() -> None:
    text = OURS.replace('id = "ben-tre"', "id = 1").replace('code = "6"', "code = 6")
    text = text.replace('code = "7"', "code = 7").replace('article = "2.1"\n', "")
    assert [problem.split(": ")[1] for problem in problems(text)] == [
        "id",
        "groups 1, code",
        "groups 1, article",
        "groups 2, code",
    ]


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    (found,) = problems(OURS.replace('extends = "164"', "extends = 164-QĐ/TW"))
    assert found.startswith("overlay.toml: not TOML: ")
    assert "line 2" in found


def test_a_key_that_stands_twice_is_refused() -> None:
    (found,) = problems(OURS + 'code = "8"\n')
    assert "not TOML" in found


def test_what_is_not_utf8_is_refused_with_its_line() -> None:
    (found,) = problems(OURS.encode("utf-16"))
    assert found == "overlay.toml:1: not UTF-8 text; save the file as UTF-8"
    (found,) = problems(OURS.encode().replace("mục".encode(), b"m\xf4c"))
    assert found.startswith("overlay.toml:6: ")


def test_what_is_nested_too_deeply_is_refused() -> None:
    (found,) = problems("x = " + "[" * 100_000)
    assert found == "overlay.toml: not read, for it is nested too deeply"


@given(st.text() | st.binary())
def test_no_text_whatever_gives_anything_but_a_clear_refusal(text: str | bytes) -> None:
    assert all(problem.startswith("overlay.toml") for problem in problems(text))


SCALARS = st.sampled_from(
    ["1", "1.5", "true", '"x"', "2020-01-01", "2020-01-01T00:00:00", "08:00:00", "[]", "{}", "[1]"]
)
KEYS = ["id", "extends", "label", "defined_by", "in_force", "source", "groups"]


@given(st.dictionaries(st.sampled_from(KEYS), SCALARS))
def test_values_of_the_wrong_kind_are_refused_and_never_crash(values: dict[str, str]) -> None:
    text = "\n".join(f"{key} = {value}" for key, value in values.items())
    found = problems(text)
    assert all(": " in problem for problem in found)
    assert any(problem.startswith("overlay.toml: groups: ") for problem in found)
