"""Options about the map that units stand on, and what they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec

import click
from attrs import field, frozen

from cadre_training.cli import _errors
from cadre_training.cli._click import Option
from cadre_training.cli._day import parse_day
from cadre_training.cli._language import both
from cadre_training.stats import on_map
from cadre_training.stats.dimension import Dimension
from cadre_training.stats.map_dimension import LEVELS

if TYPE_CHECKING:
    from cadre_training.model.admin_unit import AdminUnit

P = ParamSpec("P")


@frozen(kw_only=True)
class MapChoice:
    """What a command was asked about the map.

    Args:
        day: The day of the map; None for the units of the records' own days.
        bridged: Carry records over to the units of that map.
        country: Complete the units with those of the country.
    """

    day: dt.date | None = None
    bridged: bool = True
    country: bool = field(default=False)

    def dimensions(self, by: Sequence[str]) -> tuple[str | Dimension, ...]:
        """Return the dimensions of these names, those of units on the map."""
        if self.day is None:
            if not self.bridged:
                raise _errors.refuse(
                    "--unbridged đi cùng --map: hãy nêu ngày của bản đồ",
                    "--unbridged goes with --map: name the day of the map",
                )
            return tuple(by)
        if not set(by) & set(LEVELS):
            names = ", ".join(LEVELS)
            raise _errors.refuse(
                f"--map cần một cách phân tổ theo đơn vị: thêm một trong {names} vào --by",
                f"--map needs a dimension of units: add one of {names} to --by",
            )
        day = self.day
        return tuple(
            on_map(name, day, bridged=self.bridged) if name in LEVELS else name for name in by
        )

    def refuse_for_summaries(self) -> None:
        """Refuse all of it for a summary, whose persons were counted for units of their days."""
        if self.day is not None or self.country or not self.bridged:
            raise _errors.refuse(
                "bản tóm tắt không dùng được với --map, --unbridged, --country; hãy tính từ bản "
                "ghi hoặc kho số liệu",
                "a summary takes no --map, --unbridged or --country; use the records or a store",
            )

    def units(self, own: tuple[AdminUnit, ...]) -> tuple[AdminUnit, ...]:
        """Return the units of a register, completed if that was asked for."""
        if not self.country:
            return own
        from cadre_training.maps import MissingUnitData, UnitDataProblem, completed

        try:
            return completed(own)
        except (MissingUnitData, UnitDataProblem) as error:
            raise _errors.refuse(error.label.vi, error.label.en) from error


def map_options(function: Callable[P, None]) -> Callable[P, None]:
    """Give a command ``--map``, ``--unbridged`` and ``--country``."""
    day = click.option(
        "--map",
        "map_day",
        cls=Option,
        callback=parse_day,
        metavar=both("NGÀY", "DAY"),
        help=both(
            "Đưa các đơn vị về địa giới của ngày này, ví dụ 2025-07-01; đơn vị không quy đổi được "
            "chính xác thì đứng riêng.",
            "Put units on the map of this day, such as 2025-07-01; a unit that cannot be carried "
            "over exactly stands apart.",
        ),
    )
    unbridged = click.option(
        "--unbridged",
        cls=Option,
        is_flag=True,
        help=both(
            "Với --map: không quy đổi, mỗi đơn vị không có trên bản đồ ấy đứng riêng.",
            "With --map: carry nothing over; each unit that is not on that map stands apart.",
        ),
    )
    country = click.option(
        "--country",
        cls=Option,
        is_flag=True,
        help=both(
            "Bổ sung danh mục đơn vị hành chính cả nước (cần phần mở rộng units).",
            "Add the administrative units of the whole country (needs the extra units).",
        ),
    )
    return day(unbridged(country(function)))
