"""``aggregate``: work out statistics from the records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click
from attrs import evolve

from cadre_training.cli import _errors
from cadre_training.cli._click import Option
from cadre_training.cli._frames import frames_told, is_frames, is_summary_path, read_frames
from cadre_training.cli._json import dumps
from cadre_training.cli._language import both, say
from cadre_training.cli._load import load_register, refuse_mapping, told
from cadre_training.cli._map import MapChoice, map_options
from cadre_training.cli._options import (
    command,
    format_option,
    mapping_options,
    names_option,
    output_option,
    path_argument,
)
from cadre_training.cli._output import emit
from cadre_training.cli._stat_data import as_csv, as_json
from cadre_training.cli._unit_levels import tell_of_levels
from cadre_training.cli._waiting import Waiting
from cadre_training.model.register import Register
from cadre_training.stats import DIMENSIONS, MEASURES, NeedsYear, StatTable
from cadre_training.stats import aggregate as work_out


@command(
    "aggregate",
    both("Tính số liệu thống kê từ các bản ghi.", "Work out statistics from the records."),
    both(
        "Tính các chỉ tiêu từ bản ghi của ĐƯỜNG_DẪN (cũng có thể là kho số liệu, tệp Parquet hoặc "
        "bản tóm tắt), phân tổ theo năm, đối tượng, đơn vị… Chỉ đọc bản ghi, không đọc số liệu "
        "nêu sẵn trong báo cáo. Xem tên các chỉ tiêu và cách phân tổ bằng lệnh “measures”.",
        "Work out measures over the records at PATH (a store, Parquet files or a summary too), "
        "broken down by year, target group, unit… It reads records only, never the figures that a "
        "report states. The command 'measures' lists the names.",
    ),
)
@path_argument
@names_option(
    "--by",
    "by",
    "",
    both("Phân tổ theo, ví dụ year,target_group.", "Dimensions, such as year,target_group."),
)
@names_option(
    "--measure",
    "measures",
    "classes,attendances",
    both(
        "Các chỉ tiêu; mặc định là classes,attendances.",
        "Measures; classes,attendances by default.",
    ),
)
@map_options
@mapping_options()
@format_option("text", "csv", "json")
@click.option(
    "--totals/--no-totals",
    cls=Option,
    default=None,
    help=both(
        "Có hay không các dòng cộng; mặc định là có, trừ dạng csv.",
        "With or without rows of totals; with them by default, except in csv.",
    ),
)
@output_option
def aggregate(
    path: Path,
    by: tuple[str, ...],
    measures: tuple[str, ...],
    form: str,
    totals: bool | None,
    output: Path | None,
    map_day: dt.date | None,
    unbridged: bool,
    country: bool,
    mapping: Path | None,
    use_mapping: bool,
) -> None:
    """Work out statistics."""
    _check_names(by, measures)
    choice = MapChoice(day=map_day, bridged=not unbridged, country=country)
    totals = form != "csv" if totals is None else totals
    if is_summary_path(path) or is_frames(path):
        refuse_mapping(mapping, use_mapping=use_mapping)
    read = partial(load_register, path, mapping, use_mapping=use_mapping)
    try:
        register, table = _worked_out(path, by, measures, choice, read, totals=totals)
    except NeedsYear as error:
        raise _errors.refuse(
            "chỉ tiêu tăng, giảm so với năm trước cần phân tổ theo năm: thêm year vào --by",
            "a measure of change compares years: add year to --by",
        ) from error
    if not is_summary_path(path):
        tell_of_levels(by, register, table, country=country)
    if form == "json":
        emit(dumps(as_json(table, totals=totals)), output)
    elif form == "csv":
        emit(as_csv(table, totals=totals), output)
    else:
        from cadre_training.cli._stat_text import as_text

        emit(as_text(register, table, totals=totals), output)


def _worked_out(
    path: Path,
    names: Sequence[str],
    measures: Sequence[str],
    choice: MapChoice,
    read: Callable[[], Register],
    *,
    totals: bool,
) -> tuple[Register, StatTable]:
    """Return the table, and what its keys are named by: of a store, few records."""
    if is_summary_path(path):
        choice.refuse_for_summaries()
        with frames_told(path):
            from cadre_training.frames.summaries import read_summary

            summary = read_summary(path)
            table = summary.table(names, measures, totals=totals)
            return Register(covers=summary.covers, units=summary.units), table
    by = choice.dimensions(names)
    if not is_frames(path):
        register = read()
        register = evolve(register, units=choice.units(register.units))
        with _waiting():
            return register, work_out(register, by, measures, totals=totals)
    with frames_told(path), told(path), _waiting():
        from cadre_training.frames import aggregate as over_frames

        frames, schemes = read_frames(path)
        if choice.country:
            # What a store keeps beside the codes was found in its own list of units.
            frames = evolve(frames, units=choice.units(frames.units), stored=None)
        table = over_frames(frames, by, measures, totals=totals)
        named = Register(
            covers=frames.covers, units=frames.units, topics=frames.topics, schemes=schemes
        )
        return named, table


def _waiting() -> Waiting:
    return Waiting(say("Đang tổng hợp", "Working out the table"))


def _check_names(by: Sequence[str], measures: Sequence[str]) -> None:
    """Refuse unknown names before anything is read."""
    dimension_names = [dimension.name for dimension in DIMENSIONS]
    measure_names = [measure.name for measure in MEASURES]
    for name in by:
        if name not in dimension_names:
            raise _errors.unknown("cách phân tổ", "dimension", name, dimension_names)
    for name in measures:
        if name not in measure_names:
            raise _errors.unknown("chỉ tiêu", "measure", name, measure_names)
