"""The site's visitor counter."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.report.document import Counter, Section
from cadre_training.report.material import Material


def counters(material: Material) -> Section | None:
    """Build the section, or None when no counter is recorded."""
    snapshots = material.register.counters
    if not snapshots:
        return None
    return Section(
        id="counter",
        title=Label("Thống kê truy cập", "Site visits"),
        blocks=tuple(map(Counter, snapshots)),
    )
