"""Every word of the page that is not the report's own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cadre_training.plugin import PROPOSED, Label, Language

_WORDS = {
    "skip": Label("Chuyển đến nội dung chính", "Skip to the main content"),
    "contents": Label("Mục lục", "Contents"),
    "drawn_up": Label("Ngày lập", "Drawn up on"),
    "top": Label("Về đầu trang", "Back to the top"),
    # Tables.
    "table": Label("Bảng", "Table"),
    "unit": Label("Đơn vị tính", "Unit"),
    "row": Label("dòng", "row"),
    "empty": Label("Bảng không có dòng nào.", "The table has no rows."),
    "notes": Label("Ghi chú", "Notes"),
    "note": Label("Ghi chú", "Note"),
    "back": Label("Trở lại số liệu", "Back to the figure"),
    "columns": Label("Ý nghĩa các cột", "What the columns mean"),
    # Charts.
    "chart": Label("Biểu đồ", "Chart"),
    "by_year": Label("%s theo năm", "%s by year"),
    "figures_in": Label("Số liệu", "Figures"),
    # Sources.
    "sources": Label("Nguồn số liệu", "Sources of the figures"),
    "document": Label("tài liệu", "document"),
    "above": Label("các nguồn của những dòng trên", "the sources of the rows above"),
    "no_document": Label("không nêu tài liệu", "document not named"),
    "line": Label("dòng", "line"),
    "lines": Label("dòng", "lines"),
    "column": Label("cột", "column"),
    "sheet": Label("trang tính", "sheet"),
    "cell": Label("ô", "cell"),
    "characters": Label("ký tự", "characters"),
    "and_more": Label("và %s nơi khác nữa", "and %s more"),
    # Findings.
    "reasons": Label("Có thể do", "What may explain it"),
    "proposed": PROPOSED,
    "question": Label("Cần hỏi", "What to ask"),
    "places": Label("Nơi ghi", "Where it stands"),
    "no_findings": Label("Không có phát hiện nào.", "Nothing was found."),
    "held": Label("Những phép đối chiếu khớp nhau", "Comparisons that hold"),
    # The counter.
    "counter": Label("Bộ đếm truy cập", "Visitor counter"),
    "site": Label("Trang", "Site"),
    "moment": Label("Thời điểm ghi số", "Read at"),
    "not_stated": Label("không nêu", "not stated"),
    "inherited": Label("Số ban đầu được tiếp nhận", "Start value taken over"),
    "with_counted": Label("Cộng với số tự đếm", "Together with what was counted"),
    "inherited_on": Label("Ngày tiếp nhận", "Taken over on"),
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
    "register": Label("bộ số liệu", "register"),
}


def words_in(language: Language) -> Mapping[str, str]:
    """Return the words of the page by name, in ``language``.

    >>> words_in(Language.VI)["contents"]
    'Mục lục'
    """
    return MappingProxyType({name: word.in_language(language) for name, word in _WORDS.items()})


def kind_in(kind: str, language: Language) -> str:
    """Return the word for a record of the resource ``kind``; an unknown kind as it is."""
    word = _KINDS.get(kind)
    return kind if word is None else word.in_language(language)
