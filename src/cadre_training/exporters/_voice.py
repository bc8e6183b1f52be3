"""How the ``text`` format speaks: a language, its words, a width, and nothing that misleads."""

from __future__ import annotations

from attrs import Factory, field, frozen

from cadre_training.exporters._unsafe import escape
from cadre_training.plugin import (
    CellValue,
    CounterFigure,
    CountUnit,
    Formatter,
    Label,
    Language,
    PhraseValue,
    Proposal,
    Source,
    Spot,
    Text,
)


@frozen
class Voice:
    """Writes values and fixed words in one language, fit for a terminal.

    Args:
        language: The language.
        width: How many columns a line may take.
    """

    language: Language
    width: int
    _write: Formatter = field(
        default=Factory(lambda self: Formatter(self.language), takes_self=True), init=False
    )

    def text(self, text: Text) -> str:
        """Return a text in one line, with what is unsafe escaped."""
        return escape(self._write.text(text))

    def value(self, value: CellValue | PhraseValue) -> str:
        """Return a value with its unit."""
        return escape(self._write.value(value))

    def cell(self, value: CellValue, unit: CountUnit | None) -> str:
        """Return a value below a heading that names ``unit``."""
        return escape(self._write.cell(value, unit))

    def heading(self, label: Label, unit: CountUnit | None) -> str:
        """Return a heading and its unit."""
        return escape(self._write.heading(label, unit))

    def figure(self, figure: CounterFigure) -> str:
        """Return a figure of a counter with its unit, and an estimate as one."""
        return escape(self._write.figure(figure))

    def word(self, name: str) -> str:
        """Return one of the format's own words."""
        return _WORDS[name].in_language(self.language)

    def source(self, source: Source) -> str:
        """Return a source: the document, the place in it, the words."""
        return escape(str(source)) if source.document or source.read_at else self._nameless(source)

    def spot(self, spot: Spot) -> str:
        """Return what record a finding speaks of, and where that comes from."""
        kind = _KINDS.get(spot.kind, Label.same(spot.kind)).in_language(self.language)
        head = kind if spot.kind == "register" else escape(f"{kind} {spot.key}")
        return head if spot.source is None else f"{head} – {self.source(spot.source)}"

    def proposal(self, proposal: Proposal) -> str:
        """Return where a value is proposed, what stands there, what might, and why."""
        return f"{self.value(proposal.spot.key)}: {self.text(proposal.said)}"

    def _nameless(self, source: Source) -> str:
        words = f": “{source.words}”" if source.words else ""
        within = f", {source.within}" if source.within else ""
        return escape(f"{self.word('no document')}{within}{words}")


_WORDS = {
    "drawn up": Label("Ngày lập", "Drawn up on"),
    "unit": Label("Đơn vị tính", "Unit"),
    "no rows": Label("(Bảng không có dòng nào.)", "(The table has no rows.)"),
    "reasons": Label("Có thể do", "What may explain it"),
    "question": Label("Cần hỏi", "What to ask"),
    "places": Label("Nơi ghi", "Where it stands"),
    "no findings": Label("Không có phát hiện nào.", "Nothing was found."),
    "held": Label("Những phép đối chiếu khớp nhau", "Comparisons that hold"),
    "counter": Label("Thống kê truy cập", "Visitor counter"),
    "moment": Label("Thời điểm ghi số", "Read at"),
    "definition": Label("Cách tính", "How it is counted"),
    "inherited": Label("Số ban đầu được tiếp nhận", "Start value taken over"),
    "total": Label("Cộng với số tự đếm", "Together with what was counted"),
    "source": Label("Nguồn", "Source"),
    "no document": Label("không nêu tài liệu", "document not named"),
}

_KINDS = {
    "classes": Label("lớp", "class"),
    "sessions": Label("cuộc", "session"),
    "topics": Label("chuyên đề", "topic"),
    "cadres": Label("cán bộ", "cadre"),
    "attendances": Label("lượt học viên", "attendance"),
    "figures": Label("số liệu báo cáo", "reported figure"),
    "units": Label("đơn vị hành chính", "administrative unit"),
    "counters": Label("bộ đếm truy cập", "visitor counter"),
    "cells": Label("ô", "cell"),
    "register": Label("toàn bộ số liệu", "the register as a whole"),
}
