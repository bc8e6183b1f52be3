"""What the checks found."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.report.document import Findings, Paragraph, Section
from cadre_training.report.material import Material


def findings(material: Material) -> Section | None:
    """Build the section."""
    found, held = material.result.findings, material.result.held
    intro = Phrase.of(
        "Đối chiếu tự động nêu {found} điểm cần hỏi lại và xác nhận {held} phép đối chiếu khớp. "
        "Mỗi điểm là một câu hỏi, không phải một kết luận.",
        "The automatic checks raise {found} points to ask about and confirm {held} comparisons. "
        "Each point is a question, not a verdict.",
        found=len(found),
        held=len(held),
    )
    return Section(
        id="findings",
        title=Label("Kết quả đối chiếu số liệu", "Findings"),
        blocks=(Paragraph(intro), Findings(material.result)),
    )
