"""The hooks: what a plugin may be asked for."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from cadre_training.plugin._command import CommandSpec
from cadre_training.plugin._exporter import ExporterSpec
from cadre_training.plugin._reader import ReaderSpec
from cadre_training.plugin._workbook import WorkbookSpec

PROJECT = "cadre_training"
"""The name that hooks and entry points are marked with."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """The hooks a plugin may implement."""

    @hookspec
    def cadre_training_exporters(self) -> Iterable[ExporterSpec]:  # type: ignore[empty-body]
        """Return the specs of the plugin's exporters.

        Called once, when formats are listed or an unknown one is asked for. It must be cheap:
        name the code in ``ExporterSpec.exporter``, do not import it here.
        """

    @hookspec
    def cadre_training_readers(self) -> Iterable[ReaderSpec]:  # type: ignore[empty-body]
        """Return the specs of the plugin's readers.

        Called once, when readers are listed or a file has an ending that needs one. It must be
        cheap: name the code in ``ReaderSpec.reader``, do not import it here. For example::

            @hookimpl
            def cadre_training_readers():
                return [
                    ReaderSpec(
                        name="class-book",
                        summary=Label("sổ lớp của trường", "the school's class books"),
                        media_type="text/tab-separated-values",
                        extensions=(".tsv",),
                        reader="my_package.class_book:read",
                    )
                ]
        """

    @hookspec
    def cadre_training_workbooks(self) -> Iterable[WorkbookSpec]:  # type: ignore[empty-body]
        """Return the specs of what the plugin opens as sheets of cells.

        Unlike a reader, an opener need not know what the cells mean: the library finds the
        tables on the sheets. Called once, when a file has an ending that needs a plugin. It must
        be cheap: name the code in ``WorkbookSpec.opener``, do not import it here. For example::

            @hookimpl
            def cadre_training_workbooks():
                return [
                    WorkbookSpec(
                        name="xlsx",
                        summary=Label("bảng tính Excel", "Excel workbooks"),
                        media_type="application/vnd.ms-excel",
                        extensions=(".xlsx", ".xls"),
                        opener="my_package.workbook:open_workbook",
                    )
                ]
        """

    @hookspec
    def cadre_training_commands(self) -> Iterable[CommandSpec]:  # type: ignore[empty-body]
        """Return the specs of the commands that the plugin adds to ``cadre-training``.

        Called once, when commands are listed or one is asked for that is not built in. It must
        be cheap: name the code in ``CommandSpec.command``, do not import it here. For example::

            @hookimpl
            def cadre_training_commands():
                return [
                    CommandSpec(
                        name="rolls",
                        summary=Label("In danh sách lớp.", "Print class rolls."),
                        command="my_package.rolls:run",
                    )
                ]
        """
