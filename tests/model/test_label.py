"""Texts in both languages; and that every code of the model has its words."""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from enum import Enum

import pytest
from hypothesis import given
from tests.strategies import texts

import cadre_training.model
from cadre_training.model.label import Label, nfc
from cadre_training.model.language import Language
from cadre_training.model.tabulation import Operator, Unclear

# Languages name themselves, the others are told by those who speak of them.
_WITHOUT_WORDS = (Language, Operator, Unclear)


def enums() -> list[type[Enum]]:
    """Every enumeration of the model whose members have words of their own."""
    found: dict[str, type[Enum]] = {}
    for module in pkgutil.iter_modules(cadre_training.model.__path__, "cadre_training.model."):
        for value in vars(importlib.import_module(module.name)).values():
            ours = isinstance(value, type) and value.__module__.startswith("cadre_training.")
            if ours and issubclass(value, Enum) and value not in _WITHOUT_WORDS:
                found[value.__name__] = value
    return list(found.values())


@given(vi=texts(min_size=1), en=texts(min_size=1))
def test_both_texts_are_stored_composed(vi: str, en: str):
    label = Label(vi, en)
    assert (label.vi, label.en) == (
        unicodedata.normalize("NFC", vi),
        unicodedata.normalize("NFC", en),
    )
    assert Label(unicodedata.normalize("NFD", vi), en) == label


def test_composing_changes_the_letters_not_the_text():
    assert nfc("ky\u0303 na\u0306ng") == "kỹ năng"


@pytest.mark.parametrize(("vi", "en"), [("", "class"), ("lớp", "")])
def test_neither_text_is_empty(vi: str, en: str):
    with pytest.raises(ValueError, match="Length of"):
        Label(vi, en)


def test_a_text_is_found_by_language():
    label = Label("lớp", "class")
    assert (label.in_language("vi"), label.in_language(Language.EN)) == ("lớp", "class")
    assert str(label) == "lớp"
    with pytest.raises(ValueError, match="'fr' is not a valid Language"):
        label.in_language("fr")


def test_a_name_reads_the_same_in_both():
    assert Label.same("Càng Long") == Label("Càng Long", "Càng Long")


def test_the_enumerations_are_found():
    assert {"Absence", "CountUnit", "Programme", "LecturerKind"} <= {e.__name__ for e in enums()}


@pytest.mark.parametrize("kind", enums())
def test_every_member_has_its_own_words_in_both_languages(kind):
    labels = [member.label for member in kind]
    assert all(isinstance(label, Label) for label in labels)
    for texts_of in ([label.vi for label in labels], [label.en for label in labels]):
        assert len({text.casefold() for text in texts_of}) == len(texts_of)
    assert all(label.vi != label.en for label in labels)
    assert all(label.en.isascii() for label in labels)
