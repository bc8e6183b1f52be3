"""``report``: the report on a register, in the formats asked for."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from cadre_training.cli import _errors
from cadre_training.cli._click import Option
from cadre_training.cli._day import parse_day
from cadre_training.cli._language import both, current
from cadre_training.cli._load import load_register
from cadre_training.cli._options import (
    command,
    directory_option,
    mapping_options,
    names_option,
    path_argument,
)
from cadre_training.cli._output import blamed_on

OptionsByFormat = Mapping[str, Mapping[str, str]]

DESCRIPTOR = "datapackage.json"


def _by_format(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> OptionsByFormat:
    """Sort ``csv.dialect=excel-vi`` and the like by format."""
    options: dict[str, dict[str, str]] = {}
    for value in values:
        path, equals, text = value.partition("=")
        name, dot, option = path.rpartition(".")
        if not (equals and dot and name and option):
            raise _errors.refuse(
                f"“{value}” không đúng dạng; hãy viết như csv.dialect=excel-vi",
                f"{value!r} has not the right form; write it like csv.dialect=excel-vi",
            )
        options.setdefault(name, {})[option] = text
    return options


@command(
    "report",
    both("Lập báo cáo và xuất ra tệp.", "Write the report."),
    both(
        "Lập báo cáo từ số liệu của ĐƯỜNG_DẪN (thư mục Data Package, tệp JSON, tệp CSV, hoặc bảng "
        "tính) và ghi vào thư mục -o theo các định dạng cần xuất. Mọi tệp cùng xuất hiện trọn vẹn, "
        "hoặc không tệp nào. Lệnh in ra tên các tệp đã ghi.",
        "Build the report on PATH (a Data Package folder, a JSON file, one CSV file, or a "
        "spreadsheet) and write it into the folder -o in the formats asked for. All files appear "
        "whole, or none does. The names of the files are printed.",
    ),
)
@path_argument
@names_option(
    "--to",
    "formats",
    "html",
    both(
        "Các định dạng, ví dụ html,csv,counter; mặc định là html. Xem lệnh formats.",
        "The formats, such as html,csv,counter; html by default. See the command formats.",
    ),
)
@directory_option(
    both("Thư mục để ghi; chưa có thì được tạo.", "The folder; it is made if need be.")
)
@click.option(
    "--as-of",
    "as_of",
    cls=Option,
    callback=parse_day,
    metavar=both("NGÀY", "DATE"),
    help=both(
        "Ngày lập in trên báo cáo; không nêu thì không in.",
        "The day to print on the report; none is printed by default.",
    ),
)
@click.option(
    "--set",
    "options",
    cls=Option,
    multiple=True,
    callback=_by_format,
    metavar=both("ĐỊNH_DẠNG.TÊN=GIÁ_TRỊ", "FORMAT.NAME=VALUE"),
    help=both(
        "Tùy chọn riêng của một định dạng: csv.dialect=excel-vi chẳng hạn.",
        "For one format only: csv.dialect=excel-vi, say.",
    ),
)
@mapping_options()
def report(
    path: Path,
    formats: tuple[str, ...],
    directory: Path,
    as_of: dt.date | None,
    options: OptionsByFormat,
    mapping: Path | None,
    use_mapping: bool,
) -> None:
    """Write the report."""
    _check_formats(formats, options)
    if directory.exists() and not directory.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "no folder", str(directory))
    _keep_apart(path, directory)
    register = load_register(path, mapping, use_mapping=use_mapping)
    from cadre_training import export_all, ten_year_report

    built = ten_year_report(register, as_of=as_of)
    with _told(), blamed_on(directory):
        files = export_all(built, formats, directory, language=current(), options=options)
    for file in files:
        click.echo(_errors.shown(file))


def _keep_apart(register: Path, directory: Path) -> None:
    """Refuse to write among the files of a register: some would take the place of its own."""
    folder = register if register.is_dir() else register.parent
    if (folder / DESCRIPTOR).is_file() and directory.resolve() == folder.resolve():
        raise _errors.refuse(
            "không ghi báo cáo vào thư mục của chính số liệu, để không ghi đè; "
            "hãy chọn thư mục khác sau -o",
            "a report is not written among the files of its register, which it could replace; "
            "choose another folder with -o",
        )


def _check_formats(names: tuple[str, ...], options: OptionsByFormat) -> None:
    """Refuse unknown formats and options before anything is read."""
    from cadre_training.cli._plugins import unwarned
    from cadre_training.exporting import AmbiguousFormat, UnknownFormat, find_formats
    from cadre_training.exporting.run import own_options

    for name in options:
        if name not in names:
            raise _errors.refuse(
                f"--set nêu định dạng “{name}”, nhưng --to không có định dạng này",
                f"--set names the format {name!r}, which --to does not",
            )
    for name in names:
        try:
            with unwarned(), _told():
                found = [option for one in find_formats(name) for option in own_options(one)]
        except UnknownFormat:
            raise _unknown_format(name) from None
        except AmbiguousFormat:
            raise _ambiguous_format(name) from None
        own = tuple(dict.fromkeys(found))  # the formats of a family share some
        for option in options.get(name, ()):
            if option not in own:
                raise _errors.unknown(f"tùy chọn {name}", f"option of format {name}", option, own)


def _unknown_format(name: str) -> _errors.Refusal:
    """Say which formats there are, and which plugin may have had this one and is broken."""
    from cadre_training._registry import PluginState
    from cadre_training._registry.discovery import canonical
    from cadre_training._registry.own_packages import package_of_format
    from cadre_training._registry.registry import ONLY_VARIABLE
    from cadre_training.cli._plugins import known_plugins, problems, registered_formats

    package = package_of_format(name)
    found = {canonical(one.distribution): one.state for one in known_plugins()}
    if package is not None and package not in found:
        return _errors.refuse(
            f"chưa cài phần mở rộng có định dạng “{name}”; hãy cài đặt: pip install {package}",
            f"the plugin with the format {name!r} is not installed; install it: "
            f"pip install {package}",
        )
    if package is not None and found[package] is PluginState.LEFT_OUT:
        return _errors.refuse(
            f"định dạng “{name}” là của {package}, mà biến {ONLY_VARIABLE} đang bỏ qua",
            f"the format {name!r} is one of {package}, which the variable {ONLY_VARIABLE} "
            "leaves out",
        )
    registered = registered_formats()
    families = [one.spec.family for one in registered if one.spec.family]
    known = dict.fromkeys([*(one.name for one in registered), *families])
    return _errors.unknown("định dạng", "format", name, known, lines=problems(current()))


def _ambiguous_format(name: str) -> _errors.Refusal:
    """Say by which names the formats that share one can be told apart."""
    from cadre_training.cli._plugins import registered_formats

    same = [one.full_name for one in registered_formats() if one.spec.name == name]
    return _errors.refuse(
        f"có nhiều phần mở rộng cùng có định dạng “{name}”; hãy chọn một trong: {', '.join(same)}",
        f"several plugins offer the format {name!r}; choose one of: {', '.join(same)}",
    )


@contextmanager
def _told() -> Generator[None]:
    """Say in the user's language what an export refuses or breaks at."""
    from cadre_training.exporting import BadOption, FileNameClash, PluginError

    try:
        yield
    except BadOption as error:
        advice = f": {error.advice.vi}" if error.advice else ""
        raise _errors.refuse(
            f"giá trị nêu sau --set không dùng được với định dạng này{advice}", str(error)
        ) from error
    except FileNameClash as error:
        raise _errors.refuse(
            "hai định dạng cùng ghi một tên tệp; hãy xuất chúng vào hai thư mục khác nhau",
            str(error),
        ) from error
    except PluginError as error:
        message = error.problem.message
        raise _errors.refuse(message.vi, message.en) from error
