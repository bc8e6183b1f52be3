"""``check``: hold the figures against the records and against each other."""

from __future__ import annotations

from pathlib import Path

import click

from cadre_training.cli import _errors
from cadre_training.cli._click import Option
from cadre_training.cli._errors import FINDINGS
from cadre_training.cli._json import dumps
from cadre_training.cli._language import both
from cadre_training.cli._load import is_spreadsheet, load_register
from cadre_training.cli._options import (
    command,
    format_option,
    mapping_options,
    output_option,
    path_argument,
)
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page
from cadre_training.model.notation import Notation


def _notation(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Notation | None:
    if value is None:
        return None
    known = {notation.value: notation for notation in Notation}
    if value not in known:
        raise _errors.unknown("cách viết số", "notation", value, known)
    return known[value]


@command(
    "check",
    both("Đối chiếu số liệu.", "Check the figures."),
    both(
        "Đối chiếu số liệu của ĐƯỜNG_DẪN: một bảng tính như cơ quan vẫn dùng (.xlsx, .xls, .ods, "
        ".csv), thư mục Data Package, tệp JSON, hoặc một bảng CSV của số liệu: các số có khớp nhau "
        "không, chỗ nào cần hỏi lại. Với bảng tính, cách hiểu các cột được ghi vào một tệp bên "
        "cạnh (TÊN.mapping.toml) để sửa và dùng cho lần sau. Mã kết thúc: 0 nếu không có mâu "
        "thuẫn, 1 nếu có, 2 nếu không đọc được.",
        "Check the figures at PATH: a spreadsheet as an office has it (.xlsx, .xls, .ods, .csv), a "
        "Data Package folder, a JSON file, or a CSV file with one table of a register: whether "
        "they agree, and what to ask about. Of a spreadsheet, how its columns were understood is "
        "written to a file beside it (NAME.mapping.toml), to be corrected and used again. Exit "
        "status: 0 without errors, 1 with one, 2 when PATH cannot be read.",
    ),
)
@path_argument
@click.option(
    "--annotate",
    "annotated",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar=both("TỆP", "FILE"),
    help=both(
        "Ghi một bản của bảng tính .xlsx có chú thích tại từng ô cần xem; mọi thứ khác giữ nguyên.",
        "Write a copy of the .xlsx with a comment at each finding; all else in it stays.",
    ),
)
@mapping_options(writes=True)
@click.option(
    "--notation",
    "notation",
    cls=Option,
    callback=_notation,
    metavar="vi|en",
    help=both(
        "Cách viết số trong bảng tính: vi là 6.200 và 98,96; en là 6,200 và 98.96.",
        "How the spreadsheet writes numbers: vi is 6.200 and 98,96; en is 6,200 and 98.96.",
    ),
)
@click.option(
    "--records",
    "records",
    cls=Option,
    is_flag=True,
    help=both(
        "Kiểm tra cả từng bản ghi của bảng tính rất dài; lâu hơn nhiều.",
        "Check the records of a very long spreadsheet too; that takes much longer.",
    ),
)
@format_option("text", "csv", "json")
@output_option
def check(
    path: Path,
    annotated: Path | None,
    mapping: Path | None,
    use_mapping: bool,
    notation: Notation | None,
    records: bool,
    form: str,
    output: Path | None,
) -> None:
    """Check the figures."""
    given = annotated or mapping or notation or records or not use_mapping
    if is_spreadsheet(path):
        from cadre_training.cli._sheets import SheetOptions, check_spreadsheet

        options = SheetOptions(
            mapping=mapping,
            use_mapping=use_mapping,
            annotated=annotated,
            notation=notation,
            records=records or None,
        )
        if check_spreadsheet(path, options, form, output):
            raise click.exceptions.Exit(FINDINGS)
        return
    if given:
        raise _errors.refuse(
            "--annotate, --mapping, --no-mapping, --notation và --records chỉ dùng cho bảng tính",
            "--annotate, --mapping, --no-mapping, --notation and --records are for spreadsheets "
            "only",
        )
    register = load_register(path)
    from cadre_training import check as run_checks
    from cadre_training.cli._findings import findings_json, findings_text
    from cadre_training.cli._findings_csv import findings_csv

    result = run_checks(register)
    if form == "json":
        emit(dumps(findings_json(register, result)), output)
    elif form == "csv":
        emit(findings_csv(register, result), output)
    else:
        emit(findings_text(register, result, Page.to(output)), output)
    if result.has_errors:
        raise click.exceptions.Exit(FINDINGS)
