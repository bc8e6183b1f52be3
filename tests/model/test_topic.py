"""Topics taught."""

from __future__ import annotations

import unicodedata

import pytest

from cadre_training.model.topic import Topic


def test_several_topics_may_stand_without_titles():
    assert Topic(id="t", count=7).count == 7
    assert Topic(id="t", count=0).count == 0


@pytest.mark.parametrize("count", [0, 2])
def test_a_title_belongs_to_one_topic(count: int):
    with pytest.raises(ValueError, match=f"stands for one topic, got count {count}"):
        Topic(id="t", title="Xây dựng Đảng", count=count)


@pytest.mark.parametrize("count", [True, 1.0, "3", None])
def test_its_count_is_a_whole_number(count):
    with pytest.raises(TypeError, match="count must be a whole number"):
        Topic(id="t", count=count)


def test_its_texts_are_stored_composed():
    topic = Topic(
        id="t",
        title=unicodedata.normalize("NFD", "Kỹ năng"),
        author=unicodedata.normalize("NFD", "Học viện"),
    )
    assert (topic.title, topic.author) == ("Kỹ năng", "Học viện")
