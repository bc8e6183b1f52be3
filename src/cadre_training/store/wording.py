"""What the tables of a store are called."""

from __future__ import annotations

from cadre_training.frames.manifest import VERSION
from cadre_training.model.label import Label

TABLE_WORDS = {
    "classes": Label("Lớp", "Classes"),
    "sessions": Label("Cuộc", "Sessions"),
    "attendances": Label("Dòng danh sách lớp", "Rows of class rolls"),
    "topics": Label("Chuyên đề", "Topics"),
    "units": Label("Đơn vị hành chính", "Administrative units"),
    "overlays": Label("Cách phân nhóm của địa phương", "Local schemes"),
}
"""The words for the tables of a store."""

__all__ = ["TABLE_WORDS", "VERSION"]
