"""``check``: hold the figures against the records and against each other."""

from __future__ import annotations

from pathlib import Path

import click

from cadre_training.cli._errors import FINDINGS
from cadre_training.cli._json import dumps
from cadre_training.cli._language import both
from cadre_training.cli._load import load_register
from cadre_training.cli._options import command, format_option, output_option, path_argument
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page


@command(
    "check",
    both("Đối chiếu số liệu.", "Check the figures."),
    both(
        "Đối chiếu số liệu của ĐƯỜNG_DẪN (thư mục Data Package, tệp JSON, hoặc một tệp CSV): các "
        "số có khớp nhau không, chỗ nào cần hỏi lại. Mã kết thúc: 0 nếu không có mâu thuẫn, 1 nếu "
        "có, 2 nếu không đọc được.",
        "Check the figures at PATH (a Data Package folder, a JSON file, or one CSV file): whether "
        "they agree, and what to ask about. Exit status: 0 without errors, 1 with one, 2 when "
        "PATH cannot be read.",
    ),
)
@path_argument
@format_option("text", "json")
@output_option
def check(path: Path, form: str, output: Path | None) -> None:
    """Check the figures."""
    register = load_register(path)
    from cadre_training import check as run_checks
    from cadre_training.cli._findings import findings_json, findings_text

    result = run_checks(register)
    if form == "json":
        emit(dumps(findings_json(register, result)), output)
    else:
        emit(findings_text(register, result, Page.to(output)), output)
    if result.has_errors:
        raise click.exceptions.Exit(FINDINGS)
