"""``summary build``, ``merge``, ``renumber``, ``info``: little kept of very many records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cadre_training.cli import _errors
from cadre_training.cli._click import SETTINGS, Option
from cadre_training.cli._frames import frames_told, is_frames
from cadre_training.cli._language import both, current, say
from cadre_training.cli._load import load_register, told
from cadre_training.cli._options import command, common_options, names_option, path_argument
from cadre_training.cli._output import emit, write_whole
from cadre_training.cli._page import Page
from cadre_training.cli._waiting import Waiting
from cadre_training.cli.plugin import Group
from cadre_training.stats import find_dimension, find_measure

if TYPE_CHECKING:
    from cadre_training.frames import Frames
    from cadre_training.frames.summaries import Roster, Summary
    from cadre_training.model.register import Register

_DIMENSIONS = "year,target_group,province,programme"


@click.group(
    "summary",
    cls=Group,
    short_help=both(
        "Tóm tắt số liệu của các tỉnh rồi gộp lại.", "Summarise provinces, and merge them."
    ),
    help=both(
        "Lập, gộp và xem bản tóm tắt: một tệp nhỏ giữ các số cộng được và tập hợp số thứ tự của "
        "người học, để mỗi tỉnh tóm tắt riêng rồi cả nước gộp lại mà số liệu vẫn chính xác. Bản "
        "tóm tắt không chứa tên và mã của người học.",
        "Build, merge and look at summaries: a small file keeps numbers that add up and the sets "
        "of the persons' numbers, so that each province summarises its own records and the nation "
        "merges them, exactly. A summary holds no names or identifiers of persons.",
    ),
    add_help_option=False,
    invoke_without_command=True,
    context_settings=SETTINGS,
)
@common_options
@click.pass_context
def summary(ctx: click.Context) -> None:
    """Show the help where no command is named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


_written = click.option(
    "-o",
    "--output",
    "output",
    cls=Option,
    required=True,
    type=click.Path(path_type=Path),
    metavar=both("TỆP", "FILE"),
    help=both(
        "Tệp của bản tóm tắt, thường có đuôi .ctsum.", "The summary's file, by custom *.ctsum."
    ),
)


@command(
    "build",
    both("Lập bản tóm tắt.", "Build a summary."),
    both(
        "Tóm tắt các bản ghi ở ĐƯỜNG_DẪN (thư mục Data Package, tệp JSON hoặc CSV, kho số liệu, "
        "tệp Parquet) theo những cách phân tổ nhỏ nhất sẽ cần đến. Muốn gộp được với tỉnh khác thì "
        "các tỉnh phải dùng chung một danh sách người (--people).",
        "Summarise the records at PATH (a Data Package folder, a JSON or CSV file, a store, "
        "Parquet files) by the finest dimensions that will be asked for. To be merged with those "
        "of other provinces, all must use one roster (--people).",
    ),
)
@path_argument
@_written
@names_option(
    "--by",
    "by",
    _DIMENSIONS,
    both(f"Phân tổ theo; mặc định là {_DIMENSIONS}.", f"The dimensions; {_DIMENSIONS} by default."),
)
@names_option(
    "--measure",
    "measures",
    "",
    both("Các chỉ tiêu cần giữ; mặc định là tất cả.", "Measures to keep; all by default."),
)
@click.option(
    "--people",
    "people",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar=both("TỆP", "FILE"),
    help=both(
        "Danh sách người dùng chung (mỗi dòng một mã, hoặc bảng có cột cadre_id); số thứ tự của "
        "một người là vị trí trong danh sách.",
        "The roster that all share (an identifier a line, or a table with a column cadre_id); a "
        "person's number is their place in it.",
    ),
)
@click.option(
    "--keys",
    "keys",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar=both("TỆP", "FILE"),
    help=both(
        "Tệp mã người của kho số liệu, khi đánh số lại theo --people; mặc định là tệp bên cạnh "
        "kho.",
        "The key file of the store whose persons are numbered anew by --people; by default the "
        "one beside the store.",
    ),
)
@click.option(
    "--estimate",
    cls=Option,
    is_flag=True,
    help=both(
        "Chỉ ước lượng số người, khi tập hợp đầy đủ quá lớn; kết quả được ghi rõ là ước lượng.",
        "Only estimate how many persons there are, where whole sets are too big; what comes of it "
        "is marked as an estimate.",
    ),
)
def build(
    path: Path,
    output: Path,
    by: tuple[str, ...],
    measures: tuple[str, ...],
    people: Path | None,
    keys: Path | None,
    estimate: bool,
) -> None:
    """Build a summary."""
    if estimate and people is not None:
        raise _errors.refuse(
            "chỉ chọn một trong hai: --people hoặc --estimate", "choose --people or --estimate"
        )
    _check_names(by, measures)
    source = _source(path)
    with frames_told(path), told(path):
        from cadre_training.frames.summaries import summarize

        with Waiting(say("Đang tóm tắt", "Summarising")) as waiting:
            made = summarize(
                source,
                by,
                measures or None,
                people="estimate" if estimate else None if people is None else _roster(people),
                keys=None if keys is None else _roster(keys),
                progress=waiting.progress,
            )
    _write(made, output)


def _source(path: Path) -> Register | Frames | Path:
    """Return what to summarise; an extra that is missing is told before anything is read."""
    return path if is_frames(path) else load_register(path)


def _roster(path: Path) -> Roster:
    with frames_told(path):
        from cadre_training.frames.summaries import Roster

        return Roster.read(path)


def _check_names(by: tuple[str, ...], measures: tuple[str, ...]) -> None:
    """Refuse unknown names before anything is read."""
    from cadre_training.stats import DIMENSIONS, MEASURES

    for name in by:
        if name not in (known := [d.name for d in DIMENSIONS]):
            raise _errors.unknown("cách phân tổ", "dimension", name, known)
    for name in measures:
        if name not in (known := [m.name for m in MEASURES]):
            raise _errors.unknown("chỉ tiêu", "measure", name, known)


@command(
    "merge",
    both("Gộp các bản tóm tắt.", "Merge summaries."),
    both(
        "Gộp các bản tóm tắt TỆP… của những bản ghi khác nhau, theo thứ tự nào cũng ra một kết "
        "quả. Người được đánh số theo những danh sách khác nhau thì không gộp, trừ khi dùng "
        "--apart.",
        "Merge the summaries FILE… of different records; the result is the same in whatever order. "
        "Where persons are numbered by different rosters it is refused, but for --apart.",
    ),
)
@click.argument(
    "files",
    metavar=both("TỆP…", "FILE…"),
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@_written
@click.option(
    "--apart",
    cls=Option,
    is_flag=True,
    help=both(
        "Coi người của các danh sách khác nhau là những người khác nhau.",
        "Take persons of different rosters for different persons.",
    ),
)
def merge(files: tuple[Path, ...], output: Path, apart: bool) -> None:
    """Merge summaries."""
    met: dict[Path | bytes, Path] = {}
    given: list[Summary] = []
    for path in files:
        with frames_told(path):
            from cadre_training.frames.summaries import read_summary

            one = read_summary(path)
        if met.setdefault(path.resolve(), path) is not path:
            name = _errors.shown(path)
            raise _errors.refuse(
                f"{name} được nêu hai lần; gộp như vậy thì số liệu bị tính hai lần",
                f"{name} is named twice; merged so, all of it would count twice",
            )
        twin = met.setdefault(one.to_bytes(), path)
        if twin is not path and one.tables:
            a, b = _errors.shown(twin), _errors.shown(path)
            click.echo(
                say(
                    f"Chú ý: {a} và {b} giống hệt nhau; nếu là một bản thì bị tính hai lần.",
                    f"Note: {a} and {b} are alike to the byte; if they are one, it counts twice.",
                ),
                err=True,
            )
        given.append(one)
    from cadre_training.frames.summaries import SummaryProblem
    from cadre_training.frames.summaries import merge as merged

    try:
        made = merged(given, apart=apart)
    except SummaryProblem as error:
        raise _errors.refuse(error.label.vi, error.label.en) from error
    _write(made, output)


@command(
    "renumber",
    both("Đánh số lại người theo danh sách khác.", "Number persons by another roster."),
    both(
        "Đánh số lại người trong bản tóm tắt TỆP, từ danh sách --keys sang danh sách --people, để "
        "gộp được với các bản tóm tắt theo danh sách đó.",
        "Number the persons of the summary FILE anew, from the list --keys to the list --people, "
        "so that it can be merged with summaries by that list.",
    ),
)
@click.argument("file", metavar=both("TỆP", "FILE"), type=click.Path(path_type=Path))
@click.option(
    "--keys",
    "keys",
    cls=Option,
    required=True,
    type=click.Path(path_type=Path),
    metavar=both("TỆP", "FILE"),
    help=both(
        "Danh sách đã dùng để đánh số, như tệp mã người của kho số liệu.",
        "The list that numbers them now, such as the key file of a store.",
    ),
)
@click.option(
    "--people",
    "people",
    cls=Option,
    required=True,
    type=click.Path(path_type=Path),
    metavar=both("TỆP", "FILE"),
    help=both("Danh sách mới.", "The list to number them by."),
)
@_written
def renumber(file: Path, keys: Path, people: Path, output: Path) -> None:
    """Number the persons of a summary anew."""
    old, new = _roster(keys), _roster(people)
    with frames_told(file):
        from cadre_training.frames.summaries import read_summary, renumbered

        made = renumbered(read_summary(file), old, new)
    _write(made, output)


@command(
    "info",
    both("Xem bản tóm tắt có gì.", "Show what a summary holds."),
    both(
        "Xem bản tóm tắt TỆP giữ những chỉ tiêu nào, theo những cách phân tổ nào.",
        "Show which measures the summary FILE keeps, and by which dimensions.",
    ),
)
@click.argument("file", metavar=both("TỆP", "FILE"), type=click.Path(path_type=Path))
def info(file: Path) -> None:
    """Show what a summary holds."""
    with frames_told(file):
        from cadre_training.frames.summaries import read_summary

        found = read_summary(file)
    emit(_described(found, file), None)


def _write(made: Summary, output: Path) -> None:
    with frames_told(output):
        data = made.to_bytes()
    write_whole(output, data)
    emit(_described(made, output), None)


def _described(found: Summary, path: Path) -> str:
    from cadre_training.formatting import Formatter
    from cadre_training.frames.summaries import PeopleKind
    from cadre_training.stats.formula import Resource

    write = Formatter(current())
    words = {
        Resource.CLASSES: ("Lớp", "Classes"),
        Resource.SESSIONS: ("Cuộc", "Sessions"),
        Resource.TOPICS: ("Chuyên đề", "Topics"),
        Resource.ATTENDANCES: ("Dòng danh sách lớp", "Rows of class rolls"),
    }
    page = Page.to(None)
    page.line(_errors.shown(path))
    rows = [[say("Bản ghi", "Records"), say("Số dòng", "Rows"), say("Số ô", "Cells")]]
    for resource, table in found.tables.items():
        number = sum(table.counts["rows"])
        rows.append([say(*words[resource]), write.integer(number), write.integer(len(table))])
    page.grid(rows, (False, True, True), (1,))
    page.gap()
    by = ", ".join(find_dimension(d).label.in_language(current()) for d in found.dimensions)
    kept = ", ".join(find_measure(m).label.in_language(current()) for m in found.measures)
    nothing = say("không có", "none")
    page.line(say(f"Phân tổ: {by or nothing}", f"By: {by or nothing}"))
    page.line(say(f"Chỉ tiêu: {kept or nothing}", f"Measures: {kept or nothing}"))
    if found.covers is not None:
        covers = write.period(found.covers)
        page.line(say(f"Thời kỳ: {covers}", f"Period: {covers}"))
    if found.people is PeopleKind.ESTIMATE:
        page.line(say("Số người là ước lượng.", "Numbers of persons are estimates."))
    for space in found.spaces:
        page.line(
            say(f"Số thứ tự của người theo: {space.id}", f"Persons are numbered by: {space.id}")
        )
    if len(found.spaces) > 1:
        page.line(
            say(
                "Người theo những danh sách khác nhau được tính là những người khác nhau.",
                "Persons numbered by different lists count as different persons.",
            )
        )
    return page.text()


summary.add_command(build)
summary.add_command(merge)
summary.add_command(renumber)
summary.add_command(info)
