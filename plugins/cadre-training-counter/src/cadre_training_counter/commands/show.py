"""``counter show``: the figures of a state, in the forms that pages take them in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from cadre_training.plugin import CounterSnapshot, ExportOptions, Label, Language
from cadre_training_counter.commands import options, values
from cadre_training_counter.commands.figures import figures_text
from cadre_training_counter.commands.line import Option, Usage
from cadre_training_counter.commands.printing import emit
from cadre_training_counter.commands.state import moment_of, settle
from cadre_training_counter.options import FragmentOptions
from cadre_training_counter.store.snapshot import snapshot
from cadre_training_counter.store.sqlite import SqliteStore

_FORMS = ("text", "json", "html", "svg")

USAGE = Usage(
    name="cadre-training counter show",
    text=Label(
        "In số liệu của một thư mục trạng thái, mặc định tại thời điểm đếm lần cuối.",
        "Print the figures of a state folder, by default as of when it was counted last.",
    ),
    options=(
        options.KEPT_STATE,
        options.AT,
        Option(
            name="--to",
            value=Label.same("|".join(_FORMS)),
            help=Label("Dạng in ra; mặc định là text.", "What to print; text by default."),
        ),
        options.OUTPUT,
    ),
)


def run(args: Sequence[str], language: Language) -> int:
    """Print the figures of a state; return the exit status.

    Args:
        args: What follows the name of the command.
        language: The language of what is printed.
    """
    line = USAGE.read(args, language)
    form = line.one("to", values.one_of("dạng", "form", _FORMS)) or "text"
    folder = Path(line.values["state"])
    with SqliteStore(folder, create=False) as store:
        settings = settle(store, None, str(folder))
        asked = line.one("at", values.moment_in(settings.counter.zone))
        with store.reading() as reading:
            at = moment_of(reading, asked, settings)
            figures = snapshot(reading, at, settings.rules, site=settings.site)
    emit(_written(figures, form, language), line.one("output", Path))
    return 0


def _written(figures: CounterSnapshot, form: str, language: Language) -> str:
    if form == "text":
        return figures_text(figures, language)
    out = io.BytesIO()
    match form:
        case "html":
            from cadre_training_counter.fragment import export as export_html

            export_html(figures, out, FragmentOptions(language=language))
        case "svg":
            from cadre_training_counter.badge import export as export_svg

            export_svg(figures, out, ExportOptions(language=language))
        case _:
            from cadre_training_counter.data import export as export_json

            export_json(figures, out, ExportOptions(language=language))
    return out.getvalue().decode()
