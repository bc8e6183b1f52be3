"""The kinds of things that plugins offer."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from cadre_training._registry.command import InstalledCommand
from cadre_training._registry.format import Format
from cadre_training._registry.offer import Offer, Spec
from cadre_training._registry.reader import InstalledReader
from cadre_training._registry.workbook import InstalledWorkbook
from cadre_training.plugin import (
    CommandSpec,
    ExporterSpec,
    Label,
    ReaderSpec,
    Subject,
    WorkbookSpec,
)

SpecT = TypeVar("SpecT", bound=Spec)
OfferT = TypeVar("OfferT", bound=Offer[Spec])


@frozen(kw_only=True)
class Kind(Generic[SpecT, OfferT]):
    """A kind of thing that plugins offer.

    Args:
        hook: The name of the hook that returns its specs.
        spec: The class of its specs.
        offer: The class of what is made of a spec.
        word: What one is called in messages, in English.
        ask: The advice to ask for one by a longer name, with ``…`` for that.
        built_in: The names that no plugin's has for itself.
    """

    hook: str
    spec: type[SpecT]
    offer: type[OfferT]
    word: str
    ask: Label
    built_in: tuple[str, ...]


BUILT_IN = (
    ExporterSpec(
        name="json",
        summary=Label("toàn bộ báo cáo dạng JSON", "the whole report as JSON"),
        media_type="application/json",
        extension=".json",
        accepts=Subject.REPORT,
        also_accepts=(Subject.TABLE, Subject.COUNTER),
        exporter="cadre_training.exporters.json:export",
    ),
    ExporterSpec(
        name="text",
        summary=Label("toàn bộ báo cáo dạng văn bản thuần", "the whole report as plain text"),
        media_type="text/plain; charset=utf-8",
        extension=".txt",
        accepts=Subject.REPORT,
        also_accepts=(Subject.TABLE, Subject.COUNTER),
        exporter="cadre_training.exporters.text:export",
        options="cadre_training.exporters.text:TextOptions",
    ),
)
"""The formats that need no plugin."""

FORMATS = Kind(
    hook="cadre_training_exporters",
    spec=ExporterSpec,
    offer=Format,
    word="format",
    ask=Label("Hãy gọi định dạng này bằng tên “…”.", "Ask for it as '…'."),
    built_in=tuple(spec.name for spec in BUILT_IN),
)
READERS = Kind(
    hook="cadre_training_readers",
    spec=ReaderSpec,
    offer=InstalledReader,
    word="reader",
    ask=Label("Hãy gọi bộ đọc này bằng tên “…”.", "Ask for it as '…'."),
    built_in=("csv", "json", "package"),
)
WORKBOOKS = Kind(
    hook="cadre_training_workbooks",
    spec=WorkbookSpec,
    offer=InstalledWorkbook,
    word="opener",
    ask=Label("Hãy gọi bộ mở bảng tính này bằng tên “…”.", "Ask for it as '…'."),
    built_in=("csv",),
)
COMMANDS = Kind(
    hook="cadre_training_commands",
    spec=CommandSpec,
    offer=InstalledCommand,
    word="command",
    ask=Label("Hãy gọi lệnh này bằng tên “…”.", "Ask for it as '…'."),
    built_in=(
        "aggregate",
        "check",
        "checks",
        "formats",
        "measures",
        "plugin",
        "plugins",
        "regulation",
        "report",
        "schema",
        "store",
        "summary",
    ),
)

HOOKS = tuple(kind.hook for kind in (FORMATS, READERS, WORKBOOKS, COMMANDS))
"""The names of all hooks."""
