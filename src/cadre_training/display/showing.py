"""Showing a value."""

from __future__ import annotations

from cadre_training.display.describing import describe
from cadre_training.display.html import as_html
from cadre_training.display.language import spoken
from cadre_training.display.markdown import as_markdown
from cadre_training.display.plain import as_plain
from cadre_training.display.shown import Shown
from cadre_training.model.language import Language
from cadre_training.model.register import Register

_NO_REGISTER = Register()


def show(
    value: object, language: Language | str | None = None, *, register: Register | None = None
) -> Shown:
    """Show a value in a notebook, or as HTML, Markdown or text anywhere else.

    A register shows its main figures and the years it has records of; a table its units, totals
    and what is not known; a finding its question and the records it speaks of; a regulation its
    groups and what of it is not known. Records are shown as they stand in their tables, one alone
    or several in a tuple. Of a table, the first 1,000 rows are shown and the totals of all; of
    findings the first 100, and of records.

    Args:
        value: Any public value of the library, or a tuple or list of such values.
        language: The language, ``vi`` or ``en``; by default the one that
            :func:`~cadre_training.display.speak` chose, at first Vietnamese.
        register: The register that the value belongs to: it knows what local groups are called,
            and the records that a finding speaks of.

    Raises:
        TypeError: If the value is of no kind that can be shown.
        ValueError: If the language is neither.

    >>> from cadre_training import TargetGroup
    >>> print(show(TargetGroup("164", "4"), "en"))  # doctest: +ELLIPSIS
    – Group 4 (164): ...
    """
    spoken_now = spoken() if language is None else Language(language)
    described = describe(value, register or _NO_REGISTER)
    return Shown(
        html=as_html(described, spoken_now),
        markdown=as_markdown(described, spoken_now),
        text=as_plain(described, spoken_now),
    )
