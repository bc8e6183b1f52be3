"""``store build`` and ``store info``: very many records as Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cadre_training.cli import _errors
from cadre_training.cli._click import SETTINGS, Option
from cadre_training.cli._frames import frames_told
from cadre_training.cli._language import both, current, say
from cadre_training.cli._load import told
from cadre_training.cli._options import command, common_options, directory_option
from cadre_training.cli._output import blamed_on, emit
from cadre_training.cli._page import Page
from cadre_training.cli._waiting import Waiting
from cadre_training.cli.plugin import Group
from cadre_training.exporters._unsafe import escape

if TYPE_CHECKING:
    from cadre_training.store import BuildReport, Manifest

_BAD_ROWS = ("refuse", "keep-good")


@click.group(
    "store",
    cls=Group,
    short_help=both("Lập kho số liệu lớn (Parquet).", "Keep very many records (Parquet)."),
    help=both(
        "Lập và xem kho số liệu: thư mục tệp Parquet chia theo năm, tính nhanh trên hàng chục "
        "triệu dòng danh sách lớp. Kho không chứa tên và mã của người học.",
        "Build and look at stores: folders of Parquet files by year, quick to count in over tens "
        "of millions of rows of class rolls. A store holds no names or identifiers of persons.",
    ),
    add_help_option=False,
    invoke_without_command=True,
    context_settings=SETTINGS,
)
@common_options
@click.pass_context
def store(ctx: click.Context) -> None:
    """Show the help where no command is named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _one_of(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if value not in _BAD_ROWS:
        raise _errors.unknown("cách xử lý dòng sai", "way with bad rows", value, _BAD_ROWS)
    return value


def _years(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> frozenset[int]:
    for value in values:
        if not (value.isascii() and value.isdigit() and len(value) == 4):
            raise _errors.refuse(
                f"--year cần một năm, như 2022; nhận được “{value}”",
                f"--year takes a year, such as 2022; got {value!r}",
            )
    return frozenset(map(int, values))


@command(
    "build",
    both("Lập kho từ các nguồn, hoặc thêm vào kho.", "Build a store of sources, or add to one."),
    both(
        "Đọc các NGUỒN (thư mục Data Package, tệp JSON, bảng CSV hoặc Parquet có tên như "
        "classes.csv, attendances.parquet), kiểm tra từng dòng rồi ghi vào kho THƯ_MỤC. Kho đã có "
        "thì được thêm vào. Chưa ghi xong thì kho cũ vẫn nguyên vẹn. Mã người học được ghi riêng "
        "trong thư mục THƯ_MỤC-people-keys bên cạnh kho.",
        "Read the SOURCEs (Data Package folders, JSON files, CSV or Parquet tables with names such "
        "as classes.csv, attendances.parquet), check every row, and write them to the store DIR. "
        "A store that is there is added to. Until all is written, the old store stays whole. The "
        "identifiers of persons are kept apart, in the folder DIR-people-keys beside the store.",
    ),
)
@click.argument(
    "sources",
    metavar=both("NGUỒN…", "SOURCE…"),
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@directory_option(both("Thư mục của kho.", "The store's folder."))
@click.option(
    "--bad-rows",
    "bad_rows",
    cls=Option,
    default=_BAD_ROWS[0],
    callback=_one_of,
    metavar="|".join(_BAD_ROWS),
    help=both(
        "Khi có dòng sai: refuse (mặc định) không lập gì; keep-good bỏ dòng sai, giữ dòng đúng.",
        "Where rows are wrong: refuse (default) builds nothing; keep-good leaves them out.",
    ),
)
@click.option(
    "--year",
    "years",
    cls=Option,
    multiple=True,
    callback=_years,
    metavar=both("NĂM", "YEAR"),
    help=both(
        "Lập lại riêng năm này, thay số liệu cũ của năm; dùng được nhiều lần.",
        "Build this year anew, in place of what the store has of it; may be given again.",
    ),
)
@click.option(
    "--dry-run",
    "dry_run",
    cls=Option,
    is_flag=True,
    help=both(
        "Chỉ đọc và kiểm tra các nguồn, không ghi gì vào kho.",
        "Only read and check the sources; write nothing.",
    ),
)
def build(
    sources: tuple[Path, ...],
    directory: Path,
    bad_rows: str,
    years: frozenset[int],
    dry_run: bool,
) -> None:
    """Build a store."""
    with frames_told(directory), told(directory), blamed_on(directory):
        from cadre_training.store import build as build_store

        with Waiting(say("Đang lập kho", "Building the store")) as waiting:
            report = build_store(
                sources,
                directory,
                bad_rows="refuse" if bad_rows == _BAD_ROWS[0] else "keep-good",
                years=years,
                dry_run=dry_run,
                progress=waiting.progress,
            )
    _tell(report, dry_run)
    if dry_run:
        emit(say("Đã kiểm tra xong; không ghi gì.\n", "All checked; nothing was written.\n"), None)
        return
    emit(_described(directory, report.manifest), None)


def _tell(report: BuildReport, dry_run: bool) -> None:
    """Say on standard error what is wrong, and what was left out."""
    for problem in report.problems:
        click.echo(escape(problem.text(current())), err=True)
    if dry_run:
        if report.bad_rows:
            words = say(f"Số dòng sai: {report.bad_rows}.", f"Bad rows: {report.bad_rows}.")
            click.echo(words, err=True)
        return
    if report.bad_rows:
        click.echo(
            say(
                f"Đã bỏ {report.bad_rows} dòng sai.",
                f"{report.bad_rows} bad row{'s' * (report.bad_rows != 1)} left out.",
            ),
            err=True,
        )
    if report.left_out:
        click.echo(
            say(
                f"Không lấy {report.left_out} dòng khác: lớp của dòng đã bị bỏ, hoặc khác năm.",
                f"{report.left_out} more left out: their class was, or they are of other years.",
            ),
            err=True,
        )


@command(
    "info",
    both("Xem kho có gì.", "Show what a store holds."),
    both(
        "Xem kho THƯ_MỤC có những bảng nào, bao nhiêu dòng, những năm nào.",
        "Show which tables the store DIR holds, how many rows, and of which years.",
    ),
)
@click.argument("directory", metavar=both("THƯ_MỤC", "DIR"), type=click.Path(path_type=Path))
@click.option(
    "--verify",
    cls=Option,
    is_flag=True,
    help=both("Đối chiếu mã kiểm tra của mọi tệp.", "Check the checksum of every file."),
)
def info(directory: Path, verify: bool) -> None:
    """Show what a store holds."""
    with frames_told(directory):
        from cadre_training.store import read_manifest
        from cadre_training.store import verify as verify_store

        manifest = read_manifest(directory)
        damaged = verify_store(directory) if verify else ()
    if damaged:
        names = [_errors.shown(directory / part.path) for part in damaged]
        raise _errors.refuse(
            f"{len(damaged)} tệp của kho đã hỏng; hãy lập lại kho từ các nguồn",
            f"files of the store are damaged: {len(damaged)}; build it anew from its sources",
            names,
        )
    emit(_described(directory, manifest), None)


def _described(directory: Path, manifest: Manifest) -> str:
    from cadre_training.formatting import Formatter
    from cadre_training.store.wording import TABLE_WORDS, VERSION

    write = Formatter(current())
    page = Page.to(None)
    page.line(_errors.shown(directory))
    rows = [(words.in_language(current()), manifest.rows(t)) for t, words in TABLE_WORDS.items()]
    rows.append((say("Người trong danh sách lớp", "Persons on class rolls"), manifest.people))
    size = sum(part.size for part in manifest.parts)
    rows += [
        (say("Số tệp", "Files"), len(manifest.parts)),
        (say("Dung lượng (byte)", "Bytes"), size),
    ]
    page.grid([(name, write.integer(number)) for name, number in rows], (False, True), ())
    if manifest.years:
        years = ", ".join(map(str, manifest.years))
        page.line(say(f"Các năm: {years}", f"Years: {years}"))
    page.line(say(f"Phiên bản của kho: {VERSION}", f"Version of the store: {VERSION}"))
    return page.text()


store.add_command(build)
store.add_command(info)
