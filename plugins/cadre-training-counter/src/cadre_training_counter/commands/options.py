"""Options that several commands have."""

from __future__ import annotations

from cadre_training.plugin import Label
from cadre_training_counter.commands.line import Option

STATE = Option(
    name="--state",
    value=Label("THƯ_MỤC", "DIR"),
    help=Label(
        "Thư mục giữ số đếm (SQLite) và khóa bí mật; lần đầu thì được tạo.",
        "The folder that keeps the counts (SQLite) and the secret; it is made the first time.",
    ),
    needed=True,
)
KEPT_STATE = Option(
    name="--state",
    value=Label("THƯ_MỤC", "DIR"),
    help=Label("Thư mục giữ số đếm.", "The folder that keeps the counts."),
    needed=True,
)
AT = Option(
    name="--at",
    value=Label("THỜI_ĐIỂM", "TIME"),
    help=Label(
        "Thời điểm ghi số, như 2024-05-19T23:59:59+07:00; không ghi múi giờ thì theo múi giờ của "
        "bộ đếm, chỉ ghi ngày là hết ngày đó.",
        "The moment of the figures, such as 2024-05-19T23:59:59+07:00; without a zone it is told "
        "in that of the counter, and a day alone is its end.",
    ),
)
OUTPUT = Option(
    name="--output",
    also="-o",
    value=Label("TỆP", "FILE"),
    help=Label(
        "Ghi vào tệp này thay vì in ra màn hình.", "Write to this file instead of printing."
    ),
)


def form_option(*names: str) -> Option:
    """Return the option that chooses one of ``names``, of which the first is the default."""
    return Option(
        name="--format",
        value=Label.same("|".join(names)),
        help=Label(
            f"Dạng in ra; mặc định là {names[0]}.", f"What to print; {names[0]} by default."
        ),
    )
